"""Rows that an author stacked into one: numbered labels in a cell, as many numbers in those beside it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx
import pytest

from extractor import Result, extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"
APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
REASONS = ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]
COLUMNS = [[4, 2, 0], [1, 0, 3], *[[0, 0, 0]] * 4, [5, 2, 3]]
Row = Sequence[Sequence[str]]


def _rows(columns: Sequence[Sequence[int]] = COLUMNS) -> list[Row]:
    numbers = [[str(n) for n in column] for column in columns]
    return [
        [[""], [""], *([name] for name in APPLICANTS)],
        [["一、本年新收政府信息公开申请数量"], [""], *([n] for n in "7400000"), ["11"]][:9],
        [["(四)无法提供"], REASONS, *numbers],
        [["(七)总计"], [""], *([n] for n in ("6", "4", "0", "0", "0", "0", "10"))],
    ]


def _as_page(rows: Sequence[Row]) -> str:
    lines = (
        "<tr>" + "".join(f"<td>{'<br>'.join(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<html><body><h1>{TITLE}</h1><table>{''.join(lines)}</table></body></html>"


def _as_word(rows: Sequence[Row]) -> bytes:
    file, buffer = docx.Document(), io.BytesIO()
    file.add_paragraph(TITLE)
    table = file.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = "\n".join(cell)
    file.save(buffer)
    return buffer.getvalue()


def _figures(made: Result) -> dict[str, int]:
    start = "applications.unavailable."
    return {
        f.indicator.removeprefix(start): int(f.value)
        for f in made.facts
        if f.indicator.startswith(start) and f.value
    }


@pytest.mark.parametrize("form", [_as_page, _as_word])
def test_each_line_belongs_to_its_own_label(form: Callable[[Sequence[Row]], str | bytes]) -> None:
    assert _figures(extract(form(_rows()))) == {
        "not_held.natural_person": 4,
        "not_held.commercial": 1,
        "not_held": 5,
        "needs_creation.natural_person": 2,
        "needs_creation": 2,
        "unclear.commercial": 3,
        "unclear": 3,
    }


@pytest.mark.parametrize(
    "columns",
    [
        [[4, 2], *COLUMNS[1:]],
        [[4, 2, 0, 1], *COLUMNS[1:]],
        [*COLUMNS[:-1], [10]],
        [[6], [4], *[[0]] * 4, [10]],
    ],
)
def test_nothing_is_read_where_the_counts_differ(columns: Sequence[Sequence[int]]) -> None:
    made = extract(_as_page(_rows(columns)))
    assert _figures(made) == {}
    assert made.state == "needs_review"
