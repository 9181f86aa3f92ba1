"""Tables of pages: grids with spans resolved, labels known, layout told from data."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.text.load import load

from .samples import (
    Spanned,
    cell_texts,
    html_table,
    is_table,
    read,
    rows_of,
    tables,
)
from .whole import tables_of, whole_page


def expected(cells: list[Spanned]) -> dict[tuple[int, int, int, int], str]:
    """The grid, without columns at the right in which no cell begins."""
    width = 1 + max(cell.column for cell in cells)
    return {
        (cell.row, cell.column, cell.rows, min(cell.columns, width - cell.column)): cell.text
        for cell in cells
    }


@given(tables(), st.sampled_from(("td", "th")))
def test_a_grid_comes_back_cell_by_cell(cells: list[Spanned], tag: str) -> None:
    assume(is_table(cells))
    source = read(f"<p>前</p>{html_table(cells, tag)}<p>后</p>")
    (table,) = source.tables
    assert cell_texts(source, table) == expected(cells)
    assert source.content.startswith("前\n")
    assert source.content.endswith("\n后")


@given(tables())
def test_a_table_is_never_lost_in_a_page_built_of_tables(cells: list[Spanned]) -> None:
    assume(is_table(cells))
    source = read(
        "<table><tr><td><a>首页</a><a>公开</a><a>互动</a></td></tr><tr><td class=footer>"
        f"<p>统计表如下。</p>{html_table(cells)}<p>完。</p></td></tr></table>"
    )
    (table,) = source.tables
    assert cell_texts(source, table) == expected(cells)
    for start, stop in source.furniture:
        assert all(cell.stop <= start or stop <= cell.start for cell in table.cells)


def test_rows_are_lines_and_cells_are_separated_by_tabs() -> None:
    source = read(
        "<table><tr><td>商业<br>企业</td><td><p>10</p><p>20</p></td></tr>"
        "<tr><td> 其中：<div>网站</div></td><td>&nbsp;</td></tr></table>完"
    )
    assert source.content == "商业企业\t10 20\n其中：网站\t\u00a0\n完"


def test_open_rows_and_cells_close_by_themselves() -> None:
    source = read(
        "<table><thead><tr><th>指标<th>数量<tbody><tr><td>公开<td>1<tr><td>申请<td>2</table>"
    )
    (table,) = source.tables
    assert rows_of(source, table) == [["指标", "数量"], ["公开", "1"], ["申请", "2"]]


def test_a_head_is_first_and_a_foot_last_and_spans_end_with_their_section() -> None:
    source = read(
        "<table><tfoot><tr><td>合计</td><td>3</td></tr></tfoot>"
        "<tbody><tr><td rowspan=0>公开</td><td>1</td></tr><tr><td>2</td></tr></tbody>"
        "<thead><tr><th rowspan=9>指标</th><th>数量</th></tr></thead></table>"
    )
    (table,) = source.tables
    assert cell_texts(source, table) == {
        (0, 0, 1, 1): "指标", (0, 1, 1, 1): "数量", (1, 0, 2, 1): "公开", (1, 1, 1, 1): "1",
        (2, 1, 1, 1): "2", (3, 0, 1, 1): "合计", (3, 1, 1, 1): "3",
    }  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>只有一格</td></tr></table>",
        "<table><tr><td>一</td></tr><tr><td>二</td></tr></table>",
        "<table><tr><td>左边</td><td>右边</td></tr></table>",
        "<table><tr><td><a>首页</a></td><td><a>公开</a></td></tr>"
        "<tr><td><a>互动</a></td><td><a>服务</a></td></tr></table>",
        "<table role=presentation><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "<table><tr><td>公开目录</td><td><h2>年度报告</h2></td></tr><tr><td>1</td><td>2</td></tr></table>",
        "<table><tr><td>栏目</td><td>" + "主动公开信息，共131条。" * 20 + "</td></tr>"
        "<tr><td>日期</td><td>2012</td></tr></table>",
    ],
)
def test_layout_is_no_data(markup: str) -> None:
    assert read(f"<div>{markup}</div>").tables == ()


def test_labels_are_known_without_th() -> None:
    source = read(
        "<table><tr><td rowspan=2></td><td colspan=2>申请人</td></tr>"
        "<tr><td>自然人</td><td>科研机构</td></tr>"
        "<tr><td>一、新收</td><td>21</td><td></td></tr>"
        "<tr><td>二、结转</td><td>/</td><td></td></tr></table>"
    )
    (table,) = source.tables
    labels = {(cell.row, cell.column) for cell in table.cells if cell.header}
    assert labels == {(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (3, 0)}


def test_the_official_tables_of_2019_are_whole() -> None:
    source = read(whole_page(), "page.html")
    assert source.furniture == ()
    assert [len(table.cells) for table in source.tables] == [53, 198, 34]
    for found, made in zip(source.tables, tables_of("form2019", blanks=True), strict=True):
        grid = {(b.row, b.column, b.rows, b.columns): b.text or "\u00a0" for b in made.boxes}
        assert cell_texts(source, found) == grid
    first, second, third = source.tables
    assert rows_of(source, first)[17][0] == "政府集中采购"
    assert cell_texts(source, second)[5, 0, 20, 1] == "三、本年度办理结果"
    assert "\u00a0" in rows_of(source, third)[3]
    values = [cell for cell in second.cells if not cell.header]
    assert min(cell.row for cell in values) == 3
    assert {cell.column for cell in values} == set(range(3, 10))
    assert len(values) == 23 * 7


def test_a_table_of_which_every_cell_is_hidden_costs_no_report() -> None:
    hidden = "".join(f"<td><span style='display:none'>{word}</span>" for word in ("甲", "5"))
    page = f"<p>某县2012年收到申请5件。</p><table><tr>{hidden}<tr>{hidden}</table>"
    read = load(page.encode(), max_bytes=10**6)
    assert "收到申请5件" in read.content
    assert "甲" not in read.content
    shown = load(page.replace("display:none", "").encode(), max_bytes=10**6)
    assert [cell.header for cell in shown.tables[0].cells] == [True, False, True, False]


def _rows(row: str) -> list[list[str]]:
    head = "<tr><th>指标<th>单位<th>数量"
    source = read(f"<html><body><table border=1>{head}{row}<tr><td>备注数<td>条<td>8</table>")
    (table,) = source.tables
    return rows_of(source, table)[1:-1]


def test_a_row_that_holds_several_is_taken_apart() -> None:
    row = "<tr><td>收到申请数<br>当面申请数<BR/>办结数<td>件<br>件<br>件<td>57<br> 14<br>-"
    assert _rows(row) == [
        ["收到申请数", "件", "57"],
        ["当面申请数", "件", "14"],
        ["办结数", "件", "-"],
    ]


@pytest.mark.parametrize(
    "row",
    [
        # A narrow column breaks the label and the number.
        "<tr><td>其中:网络<br>申请数<td>件<br>件<td>13<br>2",
        "<tr><td>收到申请数<br>当面申请数<td>件<td>57<br>14",
        "<tr><td>收到申请数<br>当面申请数<td>件<br>件<td>57<br>其中14",
        "<tr><td>收到申请数<td>件<td>57",
    ],
)
def test_a_row_whose_lines_are_no_rows_stays_one(row: str) -> None:
    assert len(_rows(row)) == 1
