"""Who decides, and what only a person can do: names, and numbers that a machine cannot read."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.browser import needs_browser, opened
from support.runs import OTHER, make

from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.review.decisions import (
    Decision,
    about,
    read_decisions,
    write_decisions,
)
from extractor.outputs.review.page import write_review

DAMAGED = OTHER.replace("120条", "3 1 2 6 条[注1]")


def page_of(out: Path) -> Path:
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    return out / "review.html"


def cells(table: Path) -> dict[str, str]:
    with table.open(encoding="utf-8-sig", newline="") as handle:
        (row,) = csv.DictReader(handle)
    return row


@needs_browser
def test_a_number_that_cannot_be_read_gets_its_value_from_a_person(
    browser, tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, a=DAMAGED)
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.click("#rows tr")
        page.click("mark.damaged")
        assert "m: type its value" in page.inner_text("#told")
        page.keyboard.press("m")
        page.fill("#added-name", "proactive.total")
        page.fill("#added-unit", "条")
        page.keyboard.press("Enter")
        assert page.is_visible("#adding"), "neither a value nor a reason was given"
        page.fill("#added-value", "3126")
        page.keyboard.press("Enter")
        assert page.is_visible("#adding"), "no reason was given"
        page.fill("#added-note", "as printed in the scan")
        page.keyboard.press("Enter")
        page.wait_for_selector(".fact .said.add")
        said = page.inner_text(".fact[aria-selected=true]")
        assert "3126 条" in said
        assert "added · as printed in the scan · 甲" in said
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    assert extractor("review", "apply", str(out), str(tmp_path / "saved.json")).returncode == 0
    table, book = tmp_path / "p.csv", tmp_path / "p.xlsx"
    extractor("export", str(out), "--to", str(table), "--labels", "id")
    assert cells(table)["proactive.total"] == "3126"
    assert cells(table)["state"] == "reviewed", "nothing else was to be seen in it"
    assert cells(table.with_suffix(".status.csv"))["proactive.total"] == "added"
    extractor("export", str(out), "--to", str(book), "--labels", "id")
    facts = openpyxl.load_workbook(book)["facts"].iter_rows(values_only=True)
    heads = next(facts)
    (row,) = [dict(zip(heads, one, strict=True)) for one in facts if "proactive.total" in one]
    assert (row["value"], row["reviewed"], row["review_note"]) == (
        3126, "added", "甲 as printed in the scan",
    )  # fmt: skip


@needs_browser
def test_no_decision_is_kept_before_its_reviewer_has_a_name(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=OTHER)
    with opened(browser, page_of(out)) as page:
        page.click("#rows tr")
        page.keyboard.press("a")
        page.keyboard.press("Escape")
        page.keyboard.press("a")
        page.keyboard.press("Enter")
        assert page.is_visible("#naming"), "a name is asked for"
        assert page.locator(".fact .said").count() == 0
        page.fill("#naming-name", "乙")
        page.keyboard.press("Enter")
        page.wait_for_selector(".fact .said.accept")
        assert page.inner_text(".fact .said.accept").startswith("✓ accept · 乙")
        assert page.input_value("#reviewer") == "乙"
        page.keyboard.press("d")
        page.keyboard.press("d")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    assert {one.reviewer for one in read_decisions(tmp_path / "saved.json")} == {"乙"}


def test_decisions_without_a_name_are_told_when_they_are_applied(tmp_path: Path, extractor) -> None:
    out = make(tmp_path, a=OTHER)
    (result,) = read_records(out)
    made = [about(fact, result, "accept") for fact in result.facts[:2]]
    made.append(about(result.facts[2], result, "accept").model_copy(update={"reviewer": "甲"}))
    write_decisions(made, tmp_path)
    ended = extractor("review", "apply", str(out), str(tmp_path / "decisions.json"))
    told = ended.stderr.decode()
    assert "a.txt: 2 decisions without a reviewer's name: items of" in told
    assert "2 decisions name no reviewer" in told
    zh = extractor("review", "apply", str(out), str(tmp_path / "decisions.json"), "--lang", "zh")
    assert "a.txt：未署名的决定 2 项：" in zh.stderr.decode()


@pytest.fixture
def disputed(tmp_path: Path) -> Path:
    """A report to review that 甲 looked through and corrected, and 乙 sees in another way."""
    out = make(tmp_path, a=DAMAGED)
    (result,) = read_records(out)
    fact = result.facts[0]
    one, other = (about(fact, result, action) for action in ("correct", "accept"))
    looked = Decision(
        report="a.txt", sha256=result.sha256, indicator="", place=(0, 0), action="looked",
        reviewer="甲",
    )  # fmt: skip
    one = one.model_copy(update={"corrected": Decimal(121), "reviewer": "甲", "reason": "scan"})
    write_decisions([looked, one, other.model_copy(update={"reviewer": "乙"})], tmp_path)
    return out


def test_a_report_on_which_reviewers_differ_is_not_reviewed(disputed: Path, extractor) -> None:
    saved = str(disputed.parent / "decisions.json")
    assert extractor("review", "apply", str(disputed), saved).returncode == 3
    assert (
        extractor("runs", "show", str(disputed))
        .stdout.decode()
        .startswith("1 report: 1 needs_review; ")
    )
    table = disputed.parent / "p.csv"
    told = extractor("export", str(disputed), "--to", str(table), "--labels", "id")
    assert "1 report: 1 needs_review" in told.stderr.decode()
    assert cells(table)["state"] == "needs_review"
    assert cells(table.with_suffix(".status.csv"))["proactive.website"] == "disputed"
    book = disputed.parent / "p.xlsx"
    extractor("export", str(disputed), "--to", str(book), "--labels", "id", "--lang", "zh")
    heads, row = openpyxl.load_workbook(book)["面板"].iter_rows()
    (cell,) = [c for head, c in zip(heads, row, strict=True) if head.value == "proactive.website"]
    assert cell.comment.text == "人工分歧\n100 条: 乙 人工确认；甲 人工更正 121 scan"


@needs_browser
def test_on_the_page_it_waits_until_the_dispute_is_settled(browser, disputed: Path) -> None:
    (disputed / "decisions.json").write_bytes((disputed.parent / "decisions.json").read_bytes())
    with opened(browser, page_of(disputed), reviewer="丙") as page:
        assert "reports to review: 1 of 1 left" in page.inner_text("#progress")
        page.click("#rows tr")
        page.keyboard.press("a")
        page.wait_for_selector(".fact .said.accept")
        assert "reports to review: 0 of 1 left" in page.inner_text("#progress")


def test_a_number_that_one_adds_and_another_rejects_is_disputed(tmp_path: Path, extractor) -> None:
    out = make(tmp_path, a=OTHER)
    (result,) = read_records(out)
    mention = next(one for one in result.mentions if one.raw == "5件")
    added = Decision(
        report="a.txt", sha256=result.sha256, indicator="reconsideration.total", action="add",
        place=mention.source, value=Decimal(5), unit="件", quote="5件", reviewer="甲",
    )  # fmt: skip
    denied = added.model_copy(update={"action": "reject", "reviewer": "乙"})
    write_decisions([added, denied], out)
    table = tmp_path / "p.csv"
    extractor("export", str(out), "--to", str(table), "--labels", "id")
    assert cells(table.with_suffix(".status.csv"))["reconsideration.total"] == "disputed"
