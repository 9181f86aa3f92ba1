"""What people decide is taken into account: sums are checked again with the values that they left."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.runs import make

from extractor.outputs import read_records
from extractor.outputs.review.checked import checked, settled
from extractor.outputs.review.content import content
from extractor.outputs.review.decisions import Action, Decision, about, write_decisions
from extractor.outputs.review.to_check import nothing_left, to_check
from extractor.schemas import Result

HEAD = """某县农业局2021年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
"""
ROW = "| 一、本年新收政府信息公开申请数量 | 6 | 1 | 2 | 0 | 0 | 0 | {} |\n"
END = "某县农业局\n2022年1月20日\n"
TOTAL, PART = "applications.received", "applications.received.natural_person"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    return make(folder, wrong=HEAD + ROW.format(12) + END, right=HEAD + ROW.format(9) + END)


def read(out: Path, name: str) -> Result:
    return next(one for one in read_records(out) if one.name == f"{name}.txt")


def decided(result: Result, indicator: str, action: Action, **more: object) -> Decision:
    (fact,) = [fact for fact in result.facts if fact.indicator == indicator]
    return about(fact, result, action).model_copy(update={"reviewer": "甲", **more})


def verdicts(facts: Sequence[object]) -> set[str]:
    return {one.fact.verdict for one in facts}  # type: ignore[attr-defined]


def test_a_correction_by_which_a_sum_holds_settles_it(out: Path) -> None:
    result = read(out, "wrong")
    assert verdicts(checked(result, ()).facts) == {"contradicted"}
    said = [decided(result, TOTAL, "correct", corrected=Decimal(9), reason="scan")]
    report = checked(result, said)
    assert verdicts(report.facts) == {"confirmed"}
    assert {one.fact.verdict_because for one in report.facts} == {"the row of its table adds up"}
    assert (report.result.findings, report.result.reasons) == ((), ())
    assert [found.kind for found in report.settled] == ["sum_mismatch"]
    assert not any(to_check(report))
    assert nothing_left(report)


def test_a_correction_that_does_not_help_leaves_the_sum_broken_with_its_values(out: Path) -> None:
    result = read(out, "wrong")
    report = checked(result, [decided(result, TOTAL, "correct", corrected=Decimal(10))])
    (found,) = report.result.findings
    assert found.formula == "6 + 1 + 2 + 0 + 0 + 0 = 9, printed total 10"
    assert found.whose == "undecided", "the 10 is not the report's"
    assert report.at_odds == (found,)
    assert verdicts(report.facts) == {"doubtful"}
    assert not nothing_left(report)


def test_a_correction_that_breaks_a_sum_is_told(out: Path) -> None:
    result = read(out, "right")
    assert verdicts(checked(result, ()).facts) == {"confirmed"}
    report = checked(result, [decided(result, PART, "correct", corrected=Decimal(5))])
    (found,) = report.result.findings
    assert (found.kind, found.whose) == ("sum_mismatch", "undecided")
    assert report.at_odds == (found,)
    # Nobody knows whether the person is wrong or the report: what was typed is not to check again.
    assert verdicts(report.facts) == {"doubtful"}
    assert len(list(to_check(report))) == len(report.facts) - 1


def test_a_sum_whose_numbers_are_confirmed_as_printed_stands_and_waits_for_nobody(
    out: Path,
) -> None:
    result = read(out, "wrong")
    some = [about(fact, result, "accept") for fact in result.facts]
    assert checked(result, some[:-1]).errata == ()
    report = checked(result, some)
    assert (report.settled, report.result.findings, report.at_odds) == ((), (), ())
    (found,) = report.errata
    assert (found.kind, found.whose) == ("sum_mismatch", "source")
    assert nothing_left(report)
    assert settled(report, report.facts).findings == (found,), "whoever reads the run is told"


def test_a_sum_that_another_correction_breaks_is_not_laid_to_the_source(tmp_path: Path) -> None:
    # The row is one short of its total; who mends it by a part breaks the column of that part.
    made = make(tmp_path, crossed=HEAD + COLUMN.format(8).replace("| 9 |\n", "| 10 |\n", 1) + END)
    result = read(made, "crossed")
    assert {one.whose for one in result.findings} == {"source"}
    said = [decided(result, PART, "correct", corrected=Decimal(10))]
    report = checked(result, said)
    assert report.at_odds, "10 + 1 is not 8 + 2"
    assert {one.whose for one in report.at_odds} == {"undecided"}


def test_apply_and_the_workbook_tell_of_a_sum_that_a_correction_leaves_broken(
    tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, wrong=HEAD + ROW.format(12) + END, printed=HEAD + ROW.format(11) + END)
    result, other = read(out, "wrong"), read(out, "printed")
    said = [about(fact, result, "accept") for fact in result.facts if fact.indicator != PART]
    said += [decided(result, PART, "correct", corrected=Decimal(5), reason="scan")]
    said += [about(fact, other, "accept") for fact in other.facts]
    write_decisions(said, tmp_path)
    applied = extractor("review", "apply", str(out), str(tmp_path / "decisions.json"))
    told = [line for line in applied.stderr.decode().splitlines() if "a person gave" in line]
    formula = "5 + 1 + 2 + 0 + 0 + 0 = 8, printed total 12"
    assert told == [f"wrong.txt: with a value that a person gave this does not hold: {formula}"]
    book = tmp_path / "panel.xlsx"
    extractor("export", str(out), "--to", str(book), "--labels", "id")
    sheets = openpyxl.load_workbook(book)
    heads, *rows = sheets["findings"].iter_rows(values_only=True)
    named = [dict(zip(heads, row, strict=True)) for row in rows]
    assert {(one["report"], one["whose"], one["reviewed"]) for one in named} == {
        ("wrong.txt", "undecided", None), ("printed.txt", "source", "stands"),
    }  # fmt: skip
    summary = dict(row[:2] for row in sheets["summary"].iter_rows(values_only=True))
    assert summary["· of them errors"] == 2
    assert summary["· of them confirmed as printed: they stand"] == 1
    assert "findings settled by review" not in summary
    assert any(
        "Errors that still stand among the findings: 2, which are 1 of numbers confirmed as they are "
        "printed, 1 with a value that a person gave." in str(name) for name in summary
    )  # fmt: skip


def test_a_sum_that_lacks_what_was_rejected_accuses_nobody(out: Path) -> None:
    result = read(out, "right")
    report = checked(result, [decided(result, PART, "reject")])
    assert report.result.findings == ()
    assert "doubtful" not in verdicts(report.facts)


COLUMN = """| 一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| 三、本年度办理结果 (七)总计 | 8 | 0 | 0 | 0 | 0 | 0 | {} |
"""


def test_where_the_sums_point_at_one_number_a_correction_of_it_frees_the_others(
    tmp_path: Path,
) -> None:
    out = make(tmp_path, wrong=HEAD + COLUMN.format(6) + END)
    result = read(out, "wrong")
    assert any("point at another" in (fact.verdict_because or "") for fact in result.facts)
    closed = "applications.closed"
    report = checked(result, [decided(result, closed, "correct", corrected=Decimal(8))])
    assert report.result.findings == ()
    assert {one.fact.verdict_because for one in report.facts} == {"the row of its table adds up"}
    # One that is no better: the sums still point at it, with the value that was typed.
    report = checked(result, [decided(result, closed, "correct", corrected=Decimal(7))])
    (found,) = report.result.findings
    assert "7" in (found.formula or "")
    assert not nothing_left(report)


def test_the_page_written_again_shows_it(out: Path) -> None:
    result = read(out, "wrong")
    before = content(checked(result, ()).result, None)
    assert any(fact.get("broken") for fact in before["facts"])
    said = [decided(result, TOTAL, "correct", corrected=Decimal(9), reason="scan")]
    after = content(checked(result, said).result, None)
    assert not any(fact.get("broken") or fact.get("check") for fact in after["facts"])
    assert after["findings"] == []


def test_every_table_and_every_count_has_it(tmp_path: Path, extractor) -> None:
    out = make(tmp_path, wrong=HEAD + ROW.format(12) + END)
    result = read(out, "wrong")
    book = tmp_path / "panel.xlsx"
    extractor("export", str(out), "--to", str(book), "--labels", "id")
    assert openpyxl.load_workbook(book)["to check"].max_row == 8

    write_decisions([decided(result, TOTAL, "correct", corrected=Decimal(9))], tmp_path)
    applied = extractor("review", "apply", str(out), str(tmp_path / "decisions.json"))
    assert applied.returncode == 0
    exported = extractor("export", str(out), "--to", str(book), "--labels", "id").stderr.decode()
    assert "1 report: 1 reviewed" in exported
    assert "to check are not decided" not in exported
    sheets = openpyxl.load_workbook(book)
    assert sheets["to check"].max_row == 1
    assert [row[-1].value for row in sheets["findings"].iter_rows(min_row=2)] == ["settled"]
    heads, row = sheets["panel"].iter_rows()
    comments = {
        head.value: cell.comment.text for head, cell in zip(heads, row, strict=True) if cell.comment
    }
    assert comments == {TOTAL: "corrected\n12 件 → 9 件; 甲"}
    shown = extractor("runs", "show", str(out)).stdout.decode()
    assert shown.startswith("1 report: 1 reviewed; ")
