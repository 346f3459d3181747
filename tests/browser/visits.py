"""A visit is one person's browser: an own context, its page, and a record of everything that should not happen."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Error, Page

from viva.site import ROOT

FAILURES = ROOT / ".viva-test" / "browser"
PATIENCE_MS = 30_000
OWN_HOSTS = {"localhost", "127.0.0.1", ""}
MARKER = "vivaTestMarker"

# The policy's own event: some breaches (a blocked font, say) are silent in the console.
REPORT_BREACHES = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI} at ${event.sourceFile}`));
"""


@dataclass
class Record:
    """What a context did: its console, its failures, and where it turned to."""

    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.errors.append(f"uncaught: {error.error}"))
        context.on("request", lambda request: self._note_address(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: self._note_address(socket.url)))

    def _hear(self, message: ConsoleMessage) -> None:
        line = f"{message.type}: {message.text} ({message.location.get('url', '')})"
        self.console.append(line)
        # A header that the browser does not understand is only a warning, on every page.
        if message.type == "error" or "header:" in message.text:
            self.errors.append(line)

    def _note_address(self, address: str) -> None:
        if (urlsplit(address).hostname or "") not in OWN_HOSTS:
            self.strangers.append(address)


@dataclass
class Visit:
    name: str
    context: BrowserContext
    page: Page
    record: Record
    expected: list[str] = field(default_factory=list)

    def expect_error(self, pattern: str) -> None:
        """A console error this test provokes, such as the status of a refused link."""
        self.expected.append(pattern)

    def check(self) -> None:
        """No console error, no breach of the content security policy, no request that leaves this machine."""
        surprises = [line for line in self.record.errors if not any(re.search(one, line) for one in self.expected)]
        assert surprises == [], f"{self.name}'s console"
        assert self.record.strangers == [], f"{self.name}'s browser asked another host"

    async def mark(self, page: Page | None = None) -> None:
        """Leave a mark in the page that any navigation or reload would wipe out."""
        await (page or self.page).evaluate(f"window.{MARKER} = true")

    async def assert_not_reloaded(self, page: Page | None = None) -> None:
        assert await (page or self.page).evaluate(f"window.{MARKER} === true"), f"{self.name}'s page was loaded again"

    async def keep_for_inspection(self, test: str) -> None:
        """After a failure: a picture of every page, and the console."""
        FAILURES.mkdir(parents=True, exist_ok=True)
        stem = re.sub(r"\W+", "-", f"{test}-{self.name}")
        lines = [*self.record.console, *self.record.errors, *self.record.strangers]
        for number, page in enumerate(self.context.pages):
            lines.append(f"page {number}: {page.url}")
            await _picture(page, FAILURES / f"{stem}-{number}.png")
        (FAILURES / f"{stem}.log").write_text("\n".join(lines) + "\n")


async def _picture(page: Page, path: Path) -> None:
    try:
        await page.screenshot(path=path, full_page=True, timeout=10_000)
    except Error as error:
        path.with_suffix(".txt").write_text(str(error))


@dataclass
class Visits:
    """Opens visits and closes them all at the end of a test."""

    browser: Browser
    opened: list[Visit] = field(default_factory=list)

    async def open(self, name: str, *, width: int = 1280, height: int = 800) -> Visit:
        context = await self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/Berlin",
        )
        context.set_default_timeout(PATIENCE_MS)
        await context.add_init_script(REPORT_BREACHES)
        record = Record()
        record.follow(context)
        visit = Visit(name, context, await context.new_page(), record)
        self.opened.append(visit)
        return visit

    async def close(self) -> None:
        for visit in self.opened:
            await visit.context.close()
