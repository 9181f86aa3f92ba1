"""Writing a page: its events in order, each text where it is shown, tables cell by cell."""

from __future__ import annotations

from extractor.schemas import Span
from extractor.text.document import SourceCell
from extractor.text.loose_digits import LOOSE

from ..cut_tables import CUT_SIGNS, GOES_ON
from ..markdown import front_matter, pieces
from ..turned import END, OVERRIDE
from .broken_off import ends_in_number
from .displaced import displaced_by, stand_in_order
from .drawings import UNSHOWN
from .icons import is_icon, is_spacer
from .lists import Lists
from .notes import note_mark
from .pictured_digits import is_digit_lost
from .seen_order import seen_order
from .styles import ElementStyles
from .tables import DataTable, cell_text
from .tick_boxes import tick_box
from .tokens import CLOSE, OPEN, TEXT
from .tree import BLOCKS, BREAK, Event, Page
from .writer import HtmlTextWriter

_PICTURE = "〓"
"""What stands for the picture in a cell without text, or of a digit: the mark of printers for a missing
type."""

_LONG_ROW = 5000
_WHEEL = 6
"""Tags and texts up to which a box holds a single digit."""


class PageWriter:
    """Walks the events of a page once and writes its content."""

    def __init__(
        self,
        page: Page,
        data: dict[int, DataTable],
        dropped: set[int],
        marked: set[int],
        style: ElementStyles,
        chosen: Lists,
        apart: frozenset[int],
        markdown: bool,
    ) -> None:
        self.page, self.writer = page, HtmlTextWriter(page.raw)
        self._markdown = markdown
        self.writer.preformatted = int(markdown)
        self._data, self._dropped, self._marked, self._style = data, dropped, marked, style
        self._on_lines, self._apart = chosen.on_lines, apart
        self._struck: list[Event] = []
        self._rows = {row for table in data.values() for row in table.rows}
        self._cell_of = {cell: table for table in data.values() for cell in table.places}
        self._first_cell = True
        self._pictured = False
        self._shift = ""
        self._begun: dict[int, int] = {}
        self._moved: set[int] = set()
        self._moved_from: dict[int, int] = {}
        self._gathered: dict[int, list[SourceCell]] = {id(table): [] for table in data.values()}
        self.furniture: list[Span] = []
        self.titles: list[Span] = []
        self.pictures: list[int] = []
        self.images: list[int] = []

    @property
    def cells(self) -> list[list[SourceCell]]:
        """The cells of each data table, in the order of the page."""
        return [self._gathered[id(self._data[table])] for table in sorted(self._data)]

    def run(self) -> None:
        events, self._moved = seen_order(self.page, self._style.boxes)
        at = 0
        while at < len(events):
            event = events[at]
            at += 1
            if event.kind == TEXT:
                self._text(event)
            elif event.kind == BREAK and self._markdown and self._is_in_pipes(event.start):
                self.writer.soft_break(event.start, event.stop)
            elif event.kind == BREAK:
                self.writer.break_line(event.start, event.stop)
            elif event.kind == OPEN and event.element in self._dropped:
                element = self.page.elements[event.element]
                at += element.last - element.first
                if element.name in BLOCKS and element.name not in UNSHOWN:
                    self.writer.break_line(event.start, event.stop)
            elif event.kind == OPEN and event.element in self._style.raised:
                at = self._raised(event, at)
            elif event.kind == OPEN:
                self._open(event)
            elif event.kind == CLOSE:
                self._close(event)

    def _text(self, event: Event) -> None:
        if event.element in self._style.struck:
            self._struck.append(event)
        elif event.element in self._style.silent:
            return
        elif self._markdown:
            self._marks(event)
        else:
            if self._style.displaced:
                self._set_loose(event)
            self.writer.text(event.start, event.stop)
            if ends_in_number(self.page, event.stop):
                self.writer.stand_for(GOES_ON, event.stop - 1, event.stop)

    def _set_loose(self, event: Event) -> None:
        """Write a sign between digits of which a style shifts some along the line."""
        words = self.page.raw[event.start : event.stop].strip()
        if not words:
            return
        before, self._shift = (
            self._shift,
            displaced_by(self.page, event.element, self._style.displaced),
        )
        if (
            words[0].isdecimal()
            and self.writer.last_in_line.isdecimal()
            and not stand_in_order(before, self._shift)
        ):
            self.writer.stand_for(LOOSE, event.start, event.start)

    def _is_in_pipes(self, at: int) -> bool:
        """Whether a place of a Markdown text is in a row of a table drawn with pipes."""
        raw = self.page.raw
        low = max(raw.rfind("\n", 0, at) + 1, at - _LONG_ROW)
        return raw.find("|", low, at) >= 0 and raw[low : low + 80].lstrip()[:1] == "|"

    def _front(self, start: int) -> int:
        """Write the fields above a Markdown text, its title as text; returns where they end."""
        found = front_matter(self.page.raw) if start == 0 else None
        if found is None:
            return start
        stop, title = found
        first, last = title or (stop, stop)
        for low, high in ((0, first), (last, stop)):
            begun = len(self.writer)
            self.writer.text(low, high)
            self.furniture.append(Span(begun, len(self.writer)))
            self.writer.break_line(high, high)
            if high == first and title:
                self.writer.text(first, last)
                self.writer.break_line(last, last)
        return stop

    def _marks(self, event: Event) -> None:
        start = self._front(event.start)
        for piece in pieces(self.page.raw, start, max(start, event.stop)):
            if piece.kind == "struck":
                self._struck.append(event._replace(start=piece.start, stop=piece.stop))
            elif piece.kind == "picture":
                self.pictures.append(len(self.writer))
            elif piece.kind == "stands":
                self.writer.stand_for(piece.words, piece.start, piece.stop)
            else:
                self.writer.text(piece.start, piece.stop)

    def _raised(self, event: Event, at: int) -> int:
        """Write the mark of a note as one, or enter the element; returns the next event."""
        mark = note_mark(self.page, event.element, self.writer.last)
        if mark is None or event.element in self._style.struck | self._style.silent:
            self._open(event)
            return at
        element = self.page.elements[event.element]
        inside = self.page.events[element.first + 1 : element.last]
        if any(one.kind == OPEN and self._is_block(one.element) for one in inside):
            # Paragraphs in it: no mark, nor more digits of what stands before it.
            self.writer.break_line(event.start, event.stop)
            return at
        texts = [one for one in inside if one.kind == TEXT]
        self.writer.stand_for(mark, texts[0].start, texts[-1].stop)
        return at + element.last - element.first

    def _is_block(self, element: int) -> bool:
        if element in self._on_lines:
            return True
        return self.page.elements[element].name in BLOCKS and not self._is_in_line(element)

    def _is_in_line(self, element: int) -> bool:
        """Whether a style sheet puts a block into the line: as words, or as a wheel of a counter."""
        display = self._style.boxes.get(element, {}).get("display", "")
        if display == "inline":
            return True
        own = self.page.elements[element]
        return (
            display == "inline-block"
            and own.last - own.first <= _WHEEL
            and len(cell_text(self.page, element)) == 1
        )

    def write_struck(self) -> tuple[Span, ...]:
        """Write what is struck out, a line each, at the end of the content."""
        spans: list[Span] = []
        for event in self._struck:
            if self.page.raw[event.start : event.stop].strip():
                self.writer.break_line(event.start, event.start)
                start = len(self.writer)
                self.writer.text(event.start, event.stop)
                spans.append(Span(start, len(self.writer)))
        return tuple(spans)

    def _open(self, event: Event) -> None:
        index, name = event.element, self.page.elements[event.element].name
        if index in self._style.turned:
            self.writer.stand_for(OVERRIDE, event.start, event.stop)
        if index in self._moved:
            self._moved_from[index] = len(self.writer)
        if box := tick_box(self.page, index):
            self.writer.stand_for(box, event.start, event.stop)
        filled = index in self._style.before or index in self._style.after
        if not filled and is_digit_lost(self.page, index, self.writer.last):
            self.writer.stand_for(_PICTURE, event.start, event.stop)
        if name == "img":
            self._pictured |= not is_spacer(self.page.elements[index], self.page.raw)
            self.images.append(len(self.writer))
            if not is_icon(self.page.elements[index]):
                self.pictures.append(len(self.writer))
        if index in self._rows:
            self.writer.begin_row(event.start, event.stop)
            self._first_cell = True
        if index in self._cell_of:
            start = self.writer.begin_cell(event.start, event.stop, self._first_cell)
            self._begun[index], self._first_cell, self._pictured = start, False, False
        elif name in ("td", "th") or index in self._apart:
            self.writer.separate(event.start, event.stop)
        elif index not in self._rows and self._is_block(index):
            self.writer.break_line(event.start, event.stop)
        if name in ("pre", "listing", "textarea"):
            self.writer.preformatted += 1
        if index in self._marked or name == "title":
            self._begun[index] = len(self.writer)
        if written := self._style.before.get(index):
            self.writer.stand_for(written, event.start, event.stop)

    def _close(self, event: Event) -> None:
        index, name = event.element, self.page.elements[event.element].name
        if index in self._moved_from:
            element = self.page.elements[index]
            self.writer.content.widen(self._moved_from[index], element.start, event.stop)
        if written := self._style.after.get(index):
            element = self.page.elements[index]
            self.writer.stand_for(written, element.start, element.stop)
        if index in self._style.turned:
            self.writer.stand_for(END, event.start, event.stop)
        if name in ("pre", "listing", "textarea"):
            self.writer.preformatted -= 1
        if index in self._cell_of:
            if self._begun[index] == len(self.writer) and self._pictured:
                cell = self.page.elements[index]
                self.writer.stand_for(_PICTURE, cell.start, cell.stop)
            if index in self.page.unended and self.writer.last in CUT_SIGNS:
                self.writer.stand_for(GOES_ON, event.start, event.stop)
            self._gather(index, self.writer.end_cell())
            return
        if index in self._marked or name == "title":
            where = self.titles if name == "title" else self.furniture
            where.append(Span(self._begun[index], len(self.writer)))
        if index in self._data:
            self.writer.end_table(event.start, event.stop)
        elif self._is_block(index) and name not in ("td", "th"):
            self.writer.break_line(event.start, event.stop)

    def _gather(self, index: int, stop: int) -> None:
        table = self._cell_of[index]
        place = table.places[index]
        self._gathered[id(table)].append(
            SourceCell.at(place, self._begun[index], stop, header=place.header)
        )
