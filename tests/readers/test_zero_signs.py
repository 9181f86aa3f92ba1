"""Zeros that a table writes as 〇 or as a ring: the numbers beside them stay where they are."""

from __future__ import annotations

import pytest

from extractor import Report, extract

HEADS = "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>"
HEADS += (
    "<tr><td colspan=5></td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
)
HEADS += (
    "<tr>" + "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>" * 3
)
COLUMNS = "<tr><td>(勾稽关系)</td><td>自然人</td><td>商业企业</td><td>科研机构</td>"
COLUMNS += "<td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>"


def report(table: str) -> Report:
    title = "松岗县林业局2022年政府信息公开工作年度报告"
    return extract(f"<html><body><h1>{title}</h1><table>{table}</table></body></html>")


def stated(found: Report) -> dict[str, str]:
    return {
        f.indicator: str(f.value)
        for f in found.facts
        if f.indicator != "other" and f.value is not None
    }


def cells(words: str) -> str:
    return "<tr>" + "".join(f"<td>{word}</td>" for word in words.split()) + "</tr>"


@pytest.mark.parametrize("sign", ["〇", "○", "◯"])
def test_the_numbers_of_disputes_beside_signs_for_zero(sign: str) -> None:
    row = f"4 {sign} {sign} 2 6 " + f"{sign} " * 5 + f"{sign} {sign} 1 {sign} 1"
    found = report(HEADS + "</tr>" + cells(row))
    values = {name: value for name, value in stated(found).items() if value != "0"}
    assert values == {
        "reconsideration.upheld": "4",
        "reconsideration.pending": "2",
        "reconsideration.total": "6",
        "litigation.after_review.other": "1",
        "litigation.after_review.total": "1",
    }


def test_a_ring_is_announced_and_a_numeral_is_a_zero() -> None:
    row = "4 {0} {0} 2 6 {0} {0} {0} {0} {0} {0} {0} 1 {0} 1"
    rings, numerals = (report(HEADS + "</tr>" + cells(row.format(sign))) for sign in "○〇")
    assert any("not the number" in finding.message for finding in rings.findings)
    assert not numerals.findings
    corrected = [f for f in numerals.facts if f.indicator == "reconsideration.corrected"]
    assert [(str(f.value), f.semantic) for f in corrected] in (
        [("0", "explicit")],
        [("None", "implied_zero")],
    )


def test_a_ring_in_a_row_of_the_matrix_moves_no_number() -> None:
    row = "一、本年新收政府信息公开申请数量 9 ○ 3 ○ ○ ○ 12"
    values = stated(report(COLUMNS + cells(row)))
    assert values["applications.received.natural_person"] == "9"
    assert values["applications.received.research"] == "3"
    assert values["applications.received"] == "12"
