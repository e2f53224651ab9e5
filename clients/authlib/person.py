"""Ada and her browser, without scripts."""

from html.parser import HTMLParser
from urllib.parse import urljoin

import requests

EMAIL = "ada@northwind.example"
PASSWORD = "correct-horse-battery"


class Forms(HTMLParser):
    """The forms of a page: where each goes, and what it sends."""

    def __init__(self, page):
        super().__init__()
        self.forms = {}
        self.current = None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.current = self.forms.setdefault(attributes.get("action"), {})
        chosen = "checked" in attributes or attributes.get("type") not in ("checkbox", "radio")
        if tag == "input" and self.current is not None and chosen and "name" in attributes:
            self.current[attributes["name"]] = attributes.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "form":
            self.current = None


class Person:
    def __init__(self, issuer):
        self.issuer = issuer
        self.browser = requests.Session()

    def sign_in(self, url):
        """Opens an app's link and signs in, if need be: the page, or the address an app was told."""
        page = self.open(url)
        if "/sign-in" not in Forms(page.text).forms:
            return page
        return self._send(page, "/sign-in", email=EMAIL, password=PASSWORD)

    def open(self, url):
        """Opens it: the page, or the address outside where it leads."""
        return self._follow(self.browser.get(url, allow_redirects=False))

    def allow(self, url, **ticked):
        """Signs in and allows what is asked, ticking these boxes; where the answer went."""
        return self._send(self.sign_in(url), "/consent/decide", decision="allow", **ticked)

    def _send(self, page, action, **answers):
        form = Forms(page.text).forms.get(action)
        if form is None:
            raise LookupError(f"no form for {action}: {page.text}")
        response = self.browser.post(
            self.issuer + action,
            data=form | answers,
            headers={"Origin": self.issuer, "Referer": page.url},
            allow_redirects=False,
        )
        return self._follow(response)

    def _follow(self, response):
        while response.is_redirect:
            location = urljoin(response.url, response.headers["Location"])
            if not location.startswith(f"{self.issuer}/"):
                return location
            response = self.browser.get(location, allow_redirects=False)
        return response
