"""A second form at the right of the first in one grid: of another year, a pattern, another office's."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from support.thorough import a_part

from extractor import extract
from extractor.schemas import OTHER, Result

from .table_generator import Box, Key, Table, report
from .table_rendering import GRIDS

TITLE = "青禾县水利局2022年政府信息公开工作年度报告"
Expected = dict[Key, tuple[str, str | None]]


def _form(form: str, seed: int, caption: str, at: int, down: int) -> tuple[list[Box], Expected]:
    """The tables of a report one below the other, from column ``at`` on."""
    boxes, row = [Box(down, at, 1, 1, caption)], down + 1
    expected: Expected = {}
    for table in report(form, random.Random(seed), blanks=False, words=False):
        boxes.append(Box(row, at, 1, 1, table.heading))
        boxes += [replace(b, row=b.row + row + 1, column=b.column + at) for b in table.boxes]
        row = max(box.row + box.rows for box in boxes)
        expected |= table.expected
    return boxes, expected


def read(
    captions: Sequence[str], form: str = "form2021", *, gap: int = 1, down: int = 0, alike: int = 0
) -> tuple[Result, list[Expected]]:
    """A sheet of forms with these captions; ``alike``: all have the figures of this one."""
    boxes: list[Box] = []
    expected = []
    for n, caption in enumerate(captions, 1):
        at = max((box.column + box.columns for box in boxes), default=-gap) + gap
        some, figures = _form(form, alike or n, caption, at, down if n > 1 else 0)
        boxes += some
        expected.append(figures)
    taken = {
        (row, column)
        for b in boxes
        for row in range(b.row, b.row + b.rows)
        for column in range(b.column, b.column + b.columns)
    }
    height, width = (1 + max(place[axis] for place in taken) for axis in (0, 1))
    blank = [Box(r, c, 1, 1, "") for r in range(height) for c in range(width)]
    boxes += [box for box in blank if (box.row, box.column) not in taken]
    return extract(GRIDS["html"]([TITLE], [Table("附表", boxes)])), expected


def figures(result: Result) -> set[tuple[str, str | None]]:
    """Indicator and value of every fact; a zero that words state is one."""
    return {
        (f.indicator, None if f.value is None else f"{f.value.normalize():f}")
        for f in result.facts
        if f.indicator != OTHER
    }


def printed(expected: Expected) -> set[tuple[str, str | None]]:
    return {(key[0], value) for key, (_, value) in expected.items()}


FORMS = ["form2019", "form2021", "stat2014"]
CAPTIONS = [
    (("", "附:青禾县水利局2021年对照表"), 0),
    (("2022年", "2021年"), 0),
    (("2021年", "2022年"), 1),
    (("填写示例", ""), 1),
    (("", "样表"), 0),
    (("2022年样表", "2022年"), 1),
    (("2022年", "2021年", "2020年"), 0),
]
PLACES = [(1, 0), (2, 3), (0, 0)]
"""Blank columns before the second form, and how many rows further down it begins."""


@pytest.mark.thorough(every=6)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("captions", "own"), CAPTIONS)
def test_the_form_of_the_report_alone_is_read(
    form: str, captions: tuple[str, ...], own: int
) -> None:
    nth = CAPTIONS.index((captions, own)) + FORMS.index(form)
    for gap, down in a_part(PLACES, 1, first=nth % len(PLACES)):
        result, expected = read(captions, form, gap=gap, down=down)
        assert figures(result) == printed(expected[own])


def test_cells_of_the_other_form_are_other_statistics() -> None:
    result, expected = read(("", "附:2021年对照表"))
    others = {str(f.value) for f in result.facts if f.indicator == OTHER}
    wanted = {value for _, value in expected[1].values() if value and len(value) > 4}
    assert wanted <= others


def test_forms_that_nothing_tells_apart_are_told_and_not_read() -> None:
    result, _ = read(("", ""))
    assert figures(result) == set()
    assert {f.whose for f in result.findings} == {"undecided"}
    assert any("beside each other" in f.message for f in result.findings)
    assert result.state == "needs_review"


def test_a_form_that_stands_twice_is_read_once() -> None:
    result, expected = read(("", ""), alike=1)
    assert figures(result) == printed(expected[0])


def test_forms_of_the_office_and_of_the_whole_county() -> None:
    result, expected = read(("本级", "全县汇总"))
    found = {(f.indicator, f.scope) for f in result.facts if f.indicator != OTHER}
    wanted = {(key[0], scope) for key in expected[0] for scope in ("own", "jurisdiction")}
    assert found == wanted
