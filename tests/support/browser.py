"""A real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

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

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        # Its event loop stays the running one of this thread, in which no other could run then.
        loop = asyncio.get_running_loop()
        asyncio._set_running_loop(None)
        yield Started(browser, loop)
        asyncio._set_running_loop(loop)
        browser.close()


@dataclass(frozen=True)
class Started:
    """A browser that rests between its uses."""

    browser: Browser
    loop: asyncio.AbstractEventLoop

    @contextmanager
    def used(self) -> Iterator[Browser]:
        asyncio._set_running_loop(self.loop)
        yield self.browser
        asyncio._set_running_loop(None)


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
    browser: Browser,
    path: Path,
    *,
    width: int = 1440,
    scheme: str = "light",
    locale: str = "en-US",
    blocked: bool = False,
    reviewer: str = "",
) -> Iterator[Page]:
    """A page of its own, with an empty store; it fails on any error or request of the page.

    ``reviewer`` has given that name already.
    ``blocked``: the one error to come is that the page's policy blocks something.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        locale=locale,
        accept_downloads=True,
    )
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(("file:", "blob:", "data:")) else trouble.append(asked.url)
        ),
    )
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    if reviewer:
        page.fill("#reviewer", reviewer)
        page.locator("#reviewer").blur()
    yield page
    context.close()
    expected = [line for line in trouble if blocked and "Content Security Policy" in line]
    assert bool(expected) == blocked
    assert trouble == expected, trouble


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression holds on a page.

    It is asked from outside: the page forbids scripts to evaluate words, and to poll so.
    """
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true on the page: {expression}")
