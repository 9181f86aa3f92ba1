"""What a person said shows in the text, and what is to be looked at stands before the facts."""

from __future__ import annotations

from pathlib import Path

from support.browser import needs_browser, opened
from support.runs import OTHER, make

from extractor.options import Options
from extractor.outputs.review.page import write_review

pytestmark = needs_browser
_WARNED = (
    "青河县商务局2015年政府信息公开工作年度报告\n\n"
    "主动公开信息1089条,其中图片类1003条、公示类177条、监测类651条。收到申请5件。"
)


def _page(folder: Path, **texts: str) -> Path:
    out = make(folder, **texts)
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    return out / "review.html"


def test_a_corrected_and_a_rejected_number_look_so_in_the_text(browser, tmp_path: Path) -> None:
    with opened(browser, _page(tmp_path, a=OTHER), reviewer="甲") as page:
        page.click("#rows button")
        mark = page.locator("mark:has-text('100条')")
        assert mark.get_attribute("class").split() in (["sure"], ["plain"])
        mark.click()
        page.keyboard.press("t")
        page.fill("#typed-value", "110")
        page.fill("#typed-reason", "read on the picture")
        page.click("#typed-ok")
        # A dialog tells of its closing a moment later.
        page.locator("mark.changed:has-text('100条')").wait_for()
        assert "changed" in mark.get_attribute("class").split()
        mark.click()
        page.keyboard.press("r")
        assert mark.get_attribute("class").split()[-1] == "rejected"
        page.keyboard.press("u")
        assert "changed" in mark.get_attribute("class").split()
        page.click("#back")
        page.click("#rows button")
        assert "changed" in mark.get_attribute("class").split(), "also when it is opened again"


def test_warnings_stand_before_the_facts(browser, tmp_path: Path) -> None:
    with opened(browser, _page(tmp_path, a=_WARNED)) as page:
        page.click("#rows button")
        assert page.locator("#errors details[open] .finding.warning").count() == 1
        assert page.locator("#findings .finding.warning").count() == 0
