"""Content put in another order: every character keeps its place in the raw text.

A loader that knows better than the lines of a text what belongs together (a cell over several
lines, a column of a page) writes the content anew from ranges of the old one.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extractor.schemas import Span
from extractor.text.document import Cover, Source, SourceCell, SourceTable


@dataclass(slots=True)
class Stretch:
    """What stands in place of ``start``..``stop`` of a content: ranges of it, signs, and cells.

    ``cells`` count from the beginning of the stretch.
    """

    start: int
    stop: int
    parts: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    cells: list[SourceCell] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.places)

    def keep(self, content: str, start: int, stop: int) -> None:
        """Add a range of the old content."""
        self.parts.append(content[start:stop])
        self.places.extend(range(start, stop))

    def put(self, sign: str, at: int) -> None:
        """Add one sign that stands for the character at ``at`` of the old content."""
        self.parts.append(sign)
        self.places.append(at)


def rewritten(source: Source, stretches: Sequence[Stretch]) -> Source:
    """The source with these stretches, in order and without overlaps, in place of theirs.

    Tables and regions that begin inside a stretch are given up for it.
    """
    if not stretches:
        return source
    content, length = source.content, len(source.content)
    starts, stops = source.places()
    parts: list[str] = []
    kept = array("q")
    cuts: list[tuple[int, int]] = []
    tables: list[SourceTable] = []
    at = 0
    for stretch in stretches:
        cuts.append((at, len(kept)))
        parts.append(content[at : stretch.start])
        kept.extend(range(at, stretch.start))
        if stretch.cells:
            tables.append(SourceTable(tuple(_moved(c, len(kept).__add__) for c in stretch.cells)))
        parts += stretch.parts
        kept.extend(stretch.places)
        at = stretch.stop
    cuts.append((at, len(kept)))
    parts.append(content[at:])
    kept.extend(range(at, length))

    def place(old: int) -> int:
        before, now = cuts[bisect_right(cuts, (old, len(kept))) - 1]
        return now + old - before

    gone = Cover((one.start, one.stop) for one in stretches)

    def outside(start: int, stop: int) -> bool:
        return not gone.overlaps(start, stop)

    return replace(
        source,
        content="".join(parts),
        starts=array("q", (starts[old] for old in kept)),
        stops=array("q", (stops[old] for old in kept)),
        tables=tuple(sorted((*_tables(source.tables, outside, place), *tables), key=_begin)),
        furniture=_spans(source.furniture, outside, place),
        struck=_spans(source.struck, outside, place),
    )


def _begin(table: SourceTable) -> int:
    return min(cell.start for cell in table.cells)


def _moved(cell: SourceCell, place: Callable[[int], int]) -> SourceCell:
    return replace(cell, start=place(cell.start), stop=place(cell.stop))


def _tables(
    tables: Sequence[SourceTable],
    outside: Callable[[int, int], bool],
    place: Callable[[int], int],
) -> list[SourceTable]:
    return [
        SourceTable(tuple(_moved(cell, place) for cell in table.cells))
        for table in tables
        if table.cells
        and outside(min(c.start for c in table.cells), max(c.stop for c in table.cells))
    ]


def _spans(
    spans: Sequence[Span], outside: Callable[[int, int], bool], place: Callable[[int], int]
) -> tuple[Span, ...]:
    return tuple(Span(place(a), place(b)) for a, b in spans if outside(a, b))


def one_behind_the_other(first: Source, second: Source) -> Source:
    """Two parts of one file as one source: the words and tables of both, each in its place.

    It is called and encoded like the second.
    """
    raw, content = len(first.raw) + 1, len(first.content) + 1
    starts = array("q", first.starts if first.starts is not None else range(content - 1))
    stops = array("q", first.stops if first.stops is not None else range(1, content))
    starts.append(raw - 1)
    stops.append(raw)
    length = len(second.content)
    starts.extend(raw + at for at in (second.starts or range(length)))
    stops.extend(raw + at for at in (second.stops or range(1, length + 1)))
    place = content.__add__
    return replace(
        second,
        raw=f"{first.raw}\n{second.raw}",
        content=f"{first.content}\n{second.content}",
        starts=starts,
        stops=stops,
        tables=(*first.tables, *_tables(second.tables, lambda *_: True, place)),
        furniture=(*first.furniture, *_spans(second.furniture, lambda *_: True, place)),
        struck=(*first.struck, *_spans(second.struck, lambda *_: True, place)),
        unticked=(*first.unticked, *_spans(second.unticked, lambda *_: True, place)),
        boxes=(
            *first.boxes,
            *(box._replace(start=box.start + raw, stop=box.stop + raw) for box in second.boxes),
        ),
        notes=(*first.notes, *second.notes),
        unread=(*first.unread, *second.unread),
    )
