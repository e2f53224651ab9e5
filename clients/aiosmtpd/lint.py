"""What is wrong with emails, by Python's own reading of the RFCs.

lint.py FILE…: prints a line for each fault, and exits with 1 if there is one. server.py lints
what it is sent.
"""

import email
import email.policy
import re
import sys

# RFC 5322 §3.6; RFC 2045 §4 to §6; RFC 3834 §5; RFC 3282 §2.
ONCE = [
    "Date",
    "From",
    "To",
    "Subject",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Language",
    "Auto-Submitted",
]
ENCODED_WORD = re.compile(rb"=\?[^?\s]+\?[^?\s]+\?[^?\s]*\?=")


def faults(raw):
    lines = raw.split(b"\r\n")
    if any(b"\r" in line or b"\n" in line for line in lines):
        yield "RFC 5322 §2.3: CR and LF stand together alone"
    if any(len(line) > 998 for line in lines):
        yield "RFC 5322 §2.1.1: a line has more than 998 characters"
    if not raw.isascii() or b"\0" in raw:
        yield "RFC 5321 §2.4: not ASCII, though nothing was negotiated"
    if not raw.endswith(b"\r\n"):
        yield "RFC 5321 §4.1.1.4: the last line has no end"
    head, separator, _ = raw.partition(b"\r\n\r\n")
    if not separator:
        yield "no body"
    for line in head.split(b"\r\n"):
        words = ENCODED_WORD.findall(line)
        if any(len(word) > 75 for word in words):
            yield f"RFC 2047 §2: an encoded word has more than 75 characters: {line}"
        if words and len(line) > 76:
            yield f"RFC 2047 §2: a line with an encoded word has more than 76: {line}"
        if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", line):
            yield f"RFC 5322 §2.2: a control character in a header: {line}"

    message = email.message_from_bytes(raw, policy=email.policy.SMTP)
    for part in message.walk():
        for defect in part.defects:
            yield f"{type(defect).__name__}: {defect}"
    for name, value in message.items():
        for defect in value.defects:
            yield f"{name}: {type(defect).__name__}: {defect}"
        if name not in ONCE:
            yield f"an unexpected header: {name}"
    for name in ONCE:
        if len(message.get_all(name, [])) != 1:
            yield f"{name}: there must be one"
            return

    if message["MIME-Version"].version != "1.0":
        yield "MIME-Version: not 1.0"
    date = message["Date"].datetime
    if date is None or date.tzinfo is None:
        yield f"Date: {message['Date']}"
    if not re.fullmatch(r"<[!-;=?-~]+@[a-zA-Z0-9.-]+>", str(message["Message-ID"])):
        yield f"Message-ID: {message['Message-ID']}"
    for name in ["From", "To"]:
        addresses = message[name].addresses
        if len(addresses) != 1 or not addresses[0].username or not addresses[0].domain:
            yield f"{name}: not one address: {message[name]}"
    if not str(message["Subject"]).strip():
        yield "Subject: empty"
    if message["Auto-Submitted"] != "auto-generated":
        yield f"Auto-Submitted: {message['Auto-Submitted']}"
    if message.get_content_type() != "text/plain" or message.get_content_charset() != "utf-8":
        yield f"Content-Type: {message['Content-Type']}"
    if message["Content-Transfer-Encoding"].cte not in ("7bit", "quoted-printable", "base64"):
        yield f"Content-Transfer-Encoding: {message['Content-Transfer-Encoding']}"
    # It can be read, and is text.
    text = message.get_content()
    if "\ufffd" in text or not text.strip():
        yield "the text cannot be read"


if __name__ == "__main__":
    found = 0
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            for fault in faults(file.read()):
                print(f"{path}: {fault}")
                found += 1
    sys.exit(1 if found else 0)
