"""Tables of single pages to tables of the document: what runs over a page break is joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.text.document import GridPlace

from ..table_labels import is_value
from .glyphs import Line
from .layout import PageCell, Ruled

_NEAR = 6.0
"""Points by which the borders of two parts of a table may differ."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a cell, and the page it stands on."""

    page: int
    line: Line


@dataclass(frozen=True, slots=True)
class WholeCell(GridPlace):
    """A cell of a table that may come from several pages."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Its words, to compare and to judge; not for output."""
        return "".join(part.line.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class WholeTable:
    """A table of the document: its cells, and the lines of header rows that were repeated."""

    cells: tuple[WholeCell, ...]
    repeated: tuple[Part, ...]


def joins(upper: Ruled, lower: Ruled) -> bool:
    """Whether a table at the top of a page goes on with the one at the bottom of the page before.

    They have the same outer borders.  That nothing stands between them is for the caller to know.
    """
    return abs(upper.xs[0] - lower.xs[0]) <= _NEAR and abs(upper.xs[-1] - lower.xs[-1]) <= _NEAR


def whole(parts: Sequence[tuple[int, Ruled]]) -> WholeTable:
    """One table of its parts, each with its page, in order."""
    xs = _columns([ruled for _, ruled in parts])
    cells: list[WholeCell] = []
    repeated: list[Part] = []
    height = 0
    below: list[PageCell] = []
    for number, (page, ruled) in enumerate(parts):
        skipped = _repeated_rows(parts[0][1], ruled) if number else 0
        repeated += (
            Part(page, line) for cell in ruled.cells if cell.row < skipped for line in cell.lines
        )
        rest = [
            replace(cell, row=cell.row - skipped) for cell in ruled.cells if cell.row >= skipped
        ]
        placed = [_place(cell, ruled, xs, page, height) for cell in rest]
        cells = _merged(cells, below, placed, rest, height)
        height += ruled.rows - skipped
        below = rest
    return WholeTable(tuple(cells), tuple(repeated))


def _columns(parts: Sequence[Ruled]) -> list[float]:
    """The borders of the columns of all parts."""
    found: list[float] = []
    for x in sorted(x for ruled in parts for x in ruled.xs):
        if not found or x - found[-1] > _NEAR:
            found.append(x)
    return found


def _nearest(xs: list[float], x: float) -> int:
    return min(range(len(xs)), key=lambda at: abs(xs[at] - x))


def _place(cell: PageCell, ruled: Ruled, xs: list[float], page: int, height: int) -> WholeCell:
    left = _nearest(xs, ruled.xs[cell.column])
    right = _nearest(xs, ruled.xs[cell.column + cell.columns])
    return WholeCell(
        cell.row + height,
        left,
        cell.rows,
        max(1, right - left),
        tuple(Part(page, line) for line in cell.lines),
    )


def _row_texts(ruled: Ruled, row: int) -> list[str]:
    return [
        "".join(line.text for line in cell.lines) for cell in ruled.cells if cell.row == row
    ]  # fmt: skip


def _repeated_rows(first: Ruled, ruled: Ruled) -> int:
    """How many rows at the top repeat the header of the table; a row with a value is no header."""
    count = 0
    while count < min(first.rows, ruled.rows) - 1:
        here = _row_texts(ruled, count)
        if here != _row_texts(first, count) or any(map(is_value, here)) or not any(here):
            break
        count += 1
    return count


def _merged(
    upper: list[WholeCell],
    above: list[PageCell],
    lower: list[WholeCell],
    below: list[PageCell],
    height: int,
) -> list[WholeCell]:
    """Both parts in one list, with the cells that the page break cut in two made whole.

    ``above`` and ``below`` are the cells as drawn, ``upper`` ends with those of ``above``.
    """
    result = list(upper)
    tail = {
        (cell.column, cell.columns): len(upper) - len(above) + at
        for at, cell in enumerate(upper[len(upper) - len(above) :])
        if cell.row + cell.rows == height
    }
    drawn = {at + len(upper) - len(above): cell for at, cell in enumerate(above)}
    pairs = {
        at: tail[cell.column, cell.columns]
        for at, cell in enumerate(lower)
        if cell.row == height and (cell.column, cell.columns) in tail
    }
    divided = _row_divided(result, lower, pairs)
    stub = _leading_blanks(lower, height)
    for at, cell in enumerate(lower):
        other = pairs.get(at)
        if other is None or not _is_cut(
            result[other], cell, drawn[other], below[at], divided, at in stub
        ):
            result.append(cell)
            continue
        result[other] = replace(
            result[other],
            rows=result[other].rows + cell.rows,
            parts=result[other].parts + cell.parts,
        )
    return result


def _is_cut(
    one: WholeCell, other: WholeCell, above: PageCell, below: PageCell, divided: bool, stub: bool
) -> bool:
    """Whether two cells, one over and one under the page break, are one."""
    undrawn = above.open_bottom and below.open_top
    if one.text and other.text:
        return undrawn and divided
    if undrawn and (other.rows > 1 or one.rows > 1 or divided):
        return True
    return stub and not other.text and (one.rows > 1 or other.rows > 1)


def _row_divided(upper: list[WholeCell], lower: list[WholeCell], pairs: dict[int, int]) -> bool:
    """Whether the break runs through a row: its values stand on one side of it only."""
    both = [(upper[other].text, lower[at].text) for at, other in pairs.items()]
    values = [pair for pair in both if is_value(pair[0]) or is_value(pair[1])]
    return bool(values) and all(not one or not other for one, other in values)


def _leading_blanks(lower: list[WholeCell], height: int) -> set[int]:
    """The blank cells at the left of the first row: the rest of labels from the page before."""
    found = set()
    row = sorted((cell.column, at) for at, cell in enumerate(lower) if cell.row == height)
    for _, at in row:
        if lower[at].text:
            break
        found.add(at)
    return found
