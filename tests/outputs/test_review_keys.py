"""Where a reviewer stands after each key, and what a page takes of scope, period and qualifier."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from support.browser import needs_browser, opened, reload
from support.runs import make

from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.review.decisions import about, of_run, read_decisions, write_decisions
from extractor.outputs.review.page import write_review

pytestmark = needs_browser
MAX = Options().max_bytes

TEXT = """青河县商务局2015年政府信息公开工作年度报告
一、概述
2015年,全县主动公开政府信息40余条,其中门户网站公开32条。全年收到政府信息公开申请9件。
二、其他
全年收到政府信息公开申请7件。编印学习材料约300本。
"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = make(tmp_path_factory.mktemp("run"), a=TEXT, b=TEXT.replace("青河", "红河"))
    write_review(out, out / "review.html", max_bytes=MAX)
    return out / "review.html"


def chosen(page) -> str:
    return page.inner_text(".fact[aria-selected=true]").replace("\n", " ")


def chosen_id(page) -> str:
    return page.locator(".fact[aria-selected=true]").get_attribute("id")


def fact(page, value: str):
    return page.locator(f".fact:has(.top b:text-is('{value}'))")


def typed(page, key: str, reason: str = "as in the scan", **fields: str) -> None:
    page.keyboard.press(key)
    for name, value in fields.items():
        if name in ("scope", "period", "qualifier"):
            page.select_option(f"#typed-{name}", value)
        else:
            page.fill(f"#typed-{name}", value)
    page.fill("#typed-reason", reason)
    page.keyboard.press("Enter")
    page.wait_for_selector(".fact[aria-selected=true] .said.correct")


def test_what_was_corrected_stays_chosen_and_a_goes_on(browser, page_file: Path) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#rows tr >> nth=0")
        first = chosen_id(page)
        assert "9 件" in chosen(page), "the first that is left to check"
        typed(page, "t", value="8")
        assert chosen_id(page) == first
        assert "corrected: 8 件" in chosen(page)
        assert "a goes on to the next" in page.inner_text("#told")
        page.keyboard.press("a")
        assert chosen_id(page) != first
        assert "7 件" in chosen(page), "the next that is left to check"
        assert page.locator(".said.correct").count() == 1, "who goes on takes nothing back"
        page.keyboard.press("e")
        page.click("#text mark:has-text('32条')")
        assert "corrected: 32 条" in chosen(page)
        page.keyboard.press("u")
        assert page.locator(".said.correct").count() == 1
        assert "7 件" in chosen(page), "undone where it was done"


def test_a_number_that_stands_for_another_says_what_was_read(browser, page_file: Path) -> None:
    """Both are printed: the card and the reason say which was read, and which is taken."""
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#rows tr >> nth=0")
        page.keyboard.press("e")
        page.click("#text mark:has-text('32条')")
        assert page.inner_text(".fact[aria-selected=true] .printed") == "read: 9 件"
        assert "another number of the text: 32条" in chosen(page)


def test_a_number_without_an_indicator_is_called_another_statistic(
    browser, page_file: Path
) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#rows tr >> nth=0")
        page.click("#text mark:has-text('300本')")
        assert "— Other statistics: " in page.inner_text("#told")
        page.click("#text mark:has-text('32条')")
        assert "— indicator: " in page.inner_text("#told")


def test_in_the_list_keys_of_a_report_ask_for_one(browser, page_file: Path) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        for key in "aArcetodmgnp":
            page.keyboard.press(key)
            assert page.inner_text("#told") == "open a report first (Enter)", key
            page.keyboard.press("u")
        page.keyboard.press("Enter")
        page.keyboard.press("a")
        assert "open a report first" not in page.inner_text("#told")


