"""Writes the HTML of emails beside them, to be looked at in a browser.

show.py FILE…, after EMAILS=FOLDER with the test `no_email_has_a_fault_that_a_linter_finds`.
"""

import email
import email.policy
import pathlib
import sys

for path in map(pathlib.Path, sys.argv[1:]):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.SMTP)
    page = message.get_body(["html"]).get_content()
    path.with_suffix(".html").write_text(page, encoding="utf-8")
