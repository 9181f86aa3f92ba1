"""A real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(
    CHROMIUM is None or find_spec("playwright") is None, reason="no Chromium, or no Playwright here"
)
STORED = "JSON.stringify(localStorage)"


@contextmanager
def started() -> Iterator[Started]:
    """A browser for several tests, of which the others notice nothing."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as driver:
        empty = Path(folder, "empty.html")
        empty.touch()
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        # Its event loop stays the running one of this thread, in which no other could run then.
        loop = asyncio.get_running_loop()
        asyncio._set_running_loop(None)
        yield Started(browser, loop, empty.as_uri())
        asyncio._set_running_loop(loop)
        browser.close()


@dataclass
class Started:
    """A browser that rests between its uses, and the page of one that is done for the next.

    A new page starts processes, which costs more than most tests do with it.
    """

    browser: Browser
    loop: asyncio.AbstractEventLoop
    empty: str
    resting: Page | None = None

    @contextmanager
    def used(self) -> Iterator[Started]:
        asyncio._set_running_loop(self.loop)
        yield self
        asyncio._set_running_loop(None)

    @contextmanager
    def page(self, *, width: int = 1440, scheme: str = "light") -> Iterator[Page]:
        """A page with an empty store that shows nothing; of one that fails nothing is kept."""
        page, self.resting = self.resting or self._new(), None
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        try:
            yield page
        except BaseException:
            page.context.close()
            raise
        # Files have one store, which a page may write to when it is left.
        page.goto(self.empty)
        page.evaluate("localStorage.clear()")
        page.mouse.move(0, 0)
        self.resting = page

    def _new(self) -> Page:
        return self.browser.new_context(locale="en-US", accept_downloads=True).new_page()


def reload(page: Page) -> None:
    """Open a page again, when the browser has what it stored.

    A page hands what it stores to the browser on its way; a reload before that misses it.
    """
    stored = page.evaluate(STORED)
    for _ in range(10):
        page.wait_for_timeout(1500)
        page.reload()
        page.wait_for_selector("html[data-ready]", state="attached")
        if page.evaluate(STORED) == stored:
            return


@contextmanager
def opened(
    browser: Started,
    path: Path,
    *,
    width: int = 1440,
    scheme: str = "light",
    blocked: bool = False,
    reviewer: str = "",
) -> Iterator[Page]:
    """A page with an empty store; it fails on any error or request of the page.

    ``reviewer`` has given that name already.
    ``blocked``: the one error to come is that the page's policy blocks something.
    """
    trouble: list[str] = []
    with browser.page(width=width, scheme=scheme) as page:
        told = _told(trouble)
        for event, tell in told.items():
            page.on(event, tell)  # type: ignore[call-overload]
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        if reviewer:
            page.fill("#reviewer", reviewer)
            page.locator("#reviewer").blur()
        yield page
        for event, tell in told.items():
            page.remove_listener(event, tell)
    expected = [line for line in trouble if blocked and "Content Security Policy" in line]
    assert bool(expected) == blocked
    assert trouble == expected, trouble


def _told(trouble: list[str]) -> dict[str, Callable[[Any], None]]:
    """What a page is to be listened to for, and who writes it down."""

    def console(said: Any) -> None:
        if said.type == "error":
            trouble.append(said.text)

    def request(asked: Any) -> None:
        if not asked.url.startswith(("file:", "blob:", "data:")):
            trouble.append(asked.url)

    return {
        "pageerror": lambda error: trouble.append(str(error)),
        "console": console,
        "dialog": lambda dialog: trouble.append(dialog.message),
        "request": request,
    }


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression holds on a page.

    It is asked from outside: the page forbids scripts to evaluate words, and to poll so.
    """
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true on the page: {expression}")
