"""Flattened tables whose labels stand behind their numbers: nobody gets the numbers of the next row."""

from __future__ import annotations

import pytest

from tests.results import read

_TITLE = "某县水务局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
_HEAD = "申请人情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
_ROWS = (
    ("一、本年新收政府信息公开申请数量", (30, 3, 0, 0, 4, 0, 37)),
    ("二、上年结转政府信息公开申请数量", (1, 0, 0, 0, 0, 0, 1)),
    ("(一)予以公开", (7, 2, 0, 0, 0, 0, 9)),
    ("(二)部分公开", (2, 1, 0, 0, 1, 0, 4)),
)


def _lines(*, behind: bool) -> str:
    rows = []
    for label, values in _ROWS:
        numbers = [str(value) for value in values]
        rows += [*numbers, label] if behind else [label, *numbers]
    return "\n".join(rows) + "\n五、存在的主要问题\n"


def _values(text: str) -> dict[str, int]:
    return {
        fact.indicator: int(fact.value)
        for fact in read(text).facts
        if fact.value is not None and fact.indicator != "other"
    }


def test_no_row_gets_the_numbers_of_the_next_and_a_finding_says_so() -> None:
    text = _TITLE + _HEAD + _lines(behind=True)
    assert _values(text) == {}
    assert any(found.kind == "unplaced_table" for found in read(text).findings)


@pytest.mark.parametrize("numbered", ["", "1\n2\n3\n4\n5\n6\n7\n"], ids=["plain", "numbered"])
def test_labels_before_their_numbers_are_read_also_below_the_numbers_of_the_columns(
    numbered: str,
) -> None:
    values = _values(_TITLE + _HEAD + numbered + _lines(behind=False))
    assert values["applications.received"] == 37
    assert values["applications.granted"] == 9
    assert values["applications.partially_granted.legal_services"] == 1


def test_a_table_that_a_page_break_has_cut_is_read_from_its_first_label_on() -> None:
    rows = _lines(behind=False).partition("二、")
    values = _values("某县水务局2022年报\n0\n4\n0\n37\n" + rows[1] + rows[2])
    assert values["applications.granted"] == 9


def test_a_row_of_the_catalogue_does_not_get_the_numbers_of_the_next() -> None:
    head = "二、主动公开政府信息情况\n第二十条第(六)项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n"
    behind = "5\n1\n40\n行政处罚\n6\n2\n50\n行政强制\n"
    before = "行政处罚\n5\n1\n40\n行政强制\n6\n2\n50\n"
    start = "某县水务局2020年政府信息公开工作年度报告\n" + head
    assert _values(start + behind + "三、其他\n") == {}
    assert _values(start + before + "三、其他\n")["penalties.decisions"] == 40
