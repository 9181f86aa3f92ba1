"""Rows that carry a total over a page break are no statistics."""

from __future__ import annotations

import pytest

from extractor import extract

TITLE = "松岗县审计局2022年政府信息公开工作年度报告"
HEAD = "<tr><td>(勾稽关系)</td><td>自然人</td><td>商业企业</td><td>科研机构</td>"
HEAD += "<td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>"


def row(label: str, *numbers: int) -> str:
    return f"<tr><td>{label}</td>" + "".join(f"<td>{n}</td>" for n in numbers) + "</tr>"


@pytest.mark.parametrize("label", ["过次页", "承前页", "本页小计", "转下页"])
def test_a_total_of_a_page_counts_nothing(label: str) -> None:
    table = (
        HEAD
        + row("一、本年新收政府信息公开申请数量", 31, 4, 0, 0, 0, 0, 35)
        + row("(一)予以公开", 20, 3, 0, 0, 0, 0, 23)
        + row(label, 51, 7, 0, 0, 0, 0, 58)
        + row("(七)总计", 31, 4, 0, 0, 0, 0, 35)
    )
    found = extract(f"<html><body><h1>{TITLE}</h1><table>{table}</table></body></html>")
    values = {str(f.value) for f in found.facts}
    assert not values & {"51", "58"}
    assert {"35", "23"} <= values
    assert not found.findings


def test_the_sum_of_a_table_and_a_sentence_are_read() -> None:
    said = (
        f"{TITLE}\n\n一、总体情况\n\n本页小计算法见附注。\n\n2022年，收到政府信息公开申请58件。\n"
    )
    assert [str(f.value) for f in extract(said.encode()).facts] == ["58"]
