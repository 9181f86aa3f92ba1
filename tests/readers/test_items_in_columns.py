"""Part two as programs write a page column by column: all rows, then each header with the figures below it."""

from __future__ import annotations

import pytest

from tests.results import read

from .flattened import END, TITLE, claimed

_HEADING = "二、主动公开政府信息情况\n"
_COUNTED = ("上一年项目数量", "本年增/减", "处理决定数量")
# Item, its headers, its rows with the group of each and its figures.
_ITEMS = (
    ("第二十条第(五)项", _COUNTED, (
        ("行政许可", "licensing", (52, -6, 317)),
        ("其他对外管理服务事项", "other_services", (19, 3, 88)),
    )),
    ("第二十条第(六)项", _COUNTED, (
        ("行政处罚", "penalties", (74, 0, 41)),
        ("行政强制", "coercion", (11, -2, 7)),
    )),
    ("第二十条第(九)项", ("采购项目数量", "采购总金额"), (
        ("政府集中采购", "procurement", (13, 1840500)),
    )),
)  # fmt: skip
_NAMES = {
    "上一年项目数量": "items_last_year", "本年增/减": "items_change", "处理决定数量": "decisions",
    "采购项目数量": "items", "采购总金额": "amount",
}  # fmt: skip
_TOLD = {
    f"{group}.{_NAMES[head]}": value
    for _, heads, rows in _ITEMS
    for _, group, figures in rows
    for head, value in zip(heads, figures, strict=True)
}


def _rows_first() -> list[str]:
    """All rows of the table, then all columns."""
    rows = [w for item, _, some in _ITEMS for w in (item, "信息内容", *(row for row, *_ in some))]
    return [*rows, *(cell for item in _ITEMS for cell in _columns(item))]


def _item_by_item() -> list[str]:
    """The rows of each item, then its columns."""
    return [
        cell
        for item in _ITEMS
        for cell in (item[0], "信息内容", *(row for row, *_ in item[2]), *_columns(item))
    ]


def _columns(
    item: tuple[str, tuple[str, ...], tuple[tuple[str, str, tuple[int, ...]], ...]],
) -> list[str]:
    _, heads, rows = item
    return [
        cell
        for at, head in enumerate(heads)
        for cell in (head, *(str(figures[at]) for *_, figures in rows))
    ]


def _text(lines: list[str]) -> str:
    return TITLE + _HEADING + "\n".join(lines) + "\n" + END


@pytest.mark.parametrize("lines", [_rows_first(), _item_by_item()])
def test_the_figures_below_a_header_are_those_of_the_rows_of_its_item(lines: list[str]) -> None:
    assert claimed(_text(lines)) == _TOLD


@pytest.mark.parametrize("gone", ["52", "采购项目数量", "其他对外管理服务事项"])
def test_columns_that_are_not_those_of_the_rows_place_nothing(gone: str) -> None:
    lines = _rows_first()
    lines.remove(gone)
    result = read(_text(lines))
    assert {f.indicator for f in result.facts} == {"other"}
    assert [finding.kind for finding in result.findings] == ["unplaced_table"]


def test_rows_with_their_figures_behind_them_are_read_as_ever() -> None:
    """The tempting answer is right: headers, then each row with its figures."""
    lines = [
        cell
        for item, heads, rows in _ITEMS
        for cell in (
            item,
            "信息内容",
            *heads,
            *(c for row, _, f in rows for c in (row, *map(str, f))),
        )
    ]
    assert claimed(_text(lines)) == _TOLD


def test_a_row_with_a_line_for_each_of_its_figures_is_no_column() -> None:
    lines = [
        cell
        for item, heads, rows in _ITEMS[:2]
        for row, _, figures in rows
        for cell in (item, row, *(f"{h} {v}" for h, v in zip(heads, figures, strict=True)))
    ]
    counted = {name: value for name, value in _TOLD.items() if "procurement" not in name}
    assert claimed(_text(lines)) == counted
