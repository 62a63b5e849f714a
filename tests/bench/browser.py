"""An editor at a browser, as far as saving goes: opens a form, changes it, sends it all back."""

import http.client
from html.parser import HTMLParser
from urllib.parse import urlencode

from django.urls import reverse

TIMEOUT = 120


class _Form(HTMLParser):
    """Reads what a browser would send of the page's main form."""

    def __init__(self, ident: str):
        super().__init__()
        self.ident, self.inside, self.pairs = ident, False, []
        self._select = self._area = None

    def handle_starttag(self, tag, attributes):
        held = dict(attributes)
        if tag == "form":
            self.inside = held.get("id") == self.ident
        if not self.inside or "disabled" in held:
            return
        name = held.get("name")
        if tag == "input" and name and held.get("type") not in ("submit", "file", "button", "image"):
            if held.get("type") not in ("checkbox", "radio") or "checked" in held:
                self.pairs.append([name, held.get("value") or ("on" if "checked" in held else "")])
        elif tag == "textarea" and name:
            self._area = [name, ""]
        elif tag == "select" and name:
            self._select = name
        elif tag == "option" and self._select and "selected" in held:
            self.pairs.append([self._select, held.get("value") or ""])

    def handle_data(self, data):
        if self._area:
            self._area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self._area:
            self.pairs.append([self._area[0], self._area[1].removeprefix("\n")])
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "form":
            self.inside = False


class Typed:
    """The pairs of a form, with single values to read and set by name."""

    def __init__(self, pairs):
        self.pairs = pairs

    def get(self, name, default=""):
        return next((value for known, value in self.pairs if known == name), default)

    def __setitem__(self, name, value):
        self.pairs = [pair for pair in self.pairs if pair[0] != name] + [[name, value]]


class Unanswered(Exception):
    """A form that did not come; its status is the argument."""


class Editor:
    """A signed-in account with a connection of its own."""

    def __init__(self, port: int, name: str, session: str):
        self.name, self._port, self._cookies = name, port, {"sessionid": session}

    def _ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=TIMEOUT)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"http://127.0.0.1:{self._port}/",
            }
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _equals, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, answer.headers.get("Location", ""), text

    def get(self, path):
        return self._ask("GET", path)

    def open(self, row) -> Typed:
        """Return the form that changes ``row``, as the page holds it."""
        status, _where, text = self.get(self._page(row))
        if status != 200:
            raise Unanswered(status)
        form = _Form(f"{row._meta.model_name}_form")
        form.feed(text)
        return Typed(form.pairs)

    def save(self, row, form: Typed) -> tuple[int, str]:
        """Send the form as the button "save the draft and stay" does; return the status and where it leads."""
        body = urlencode([*map(tuple, form.pairs), ("_continue", "1")])
        status, where, _text = self._ask("POST", self._page(row), body)
        return status, where

    @staticmethod
    def _page(row) -> str:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
