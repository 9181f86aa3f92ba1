"""Part two set otherwise than the form prints it: turned, a figure a line, a row for each figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import OTHER

TITLE = "青禾县水利局2023年政府信息公开工作年度报告\n一、总体情况\n各项制度不断健全。\n"
PART = "二、主动公开政府信息情况"
END = "\n五、存在的主要问题及改进情况\n深度不够。\n"
CELLS = [
    ("第二十条第(一)项", "规章", "本年制发件数", "regulations.issued", "2"),
    ("第二十条第(一)项", "规章", "本年废止件数", "regulations.repealed", "1"),
    ("第二十条第(一)项", "规章", "现行有效件数", "regulations.in_force", "7"),
    ("第二十条第(一)项", "行政规范性文件", "本年制发件数", "normative_documents.issued", "5"),
    ("第二十条第(一)项", "行政规范性文件", "本年废止件数", "normative_documents.repealed", "3"),
    ("第二十条第(一)项", "行政规范性文件", "现行有效件数", "normative_documents.in_force", "44"),
    ("第二十条第(五)项", "行政许可", "本年处理决定数量", "licensing.decisions", "1203"),
    ("第二十条第(六)项", "行政处罚", "本年处理决定数量", "penalties.decisions", "61"),
    ("第二十条第(六)项", "行政强制", "本年处理决定数量", "coercion.decisions", "9"),
    ("第二十条第(八)项", "行政事业性收费", "本年收费金额(单位:万元)", "administrative_fees.amount", "12.5"),
]  # fmt: skip
EXPECTED = {id_: Decimal(value) for *_, id_, value in CELLS}
Rows = Sequence[Sequence[str]]

TURNED: Rows = [
    ["条款", *(c[0] for c in CELLS)],
    ["信息内容", *(c[1] for c in CELLS)],
    ["项目", *(c[2] for c in CELLS)],
    ["数量", *(c[4] for c in CELLS)],
]
BY_ITEM: Rows = [
    ["第二十条第(一)项"],
    ["信息内容", "规章", "行政规范性文件"],
    *([CELLS[n][2], CELLS[n][4], CELLS[3 + n][4]] for n in range(3)),
    ["第二十条第(五)项"],
    ["信息内容", "行政许可"],
    [CELLS[6][2], CELLS[6][4]],
    ["第二十条第(六)项"],
    ["信息内容", "行政处罚", "行政强制"],
    [CELLS[7][2], CELLS[7][4], CELLS[8][4]],
    ["第二十条第(八)项"],
    ["信息内容", "行政事业性收费"],
    [CELLS[9][2], CELLS[9][4]],
]
LONG: Rows = [["条款", "信息内容", "项目", "数量"], *([c[0], c[1], c[2], c[4]] for c in CELLS)]
ONE_ROW: Rows = [[c[1] + c[2] for c in CELLS], [c[4] for c in CELLS]]


def _wide(sign: str) -> Rows:
    rows = ["规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"]
    heads = list(dict.fromkeys(c[2] for c in CELLS))
    figures = {(c[1], c[2]): c[4] for c in CELLS}
    return [
        ["信息内容", *rows],
        *([head, *(figures.get((row, head), sign) for row in rows)] for head in heads),
    ]


def _pipes(rows: Rows) -> str:
    first, *rest = rows
    lines = [first, ["---"] * len(first), *rest]
    return f"{PART}\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _page(rows: Rows) -> str:
    body = "".join("<tr>" + "".join(f"<td>{w}</td>" for w in row) + "</tr>" for row in rows)
    return f"<p>{PART}</p><table>{body}</table>"


def _tabs(rows: Rows) -> str:
    return f"{PART}\n" + "\n".join(map("\t".join, rows))


def _known(text: str) -> dict[str, Decimal | None]:
    if text.startswith("<p>"):
        head = "".join(f"<p>{line}</p>" for line in TITLE.splitlines())
        text = f"<html><body>{head}{text}<p>{END}</p></body></html>"
    else:
        text = TITLE + text + END
    known = [f for f in extract(text.encode()).facts if f.indicator != OTHER]
    assert len({f.indicator for f in known}) == len(known)
    return {f.indicator: f.value for f in known if f.value is not None}


@pytest.mark.parametrize("drawn", [_page, _tabs])
@pytest.mark.parametrize("rows", [TURNED, BY_ITEM, LONG])
def test_a_figure_is_of_the_row_and_the_column_that_are_named(drawn: object, rows: Rows) -> None:
    assert callable(drawn)
    assert _known(drawn(rows)) == EXPECTED


@pytest.mark.parametrize("rows", [TURNED, LONG, ONE_ROW, _wide(""), _wide("/"), _wide("-")])
def test_the_same_between_pipes(rows: Rows) -> None:
    assert _known(_pipes(rows)) == EXPECTED


@pytest.mark.parametrize("one", ["{}{}\n{}", "{}{}:{}", "{}{} {}", "- {}{}:{}", "{}的{}\t{}"])
def test_a_figure_a_line(one: str) -> None:
    lines = [one.format(row, head, value) for _, row, head, _, value in CELLS]
    assert _known(f"{PART}\n" + "\n".join(lines)) == EXPECTED


def test_the_name_of_each_cell_on_a_line_of_its_own() -> None:
    lines: list[str] = []
    for item, row, head, _, value in CELLS:
        lines += [words for words in (item, row) if words not in lines]
        lines += [head, value]
    assert _known(f"{PART}\n" + "\n".join(lines)) == EXPECTED


def test_figures_above_their_names_are_not_those_of_the_names_above_them() -> None:
    lines: list[str] = []
    for _, row, head, _, value in CELLS[:6]:
        lines += [value, row + head]
    known = _known(f"{PART}\n" + "\n".join(lines))
    assert all(EXPECTED[id_] == value for id_, value in known.items())


def test_a_figure_that_nothing_names_leaves_the_others_unsure() -> None:
    rows = [[c[2], c[4]] for c in CELLS[:3]]
    assert not _known(_page([["项目", "数量"], *rows]))


def test_the_form_itself_is_read_as_before() -> None:
    rows: Rows = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "2", "1", "7"],
        ["行政规范性文件", "5", "3", "44"],
    ]
    assert _known(_page(rows)) == {id_: EXPECTED[id_] for *_, id_, _ in CELLS[:6]}
