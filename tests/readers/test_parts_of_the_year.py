"""Tables whose columns are parts of the year: the column of the year is read, and no part for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import Result, extract

_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_PARTS = {
    "applications.received": (3, 5, 7, 9, 24, 19),
    "proactive.total": (100, 200, 300, 131, 731, 640),
}
"""The quarters, the year and the year before."""
_LABELS = ("收到政府信息公开申请数（件）", "主动公开政府信息数（条）")


def _read(heads: tuple[str, ...], columns: tuple[int, ...]) -> Result:
    """A report with a table of these columns of the figures."""
    rows = [("指标", *heads)]
    for label, figures in zip(_LABELS, _PARTS.values(), strict=True):
        rows.append((label, *(str(figures[at]) for at in columns)))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    title = "<h1>禾川县林业局2022年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>"
    return extract(f"<html><body>{title}<table>{table}</table></body></html>".encode())


def _figures(result: Result) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in result.facts if f.indicator != "other"}


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ((*_QUARTERS, "全年"), (0, 1, 2, 3, 4)),
        ((*_QUARTERS, "合计"), (0, 1, 2, 3, 4)),
        (("全年合计", "1季度", "2季度", "3季度", "4季度"), (4, 0, 1, 2, 3)),
        (("2022年", *_QUARTERS), (4, 0, 1, 2, 3)),
    ],
)
def test_the_column_of_the_year_is_read(heads: tuple[str, ...], columns: tuple[int, ...]) -> None:
    assert _figures(_read(heads, columns)) == {"applications.received": 24, "proactive.total": 731}


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (_QUARTERS, (0, 1, 2, 3)),
        ((*_QUARTERS, "2021年"), (0, 1, 2, 3, 5)),
        (("一季度", "二季度", "三季度"), (0, 1, 2)),
    ],
)
def test_no_part_is_taken_for_the_year(heads: tuple[str, ...], columns: tuple[int, ...]) -> None:
    result = _read(heads, columns)
    assert _figures(result) == {}
    assert "unplaced_table" in {f.kind for f in result.findings}
