"""One kind of case alone in a table of pipes, whose head stands over blank cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import Result

_RESULTS = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"
_TITLE = "芷溪县水利局2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
_NAMES = ("upheld", "corrected", "other", "pending", "total")


def stated(result: Result, group: str) -> list[Decimal | None]:
    values = {fact.indicator: fact.value for fact in result.facts}
    return [values.get(f"{group}.{name}") for name in _NAMES]


@pytest.mark.parametrize("title", ["", _TITLE])
@pytest.mark.parametrize(
    "head",
    ["| 行政复议 | | | | |\n|---|---|---|---|---|", "| 行政复议 | | | | |", "| 行政复议 |\n|---|",
     "行政复议"],
)  # fmt: skip
def test_the_head_of_one_kind_of_case_stands_over_the_blanks_behind_it(
    head: str, title: str
) -> None:
    table = f"{head}\n{_RESULTS}\n| 2 | 1 | 0 | 0 | 3 |\n"
    result = extract(title + table)
    assert stated(result, "reconsideration") == [2, 1, 0, 0, 3]
    assert "unplaced_table" not in {finding.kind for finding in result.findings}


def test_two_kinds_of_lawsuits_stand_over_the_blanks_behind_each() -> None:
    blanks = " | | | | |"
    head = f"| 行政诉讼{blanks}{blanks[2:]}\n|{'---|' * 10}\n"
    head += f"| 未经复议直接起诉{blanks} 复议后起诉{blanks}\n"
    rows = f"{_RESULTS}{_RESULTS[1:]}\n| 2 | 1 | 0 | 0 | 3 | 1 | 0 | 0 | 0 | 1 |\n"
    result = extract(_TITLE + head + rows)
    assert stated(result, "litigation.direct") == [2, 1, 0, 0, 3]
    assert stated(result, "litigation.after_review") == [1, 0, 0, 0, 1]
    assert result.state == "done"


@pytest.mark.parametrize(
    "rows",
    [
        # A result is missing in the head or in the row: whose the numbers are is not certain.
        "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | |\n| 2 | 1 | 0 | 0 | 3 |\n",
        f"{_RESULTS}\n| 2 | 1 | 0 | 0 |\n",
        f"{_RESULTS}\n| 2 | 1 | 0 | 0 | 3 | 1 |\n",
    ],
)
def test_a_row_that_does_not_fit_its_heads_is_not_placed(rows: str) -> None:
    result = extract(f"{_TITLE}| 行政复议 | | | | |\n|---|---|---|---|---|\n{rows}")
    assert stated(result, "reconsideration") == [None] * 5
    assert result.state == "needs_review"


_TRIALS = ("reconsideration", "litigation.direct", "litigation.after_review")
_FIGURES = [2, 3, 5, 4, 14, 1, 0, 6, 2, 9, 0, 4, 0, 1, 5]


def _spanned(first: int, second: int, third: int, names: list[str]) -> str:
    cells = "".join(f"<td>{name}</td>" for name in names)
    figures = "".join(f"<td>{figure}</td>" for figure in _FIGURES)
    return (
        f"<h1>{_TITLE}</h1><table><tr><td colspan={first}>行政复议</td>"
        f"<td colspan={second}>未经复议直接起诉</td><td colspan={third}>复议后起诉</td></tr>"
        f"<tr>{cells}</tr><tr>{figures}</tr></table>"
    )


@pytest.mark.parametrize("spans", [(5, 5, 5), (6, 6, 6), (6, 5, 5), (5, 6, 5), (4, 5, 6)])
def test_heads_that_span_a_column_too_many_leave_each_kind_its_results(
    spans: tuple[int, int, int],
) -> None:
    result = extract(_spanned(*spans, _RESULTS.strip("| ").split(" | ") * 3))
    assert [v for trial in _TRIALS for v in stated(result, trial)] == _FIGURES


def test_spans_hold_where_the_results_do_not_come_in_turns() -> None:
    names = ["结果维持", "总计", "结果纠正", "其他结果", "尚未审结"]
    result = extract(_spanned(5, 5, 5, names + names[::-1] + names))
    assert stated(result, "litigation.direct") == [9, 6, 0, 1, 2]


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("tail", ["", "<td></td>"])
def test_a_row_for_each_result_of_each_kind(again: bool, tail: str) -> None:
    names = _RESULTS.strip("| ").split(" | ")
    kinds = [("行政复议", ""), ("行政诉讼", "未经复议直接起诉"), ("行政诉讼", "复议后起诉")]
    labels = [
        f"<td>{over}</td><td>{kind or (name if again else '')}</td><td>{name}</td>"
        for over, kind in kinds
        for name in names
    ]
    rows = (f"<tr>{a}<td>{b}</td>{tail}</tr>" for a, b in zip(labels, _FIGURES, strict=True))
    result = extract(f"<h1>{_TITLE}</h1><table>{''.join(rows)}</table>")
    assert [v for trial in _TRIALS for v in stated(result, trial)] == _FIGURES
    (fact,) = [f for f in result.facts if f.indicator == "litigation.direct.total"]
    assert fact.evidence[0].quote.text.split() == ["行政诉讼", "未经复议直接起诉", "总计", "9"]
