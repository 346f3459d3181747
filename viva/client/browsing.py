"""A small browser: follows redirects, keeps cookies and fills the provider's sign-in form.

Own code because Python's cookie jar never returns `__Host-` cookies over plain http, as browsers do on localhost.
"""

from html.parser import HTMLParser
from http.cookies import SimpleCookie
from types import TracebackType
from urllib.parse import urljoin

from httpx2 import Response

from viva.client.http import new_client

MAX_REDIRECTS = 12


class FormReader(HTMLParser):
    """Reads the first form that has a password field: where it goes and what it already holds."""

    def __init__(self) -> None:
        super().__init__()
        self.action: str | None = None
        self.fields: dict[str, str] = {}
        self.login_field: str | None = None
        self.password_field: str | None = None
        self._action: str | None = None
        self._fields: dict[str, str] = {}
        self._texts: list[str] = []
        self._password: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._action, self._fields, self._texts, self._password = values.get("action", ""), {}, [], None
        elif tag == "input" and self._action is not None and "name" in values:
            self._take_input(values)

    def _take_input(self, values: dict[str, str]) -> None:
        name, kind = values["name"], values.get("type", "text")
        if kind == "password":
            self._password = name
        elif kind in {"text", "email"}:
            self._texts.append(name)
        elif kind == "hidden":
            self._fields[name] = values.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._password and self.action is None:
            self.action, self.fields = self._action, self._fields
            self.login_field, self.password_field = next(iter(self._texts), None), self._password
        if tag == "form":
            self._action = None


class Browser:
    """Cookies are kept by name for the one host (`localhost`), as browsers do regardless of port."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}
        self._http = new_client()

    async def __aenter__(self) -> "Browser":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def request(
        self,
        method: str,
        url: str,
        *,
        form: dict[str, str] | None = None,
        json: object = None,
        headers: dict[str, str] | None = None,
    ) -> Response:
        """One request with the kept cookies; redirects are not followed."""
        sent = dict(headers or {})
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        response = await self._http.request(method, url, data=form, json=json, headers=sent)
        for line in response.headers.get_list("set-cookie"):
            self._keep(line)
        return response

    def _keep(self, line: str) -> None:
        for name, morsel in SimpleCookie(line).items():
            if morsel["max-age"] == "0" or not morsel.value:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value

    async def open(self, url: str, *, stop_at: str | None = None) -> Response:
        """GET and follow redirects; the walk ends before the first address that begins with `stop_at`."""
        response = await self.request("GET", url)
        return await self._follow(response, stop_at)

    async def submit(self, url: str, fields: dict[str, str], *, stop_at: str | None = None) -> Response:
        """POST a form and follow redirects."""
        response = await self.request("POST", url, form=fields)
        return await self._follow(response, stop_at)

    async def _follow(self, response: Response, stop_at: str | None) -> Response:
        for _ in range(MAX_REDIRECTS):
            if not response.is_redirect:
                return response
            target = urljoin(str(response.url), response.headers["location"])
            if stop_at is not None and target.startswith(stop_at):
                return response
            response = await self.request("GET", target)
        raise SignInFailed(f"more than {MAX_REDIRECTS} redirects, the last to {response.url}")


class SignInFailed(Exception):
    """The provider or the gateway did not let this person in; the message says where it stopped."""


async def sign_in(gateway_url: str, web_origin: str, email: str, password: str) -> dict[str, str]:
    """Sign in as a browser would and return the cookies for the gateway."""
    async with Browser() as browser:
        page = await browser.open(f"{gateway_url}/auth/sign-in?returnTo=/", stop_at=web_origin)
        form = FormReader()
        form.feed(page.text)
        if form.action is None or form.login_field is None or form.password_field is None:
            raise SignInFailed(f"no sign-in form at {page.url} (status {page.status_code})")
        fields = {**form.fields, form.login_field: email, form.password_field: password}
        end = await browser.submit(urljoin(str(page.url), form.action), fields, stop_at=web_origin)
        location = end.headers.get("location", "")
        if "__Host-viva_session" not in browser.cookies or "error=" in location:
            raise SignInFailed(f"{email} was not signed in: stopped at {end.url} (status {end.status_code}) {location}")
        return {name: value for name, value in browser.cookies.items() if name.startswith("__Host-viva")}
