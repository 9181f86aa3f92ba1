"""What adds up is told as people type: what a correction mends, and what it breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.browser import needs_browser, opened, wait_until
from support.runs import make

from extractor.options import Options
from extractor.outputs.review.page import write_review

pytestmark = needs_browser

HEAD = """某县农业局2021年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
"""
END = "某县农业局\n2022年1月20日\n"
# The row of what was received and the column of natural persons meet in one number.
CROSSED = """| 一、本年新收政府信息公开申请数量 | 7 | 1 | 2 | 0 | 0 | 0 | 11 |
| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 三、本年度办理结果 (七)总计 | 6 | 1 | 2 | 0 | 0 | 0 | 9 |
| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
"""
PROSE = "2021年,我局主动公开政府信息45条,其中网站公开4 5条。\n"


@pytest.fixture(scope="module")
def crossed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(make(tmp_path_factory.mktemp("run"), a=HEAD + CROSSED + END))


def page_of(out: Path) -> Path:
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    return out / "review.html"


def typed(page, to: str) -> list[str]:
    page.keyboard.press("t")
    page.fill("#typed-value", to)
    return page.locator("#typed-sums code").all_inner_texts()


def test_every_formula_stands_below_its_own_words(crossed: Path, browser) -> None:
    with opened(browser, crossed, reviewer="甲") as page:
        data = page.evaluate("held('r0')")
        page.click("#rows tr")
        several = 0
        for at, fact in enumerate(data["facts"]):
            told = [data["findings"][n] for n in fact.get("broken", ())]
            pairs = [
                data["en"].get(one[part], one[part])
                for one in told
                for part in ("message", "formula")
            ]
            rows = page.locator(f"#f{at} > .why").all_text_contents()
            assert rows[: len(pairs)] == pairs
            several += len(told) > 1
        assert several


def test_a_correction_says_what_it_mends_and_what_it_leaves(crossed: Path, browser) -> None:
    with opened(browser, crossed, reviewer="甲") as page:
        page.click("#rows tr")
        fact = page.locator(".fact", has_text="11 件").filter(has_text="总计").first
        fact.click()
        assert typed(page, "10") == [
            "holds with the values given: 7 + 1 + 2 + 0 + 0 + 0 = 10",
            "does not hold with the values given: 10 + 1 = 11 ≠ 9 + 1 = 10",
        ]
        page.fill("#typed-reason", "scan")
        page.click("#typed-ok")
        fact.locator(".said").wait_for()
        assert "does not hold with the values given" in page.locator("#told").inner_text()
        lines = fact.locator("code").all_inner_texts()
        assert "✓ holds with the values given: 7 + 1 + 2 + 0 + 0 + 0 = 10" in lines
        assert lines[-1].startswith("before the correction: 11 + 1 = 12, 9 + 1 = 10; 7 + 1")
        errors = page.locator("#errors").inner_text()
        assert "✓ holds with the values given" in errors, "the findings say it as well"
        page.keyboard.press("u")
        assert "holds with" not in page.locator("#side").inner_text()


def test_a_correction_that_breaks_a_sum_warns_before_and_after(browser, tmp_path: Path) -> None:
    right = HEAD + "| 一、本年新收政府信息公开申请数量 | 6 | 1 | 2 | 0 | 0 | 0 | 9 |\n" + END
    with opened(browser, page_of(make(tmp_path, a=right)), reviewer="甲") as page:
        page.click("#rows tr")
        fact = page.locator(".fact", has_text="6 件").first
        fact.click()
        assert typed(page, "5") == ["this correction breaks a sum: 5 + 1 + 2 + 0 + 0 + 0 = 8 ≠ 9"]
        assert typed_nothing(page) == []
        page.fill("#typed-value", "5")
        page.fill("#typed-reason", "scan")
        page.click("#typed-ok")
        fact = page.locator(".fact", has_text="5 件").first
        fact.locator(".said").wait_for()
        assert "breaks a sum" in page.locator("#told").inner_text()
        assert page.locator(".fact", has_text="breaks a sum").count() == 7, "at all that is in it"
        page.keyboard.press("d")
        assert (
            "sums that do not hold with the corrections: 1 (" in page.locator("#told").inner_text()
        )
        page.keyboard.press("d")
        page.click("#back")
        assert "✓ done" in page.locator("#rows tr").first.inner_text()


def typed_nothing(page) -> list[str]:
    page.fill("#typed-value", "6")
    return page.locator("#typed-sums code").all_inner_texts()


def test_one_key_for_all_asks_before_it_accepts_what_the_report_contradicts(
    crossed: Path, browser
) -> None:
    with opened(browser, crossed, reviewer="甲") as page:
        page.click("#rows tr")
        waiting = page.evaluate("undecided(report(here)).length")
        wrong = page.evaluate("against(sure(report(here), undecided(report(here)))).length")
        assert waiting == wrong > 1
        page.keyboard.press("Shift+A")
        asked = page.locator("#agreeing").inner_text()
        assert f"left to accept: {waiting}, of which" in asked
        assert "still stands" in asked
        # Who presses Enter without reading has accepted nothing.
        page.keyboard.press("Enter")
        page.locator("#agreeing").wait_for(state="hidden")
        assert page.evaluate("undecided(report(here)).length") == waiting
        page.keyboard.press("Shift+A")
        page.click("#agreeing-all")
        page.locator("#agreeing").wait_for(state="hidden")
        wait_until(page, "undecided(report(here)).length === 0")


def test_accepted_as_printed_a_finding_stands_on_the_page_written_again(
    browser, tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, a=HEAD + CROSSED + END)
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.click("#rows tr")
        count = page.evaluate("undecided(report(here)).length")
        page.keyboard.press("Shift+A")
        page.click("#agreeing-all")
        wait_until(page, "undecided(report(here)).length === 0")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
        page.click("#copy")
        assert page.locator("#copy").inner_text() == "copied"
        assert page.evaluate("String(getSelection())").endswith(waiting.value.suggested_filename)
    assert len(json.loads((tmp_path / "saved.json").read_text())["decisions"]) == count
    extractor("review", "apply", str(out), str(tmp_path / "saved.json"))
    with opened(browser, page_of(out), reviewer="甲") as page:
        assert "reviewed" in page.locator("#rows tr").first.inner_text()
        assert (
            page.inner_text("#progress")
            == f"reports to review: 0 of 1 left · facts to check: 0 of {count} left"
        )
        page.click("#rows tr")
        assert "it stands" in page.locator("#errors").inner_text()


def test_the_help_says_when_to_accept_and_when_to_correct(crossed: Path, browser) -> None:
    with opened(browser, crossed, reviewer="甲") as page:
        page.keyboard.press("?")
        assert "Correct (t, e) only what the program or the copy" in page.inner_text("#keys")
        assert page.evaluate("document.getElementById('keys').scrollTop") == 0
        page.keyboard.press("Escape")
        page.click("#lang")
        page.keyboard.press("?")
        assert "以原文为准" in page.inner_text("#keys")


def test_a_damaged_number_says_how_it_gets_its_value(browser, tmp_path: Path) -> None:
    text = "某县农业局2021年政府信息公开工作年度报告\n一、概述\n" + PROSE + END
    with opened(browser, page_of(make(tmp_path, a=text)), reviewer="甲") as page:
        page.click("#rows tr")
        assert "press m" in page.locator(".finding", has_text="damaged").inner_text()
        page.click("mark.damaged")
        page.keyboard.press("m")
        assert page.inner_text("#added-what") == "printed “4 5条” — damaged number: may be 45"
        assert page.input_value("#added-unit") == "条"
        page.fill("#added-value", "4五")
        assert page.inner_text("#added-value-wrong") == "type a number, such as 12 or 3.5"


def test_a_year_may_be_typed_as_it_is_printed(crossed: Path, browser) -> None:
    with opened(browser, crossed, reviewer="甲") as page:
        page.click("#rows tr")
        page.keyboard.press("g")
        page.fill("#given-year", "18年")
        assert page.inner_text("#given-year-wrong") == "type four digits, such as 2018"
        page.fill("#given-year", "２０１８ 年")
        assert page.inner_text("#given-year-wrong") == ""
        page.fill("#given-reason", "title page")
        page.click("#given-ok")
        page.locator("#about-year .said").wait_for()
        assert page.locator("#about-year b").inner_text() == "2018"


def test_a_sum_of_a_sentence_is_added_up_anew_too(browser, tmp_path: Path) -> None:
    text = f"{HEAD.splitlines()[0]}\n一、概述\n全年收到政府信息公开申请15件,其中当面申请7件,网络申请7件,信函申请0件。\n{END}"
    with opened(browser, page_of(make(tmp_path, a=text)), reviewer="甲") as page:
        page.click("#rows tr")
        page.locator(".fact", has_text="7 件").first.click()
        assert typed(page, "8") == ["holds with the values given: 8 + 7 + 0 = 15"]
        page.fill("#typed-value", "9")
        (left,) = page.locator("#typed-sums code").all_inner_texts()
        assert left == "does not hold with the values given: 9 + 7 + 0 = 16 ≠ 15"


def test_a_report_opens_with_what_is_wrong_above_its_first_fact(browser, tmp_path: Path) -> None:
    text = f"{HEAD.splitlines()[0]}\n一、概述\n{PROSE}全年收到政府信息公开申请15件,其中当面申请7件,网络申请7件,信函申请0件。\n{END}"
    with opened(browser, page_of(make(tmp_path, a=text)), reviewer="甲") as page:
        page.click("#rows tr")
        page.wait_for_timeout(300)
        seen = page.evaluate("""() => {
            const side = document.getElementById("side").getBoundingClientRect();
            const within = (el) => { const at = el.getBoundingClientRect(); return at.top >= side.top - 1 && at.bottom <= side.bottom + 1; };
            return [...document.querySelectorAll("#errors .finding.error, .fact[aria-selected=true]")].map(within);
        }""")
        assert len(seen) >= 2
        assert all(seen)
        assert page.inner_text("#reasons") == f"↑ errors: {len(seen) - 1}"
