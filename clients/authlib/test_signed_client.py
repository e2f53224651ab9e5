"""Authlib as a client that signs who it is and pushes its requests."""

import json
import os
import unittest
from urllib.parse import parse_qsl, urlsplit

from authlib.common.security import generate_token
from authlib.common.urls import add_params_to_uri
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from joserfc.jwk import ECKey

from person import Person
from program import ROOT, Program

# The program speaks plain HTTP; TLS ends in front of it.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "true"

CLIENT = "demo-signed"
CALLBACK = "http://127.0.0.1:8768/callback"
SCOPE = "candidates_read jobs_read company_read"
GRANTED = "candidates_read jobs_read"
KEY_FILE = ROOT / "demo/src/seed/demo-signed.private.jwk.json"
KEY = ECKey.import_key(json.loads(KEY_FILE.read_text()))


class SameAssertion(PrivateKeyJWT):
    """Signs once, and shows that assertion again."""

    def sign(self, auth, token_endpoint):
        if not hasattr(self, "signed"):
            self.signed = super().sign(auth, token_endpoint)
        return self.signed


class SignedClient(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = Program()
        cls.addClassCleanup(cls.program.stop)
        cls.metadata = cls.program.metadata()

    def client(self, method=PrivateKeyJWT, audience=None):
        client = OAuth2Session(
            CLIENT,
            KEY,
            token_endpoint=self.metadata["token_endpoint"],
            token_endpoint_auth_method="private_key_jwt",
            revocation_endpoint_auth_method="private_key_jwt",
            scope=SCOPE,
            redirect_uri=CALLBACK,
            code_challenge_method="S256",
        )
        # By itself the library names the endpoint it calls; rfc7523bis, which renews
        # RFC 7523, wants the issuer and nothing else.
        audience = audience or self.metadata["issuer"]
        headers = {"kid": KEY.kid}
        client.register_client_auth_method(method(audience, headers=headers, alg="ES256"))
        self.addCleanup(client.close)
        return client

    def request(self, client):
        """An authorization request as the library makes it, and its verifier."""
        verifier = generate_token(48)
        url, state = client.create_authorization_url(
            self.metadata["authorization_endpoint"], code_verifier=verifier, prompt="consent"
        )
        return url, state, verifier

    def push(self, client, url):
        """The library knows no pushed requests: its own request goes by its own signature."""
        return client.post(
            self.metadata["pushed_authorization_request_endpoint"],
            data=dict(parse_qsl(urlsplit(url).query)),
            auth=client.client_auth(client.token_endpoint_auth_method),
        )

    def pushed_url(self, pushed):
        return add_params_to_uri(
            self.metadata["authorization_endpoint"],
            [("client_id", CLIENT), ("request_uri", pushed.json()["request_uri"])],
        )

    def tokens(self, client):
        url, state, verifier = self.request(client)
        pushed = self.push(client, url)
        self.assertEqual(pushed.status_code, 201, pushed.text)
        answer = Person(self.program.issuer).allow(self.pushed_url(pushed))
        self.assertEqual(answer.partition("?")[0], CALLBACK)
        self.assertEqual(dict(parse_qsl(urlsplit(answer).query))["iss"], self.metadata["issuer"])
        return client.fetch_token(
            authorization_response=answer, state=state, code_verifier=verifier
        )

    def candidates(self, client):
        return client.get(f"{self.program.issuer}/api/candidates")

    def test_pushes_a_request_and_gets_tokens_that_the_api_takes(self):
        client = self.client()
        token = self.tokens(client)
        self.assertEqual(token["scope"], GRANTED)
        self.assertEqual(self.candidates(client).status_code, 200)

    def test_refreshes_its_tokens(self):
        client = self.client()
        before = self.tokens(client)
        # The library repeats its scope, of which the person did not allow all.
        with self.assertRaises(OAuthError) as refused:
            client.refresh_token()
        self.assertEqual(refused.exception.error, "invalid_scope")
        client.scope = before["scope"]
        after = client.refresh_token(refresh_token=before["refresh_token"])
        self.assertNotEqual(after["access_token"], before["access_token"])
        self.assertEqual(self.candidates(client).status_code, 200)

    def test_revokes_its_tokens(self):
        client = self.client()
        token = self.tokens(client)
        revoked = client.revoke_token(
            self.metadata["revocation_endpoint"], token["refresh_token"], "refresh_token"
        )
        self.assertEqual(revoked.status_code, 200)
        self.assertEqual(self.candidates(client).status_code, 401)

    def test_gets_a_token_for_itself(self):
        client = self.client()
        token = client.fetch_token(grant_type="client_credentials", scope=GRANTED)
        self.assertNotIn("refresh_token", token)
        self.assertEqual(self.candidates(client).status_code, 200)

    def test_an_assertion_is_good_once(self):
        client = self.client(SameAssertion)
        client.fetch_token(grant_type="client_credentials", scope="candidates_read")
        with self.assertRaises(OAuthError) as refused:
            client.fetch_token(grant_type="client_credentials", scope="candidates_read")
        self.assertEqual(refused.exception.error, "invalid_client")

    def test_an_assertion_for_the_token_endpoint_is_refused(self):
        client = self.client(audience=self.metadata["token_endpoint"])
        with self.assertRaises(OAuthError) as refused:
            client.fetch_token(grant_type="client_credentials", scope="candidates_read")
        self.assertEqual(refused.exception.error, "invalid_client")

    def test_a_request_that_was_not_pushed_is_refused(self):
        url, _, _ = self.request(self.client())
        answer = Person(self.program.issuer).sign_in(url)
        self.assertEqual(answer.partition("?")[0], CALLBACK)
        self.assertEqual(dict(parse_qsl(urlsplit(answer).query))["error"], "invalid_request")

    def test_a_pushed_request_of_another_client_is_refused(self):
        client = self.client()
        url, _, _ = self.request(client)
        pushed = self.push(client, url.replace(CLIENT, "demo-partner"))
        self.assertEqual(pushed.status_code, 400, pushed.text)
