"""The unit of money that a row or a line above a table prints, instead of that of the form."""

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "松岗县民政局2022年政府信息公开工作年度报告"
TITLE = "二、主动公开政府信息情况"
ROWS = (
    "<tr><td colspan=2>第二十条第(五)项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
    "<tr><td>行政许可</td><td>61</td></tr>"
    "<tr><td colspan=2>第二十条第(八)项</td></tr><tr><td>信息内容</td><td>{head}</td></tr>"
    "<tr><td>行政事业性收费</td><td>{cell}</td></tr>"
)


def fee(above: str, row: str, head: str = "本年收费金额", cell: str = "20500") -> tuple[str, str]:
    table = f"<table>{row}{ROWS.format(head=head, cell=cell)}</table>"
    page = f"<html><body><h1>{HEAD}</h1><h2>{TITLE}</h2>{above}{table}</body></html>"
    [found] = [f for f in extract(page).facts if f.indicator == "administrative_fees.amount"]
    return str(found.value), found.unit or ""


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("", "<tr><td colspan=2>单位：件、元</td></tr>"),
        ("", "<tr><td colspan=2>（单位：元）</td></tr>"),
        ("<p>单位：件、元</p>", ""),
        ("<p>计量单位：元</p>", ""),
    ],
)
def test_a_unit_above_the_table_is_that_of_its_money(above: str, row: str) -> None:
    assert fee(above, row) == ("20500", "元")


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("", ""),
        ("", "<tr><td colspan=2>单位：件、万元</td></tr>"),
        ("<p>单位：件</p>", ""),
        ("<p>主管单位：松岗县元山镇</p>", ""),
        ("<p>（单位：元）</p><p>一、说明</p><p>二、表格</p>", ""),
    ],
)
def test_without_another_unit_it_is_that_of_the_form(above: str, row: str) -> None:
    assert fee(above, row, cell="2.05") == ("2.05", "万元")


def test_the_header_and_the_cell_itself_say_more_than_the_row_above() -> None:
    row = "<tr><td colspan=2>单位：件、元</td></tr>"
    assert fee("", row, head="本年收费金额（单位：万元）", cell="2.05") == ("2.05", "万元")
    assert fee("", row, cell="2.05万元") == ("2.05", "万元")