def test_scope_period_and_qualifier_are_chosen_and_saved(
    browser, page_file: Path, tmp_path: Path, extractor
) -> None:
    out = page_file.parent
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#rows tr >> nth=0")
        assert page.inner_text("#progress").endswith("facts to check: 4 of 4 left")
        # The office's nine, and the county's seven: two things, and no contradiction.
        typed(page, "o", scope="jurisdiction")
        assert "corrected: 9 件, whole area" in chosen(page)
        assert page.locator(".fact[aria-selected=true] .printed").inner_text() == (
            "read: 9 件, not said for whom"
        )
        assert "the same indicator also has" not in chosen(page)
        page.keyboard.press("a")
        assert "7 件" in chosen(page)
        page.keyboard.press("a")
        assert page.inner_text("#progress").endswith("facts to check: 2 of 4 left"), (
            "both are right, each for its own"
        )
        fact(page, "≥ 40 条").click()
        page.keyboard.press("t")
        assert page.input_value("#typed-scope") == "jurisdiction"
        assert page.input_value("#typed-qualifier") == "at_least"
        page.keyboard.press("Escape")
        typed(page, "o", scope="own", period="cumulative", qualifier="about")
        assert chosen(page).count("≈ 40 条") == 2, "as the value, and as what was decided"
        chips = page.locator(".fact[aria-selected=true] .chip").all_inner_texts()
        assert {"own office", "cumulative"} <= set(chips)
        page.keyboard.press("t")
        assert page.input_value("#typed-scope") == "own", "it goes on from what was corrected"
        page.keyboard.press("Escape")
        reload(page)
        page.click("#rows tr >> nth=0")
        page.click("#lang")
        said = page.locator(".fact .said.correct").all_inner_texts()
        assert any(one.startswith("✓ 更正：≈ 40 条、本机关、累计 · as in the scan") for one in said)
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    made = {str(one.value): one for one in read_decisions(tmp_path / "saved.json")}
    forty, nine = made["40"], made["9"]
    assert (forty.corrected_scope, forty.corrected_period, forty.corrected_qualifier) == (
        "own", "cumulative", "about",
    )  # fmt: skip
    assert (forty.scope, forty.corrected, forty.corrected_unit) == ("jurisdiction", 40, "条")
    assert (nine.corrected_scope, nine.corrected_period, nine.corrected_qualifier) == (
        "jurisdiction", None, None,
    )  # fmt: skip
    ended = extractor("review", "apply", str(out), str(tmp_path / "saved.json"), real=True)
    assert ended.returncode == 0
    table = tmp_path / "p.csv"
    extractor("export", str(out), "--to", str(table), "--labels", "id", real=True)
    heads, row, *_ = table.read_text(encoding="utf-8-sig").splitlines()
    cells = dict(zip(heads.split(","), row.split(","), strict=True))
    assert cells["applications.received"] == "7"
    # The page that is written then shows the same, judged with it.
    write_review(out, tmp_path / "again.html", max_bytes=MAX)
    with opened(browser, tmp_path / "again.html", reviewer="甲") as page:
        page.click("#rows tr:has-text('青河')")
        assert "corrected: 9 件, whole area" in fact(page, "9 件").inner_text()
        assert fact(page, "9 件").locator(".chip").first.inner_text() != "corrected"
    (out / "decisions.json").unlink()


def test_who_accepts_what_another_corrected_stands_for_it_too(
    browser, tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, a=TEXT)
    (result,) = read_records(out)
    forty = next(one for one in result.facts if one.value == 40)
    theirs = about(forty, result, "correct").model_copy(
        update={
            "corrected": Decimal(41),
            "corrected_scope": "own",
            "reviewer": "乙",
            "reason": "scan",
        }
    )
    write_decisions([theirs], out)
    write_review(out, out / "review.html", max_bytes=MAX)
    with opened(browser, out / "review.html", reviewer="甲") as page:
        page.click("#rows tr")
        fact(page, "41 条").click()
        page.keyboard.press("a")
        # What is out of sight is not drawn, and has no inner text.
        said = fact(page, "41 条").text_content()
        assert "corrected: 41 条, own office · scan · 甲" in (said or "")
        assert "9 件" in chosen(page), "and on to what is left to check"
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    ended = extractor("review", "apply", str(out), str(tmp_path / "saved.json"), real=True)
    assert ended.returncode == 0, "the two agree"
    assert {(one.reviewer, one.outcome) for one in of_run(out)} == {
        ("甲", theirs.outcome), ("乙", theirs.outcome),
    }  # fmt: skip


def test_a_qualifier_without_a_value_is_refused_below_its_field(browser, page_file: Path) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#rows tr >> nth=0")
        fact(page, "≥ 40 条").click()
        page.keyboard.press("t")
        page.fill("#typed-value", "")
        page.fill("#typed-reason", "not there")
        page.click("#typed-ok")
        wrong = page.locator("#typed-qualifier-wrong")
        assert wrong.inner_text() == "no value is stated, so that it can only be exact"
        assert page.locator("#typing").evaluate("el => el.open")
        page.select_option("#typed-qualifier", "exact")
        assert wrong.inner_text() == ""
        page.click("#typed-ok")
        page.wait_for_selector(".said.correct")


def test_another_number_of_the_text_brings_its_own_qualifier(browser, page_file: Path) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#rows tr >> nth=0")
        fact(page, "32 条").click()
        page.keyboard.press("e")
        page.click("#text mark:has-text('40余')")
        assert "corrected: ≥ 40 条" in chosen(page)


def test_a_key_is_about_the_fact_that_is_chosen_and_no_other(browser, page_file: Path) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#rows tr >> nth=0")
        page.keyboard.press("e")
        page.keyboard.press("j")
        page.click("#text mark:has-text('32条')")
        assert page.locator(".said").count() == 0, "who moved on picks no number for another fact"
        # With Caps Lock on, A comes without Shift, and is no word about all facts.
        fact(page, "9 件").click()
        page.keyboard.press("A")
        assert page.locator(".said").count() == 1
        page.keyboard.press("u")
        # A key that is held down decides once.
        fact(page, "9 件").click()
        page.keyboard.down("r")
        page.keyboard.down("r")
        page.keyboard.down("r")
        page.keyboard.up("r")
        assert page.locator(".said.reject").count() == 1


