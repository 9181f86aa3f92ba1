"""What cannot be is refused where it is typed, below its field, in the language of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.browser import needs_browser, opened
from support.runs import OTHER, make

from extractor.options import Options
from extractor.outputs.review.page import write_review

pytestmark = needs_browser

TEXT = OTHER.replace("100条。", "100条。编印学习材料31本,单价2.5元。")


@pytest.fixture(scope="module")
def typed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = make(tmp_path_factory.mktemp("run"), a=TEXT)
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    return out / "review.html"


def begin(page, fact: str):
    found = page.locator(f".fact:has(.top:has-text('{fact}'))").first
    found.click()
    page.keyboard.press("t")
    return found


def fill(page, value: str, unit: str) -> None:
    page.fill("#typed-value", value)
    page.fill("#typed-unit", unit)
    page.fill("#typed-reason", "as in the scan")
    page.click("#typed-ok")


def below(page, field: str) -> str:
    return page.locator(f"#typed-{field}-wrong").inner_text().strip()


CASES = [
    ("-3", "条", "value", "a value cannot be below zero", "数值不能小于零"),
    ("12.5", "条", "value", "what is counted (条) has no fractions", "所计（条）只能是整数"),
    ("12", "头", "unit", "the unit 头 cannot be converted to 条, that of the indicator",
     "单位“头”不能换算为本指标的单位“条”"),
    ("1", "元", "unit", "the unit 元 cannot be converted to 条, that of the indicator",
     "单位“元”不能换算为本指标的单位“条”"),
]  # fmt: skip


def test_a_typed_value_that_cannot_be_is_refused_below_its_field(browser, typed_in: Path) -> None:
    with opened(browser, typed_in, reviewer="甲") as page:
        page.click("#rows tr")
        for language in (3, 4):
            name = "网站" if language == 4 else "website"
            fact = begin(page, name)
            for case in CASES:
                fill(page, *case[:2])
                assert page.locator("#typing").evaluate("el => el.open"), case
                assert below(page, case[2]) == case[language]
            fill(page, "1.25", "万条")
            fact.locator(".said:has-text('1.25 万条')").wait_for()
            begin(page, name)
            assert below(page, "value") == below(page, "unit") == ""
            page.click("#typing [formnovalidate]")
            page.keyboard.press("u")
            page.click("#lang")


def test_another_statistic_takes_any_unit(browser, typed_in: Path) -> None:
    with opened(browser, typed_in, reviewer="甲") as page:
        page.click("#rows tr")
        fact = begin(page, "编印学习材料")
        fill(page, "12.5", "头")
        fact.locator(".said:has-text('12.5 头')").wait_for()


def test_a_number_of_the_text_with_a_unit_of_other_things_is_not_taken(
    browser, typed_in: Path
) -> None:
    with opened(browser, typed_in, reviewer="甲") as page:
        page.click("#rows tr")
        page.locator(".fact", has_text="website").first.click()
        page.keyboard.press("e")
        page.locator("#text mark", has_text="2.5").click()
        assert "the unit 元 cannot be converted to 条" in page.locator("#told").inner_text()
        assert page.locator(".said").count() == 0
        page.keyboard.press("e")
        page.locator("#text mark", has_text="31").click()
        page.locator(".said:has-text('31 本')").wait_for()


def test_a_number_that_an_indicator_cannot_have_is_not_given_to_it(browser, typed_in: Path) -> None:
    with opened(browser, typed_in, reviewer="甲") as page:
        page.click("#rows tr")
        page.locator("#text mark", has_text="2.5").click()
        page.keyboard.press("m")
        page.fill("#added-name", "proactive.weibo")
        below = page.locator("#added-name-wrong")
        assert below.inner_text() == "the unit 元 cannot be converted to 条, that of the indicator"
        page.click("#adding button.main")
        assert page.locator("#adding").evaluate("el => el.open")
        page.click("#adding [formnovalidate]")
        page.locator("#text mark", has_text="31").click()
        page.keyboard.press("m")
        page.fill("#added-name", "proactive.weibo")
        assert below.inner_text() == ""
        page.click("#adding button.main")
        page.locator(".said.add").wait_for()


def test_a_damaged_number_is_not_given_half_a_file(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=OTHER.replace("100条。", "100条。微博公开信息1��2条。"))
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    with opened(browser, out / "review.html", reviewer="甲") as page:
        page.click("#rows tr")
        page.locator("#text mark.damaged").first.click()
        page.keyboard.press("m")
        page.fill("#added-name", "proactive.weibo")
        page.fill("#added-value", "12.5")
        page.fill("#added-unit", "头")
        page.fill("#added-note", "as in the scan")
        half = page.locator("#added-value-wrong")
        assert half.inner_text() == "what is counted (头) has no fractions"
        page.fill("#added-value", "12")
        assert half.inner_text() == ""
        assert "头" in page.locator("#added-unit-wrong").inner_text()
        page.fill("#added-unit", "条")
        page.click("#adding button.main")
        page.locator(".said.add").wait_for()
