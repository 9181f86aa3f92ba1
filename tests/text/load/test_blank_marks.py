"""NaN and Unnamed: 3, which libraries for tables write into blank cells."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.text.load.blank_marks import without_blank_marks

TITLE = "# 禾川县林业局2022年政府信息公开工作年度报告\n\n"
RESULTS = "结果维持 结果纠正 其他结果 尚未审结 总计"
ROWS = tuple(
    tuple(cell.replace("_", " ") for cell in row.split())
    for row in (
        "行政复议 Unnamed:_1 Unnamed:_2 Unnamed:_3 Unnamed:_4 行政诉讼 Unnamed:_6 Unnamed:_7 "
        "Unnamed:_8 Unnamed:_9 Unnamed:_10 Unnamed:_11 Unnamed:_12 Unnamed:_13 Unnamed:_14",
        f"{RESULTS} 未经复议直接起诉 NaN NaN NaN NaN 复议后起诉 NaN NaN NaN NaN",
        f"NaN NaN NaN NaN NaN {RESULTS} {RESULTS}",
        "5 1 0 2 8 3 0 0 1 4 1 0 0 0 1",
    )
)


def _pipes() -> str:
    lines = ["| " + " | ".join(row) + " |" for row in ROWS]
    return "\n".join([lines[0], "|" + " --- |" * 15, *lines[1:]])


def _html() -> str:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


@pytest.mark.parametrize("table", [_pipes(), _html()], ids=["pipes", "html"])
def test_labels_carry_on_over_such_cells(table: str) -> None:
    result = extract(f"{TITLE}四、行政复议、行政诉讼情况\n\n{table}\n")
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["reconsideration.total"] == 8
    assert found["litigation.direct.pending"] == 1
    assert found["litigation.after_review.total"] == 1
    assert "other" not in found


@pytest.mark.parametrize(
    "text",
    [
        "| NaN 材料 | 3 |\n| Unnamed: 3 件 | 4 |\n",
        "本局网站 NaN 次, Unnamed: 3\n",
        "| 甲 | NaN |\n",
    ],
)
def test_words_that_only_hold_the_mark_stay(text: str) -> None:
    assert without_blank_marks(text) == text
