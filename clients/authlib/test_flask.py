"""The guide's app of Flask and Authlib (docs/src/setup/sign-in-with-countersign.md)."""

import json
import os
import re
import tempfile
import unittest

from person import EMAIL, Person
from program import ROOT, Program

# The program speaks plain HTTP; TLS ends in front of it.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "true"

# The app is called without a socket.
APP = "http://127.0.0.1:49153"
FILE = f"""
confidential = true
[client]
name = "Wiki"
grant_types = ["authorization_code"]
redirect_uris = ["{APP}/callback"]
required = "openid profile email"
default = "openid"
"""


def documented():
    guide = (ROOT / "docs/src/setup/sign-in-with-countersign.md").read_text()
    below = guide.partition("\n### Authlib, with Flask\n")[2]
    return re.search("```python\n(.*?)```", below, re.DOTALL)[1]


class Guide(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = Program()
        cls.addClassCleanup(cls.program.stop)
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
            file.write(FILE)
            file.flush()
            registered = json.loads(cls.program.run("client", "add", file.name))
        os.environ |= {
            "ISSUER": cls.program.issuer,
            "CLIENT_ID": registered["client_id"],
            "CLIENT_SECRET": registered["client_secret"],
            "SECRET_KEY": "of the test",
        }
        module = {"__name__": "guide"}
        exec(compile(documented(), "the guide", "exec"), module)
        cls.app = module["app"]
        # What it refuses is part of the tests.
        cls.app.logger.disabled = True

    def browser(self):
        browser = self.app.test_client()
        return lambda url: browser.get(url.removeprefix(APP), base_url=APP)

    def test_a_person_signs_in_and_out(self):
        ada, browser = Person(self.program.issuer), self.browser()
        answer = ada.allow(browser("/sign-in").location)
        self.assertEqual(browser(answer).location, "/")
        person = browser("/").json["person"]
        self.assertEqual((person["name"], person["email"]), ("Ada Northwind", EMAIL))

        ada.open(browser("/sign-out").location)
        self.assertIsNone(browser("/").json["person"])
        again = ada.open(browser("/sign-in").location)
        self.assertIn('action="/sign-in"', again.text)

    def test_another_browsers_answer_signs_nobody_in(self):
        ada, browser, other = Person(self.program.issuer), self.browser(), self.browser()
        answer = ada.allow(browser("/sign-in").location)
        other("/sign-in")
        self.assertEqual(other(answer).status_code, 500)
        self.assertIsNone(other("/").json["person"])


if __name__ == "__main__":
    unittest.main()
