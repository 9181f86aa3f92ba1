"""One amount in 元 and in 万元 is one amount: no table and no count takes it for two."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from support.browser import Started, needs_browser, opened
from support.command_line import Inside, printed
from support.runs import make

from extractor import extract
from extractor.options import Options
from extractor.outputs.review.page import write_review

HEAD = "某县档案局2012年政府信息公开工作年度报告\n一、概述\n"
FEES = HEAD + "全年收取依申请公开费用30000元。\n全年依申请公开收费共计3万元。\n"
BUDGET = HEAD + "信息公开专项经费4.5万元。\n全年投入信息公开专项经费45000元。\n"
APART = HEAD + "全年收取依申请公开费用30000元。\n全年依申请公开收费共计3.2万元。\n"
PLAIN = HEAD + "全年主动公开政府信息81条。\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make(tmp_path_factory.mktemp("run"), a=FEES, b=BUDGET, c=APART, d=PLAIN)
    write_review(folder, folder / "review.html", max_bytes=Options().max_bytes)
    return folder


def test_the_record_and_the_row_have_the_amount() -> None:
    fees = extract(FEES.encode())
    assert len([fact for fact in fees.facts if fact.indicator == "fees.collected"]) == 2
    assert fees.report.fees.collected.conflicting == ()
    assert (fees.report.fees.collected.value, fees.report.fees.collected.unit) == (30000, "元")
    assert fees.flat()["fees.collected"] == 30000
    budget = extract(BUDGET.encode())
    assert budget.report.organisation.budget.value == Decimal("4.5")
    assert budget.flat()["organisation.budget"] == 45000


def test_other_amounts_still_differ() -> None:
    apart = extract(APART.encode())
    assert apart.state == "needs_review"
    assert apart.report.fees.collected.value is None
    assert apart.flat().get("fees.collected") is None


def test_the_same_digits_of_different_units_are_different_amounts() -> None:
    text = HEAD + "全年收取依申请公开费用3元。\n全年依申请公开收费共计3万元。\n"
    record = extract(text.encode()).report.fees.collected
    assert (record.value, record.conflicting) == (None, (3, 3))


def test_the_panel_has_the_amount(out: Path, extractor: Inside) -> None:
    panel = out.parent / "panel.csv"
    extractor("export", str(out), "--to", str(panel), "--labels", "id", real=True)
    with panel.open(encoding="utf-8-sig", newline="") as rows:
        values = {
            row["report"]: (row["fees.collected"], row["organisation.budget"])
            for row in csv.DictReader(rows)
        }
    assert values["a.txt"] == ("30000", "")
    assert values["b.txt"] == ("", "45000")
    assert values["c.txt"] == ("", "")
    with (out.parent / "panel.status.csv").open(encoding="utf-8-sig", newline="") as rows:
        said = {row["report"]: row["fees.collected"] for row in csv.DictReader(rows)}
    assert said["a.txt"] != "conflict"
    assert said["c.txt"] == "conflict"


def test_run_export_and_show_count_the_same(out: Path, extractor: Inside) -> None:
    """What waits for a person is told by the run, by the export and by ``show`` alike."""
    states = {
        row["report"]: row["state"]
        for row in csv.DictReader((out / "reports.csv").open(encoding="utf-8-sig", newline=""))
    }
    assert [name for name, state in states.items() if state == "needs_review"] == ["c.txt"]
    told = extractor("export", str(out), "--to", str(out.parent / "panel.csv"), real=True)
    assert "2 values to check are not decided yet" in printed(told)
    for name in ("a", "b", "d"):
        file = out.parent / "reports" / f"{name}.txt"
        assert "none of them is doubtful" in printed(
            extractor("show", "--doubtful", str(file), real=True)
        )
    file = out.parent / "reports" / "c.txt"
    assert "Facts (2)" in printed(extractor("show", "--doubtful", str(file), real=True))


@needs_browser
def test_the_page_counts_the_same(out: Path, browser: Started) -> None:
    with opened(browser, out / "review.html") as page:
        told = page.locator("body").inner_text()
        assert "reports to review: 1 of 1 left" in told
        assert "facts to check: 2 of 2 left" in told


@needs_browser
def test_who_corrects_a_side_in_another_unit_has_settled_it(out: Path, browser: Started) -> None:
    with opened(browser, out / "review.html", reviewer="甲") as page:
        page.click("#rows tr:has-text('c.txt')")
        page.locator(".fact:has(.top b:text-is('3.2 万元'))").click()
        page.keyboard.press("t")
        page.fill("#typed-value", "3")
        page.fill("#typed-reason", "as in the scan")
        page.keyboard.press("Enter")
        page.wait_for_selector(".said.correct")
        page.locator(".fact:has(.top b:text-is('30000 元'))").click()
        page.keyboard.press("a")
        assert page.inner_text("#progress").endswith("facts to check: 0 of 2 left")
        page.keyboard.press("u")
        assert page.inner_text("#progress").endswith("facts to check: 1 of 2 left")
