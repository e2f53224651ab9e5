"""Authlib as an app that registers itself (RFC 7591), and looks after that (RFC 7592)."""

import os
import unittest

import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7591 import ClientMetadataClaims

from person import Person
from program import Program

# The program speaks plain HTTP; TLS ends in front of it.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "true"

CALLBACK = "http://127.0.0.1:49154/callback"
SCOPE = "candidates_read"


class RegisteredClient(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = Program()
        cls.addClassCleanup(cls.program.stop)
        cls.metadata = cls.program.metadata()

    def register(self, method):
        """The answer, which the library finds in order."""
        wanted = {
            "client_name": "Quick Tools",
            "redirect_uris": [CALLBACK],
            "grant_types": ["authorization_code", "refresh_token"],
            "token_endpoint_auth_method": method,
        }
        answer = requests.post(self.metadata["registration_endpoint"], json=wanted, timeout=10)
        self.assertEqual(answer.status_code, 201, answer.text)
        registered = answer.json()
        known = ClientMetadataClaims.get_claims_options(self.metadata)
        ClientMetadataClaims(registered, {}, known).validate()
        for name, value in wanted.items():
            self.assertEqual(registered[name], value)
        return registered

    def tokens(self, registered):
        client = OAuth2Session(
            registered["client_id"],
            registered.get("client_secret"),
            token_endpoint=self.metadata["token_endpoint"],
            token_endpoint_auth_method=registered["token_endpoint_auth_method"],
            scope=SCOPE,
            redirect_uri=CALLBACK,
            code_challenge_method="S256",
        )
        self.addCleanup(client.close)
        verifier = generate_token(48)
        url, state = client.create_authorization_url(
            self.metadata["authorization_endpoint"], code_verifier=verifier
        )
        boxes = {"trust": "yes", "optional[]": [SCOPE]}
        answer = Person(self.program.issuer).allow(url, **boxes)
        client.fetch_token(authorization_response=answer, state=state, code_verifier=verifier)
        return client

    def status(self, client):
        return client.get(f"{self.program.issuer}/api/candidates").status_code

    def test_connect_3_an_app_registers_itself_is_allowed_calls_and_refreshes(self):
        for method in ("none", "client_secret_basic", "client_secret_post"):
            with self.subTest(method):
                registered = self.register(method)
                self.assertEqual("client_secret" in registered, method != "none")
                client = self.tokens(registered)
                self.assertEqual(client.token["scope"], SCOPE)
                self.assertEqual(self.status(client), 200)
                before = client.token["access_token"]
                client.refresh_token()
                self.assertNotEqual(client.token["access_token"], before)
                self.assertEqual(self.status(client), 200)

    def test_connect_3_an_app_that_deletes_its_registration_has_no_access_any_more(self):
        registered = self.register("client_secret_basic")
        client = self.tokens(registered)
        own = registered["registration_client_uri"]
        for token, status in (("x", 401), (registered["registration_access_token"], 204)):
            bearer = {"Authorization": f"Bearer {token}"}
            answer = requests.delete(own, headers=bearer, timeout=10)
            self.assertEqual(answer.status_code, status)
        self.assertEqual(self.status(client), 401)
        with self.assertRaises(OAuthError) as refused:
            client.refresh_token()
        self.assertEqual(refused.exception.error, "invalid_client")


if __name__ == "__main__":
    unittest.main()