def test_who_used_a_button_goes_on_by_keys_and_arrows(browser, page_file: Path) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#search")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert page.locator("#rows tr >> nth=1").get_attribute("aria-selected") == "true"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        fact(page, "32 条").click()
        page.click(".fact[aria-selected=true] button[data-k=o]")
        page.select_option("#typed-period", "cumulative")
        page.fill("#typed-reason", "as in the scan")
        page.click("#typed-ok")
        page.wait_for_selector(".said.correct")
        assert page.evaluate("document.activeElement.id") == "facts"
        before = chosen_id(page)
        page.keyboard.press("ArrowDown")
        assert chosen_id(page) != before
        page.keyboard.press("n")
        page.keyboard.press("n")
        assert page.inner_text("#told") == "no further report this way"


def test_d_says_what_is_still_open_before_it_marks_the_report(browser, page_file: Path) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#rows tr >> nth=0")
        page.keyboard.press("d")
        said = page.inner_text("#told")
        assert said.startswith("2 facts are still open; press d again to mark the report")
        assert "looked through · 甲" not in page.inner_text("#what")
        page.keyboard.press("r")
        page.keyboard.press("d")
        assert page.inner_text("#told").startswith("1 fact is still open; press d again")
        page.keyboard.press("d")
        assert page.inner_text("#told") == "looked through; the next one"


def test_a_correction_that_changes_nothing_is_an_acceptance(
    browser, page_file: Path, tmp_path: Path
) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        page.click("#rows tr >> nth=0")
        for key in "to":
            page.keyboard.press(key)
            page.fill("#typed-reason", "as in the scan")
            page.keyboard.press("Enter")
            page.wait_for_selector("#typing", state="hidden")
            page.wait_for_selector(".fact .said.accept")
            assert page.locator(".said.correct").count() == 0
        # An inexact value is as it was read only while nobody makes it exact.
        fact(page, "≥ 40 条").click()
        typed(page, "o", qualifier="exact")
        page.keyboard.press("o")
        page.select_option("#typed-qualifier", "at_least")
        page.fill("#typed-reason", "after all")
        page.keyboard.press("Enter")
        page.wait_for_selector(".fact[aria-selected=true] .said.accept")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    made = read_decisions(tmp_path / "saved.json")
    assert {one.action for one in made} == {"accept"}
    assert {one.reason for one in made} == {"as in the scan", "after all"}


DOUBTED = """青河县商务局2015年政府信息公开工作年度报告
一、主动公开情况
全年共主动公开政府信息236条,其中:机构职能类12条,规范性文件8条,工作动态类216条。当年规范性文件公开数56条。
二、依申请公开情况
全年收到政府信息公开申请9件。
"""


@pytest.mark.parametrize("value", ["8 条", "56 条"])
def test_of_two_values_of_which_one_is_doubtful_c_takes_one_too(
    browser, tmp_path: Path, value: str
) -> None:
    out = make(tmp_path, a=DOUBTED)
    (result,) = read_records(out)
    (found,) = [one for one in result.findings if one.kind == "conflict"]
    sides = [fact for fact in result.facts if fact.indicator == "proactive.normative_documents"]
    assert {f"{fact.value} 条": fact.verdict for fact in sides} == {
        "8 条": "doubtful",
        "56 条": "stated",
    }
    assert found.severity == "info"
    write_review(out, out / "review.html", max_bytes=MAX)
    with opened(browser, out / "review.html") as page:
        page.keyboard.press("Enter")
        page.uncheck("#only")
        # Of one value there is nothing to choose: said at once, and nobody is asked for a name.
        page.locator(".fact:has(.top b:text-is('9 件'))").click()
        assert page.locator(".fact[aria-selected=true] button[data-k=c]").count() == 0
        page.keyboard.press("c")
        assert page.inner_text("#told") == "this indicator has no other value to choose between"
        assert page.is_hidden("#naming")
        page.locator(f".fact:has(.top b:text-is('{value}'))").click()
        assert page.locator(".fact[aria-selected=true] button[data-k=c]").count() == 1
        page.keyboard.press("c")
        page.fill("#naming-name", "甲")
        page.keyboard.press("Enter")
        page.locator(".fact .said.reject").wait_for()
        assert "accept" in page.locator(f".fact:has(.top b:text-is('{value}')) .said").inner_text()
        assert page.inner_text("#progress").endswith("facts to check: 0 of 1 left")
        page.keyboard.press("u")
        assert page.locator(".fact .said").count() == 0, "undone in one step"


def test_nothing_is_saved_before_anything_is_decided(browser, page_file: Path) -> None:
    with opened(browser, page_file, reviewer="甲") as page:
        saved: list[object] = []
        page.on("download", lambda download: saved.append(download))
        page.keyboard.press("s")
        assert "nothing is decided yet" in page.inner_text("#told")
        assert page.is_hidden("#saved")
        page.click("#rows tr >> nth=0")
        page.keyboard.press("a")
        with page.expect_download():
            page.keyboard.press("s")
        assert page.is_visible("#saved")
        assert len(saved) == 1
