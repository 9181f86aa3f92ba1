"""Part three whose headers do not stand over their columns, or stand there again in another order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import OTHER, Result

from .flattened import COLUMNS, PART_THREE, ROWS, TITLE, expected, seven

_LABEL = "<td rowspan=3>(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)</td>"


def _cells(words: Sequence[str]) -> str:
    return "".join(f"<td>{word}</td>" for word in words)


def _page(rows: Sequence[str]) -> Result:
    head = "".join(f"<p>{line}</p>" for line in f"{TITLE}{PART_THREE}".splitlines())
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    end = "<p>五、存在的主要问题及改进情况</p>"
    return extract(f"<html><body>{head}<table>{body}</table>{end}</body></html>".encode())


def _read(result: Result) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in result.facts if f.indicator != OTHER}


def _rows(parts_of: Sequence[Sequence[str]]) -> list[str]:
    return [_cells([labels[-1], *row]) for (labels, *_), row in zip(ROWS, parts_of, strict=True)]


_FIGURES = [seven(parts) for *_, parts in ROWS]


def _three_heads(over: int, *, order: Sequence[str] = COLUMNS[1:6]) -> list[str]:
    return [
        f"{_LABEL}<td colspan=7>申请人情况</td>",
        f"<td rowspan=2>自然人</td><td colspan={over}>法人或其他组织</td><td rowspan=2>总计</td>",
        _cells(order),
    ]


@pytest.mark.parametrize("over", [1, 2, 3, 4, 5])
def test_a_header_over_too_few_columns_moves_no_figure(over: int) -> None:
    assert _read(_page([*_three_heads(over), *_rows(_FIGURES)])) == expected()


def test_headers_that_fit_nothing_and_figures_that_do_not_add_up() -> None:
    wrong = [[*row[:-1], str(int(row[-1]) + 7)] for row in _FIGURES]
    result = _page([*_three_heads(2), *_rows(wrong)])
    assert not _read(result)
    assert "unplaced_table" in {f.kind for f in result.findings}


def test_a_table_may_print_its_total_elsewhere() -> None:
    order = ["自然人", "总计", *COLUMNS[1:6]]
    figures = [[row[0], row[6], *row[1:6]] for row in _FIGURES]
    assert _read(_page([_cells(["项目", *order]), *_rows(figures)])) == expected()


def test_headers_printed_again_head_what_is_below_them() -> None:
    moved = [[row[6], *row[:6]] for row in _FIGURES]
    upper, lower = _rows(_FIGURES)[:4], _rows(moved)[4:]
    again = _cells(["项目", "总计", *COLUMNS[:6]])
    assert _read(_page([_cells(["项目", *COLUMNS]), *upper, again, *lower])) == expected()


def test_headers_printed_again_in_the_same_order_change_nothing() -> None:
    rows = _rows(_FIGURES)
    heads = _three_heads(5)
    assert _read(_page([*heads, *rows[:4], *heads, *rows[4:]])) == expected()


def test_a_column_may_be_missing_where_the_rows_add_up() -> None:
    lost = COLUMNS.index("科研机构")
    assert not any(int(row[lost]) for row in _FIGURES)
    figures = [[*row[:lost], *row[lost + 1 :]] for row in _FIGURES]
    heads = [column for column in COLUMNS if column != "科研机构"]
    told = _read(_page([_cells(["项目", *heads]), *_rows(figures)]))
    assert told == {id_: n for id_, n in expected().items() if not id_.endswith(".research")}
