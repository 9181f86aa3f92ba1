"""What a report is proven to say in two ways stays among its errors, though a person chose one value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.browser import needs_browser, opened
from support.runs import TABLE, make

from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.review.checked import checked
from extractor.outputs.review.decisions import Action, Decision, about, write_decisions
from extractor.outputs.review.page import write_review
from extractor.outputs.review.to_check import nothing_left
from extractor.schemas import Result

# The sentence says 5 applications, the table 4.
RECEIVED = "applications.received"


TWICE = TABLE.replace("| 3 | 1 | / |  | 0 | 0 | 4 |", "| 3 | 4 | 0 | 0 | 0 | 0 | 8 |").replace(
    "收到政府信息公开申请5件", "收到政府信息公开申请7件"
)
"""The sentence says 7, as the row adds up; its total says 8."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("run"), a=TABLE)


@pytest.fixture
def result(out: Path) -> Result:
    (read,) = read_records(out)
    assert [(one.kind, one.whose) for one in read.findings] == [("conflict", "source")]
    return read


def decided(result: Result, value: int, action: Action, **more: object) -> Decision:
    (fact,) = [f for f in result.facts if f.indicator == RECEIVED and f.value == value]
    return about(fact, result, action).model_copy(update={"reviewer": "甲", **more})


def chosen(result: Result) -> list[Decision]:
    return [decided(result, 4, "accept"), decided(result, 5, "reject")]


def test_the_value_is_chosen_and_the_contradiction_stands(result: Result) -> None:
    report = checked(result, chosen(result))
    (found,) = report.errata
    assert (found.kind, found.whose, found.formula) == ("conflict", "source", "5, 4")
    assert found.message.endswith("is stated with different values; a person chose 4")
    assert (report.settled, report.result.findings) == ((), ())
    assert nothing_left(report), "nobody has to look at it again"


def test_what_was_read_wrongly_is_no_contradiction(result: Result) -> None:
    for said in (
        [decided(result, 5, "reject")],
        [decided(result, 4, "accept"), decided(result, 5, "correct", corrected=Decimal(4))],
        [
            decided(result, 4, "accept"),
            decided(result, 5, "correct", corrected=Decimal(5), corrected_scope="jurisdiction"),
        ],
    ):
        report = checked(result, said)
        assert report.errata == ()
        assert [one.kind for one in report.settled] == ["conflict"]


def test_a_sum_that_the_rejected_value_breaks_stands_too(tmp_path: Path) -> None:
    (result,) = read_records(make(tmp_path, a=TWICE))
    proven = {one.kind for one in result.findings if one.whose == "source"}
    assert proven == {"conflict", "sum_mismatch"}
    (wrong,) = [f for f in result.facts if f.indicator == RECEIVED and f.value == 8]
    rejected = about(wrong, result, "reject")
    report = checked(result, [decided(result, 7, "accept"), rejected])
    assert {one.kind for one in report.errata} == proven
    assert all(one.message.endswith("; a person chose 7") for one in report.errata)
    assert {fact.fact.verdict for fact in report.facts} <= {"confirmed", "stated", "contradicted"}
    alone = checked(result, [rejected])
    assert alone.errata == (), "who rejects it alone says that the cell was read wrongly"


def test_a_contradiction_that_is_not_proven_is_settled(result: Result) -> None:
    open_ = tuple(one.model_copy(update={"whose": "undecided"}) for one in result.findings)
    report = checked(result.model_copy(update={"findings": open_}), chosen(result))
    assert (report.errata, [one.kind for one in report.settled]) == ((), ["conflict"])


def test_the_workbook_lists_and_counts_it(
    out: Path, result: Result, tmp_path: Path, extractor
) -> None:
    path = write_decisions(chosen(result), tmp_path)
    assert extractor("review", "apply", str(out), str(path)).returncode == 0
    book = tmp_path / "panel.xlsx"
    extractor("--lang", "zh", "export", str(out), "--to", str(book))
    sheets = openpyxl.load_workbook(book)
    heads, row = sheets["问题"].iter_rows(values_only=True)
    told = dict(zip(heads, row, strict=True))
    assert (told["归因"], told["人工复核"]) == ("原文", "原文如此")
    assert told["说明"] == "收到申请数前后数值不一；复核人选定 4"
    lines = {name: count for name, count, *_ in sheets.worksheets[0].iter_rows(values_only=True)}
    assert lines["· 其中报告自相矛盾，已选定数值，问题仍在"] == 1
    assert "复核后了结的问题" not in lines
    assert "· 其中已按原文确认，问题仍在" not in lines
    assert any("仍有错误 1 处：报告自相矛盾、已选定数值的 1 处。" in str(name) for name in lines)


@needs_browser
def test_the_page_tells_that_it_stands(browser, tmp_path: Path, extractor) -> None:
    out = make(tmp_path, a=TABLE)
    page_file = out / "review.html"
    write_review(out, page_file, max_bytes=Options().max_bytes)
    with opened(browser, page_file, reviewer="甲") as page:
        page.keyboard.press("Enter")
        page.keyboard.press("c")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    applied = extractor("review", "apply", str(out), str(tmp_path / "saved.json"), real=True)
    assert applied.returncode == 0
    write_review(out, page_file, max_bytes=Options().max_bytes)
    with opened(browser, page_file) as page:
        assert page.locator("#rows td:has-text('conflict')").count() == 1
        assert page.locator("#rows td:has-text('contradicted')").count() == 0
        page.keyboard.press("Enter")
        told = page.inner_text("#errors")
    assert "a person chose 5" in told
    assert "one of the values is chosen" in told
