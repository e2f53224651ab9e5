"""Authlib as an app that people sign in to (OpenID Connect)."""

import json
import os
import tempfile
import unittest

import requests
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from authlib.oidc.discovery import OpenIDProviderMetadata, get_well_known_url
from joserfc import jwt
from joserfc.jwk import KeySet

from person import EMAIL, Person
from program import Program

# The program speaks plain HTTP; TLS ends in front of it.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "true"

CALLBACK = "http://127.0.0.1:8769/callback"
FILE = f"""
confidential = true
[client]
name = "Wiki"
grant_types = ["authorization_code", "refresh_token"]
redirect_uris = ["{CALLBACK}"]
required = "openid email"
default = "openid"
"""


class SignIn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = Program()
        cls.addClassCleanup(cls.program.stop)
        issuer = cls.program.issuer
        found = requests.get(get_well_known_url(issuer, external=True))
        cls.metadata = OpenIDProviderMetadata(found.json())
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
            file.write(FILE)
            file.flush()
            cls.registered = json.loads(cls.program.run("client", "add", file.name))

    def tokens(self):
        client = OAuth2Session(
            self.registered["client_id"],
            self.registered["client_secret"],
            scope="openid email",
            redirect_uri=CALLBACK,
            code_challenge_method="S256",
            token_endpoint=self.metadata["token_endpoint"],
        )
        self.addCleanup(client.close)
        verifier, nonce = generate_token(48), generate_token(20)
        url, state = client.create_authorization_url(
            self.metadata["authorization_endpoint"], code_verifier=verifier, nonce=nonce
        )
        answer = Person(self.program.issuer).allow(url)
        token = client.fetch_token(
            authorization_response=answer, state=state, code_verifier=verifier
        )
        return client, token, nonce

    def id_token(self, token, nonce):
        keys = requests.get(self.metadata["jwks_uri"]).json()
        decoded = jwt.decode(token["id_token"], KeySet.import_key_set(keys), ["RS256"])
        return CodeIDToken(
            decoded.claims,
            decoded.header,
            {"iss": {"essential": True, "value": self.program.issuer}},
            {
                "nonce": nonce,
                "client_id": self.registered["client_id"],
                "access_token": token["access_token"],
            },
        )

    def test_the_document_is_valid(self):
        # Of what it says of TLS, the program that speaks plain HTTP is excused.
        self.assertEqual(self.metadata["issuer"], self.program.issuer)
        for name in ["subject_types_supported", "id_token_signing_alg_values_supported"]:
            getattr(self.metadata, f"validate_{name}")()

    def test_learns_who_has_signed_in(self):
        client, token, nonce = self.tokens()
        claims = self.id_token(token, nonce)
        claims.validate()
        told = client.get(self.metadata["userinfo_endpoint"]).json()
        self.assertEqual((told["sub"], told["email"]), (claims["sub"], EMAIL))

    def test_takes_no_id_token_with_another_nonce(self):
        _, token, _ = self.tokens()
        with self.assertRaises(Exception):
            self.id_token(token, "another").validate()


if __name__ == "__main__":
    unittest.main()
