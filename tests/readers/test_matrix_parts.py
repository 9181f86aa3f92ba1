"""The table of applications without its totals, and cut by columns into several tables, from generated ones.

Each cell has the column that its header names; what no column prints is not stated.  Where headers do not tell
the columns, no cell is one of the form's.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from support.tables import read_tables

from extractor.knowledge.documents import read_document
from extractor.schemas import OTHER
from extractor.text.load import load

from .table_generator import Box, Table, Values, part_three, prose
from .table_rendering import GRIDS
from .test_tables_generated import value_of

FORM = "form2021"
SUFFIXES = (
    "natural_person", "commercial", "research", "public_welfare", "legal_services", "other_org", "",
)  # fmt: skip
HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
Read = dict[str, tuple[str, str | None]]


def _table(seed: int, *, blanks: bool = False) -> Table:
    return part_three(FORM, Values(random.Random(seed), blanks=blanks))


def _part(table: Table, low: int, high: int, *, flat: bool) -> Table:
    """The columns ``low`` up to ``high`` of a table; ``flat``: one row of heads, and one label a row."""
    made = Table(table.heading)
    for box in table.boxes:
        if box.row < 3 and flat:
            continue
        left, right = max(box.column, low + 3), min(box.column + box.columns, high + 3)
        if box.column < 3:
            made.boxes.append(Box(box.row, box.column, box.rows, box.columns, box.text))
        elif left < right:
            made.boxes.append(Box(box.row, left - low, box.rows, right - left, box.text))
    if flat:
        made.boxes = [_flat(box, table) for box in made.boxes if _kept(box, table)]
        made.add(0, 0, "项目")
        for n, head in enumerate(HEADS[low:high], 1):
            made.add(0, n, head)
    return made


def _kept(box: Box, table: Table) -> bool:
    """Whether a cell is a figure or the last label of its row."""
    labels = [other.column for other in table.boxes if other.row == box.row and other.column < 3]
    return box.column >= 3 or box.column == max(labels)


def _flat(box: Box, table: Table) -> Box:
    if box.column >= 3:
        return Box(box.row - 2, box.column - 2, 1, 1, box.text)
    above = [b for b in table.boxes if b.column == 1 and b.row <= box.row < b.row + b.rows]
    group = above[0].text if above and box.column == 2 else ""
    return Box(box.row - 2, 0, 1, 1, f"{group}{box.text}")


def _expected(table: Table, low: int, high: int) -> Read:
    wanted: Read = {}
    for (indicator, _, _), read in table.expected.items():
        last = indicator.rpartition(".")[2]
        column = SUFFIXES.index(last) if last in SUFFIXES else len(SUFFIXES) - 1
        if low <= column < high:
            wanted[indicator] = read
    return wanted


def _read(rendering: str, tables: Sequence[Table], *, others: bool = False) -> Read:
    data = GRIDS[rendering](list(prose(FORM)), tables)
    document = read_document(load(data, max_bytes=10**8))
    stated: Read = {}
    for claim in read_tables(document).claims:
        if claim.indicator == OTHER and others:
            continue
        assert claim.indicator != OTHER, claim
        assert claim.indicator not in stated, f"{claim.indicator} is claimed twice"
        stated[claim.indicator] = (claim.semantic, value_of(document, claim))
    return stated


CUTS = [(0, 6), (0, 3), (3, 7), (0, 5), (1, 6), (4, 7)]


@pytest.mark.thorough(every=7)
@pytest.mark.parametrize("rendering", ["html", "word", "pdf", "pipes"])
@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize(("low", "high"), CUTS)
def test_a_part_has_the_columns_that_its_heads_name(
    rendering: str, flat: bool, low: int, high: int
) -> None:
    if rendering == "pipes" and not flat:
        pytest.skip("text has no spans")
    table = _table(low + 7 * high)
    stated = _read(rendering, [_part(table, low, high, flat=flat)])
    assert stated == _expected(table, low, high)


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("rendering", ["html", "word", "pipes"])
@pytest.mark.parametrize("cut", [2, 3, 4])
def test_two_parts_are_one_table(rendering: str, cut: int) -> None:
    table = _table(cut)
    parts = [_part(table, 0, cut, flat=True), _part(table, cut, 7, flat=True)]
    assert _read(rendering, parts) == _expected(table, 0, 7)


@pytest.mark.parametrize("seed", range(4))
def test_blank_cells_keep_their_place(seed: int) -> None:
    table = _table(seed, blanks=True)
    assert _read("html", [_part(table, 0, 6, flat=False)]) == _expected(table, 0, 6)


def _headed(heads: Sequence[str], low: int, high: int, seed: int = 1) -> Table:
    table = _part(_table(seed), low, high, flat=True)
    table.boxes = [box for box in table.boxes if box.row or not box.column]
    for n, head in enumerate(heads, 1):
        table.add(0, n, head)
    return table


# Renderings take turns first: each of the heads is read in one or two of the three.
@pytest.mark.thorough(every=6)
@pytest.mark.parametrize("rendering", ["html", "word", "pipes"])
@pytest.mark.parametrize(
    "heads",
    [
        ("自然人", "其他"),  # all others, and not the last kind of bodies
        ("其他", "总计"),
        ("自然人", "法人", "其他组织"),
        ("自然人", "科研机构", "商业企业"),
        ("今年", "去年", "自然人"),
        ("自然人", "自然人", "商业企业"),
        ("自然人", "商业企业", "备注"),
        ("自然人", "商业企业"),  # one head is lost: of which column?
    ],
)
def test_heads_that_do_not_tell_the_columns_claim_none(
    rendering: str, heads: Sequence[str]
) -> None:
    width = max(3, len(heads)) if heads == ("自然人", "商业企业") else len(heads)
    stated = _read(rendering, [_headed(heads, 0, width)], others=True)
    assert not [indicator for indicator in stated if indicator.rpartition(".")[2] in SUFFIXES]


def _moved_up(table: Table) -> Table:
    """The table with its blank cells left out, and put at the end of each row."""
    made = Table(table.heading)
    for row in range(1 + max(box.row for box in table.boxes)):
        boxes = sorted((b for b in table.boxes if b.row == row), key=lambda b: b.column)
        words = [b.text for b in boxes if b.text]
        for box, text in zip(boxes, [*words, *[""] * len(boxes)], strict=False):
            made.boxes.append(Box(box.row, box.column, box.rows, box.columns, text))
    return made


@pytest.mark.parametrize("seed", range(4))
def test_cells_that_were_moved_claim_nothing(seed: int) -> None:
    table = _table(seed, blanks=True)
    wanted = _expected(table, 0, 6)
    assert ("blank", None) in wanted.values()
    assert _read("html", [_moved_up(_part(table, 0, 6, flat=True))], others=True) == {}


@pytest.mark.parametrize("seed", range(3))
def test_a_row_that_lost_a_cell_leaves_the_whole_table_unread(seed: int) -> None:
    table = _part(_table(seed), 0, 6, flat=True)
    lost = max(box.row for box in table.boxes if box.column) - seed
    table.boxes.remove(next(b for b in table.boxes if b.row == lost and b.column == 6))
    assert _read("html", [table], others=True) == {}
