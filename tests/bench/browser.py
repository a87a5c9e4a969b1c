"""A small HTTP client that keeps its connection and cookies, and reads forms as a browser would send them."""

import http.client
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from time import perf_counter
from urllib.parse import urlencode, urlsplit


@dataclass
class Reply:
    status: int
    body: bytes
    location: str
    seconds: float


class FormReader(HTMLParser):
    """Collects the fields of every form on a page, each with its present value."""

    def __init__(self):
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.area: str | None = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.forms.append({})
        elif self.forms and tag == "input" and attrs.get("name") and attrs.get("type") not in ("submit", "button"):
            self.forms[-1][attrs["name"]] = attrs.get("value") or ""
        elif self.forms and tag == "textarea" and attrs.get("name"):
            self.area = attrs["name"]
            self.forms[-1][self.area] = ""

    def handle_data(self, data):
        if self.area:
            self.forms[-1][self.area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None


def forms_of(body: bytes) -> list[dict[str, str]]:
    """Returns the fields of each form, in the order of the page."""
    reader = FormReader()
    reader.feed(body.decode())
    return reader.forms


@dataclass
class Browser:
    """One person's connection to 127.0.0.1:port."""

    port: int
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    def __post_init__(self):
        self.last_used = 0.0
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def send(self, method: str, path: str, form: dict | None = None, headers: dict | None = None) -> Reply:
        """Sends a request and reads the whole answer; the time covers both."""
        headers = {"Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())} | (
            headers or {}
        )
        body = None
        if form is not None:
            body = urlencode(form)
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        # gunicorn ends a connection that rests for two seconds; http.client opens the next one by itself.
        if perf_counter() - self.last_used > 1:
            self.connection.close()
        began = perf_counter()
        self.connection.request(method, path, body=body, headers=headers)
        response = self.connection.getresponse()
        content = response.read()
        self.last_used = perf_counter()
        seconds = self.last_used - began
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies.load(line)
        return Reply(response.status, content, response.headers.get("Location", ""), seconds)

    def get(self, path: str) -> Reply:
        """Fetches a page that must exist."""
        reply = self.send("GET", path)
        if reply.status != 200:
            raise RuntimeError(f"GET {path} answered {reply.status} {reply.location}")
        return reply

    def login(self, email: str, password: str) -> None:
        """Logs in by the real form."""
        fields = forms_of(self.get("/masuk/").body)[-1]
        reply = self.send("POST", "/masuk/", fields | {"login": email, "password": password})
        if reply.status != 302 or urlsplit(reply.location).path == "/masuk/":
            raise RuntimeError(f"login of {email} answered {reply.status}")
