"""Tables of the document: those that the format declares, and those that pipes draw in text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.schemas import Span

from .document import Cell, Grid, Source, SourceCell, extent_of
from .numbered import SECTION
from .spacer_columns import without_spacers
from .stacked_rows import unstacked_rows
from .torn import parted_cells

_RULE = re.compile(r"[\s|:\-—=+─━═]+")
# Possessive: a line of a thousand pipes is looked at once and not once for each.
_PIPE_LINES = re.compile(r"(?:^[^|\n]*+\|[^\n]*+(?:\n|$))+", re.MULTILINE)
_HEADING = re.compile(rf" ?{SECTION}[^|\d。;,:\n]{{2,40}}\n")
_FIGURE = re.compile(r"\|\s*\d[\d,.]*\s*(?:\||$)", re.MULTILINE)


def find_grids(text: str, source: Source, kept_at: Sequence[int]) -> tuple[Grid, ...]:
    """Every table, in order; ``kept_at`` gives each character's place in the source's content."""
    found = [grid for table in source.tables if (grid := _declared(text, table.cells, kept_at))]
    taken = [grid.span for grid in found]
    for start, stop in _pipe_blocks(text):
        if not any(start < high and low < stop for low, high in taken):
            grid = _piped(text, start, stop)
            if grid is not None:
                found.append(grid)
    return tuple(parted_cells(sorted(found, key=lambda grid: grid.span)))


def _pipe_blocks(text: str) -> Iterator[Span]:
    """The stretches of lines with pipes, two or more; a heading between the rows of one table parts them not."""
    block: Span | None = None
    for match in _PIPE_LINES.finditer(text):
        if block is not None and _goes_on(text, block, match):
            block = Span(block.start, match.end())
            continue
        if block is not None and _has_rows(text, block):
            yield block
        block = Span(*match.span())
    if block is not None and _has_rows(text, block):
        yield block


def _has_rows(text: str, block: Span) -> bool:
    return text.count("\n", block.start, block.stop - 1) > 0


def _goes_on(text: str, block: Span, match: re.Match[str]) -> bool:
    """Whether rows with as many pipes go on behind a heading that a copy left without any."""
    if _HEADING.fullmatch(text, block.stop, match.start()) is None:
        return False
    last = text[text.rfind("\n", block.start, block.stop - 1) + 1 : block.stop]
    first = match.group().partition("\n")[0]
    return last.count("|") == first.count("|") > 1 and _FIGURE.search(first) is not None


def _declared(text: str, cells: Sequence[SourceCell], kept_at: Sequence[int]) -> Grid | None:
    made = []
    for cell in cells:
        low = bisect_left(kept_at, cell.start)
        high = bisect_left(kept_at, cell.stop, lo=low)
        span = _trimmed(text, low, high)
        words = text[span.start : span.stop]
        made.append(Cell(cell.row, cell.column, cell.rows, cell.columns, span, words, cell.header))
    if not made:
        return None
    return Grid(unstacked_rows(without_spacers(_without_empty_rows(made))), extent_of(made))


def _without_empty_rows(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells without the rows in which none begins: rowspan="2" over a row without a cell."""
    begun = sorted({cell.row for cell in cells})
    if len(begun) == max(cell.row + cell.rows for cell in cells):
        return tuple(cells)
    made = []
    for cell in cells:
        row = bisect_left(begun, cell.row)
        rows = bisect_left(begun, cell.row + cell.rows) - row
        made.append(replace(cell, row=row, rows=rows))
    return tuple(made)


def _trimmed(text: str, low: int, high: int) -> Span:
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return Span(low, high)


def _piped(text: str, start: int, stop: int) -> Grid | None:
    """A table of lines ``a | b | c``; lines of one or no cell are flattened text, not a grid."""
    cells: list[Cell] = []
    row, at = 0, start
    widths: list[int] = []
    lines = text[start:stop].splitlines(keepends=True)
    opened, closed = _outer_pipes(lines)
    for line in lines:
        body = line.rstrip("\n")
        if body.strip() and not _RULE.fullmatch(body):
            found = _row(text, at, at + len(body), row, opened, closed)
            cells += found
            widths.append(len(found))
            row += 1
        at += len(line)
    if not widths or sorted(widths)[len(widths) // 2] < 2:
        return None
    return Grid(unstacked_rows(cells), Span(start, stop))


def _outer_pipes(lines: Sequence[str]) -> tuple[bool, bool]:
    """Whether pipes open the lines of a table, and whether they close them.

    Where lines with as many pipes begin otherwise, a pipe at the beginning stands behind a blank cell;
    so it does where most lines have none outside.  At the end it is the same.
    """
    bare = [line.strip() for line in lines if "|" in line and not _RULE.fullmatch(line)]
    begun = [line for line in bare if line.startswith("|")]
    others = [line for line in bare if not line.startswith("|")]
    ended = [line for line in bare if line.endswith("|")]
    open_ = [line for line in bare if not line.endswith("|")]
    between = bool(begun and others) and (
        _pipes(others) == _pipes(begun) or (not ended and len(others) >= len(begun))
    )
    if between or (ended and open_ and _pipes(ended) == _pipes(open_)):
        return not between, not open_
    return True, len(ended) >= len(open_)


def _pipes(lines: Sequence[str]) -> int:
    """How many pipes most lines have; 0 where there is no line."""
    counts = Counter(line.count("|") for line in lines)
    return counts.most_common(1)[0][0] if counts else 0


def _row(text: str, low: int, high: int, row: int, opened: bool, closed: bool) -> list[Cell]:
    edges = [m.start() for m in re.finditer(r"\|", text[low:high])]
    opened = opened and text[low:high].lstrip().startswith("|")
    cuts = [low - 1 if not opened else low + edges[0], *(low + e for e in edges[opened:])]
    if not (opened or closed) or text[low:high].rstrip()[-1:] != "|":
        cuts.append(high)
    cells = []
    for column, (left, right) in enumerate(pairwise(cuts)):
        span = _trimmed(text, left + 1, right)
        cells.append(Cell(row, column, 1, 1, span, text[span.start : span.stop]))
    return cells
