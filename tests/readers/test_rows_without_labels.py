"""Rows of cells whose labels were torn from them: no sentence, and told of."""

from __future__ import annotations

from extractor import extract

TITLE = "云溪县民政局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n"
ROWS = "1.申请\t0\t0\t22\t0\t64\t0\t86\n2.申请\t55\t0\t0\t0\t0\t0\t55\n"


def test_what_is_left_of_a_label_names_no_cell_of_its_row() -> None:
    result = extract((TITLE + ROWS).encode())
    assert {fact.indicator for fact in result.facts} == {"other"}
    assert [found.kind for found in result.findings if "torn" in found.message] == [
        "unplaced_table"
    ]
    assert result.state == "needs_review"


def test_a_sentence_beside_them_is_read() -> None:
    result = extract((TITLE + ROWS + "全年收到政府信息公开申请86件。\n").encode())
    received = [f.value for f in result.facts if f.indicator == "applications.received"]
    assert received == [86]


def test_a_few_figures_in_a_line_are_no_table() -> None:
    result = extract((TITLE + "收到申请 12 3 4 5\n").encode())
    assert not [found for found in result.findings if "torn" in found.message]
