"""What of the decisions on a review page is in no file yet."""

from __future__ import annotations

from pathlib import Path

from support.browser import needs_browser, opened
from support.runs import OTHER, TABLE, make

from extractor.options import Options
from extractor.outputs.review.page import write_review

pytestmark = needs_browser
MAX = Options().max_bytes


def test_what_is_not_yet_saved_is_still_there_after_more_reports(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=OTHER)
    write_review(out, out / "review.html", max_bytes=MAX)
    with opened(browser, out / "review.html", reviewer="甲") as page:
        page.click("#rows tr")
        page.keyboard.press("r")
        page.wait_for_selector("#save:has-text('Save (1 decision not saved)')")
        make(tmp_path, b=TABLE)
        write_review(out, out / "review.html", max_bytes=MAX)
        page.goto((out / "review.html").as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        assert page.locator("#rows tr").count() == 2
        assert page.inner_text("#save") == "Save (1 decision not saved)"
        page.click("#rows tr:has-text('教育局')")
        assert page.locator(".fact .said.reject").count() == 1


def test_what_is_counted_beside_the_button_is_the_decisions_that_no_file_has(
    browser, out: Path
) -> None:
    with opened(browser, out / "review.html", reviewer="甲") as page:
        page.click("#rows tr:has-text('教育局')")
        page.keyboard.press("r")
        page.keyboard.press("a")
        assert page.inner_text("#save") == "Save (1 decision not saved)", "of one fact the latest"
        page.keyboard.press("u")
        page.keyboard.press("u")
        assert page.inner_text("#save") == "Save"
        page.keyboard.press("r")
        with page.expect_download():
            page.keyboard.press("s")
        page.keyboard.press("Escape")
        assert page.inner_text("#save") == "Save"
        page.keyboard.press("u")
        assert page.inner_text("#save") == "Save (1 decision not saved)", "the file has another"
        page.click("#lang")
        assert page.inner_text("#save") == "保存（1 项决定未存）"
