"""Tables that a page draws of other elements than ``table``, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract

from .samples import read, rows_of

TITLE = "<h1>云岭县水利局2022年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p>"
HEAD = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
RULES = ["规章", "0", "", "4"]
PAPERS = ["行政规范性文件", "7", "2", "31"]
ROWS = [HEAD, RULES, PAPERS]

CSS_TABLE = "<style>.a{display:table}.b{display:table-row}.c{display:table-cell}</style>"
FLEX = "<style>.b{display:flex}.c{flex:1}</style>"
FLOATS = "<style>.c{float:left;width:25%}</style>"
INLINE = "<style>.c{display:inline-block;width:120px}</style>"


def drawn(table: str, row: str, cell: str, rows: list[list[str]] = ROWS, tag: str = "div") -> str:
    lines = (
        f"<div {row}>" + "".join(f"<{tag} {cell}>{words}</{tag}>" for words in line) + "</div>"
        for line in rows
    )
    return f"<div {table}>{''.join(lines)}</div>"


def facts(page: str) -> dict[str, Decimal | None]:
    return {fact.indicator: fact.value for fact in extract(TITLE + page).facts}


def grid(columns: str, cells: list[str], tag: str = "span") -> str:
    inner = "".join(cell if cell[:1] == "<" else f"<{tag}>{cell}</{tag}>" for cell in cells)
    return f'<div style="display:grid; grid-template-columns:{columns}">{inner}</div>'


FLAT = [words for line in ROWS for words in line]
WAYS = {
    "a style sheet": CSS_TABLE + drawn("class=a", "class=b", "class=c"),
    "styles of their own": drawn(
        'style="display:table"', 'style="display:table-row"', 'style="display: table-cell"'
    ),
    "rows without a table around them": CSS_TABLE + drawn("", "class=b", "class=c"),
    "spans": CSS_TABLE + drawn("class=a", "class=b", "class=c", tag="span"),
    "roles": drawn("role=table", "role=row", "role=cell"),
    "roles of a grid": drawn("role=grid", "role=row", "role=gridcell", tag="span"),
    "flex rows": FLEX + drawn("", "class=b", "class=c", tag="span"),
    "floats": FLOATS + drawn("", "class=b", "class=c", tag="span"),
    "inline blocks": INLINE + drawn("", "class=b", "class=c", tag="span"),
    "names alone": drawn("", 'class="tb-row"', 'class="tb-cell"', tag="span"),
    "a grid of four columns": grid("2fr 1fr 1fr 1fr", FLAT),
    "a grid that repeats": grid("repeat(4, minmax(0, 1fr))", FLAT),
    "a grid with names of lines": grid("[a] auto [b] 1fr 1fr [c] 1fr", FLAT, "div"),
    "a grid whose rows are no boxes": grid(
        "2fr repeat(3,1fr)",
        [
            "<div style='display:contents'>"
            + "".join(f"<span>{words}</span>" for words in line)
            + "</div>"
            for line in ROWS
        ],
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_table_is_one_however_it_is_drawn(way: str) -> None:
    found = facts(WAYS[way])
    assert found["normative_documents.issued"] == 7
    assert found["normative_documents.in_force"] == 31
    assert found["regulations.issued"] == 0
    # The blank cell keeps its place: the last figure is not one of those repealed.
    assert found["regulations.in_force"] == 4
    assert found.get("regulations.repealed") is None
    (table,) = (source := read(TITLE + WAYS[way])).tables
    assert rows_of(source, table) == ROWS


def test_cells_over_several_columns_and_rows_keep_their_places() -> None:
    wide = grid(
        "1fr 1fr 1fr",
        [
            '<div style="grid-column: 1 / -1">第二十条第（五）项</div>',
            '<div style="grid-row: span 2">处理决定数量</div>', "行政许可", "418",
            "行政处罚", "12",
        ],
    )  # fmt: skip
    source = read(wide)
    (table,) = source.tables
    places = {
        source.content[c.start : c.stop]: (c.row, c.column, c.rows, c.columns) for c in table.cells
    }
    assert places["第二十条第（五）项"] == (0, 0, 1, 3)
    assert places["处理决定数量"] == (1, 0, 2, 1)
    assert places["12"] == (2, 2, 1, 1)
    role = drawn("role=table", "role=row", "role=cell").replace(
        "<div role=row>", "<div role=row><div role=cell aria-colspan=4>第二十条第（一）项</div></div><div role=row>", 1
    )  # fmt: skip
    (table,) = read(role).tables
    assert table.cells[0].columns == 4


def test_a_head_of_style_and_its_labels_are_labels() -> None:
    page = (
        "<div style='display:table'><div style='display:table-row'><i style='display:table-cell'>1</i>"
        "<i style='display:table-cell'>2</i></div><div style='display:table-header-group'>"
        "<div style='display:table-row'><i style='display:table-cell'>甲</i>"
        "<i style='display:table-cell'>乙</i></div></div></div>"
    )
    source = read(page)
    (table,) = source.tables
    assert rows_of(source, table) == [["甲", "乙"], ["1", "2"]]
    assert [cell.header for cell in table.cells] == [True, True, False, False]


def test_a_list_of_terms_with_figures_is_a_table() -> None:
    page = (
        "<dl><dt>行政许可处理决定数量</dt><dd>418</dd><dt>行政处罚处理决定数量</dt><dd>12</dd></dl>"
    )
    assert facts(page)["licensing.decisions"] == 418
    assert facts(page)["penalties.decisions"] == 12
    boxed = page.replace("<dt>", "<div><dt>").replace("</dd>", "</dd></div>")
    assert len(read(TITLE + boxed).tables) == 1


@pytest.mark.parametrize(
    "page",
    [
        # Cards: a number and its name in each box, in rows of one length.
        "<div style='display:grid;grid-template-columns:repeat(2,1fr)'>"
        + "".join(f"<div><p>{n}</p><p>{w}</p></div>" for n, w in ((23, "收到"), (22, "办结"), (1, "结转"), (4, "撤销")))
        + "</div>",
        # Numbers before their names.
        grid("1fr 1fr", ["23", "收到申请", "22", "办结申请"], "div"),
        # As many columns as fit; columns that fill downwards; a place that stays free.
        grid("repeat(auto-fill, minmax(90px, 1fr))", ["收到", "23", "办结", "22"], "div"),
        grid("1fr 1fr; grid-auto-flow: column", ["收到", "办结", "23", "22"], "div"),
        grid("1fr 1fr 1fr", ["收到", "23", "22", "办结"], "div"),
        # Rows of different lengths, and boxes below each other.
        FLEX + drawn("", "class=b", "class=c", [["收到", "23", "22"], ["办结", "22"]]),
        "<style>.b{display:flex;flex-direction:column}</style>"
        + drawn("", "class=b", "class=c", [["收到", "23"], ["办结", "22"]]),
        # A list of terms that are explained, and one with two texts for a term.
        "<dl><dt>规章</dt><dd>由部门和地方政府制定。</dd><dt>年度</dt><dd>2022年</dd></dl>",
        "<dl><dt>许可</dt><dd>418</dd><dd>12</dd><dt>处罚</dt><dd>3</dd></dl>",
        # Two columns of a page.
        "<div style='display:table'><div style='display:table-row'><div style='display:table-cell'>"
        "<p>栏目</p></div><div style='display:table-cell'><p>收到申请23件。</p></div></div></div>",
    ],
)  # fmt: skip
def test_boxes_side_by_side_are_no_table(page: str) -> None:
    assert not read(TITLE + page).tables


def test_figures_of_boxes_side_by_side_are_not_run_together() -> None:
    page = "<style>.r{display:flex}</style><p>前</p><div class=r><span>规章</span><span>7</span><span>23</span></div>"
    assert "规章\t7\t23" in read(page).content
    cells = (
        "<p><span style='display:table-cell'>7</span><span style='display:table-cell'>2</span></p>"
    )
    assert "7\t2" in read(cells).content


def test_wheels_of_a_counter_and_boxes_in_a_sentence_are_one_number() -> None:
    wheels = "<p>收到申请<b style='display:inline-flex'><i>2</i><i>3</i></b>件。</p>"
    assert "收到申请23件" in read(wheels).content
    sentence = "<p style='display:flex'>收到申请<b>23</b>件，<b>4</b>件结转。</p>"
    assert "收到申请23件，4件结转" in read(sentence).content
    line = "<p>收到申请<span style='display:inline-block;width:4em'>23</span>件。</p>"
    assert "收到申请23件" in read(line).content


def test_a_hidden_row_or_box_takes_no_place() -> None:
    cells = [*FLAT[:4], "<b style='display:none'>99</b>", *FLAT[4:]]
    source = read(grid("repeat(4, 1fr)", cells))
    (table,) = source.tables
    assert rows_of(source, table) == ROWS


def test_a_real_table_with_roles_is_read_by_its_tags() -> None:
    page = (
        "<table role=table><tr role=row><td role=cell colspan=2>许可</td><td role=cell>418</td></tr>"
        "<tr role=row><td role=cell>处</td><td role=cell>罚</td><td role=cell>12</td></tr></table>"
    )
    source = read(page)
    (table,) = source.tables
    assert rows_of(source, table) == [["许可", "418"], ["处", "罚", "12"]]


@pytest.mark.parametrize("unit", ["", "件"])
def test_a_list_of_labels_with_a_figure_each_is_a_table(unit: str) -> None:
    pairs = (("收到政府信息公开申请", 23), ("主动公开政府信息", 345), ("受理行政复议", 2))
    page = "".join(f"<li><span>{name}</span><b>{n}{unit}</b></li>" for name, n in pairs)
    found = facts(f"<ul>{page}</ul>")
    assert found == {
        "applications.received": 23, "proactive.total": 345, "reconsideration.total": 2
    }  # fmt: skip
    # The twins: bare words beside the figure, a figure before its name, a unit in a box of its own.
    for line in (
        "<li>收到<b>23</b></li>",
        "<li><b>23</b><i>收到</i></li>",
        "<li><i>收</i><b>2</b><i>件</i></li>",
    ):
        assert not read(f"{TITLE}<ul>{line * 3}</ul>").tables
