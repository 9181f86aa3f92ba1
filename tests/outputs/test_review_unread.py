"""Reports without a result, on the review page."""

from __future__ import annotations

from pathlib import Path

from support.browser import needs_browser, opened
from support.languages import english
from support.runs import OTHER, TABLE, make

from extractor.options import Options
from extractor.outputs.review.page import write_review

pytestmark = needs_browser
MAX = Options().max_bytes


def test_a_report_that_could_not_be_read_is_listed_with_the_reason_and_nothing_to_decide(
    browser, tmp_path: Path
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    run = make(tmp_path, a=OTHER, b=TABLE)
    write_review(run, run / "review.html", max_bytes=MAX, part=1)
    with opened(browser, run / "review.html") as page:
        assert page.inner_text("#head") == "Review · 1 report · 1 could not be read"
        row = page.locator("#rows tr").last
        assert row.inner_text().startswith("broken.pdf")
        assert "failed: a damaged PDF" in row.inner_text()
        assert row.locator("button").count() == 0
        row.click()
        assert page.is_visible("#index"), "there is nothing to open"
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        assert page.is_visible("#report")
        page.keyboard.press("n")
        assert "水务局" in page.inner_text("#head"), "the only one that can be opened"
        page.click("#back")
        page.select_option("#by-state", "failed")
        assert page.locator("#rows tr").count() == 1
        assert page.is_hidden("#none")
        page.select_option("#by-need", "open")
        assert page.is_visible("#none")
        page.select_option("#by-need", "")
        page.click("#lang")
        assert "失败：" in row.inner_text()
        assert not english(row.inner_text().partition("失败：")[2].partition("（")[0])
    with opened(browser, run / "review-2.html") as page:
        assert page.locator("#rows tr").count() == 1, "on the first page alone"
