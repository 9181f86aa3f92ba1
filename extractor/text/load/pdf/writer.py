"""Writing the text of a PDF: ``raw`` as extracted, content healed, each knowing the other."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from extractor.schemas import Span
from extractor.text.document import SourceCell, SourceTable
from extractor.text.provenance import LineBox

from ..placed_text import PlacedText
from ..table_labels import source_table
from .healing import hyphenated, joint
from .joining import Part, WholeTable


class PdfTextWriter:
    """Raw text and content of a PDF under construction."""

    def __init__(self) -> None:
        self._raw: list[str] = []
        self._length = 0
        self._content = PlacedText()
        self._cells: list[list[SourceCell]] = []
        self.furniture: list[Span] = []
        self.struck: list[Span] = []
        self.boxes: list[LineBox] = []

    @property
    def raw(self) -> str:
        """The text as extracted, line by line."""
        return "".join(self._raw)

    @property
    def text(self) -> str:
        """The content."""
        return self._content.text

    @property
    def ranges(self) -> tuple[array[int], array[int]]:
        """For each character of the content where it begins and ends in the raw text."""
        return self._content.starts, self._content.stops

    def tables(self) -> tuple[SourceTable, ...]:
        """The tables written so far."""
        text = self.text
        return tuple(source_table(cells, text) for cells in self._cells)

    def paragraph(self, parts: Sequence[Part]) -> None:
        """Lines that are one paragraph."""
        self._healed(parts)
        self._both("\n")

    def table(self, table: WholeTable) -> None:
        """A table: cells separated by tabs, rows by line ends, in both texts."""
        cells: list[SourceCell] = []
        row = -1
        for cell in sorted(table.cells, key=lambda item: (item.row, item.column)):
            if row >= 0:
                self._both("\n" if cell.row != row else "\t")
            row = cell.row
            start = len(self._content)
            self._healed(cell.parts)
            cells.append(SourceCell.at(cell, start, len(self._content)))
        self._both("\n")
        self._cells.append(cells)

    def furniture_line(self, text: str) -> None:
        """A line that is not the report's."""
        start = len(self._content)
        self._both(text)
        self.furniture.append(Span(start, len(self._content)))
        self._both("\n")

    def struck_line(self, text: str) -> None:
        """A line that is crossed out."""
        start = len(self._content)
        self._both(text)
        self.struck.append(Span(start, len(self._content)))
        self._both("\n")

    def _healed(self, parts: Sequence[Part]) -> None:
        for at, part in enumerate(parts):
            following = parts[at + 1] if at + 1 < len(parts) else None
            text = part.line.text
            line, start = part.line, self._length
            self.boxes.append(
                LineBox(
                    start, start + len(text), part.page + 1,
                    line.x0, line.top, line.x1, line.bottom, line.scores,
                )
            )  # fmt: skip
            if following is None:
                self._both(text)
                continue
            whole_word = hyphenated(text, following.line.text)
            self._both(text[:-1] if whole_word else text)
            start = self._length
            dropped = "-\n" if whole_word else "\n"
            self._write(dropped)
            between = "" if whole_word else joint(text, following.line.text)
            if between:
                self._content.stand_for(between, start, start + len(dropped))

    def _both(self, text: str) -> None:
        self._content.copy(text, self._length)
        self._write(text)

    def _write(self, text: str) -> None:
        self._raw.append(text)
        self._length += len(text)
