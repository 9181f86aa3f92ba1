"""Text that keeps the places of a page by blanks, as ``pdftotext -layout`` writes it.

Two things of a page are lost in its lines and found again here: two columns of prose side by side,
and the label of a row that goes over several lines while the figure stands beside the middle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.text.document import Cover, Source
from extractor.text.vocabulary import UNIT_CELL

from .label_strips import label_strips
from .laid_out_lines import GAP, LaidOutLine, LineSegment, cut_at, laid_out_lines
from .mixed_columns import OVER_GAP, OVER_LINE, by_turns, loose_ends
from .rewriting import Stretch, rewritten
from .table_labels import is_value

_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|其中[:：])"
)
_UNIT = re.compile(rf"[（(]?{UNIT_CELL}[）)]?")
_MOST_LINES = 3
"""Lines of a label above the figure."""

_FEWEST_LINES, _FEWEST_SIGNS, _FULL = 3, 8, 0.8
_LOOSE = 6
"""How many columns a right column of prose may seem to begin further left or right."""

_STOPS = re.compile("[，。；,;]")
_ENDS = "。；;：:！!？?"


def laid_out(source: Source) -> Source:
    """The source with columns of prose one behind the other, and labels whole beside their figures."""
    content = source.content
    if told := by_turns(content):
        source = replace(source, unread=(*source.unread, *told))
    if not any(blank * GAP in content for blank in " 　") and not (
        OVER_GAP.search(content) or OVER_LINE.search(content)
    ):
        return source
    lines = laid_out_lines(content)
    strips = list(label_strips(content, lines))
    of_strips = Cover((one.start, one.stop) for one in strips)
    columns = [
        one for one in _columns(content, lines) if not of_strips.overlaps(one.start, one.stop)
    ]
    columns += strips
    taken = Cover((one.start, one.stop) for one in columns)
    rows = [row for row in _wrapped(content, lines) if not taken.overlaps(row.start, row.stop)]
    known = [(one.start, one.stop) for one in (*columns, *rows)]
    known += [
        (min(cell.start for cell in table.cells), max(cell.stop for cell in table.cells))
        for table in source.tables
        if table.cells
    ]
    marks = loose_ends(content, lines, Cover(known))
    return rewritten(source, sorted((*columns, *rows, *marks), key=lambda stretch: stretch.start))


# Columns of prose.


def _columns(content: str, lines: Sequence[LaidOutLine]) -> Iterator[Stretch]:
    at = free = 0
    while at < len(lines):
        if len(lines[at].parts) != 2:
            at += 1
            continue
        begin = lines[at].parts[1].left
        stop = at
        for loose in (_LOOSE, 1):  # Where blanks are not half as wide as characters, less is even.
            run, stop = _run(content, lines, (free, at), begin, loose)
            if len(run) < _FEWEST_LINES:
                continue
            made = _beside(content, run, begin, loose)
            if made is not None:
                yield made
                free = stop
                break
        at = max(stop, at + 1)


def _run(
    content: str, lines: Sequence[LaidOutLine], places: tuple[int, int], begin: int, loose: int
) -> tuple[list[LaidOutLine], int]:
    """The lines around one of which each has words on a side of a gutter, and where they stop.

    A line that fills its column leaves less than a gap: it is cut where the others begin.
    """
    free, at = places
    stop = at
    run: list[LaidOutLine] = []
    while stop < len(lines):
        line = cut_at(content, lines[stop], begin)
        if not _is_beside(line, begin, loose):
            break
        run.append(line)
        stop += 1
    while at > free and lines[at - 1].parts:
        line = cut_at(content, lines[at - 1], begin)
        if len(line.parts) != 2 or len(lines[at - 1].parts) == 2:
            break
        if not _is_beside(line, begin, loose):
            break
        run.insert(0, line)
        at -= 1
    return run, stop


def _sides(
    line: LaidOutLine, begin: int, loose: int
) -> tuple[LineSegment | None, LineSegment | None]:
    """The words of a line before a gutter, and those at its right edge."""
    right = next((part for part in line.parts if abs(part.left - begin) <= loose), None)
    edge = right.left if right else begin
    return next((part for part in line.parts if part.right < edge), None), right


def _is_beside(line: LaidOutLine, begin: int, loose: int) -> bool:
    """Whether a line has words on the left of a gutter, at its right edge, both or none."""
    return len(line.parts) == sum(part is not None for part in _sides(line, begin, loose))


def _beside(content: str, lines: Sequence[LaidOutLine], begin: int, loose: int) -> Stretch | None:
    sides: tuple[list[LineSegment | None], list[LineSegment | None]] = ([], [])
    for line in lines:
        for side, part in zip(sides, _sides(line, begin, loose), strict=True):
            side.append(part)
    if not all(_is_prose(content, side) for side in sides):
        return None
    stretch = Stretch(lines[0].start, lines[-1].stop)
    for side in sides:
        full = max(part.right - part.left for part in side if part)
        for part in side:
            if part is None:
                stretch.put("\n", lines[0].start)
                continue
            stretch.keep(content, part.start, part.stop)
            torn = content[part.stop - 1] not in _ENDS and part.right - part.left >= _FULL * full
            if not torn:
                stretch.put("\n", part.stop - 1)
    return stretch


def _is_prose(content: str, side: Sequence[LineSegment | None]) -> bool:
    """Whether lines are sentences that go on from one to the next, and no cells."""
    words = [content[part.start : part.stop] for part in side if part]
    if len(words) < 2 or not any(_STOPS.search(line) for line in words):
        return False
    torn = sum(line[-1] not in _ENDS for line in words[:-1])
    long = sum(len(line) >= _FEWEST_SIGNS for line in words)
    return torn * 2 >= len(words) - 1 and torn > 0 and long * 2 >= len(words)


# Labels over several lines.


def _wrapped(content: str, lines: Sequence[LaidOutLine]) -> Iterator[Stretch]:
    free = 0
    for at, line in enumerate(lines):
        if not _is_figure(content, line):
            continue
        above = _above(content, lines, at, free)
        if above is None:
            continue
        below = _below(content, lines, at, at - above)
        first = lines[above].parts[0]
        labels = [*lines[above:at], *lines[at + 1 : below]]
        if any(
            part.left - first.left not in range(-1, 5) or part.right + GAP > line.parts[0].left
            for label in labels
            for part in label.parts
        ):
            continue
        stretch = Stretch(lines[above].start, lines[below - 1].stop)
        for label in labels:
            stretch.keep(content, label.parts[0].start, label.parts[0].stop)
        for part in line.parts:
            for place in range(part.start - GAP, part.start):
                stretch.put(" ", place)
            stretch.keep(content, part.start, part.stop)
        stretch.put("\n", lines[below - 1].stop - 1)
        free = below
        yield stretch


def _is_figure(content: str, line: LaidOutLine) -> bool:
    """Whether a line has a figure, or a unit and figures, and no label."""
    words = [content[part.start : part.stop] for part in line.parts]
    if words and _UNIT.fullmatch(words[0]):
        words = words[1:]
    return bool(words) and all(map(is_value, words)) and any(map(str.isdigit, words[0]))


def _above(content: str, lines: Sequence[LaidOutLine], at: int, free: int) -> int | None:
    """The line in which the label above a figure begins: a numbered one, and nothing between."""
    for before in range(at - 1, max(free - 1, at - 1 - _MOST_LINES), -1):
        if len(lines[before].parts) != 1 or _is_figure(content, lines[before]):
            return None
        if _NUMBERED.match(content, lines[before].parts[0].start):
            return before
    return None


def _below(content: str, lines: Sequence[LaidOutLine], at: int, most: int) -> int:
    """The line behind the last of the label below a figure: as many as above, and no new item."""
    stop = at + 1
    while stop < len(lines) and stop - at <= most and len(lines[stop].parts) == 1:
        if _NUMBERED.match(content, lines[stop].parts[0].start) or _is_figure(content, lines[stop]):
            break
        stop += 1
    return stop
