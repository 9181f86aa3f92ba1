"""Tables as scripts print them: a list of cells a line, None where a cell is part of another."""

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "白榆县水利局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
FIRST = "'行政复议', None, None, None, None"
SECOND = "'结果维持', '结果纠正', '其他结果', '尚未审结', '总计'"
THIRD = "'1', '2', '0', '3', '6'"


def _read(text: str) -> dict[str, int]:
    result = extract(HEAD + text)
    return {f.indicator: int(f.value) for f in result.facts if f.value is not None}


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize("end", ["", "\n", "\n五、不足之处\n人手不足。\n"])
@pytest.mark.parametrize("row", ["[{}]", "({})", "  [{}],", "[{}]  "])
def test_a_list_a_line_is_a_table(row: str, end: str) -> None:
    lines = [row.format(cells) for cells in (FIRST, SECOND, THIRD)]
    assert _read("\n".join(lines) + end) == {
        "reconsideration.upheld": 1,
        "reconsideration.corrected": 2,
        "reconsideration.other": 0,
        "reconsideration.pending": 3,
        "reconsideration.total": 6,
    }


def test_a_list_alone_and_a_list_in_a_sentence_are_no_tables() -> None:
    text = "受理行政复议6件。\n[1, 2, 3]\n其中['维持', '纠正']两类,[1, 2]均已统计。\n"
    assert _read(text)["reconsideration.total"] == 6
