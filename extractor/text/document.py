"""The document: cleaned text in which every character knows its place in the source."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from extractor.schemas import Mention, Meta, Quote, Span

from .offsets import Places
from .provenance import LineBox, place_of, recognition_of, verbatim_of

if TYPE_CHECKING:
    from .glued_parts import GluedTable

_Found = TypeVar("_Found")
_Rowed = TypeVar("_Rowed", bound="_InRow")
RegionKind = Literal[
    "navigation",
    "footer",
    "page_furniture",
    "contents",
    "struck_out",
    "not_ticked",
    "example",
    "advertising",
]
DamageKind = Literal["fused_digits", "damaged_characters", "lost_character", "agency_overwritten"]


@dataclass(frozen=True, slots=True)
class GridPlace:
    """Where a cell begins in its table, and how many rows and columns it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class SourceCell(GridPlace):
    """One cell of a table in the content of a source; ``start``/``stop`` count in the content."""

    start: int
    stop: int
    header: bool = False

    @classmethod
    def at(cls, place: GridPlace, start: int, stop: int, *, header: bool = False) -> SourceCell:
        """The cell at this place of its table, with this range of the content."""
        return cls(place.row, place.column, place.rows, place.columns, start, stop, header)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table that the format itself declares (HTML, Word, PDF), spans resolved."""

    cells: tuple[SourceCell, ...]

    @classmethod
    def of(cls, rows: Iterable[Iterable[tuple[int, int]]], *, headed: bool = True) -> SourceTable:
        """The table of these rows of ranges; the first has the headers, or none has."""
        return cls(
            tuple(
                SourceCell(row, column, 1, 1, start, stop, headed and row == 0)
                for row, cells in enumerate(rows)
                for column, (start, stop) in enumerate(cells)
            )
        )

    def moved(self, by: int) -> SourceTable:
        """The table where its text stands further behind."""
        cells = (replace(c, start=c.start + by, stop=c.stop + by) for c in self.cells)
        return SourceTable(tuple(cells))


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it was given, decoded but otherwise untouched.

    ``raw`` is what source spans count in: the decoded text (for HTML the markup, for PDF and
    Word the text as extracted).  ``content`` is the part of it that is the report's text; ``starts`` and ``stops``
    give for each character of the content its range in ``raw`` (None: content is raw).
    Bytes that no encoding explains are U+FFFD in ``raw``; ``furniture`` are the ranges of
    ``content`` that are not the report, ``struck`` those of text that is crossed out, ``unticked`` those
    of answers whose box is not ticked; ``notes`` say what the loader had to decide, ``unread`` what a person sees of the report and the content lacks.
    """

    name: str
    raw: str
    sha256: str
    format: str = "txt"
    encoding: str = "utf-8"
    content: str = ""
    starts: Places | None = None
    stops: Places | None = None
    tables: tuple[SourceTable, ...] = ()
    furniture: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    struck: tuple[Span, ...] = ()
    unread: tuple[str, ...] = ()
    boxes: tuple[LineBox, ...] = ()
    unticked: tuple[Span, ...] = ()

    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each character of the content begins in ``raw``, and where it ends."""
        length = len(self.content)
        return (
            range(length) if self.starts is None else self.starts,
            range(1, length + 1) if self.stops is None else self.stops,
        )


Reader = Callable[[bytes, str], Source]
"""Reads the bytes of a document under a name for messages; raises what ``load`` raises."""


def sound(source: Source) -> Source:
    """A source as it is.

    Raises:
        ValueError: a place of it lies outside its text.
    """
    length, whole = len(source.content), len(source.raw)
    if (source.starts is None) != (source.stops is None):
        raise ValueError("a character has no place in the source")
    for places in (source.starts, source.stops):
        if places is None:
            if source.content != source.raw:
                raise ValueError("the content is not in the source")
        elif len(places) != length or not _all_within(places, whole):
            raise ValueError("a character has no place in the source")
    spans = [*source.furniture, *source.struck, *source.unticked]
    spans += [Span(cell.start, cell.stop) for table in source.tables for cell in table.cells]
    if not _all_within((place for span in spans for place in span), length):
        raise ValueError("a part of the content lies outside it")
    if not _all_within((place for box in source.boxes for place in box[:2]), whole):
        raise ValueError("a line lies outside the source")
    return source


def _all_within(places: Iterable[int], length: int) -> bool:
    found = sorted(places)  # nearly in order: one pass
    return not found or (found[0] >= 0 and found[-1] <= length)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the document that is not the report: its numbers are explained by it."""

    kind: RegionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where characters are lost or overwritten, with readings that would explain it."""

    kind: DamageKind
    span: Span
    hypotheses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``title`` is its text, ``body`` reaches to the next heading of any level."""

    level: int
    title: str
    span: Span
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell(GridPlace):
    """One cell of a grid; ``span`` (in the document) may be empty for a blank cell."""

    span: Span
    text: str
    header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the document, from the format or recognised in flattened text."""

    cells: tuple[Cell, ...]
    span: Span

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max(cell.row + cell.rows for cell in self.cells)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(cell.column + cell.columns for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of prose that a reader reads at once; never cut inside a sentence or a table."""

    id: str
    span: Span
    section: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One report, cleaned, scanned and split.

    ``starts[i]``/``stops[i]`` are the range in ``source.raw`` of character ``i`` of ``text``;
    ``in_digits`` is the text with its numbers in digits, one character for another; ``kept`` what
    was found in it once and is asked for often (:func:`found_once`).
    """

    source: Source
    text: str
    starts: array[int]
    stops: array[int]
    regions: tuple[Region, ...] = ()
    damages: tuple[Damage, ...] = ()
    headings: tuple[Heading, ...] = ()
    grids: tuple[Grid, ...] = ()
    mentions: tuple[Mention, ...] = ()
    chunks: tuple[Chunk, ...] = ()
    glued: tuple[GluedTable, ...] = ()
    meta: Meta = field(default_factory=Meta)
    in_digits: str = field(kw_only=True)
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def source_span(self, span: Span) -> Span:
        """The range in the untouched source of a range of the cleaned text."""
        start, stop = span
        if not self.starts:
            return Span(0, 0)
        if start >= stop:
            at = self.starts[start] if start < len(self.starts) else self.stops[-1]
            return Span(at, at)
        return Span(self.starts[start], self.stops[stop - 1])

    def quote(self, span: Span) -> Quote:
        """The words of a range, with their place in document and source."""
        words, source = self.text[span.start : span.stop], self.source_span(span)
        verbatim = verbatim_of(self.source.raw, self.source.format, source)
        page, box = place_of(self.source.boxes, source)
        return Quote(
            text=words,
            span=span,
            source=source,
            quote_source=verbatim if verbatim != words else None,
            page=page,
            box=box,
        )

    def recognition(self, span: Span) -> float | None:
        """How certain the recogniser is of a range; None if it stands there as text."""
        return recognition_of(self.source.boxes, self.source_span(span))

    def section_at(self, offset: int) -> tuple[str, ...]:
        """The path of the headings above a place in the text."""
        at = bisect_left(self.headings, offset + 1, key=lambda heading: heading.span.start)
        return self.headings[at - 1].path if at else ()

    def mention(self, id_: str) -> Mention | None:
        """The mention with that id (``m1`` is the first)."""
        digits = id_[1:]
        number = int(digits) if digits.isdecimal() and id_[0] == "m" else 0
        return self.mentions[number - 1] if 0 < number <= len(self.mentions) else None

    def mentions_in(self, start: int, stop: int) -> Sequence[Mention]:
        """The mentions that begin in a stretch of the text, in order."""
        first = bisect_left(self.mentions, start, key=_starts)
        return self.mentions[first : bisect_left(self.mentions, stop, first, key=_starts)]

    def before(self, mention: Mention, reach: int) -> str:
        """As many characters as ``reach`` before a number, fewer at the beginning of the text."""
        return self.text[max(0, mention.span.start - reach) : mention.span.start]

    def behind(self, mention: Mention, reach: int) -> str:
        """As many characters as ``reach`` behind a number, fewer at the end of the text."""
        return self.text[mention.span.stop : mention.span.stop + reach]

    def between(self, one: Mention, other: Mention) -> str:
        """The words between a number and one behind it."""
        return self.text[one.span.stop : other.span.start]

    def in_grid(self, mention: Mention) -> bool:
        """Whether a number stands in a table."""
        start = mention.span.start
        return any(grid.span.start <= start < grid.span.stop for grid in self.grids)

    def in_region(self, offset: int) -> bool:
        """Whether a place lies outside the report proper (navigation, footer, page furniture)."""
        return any(region.span.start <= offset < region.span.stop for region in self.regions)


def _starts(mention: Mention) -> int:
    return mention.span.start


def found_once(find: Callable[[Document], _Found]) -> Callable[[Document], _Found]:
    """What a function finds in a document is looked for once; nobody may change it."""

    @wraps(find)
    def kept(document: Document) -> _Found:
        if find not in document.kept:
            document.kept[find] = find(document)
        found: _Found = document.kept[find]
        return found

    return kept


def told_once(
    tell: Callable[[Document, Mention], _Found],
) -> Callable[[Document, Mention], _Found]:
    """What a function tells of a number by the words around its place is looked for once."""

    @wraps(tell)
    def kept(document: Document, mention: Mention) -> _Found:
        key = (tell, mention.span)
        if key not in document.kept:
            document.kept[key] = tell(document, mention)
        found: _Found = document.kept[key]
        return found

    return kept


class Cover:
    """Places of a text, to be asked often whether something overlaps one of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        pairs = sorted(spans)
        self._starts = [start for start, _ in pairs]
        self._reach = list(accumulate((stop for _, stop in pairs), max))

    def overlaps(self, start: int, stop: int) -> bool:
        """Whether one of them overlaps ``start``..``stop``."""
        at = bisect_left(self._starts, stop)
        return at > 0 and self._reach[at - 1] > start


def overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    """Whether ``span`` overlaps one of ``others``."""
    return any(span.start < other.stop and other.start < span.stop for other in others)


class _InRow(Protocol):
    @property
    def row(self) -> int: ...


def by_row(cells: Iterable[_Rowed]) -> dict[int, list[_Rowed]]:
    """The cells that begin in each row, in their order."""
    rows: dict[int, list[_Rowed]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


def extent_of(parts: Sequence[_Placed]) -> Span:
    """From the first to the last character of some parts of the text, at least one."""
    return Span(min(part.span.start for part in parts), max(part.span.stop for part in parts))
