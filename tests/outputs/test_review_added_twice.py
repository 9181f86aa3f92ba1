"""Several persons give one damaged number its value: where these differ, nobody is silently right."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from support.browser import needs_browser, opened
from support.runs import OTHER, make

from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.review.checked import checked
from extractor.outputs.review.decisions import Decision, disagreements, read_decisions
from extractor.outputs.review.page import write_review

DAMAGED = OTHER.replace("120条", "3 1 2 6 条[注1]")
TOTAL = "proactive.total"


def added(out: Path, value: str, reviewer: str, **more: object) -> Decision:
    """What the page saves of a number that somebody gave its value."""
    (result,) = read_records(out)
    mention = next(one for one in result.mentions if one.kind == "damaged")
    return Decision(
        report=result.name, sha256=result.sha256, indicator=TOTAL, place=mention.source,
        value=Decimal(value), quote="主动公开政府信息3 1 2 6 条", lead=8, action="add",
        reason=f"我看是{value}", reviewer=reviewer, at="2026-01-01T00:00:00Z",
    ).model_copy(update=more)  # fmt: skip


def saved(folder: Path, *decisions: Decision) -> list[str]:
    """A file a person, as the page saves it."""
    files = []
    for number, one in enumerate(decisions):
        files.append(folder / f"{number}.json")
        told = {"kind": "extractor decisions", "decisions": [one.model_dump(mode="json")]}
        files[-1].write_text(json.dumps(told), encoding="utf-8")
    return [str(file) for file in files]


def cells(table: Path) -> dict[str, str]:
    with table.open(encoding="utf-8-sig", newline="") as handle:
        (row,) = csv.DictReader(handle)
    return row


def test_two_values_for_one_number_are_listed_and_stand_in_no_cell(
    tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, a=DAMAGED)
    files = saved(tmp_path, added(out, "3126", "甲"), added(out, "3128", "乙"))
    ended = extractor("--lang", "zh", "review", "apply", str(out), *files, real=True)
    assert ended.returncode == 3
    said = ended.stderr.decode()
    assert "甲 人工补录 3126 我看是3126" in said
    assert "乙 人工补录 3128 我看是3128" in said
    table = tmp_path / "p.csv"
    extractor("export", str(out), "--to", str(table), "--labels", "id")
    assert cells(table)[TOTAL] == "", "nobody read either value"
    assert cells(table)["state"] == "needs_review"
    assert cells(table.with_suffix(".status.csv"))[TOTAL] == "disputed"


@pytest.mark.parametrize("unit", [None, "条", "件"])
def test_the_same_value_is_no_dispute_however_its_unit_is_put(
    tmp_path: Path, unit: str | None
) -> None:
    out = make(tmp_path, a=DAMAGED)
    said = (added(out, "3126", "甲"), added(out, "3126.0", "乙", unit=unit))
    assert disagreements(said) == ()
    (result,) = read_records(out)
    (one,) = [one for one in checked(result, said).facts if one.fact.indicator == TOTAL]
    assert (one.fact.value, one.reviewed) == (3126, "added")


def test_the_same_digits_in_another_unit_are_another_value(tmp_path: Path) -> None:
    out = make(tmp_path, a=DAMAGED)
    said = (added(out, "3126", "甲"), added(out, "3126", "乙", unit="万条"))
    assert len(disagreements(said)) == 1


def test_whoever_adds_the_number_with_both_in_view_settles_it(tmp_path: Path) -> None:
    out = make(tmp_path, a=DAMAGED)
    later = {"at": "2026-01-02T00:00:00Z", "settles": True}
    said = (added(out, "3126", "甲"), added(out, "3128", "乙"), added(out, "3128", "丙", **later))
    assert disagreements(said) == ()
    (result,) = read_records(out)
    (one,) = [one for one in checked(result, said).facts if one.fact.indicator == TOTAL]
    assert (one.fact.value, one.reviewed) == (3128, "added")


@needs_browser
def test_the_page_shows_both_values_and_the_one_that_is_typed_then_counts(
    browser, tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, a=DAMAGED)
    files = saved(tmp_path, added(out, "3126", "甲"), added(out, "3128", "乙"))
    extractor("review", "apply", str(out), *files)
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    with opened(browser, out / "review.html", reviewer="丙") as page:
        page.click("#rows tr")
        said = page.inner_text(".fact[aria-selected=true]")
        assert "added: 3126 · 我看是3126 · 甲" in said
        assert "added: 3128 · 我看是3128 · 乙" in said
        page.keyboard.press("a")
        assert "t types the one that counts" in page.inner_text("#told")
        page.keyboard.press("t")
        page.fill("#typed-value", "3128")
        page.fill("#typed-reason", "by the paper copy")
        page.keyboard.press("Enter")
        page.wait_for_selector(".fact .said.correct")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    assert extractor("review", "apply", str(out), str(tmp_path / "saved.json")).returncode == 0
    assert len(read_decisions(out / "decisions.json")) == 3, "nothing is lost"
    table = tmp_path / "p.csv"
    extractor("export", str(out), "--to", str(table), "--labels", "id")
    assert cells(table)[TOTAL] == "3128"
    assert cells(table)["state"] == "reviewed"
