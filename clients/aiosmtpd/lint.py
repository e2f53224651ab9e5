"""What is wrong with emails, by Python's own reading of the RFCs.

lint.py FILE…: prints a line for each fault, and exits with 1 if there is one. server.py lints
what it is sent.
"""

import email
import email.policy
import html.parser
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
    if len(raw) > 100_000:
        yield "too long: some mail programs cut what has more than 100 kB"
    if message.get_content_type() != "multipart/alternative":
        yield f"Content-Type: {message['Content-Type']}"
        return
    # RFC 2046 §5.1.4: the richest comes last.
    parts = list(message.iter_parts())
    if [part.get_content_type() for part in parts] != ["text/plain", "text/html"]:
        yield f"not a text and then HTML: {[part['Content-Type'] for part in parts]}"
        return
    for part in parts:
        if part.get_content_charset() != "utf-8":
            yield f"Content-Type: {part['Content-Type']}"
        if part["Content-Transfer-Encoding"].cte not in ("7bit", "quoted-printable", "base64"):
            yield f"Content-Transfer-Encoding: {part['Content-Transfer-Encoding']}"
        # It can be read, and is text.
        text = part.get_content()
        if "\ufffd" in text or not text.strip():
            yield "the text cannot be read"
    text, page = (part.get_content() for part in parts)
    yield from faults_of_html(page, message["Content-Language"])
    for line in text.splitlines():
        if "://" in line and not re.fullmatch(r"(> .*)?|https?://\S+", line):
            yield f"an address that shares its line: {line}"
    said = Said(page)
    for address in re.findall(r"^https?://\S+$", text, re.MULTILINE):
        if address not in said.links:
            yield f"an address that HTML has not: {address}"


class Said(html.parser.HTMLParser):
    """What a page has."""

    def __init__(self, page):
        super().__init__()
        self.links, self.faults, self.language, self.title = [], [], None, False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "html":
            self.language = attributes.get("lang")
        if tag == "title":
            self.title = True
        if tag in ("script", "img", "link", "iframe", "object", "form", "video", "audio", "svg"):
            self.faults.append(f"HTML: a {tag}")
        for name, value in attributes.items():
            if name.startswith("on") or name in ("src", "srcset", "background", "poster"):
                self.faults.append(f"HTML: {name}={value}")
        if tag == "a":
            self.links.append(attributes["href"])
            if not re.match(r"https?://", attributes["href"]):
                self.faults.append(f"HTML: a link to {attributes['href']}")
        if tag == "table" and attributes.get("role") != "presentation":
            self.faults.append("HTML: a table that is said to hold data")


def faults_of_html(page, language):
    said = Said(page)
    yield from said.faults
    if said.language != language:
        yield f"HTML: the language is {said.language}, not {language}"
    if not said.title:
        yield "HTML: no title"
    if re.search(r"url\(|@import|@font-face", page):
        yield "HTML: loads something"


if __name__ == "__main__":
    found = 0
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            for fault in faults(file.read()):
                print(f"{path}: {fault}")
                found += 1
    sys.exit(1 if found else 0)
