"""Writing the content of a page as a browser shows it: blanks folded, blocks on lines of their own.

Cells of a data table are separated by tabs and its rows by line ends; what would break a line
inside such a cell becomes a blank, or nothing between Chinese characters.
"""

from __future__ import annotations

import re

from ..content import wide
from ..placed_text import PlacedText
from ..table_labels import is_value
from .tokens import references

_PIECE = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_LINES = re.compile(r"\r\n?|\n|[^\r\n]+")
_BLANKS = " \t\n\r\f"
_LONGEST_HEAD = 30
"""Characters of the first line of a cell from which it is no number."""


class HtmlTextWriter:
    """Content under construction, with the blank or line break that is due before the next text."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._content = PlacedText()
        self._due = ""  # "": nothing; " ", "\t", "\n"; "-": a blank that was a line break
        self._due_at = (0, 0)
        self._last = ""
        self._head, self._head_open = "", False
        self.in_cell = False
        self.preformatted = 0

    def __len__(self) -> int:
        return len(self._content)

    @property
    def content(self) -> PlacedText:
        """What has been written."""
        return self._content

    def text(self, start: int, stop: int) -> None:
        """Write a text of the page, resolving its references and folding its blanks."""
        at = start
        if self._raw.find("&", start, stop) >= 0:
            for begin, end, meaning in references(self._raw, start, stop):
                self._literal(at, begin)
                if meaning in _BLANKS and not self.preformatted:
                    self._blank(begin, end, meaning in "\n\r")
                else:
                    self._put(meaning, begin, end)
                at = end
        self._literal(at, stop)

    def stand_for(self, text: str, start: int, stop: int) -> None:
        """Write a text that stands for a range of the page."""
        self._put(text, start, stop)

    @property
    def last(self) -> str:
        """The last character written; none at the beginning, and where a blank is due."""
        return "" if self._due else self._last

    @property
    def last_in_line(self) -> str:
        """The last character written, with a blank behind it or none; none where a line or cell ends."""
        return "" if self._due in ("\n", "\t") else self._last

    def break_line(self, start: int, stop: int) -> None:
        """Begin a new line before the next text, because of the tag at this place."""
        if self.in_cell:
            self._blank(start, stop, True)
        elif self._due != "\n":
            self._due, self._due_at = "\n", (start, stop)

    def soft_break(self, start: int, stop: int) -> None:
        """A line break inside a cell that a line holds."""
        self._blank(start, stop, True)

    def separate(self, start: int, stop: int) -> None:
        """Keep cells of a layout table apart: by lines where a cell is a number above its name."""
        stacked = not self._head_open and is_value(self._head)
        self._head, self._head_open = "", True
        if self.in_cell:
            self._blank(start, stop, True)
        elif self._due != "\n":
            self._due, self._due_at = "\n" if stacked else "\t", (start, stop)

    def begin_row(self, start: int, stop: int) -> None:
        """A row of a data table, on a line of its own."""
        self._due = ""
        if self._last and self._last != "\n":
            self._append("\n", start, stop)

    def begin_cell(self, start: int, stop: int, first: bool) -> int:
        """A cell of a data table; returns where its text begins in the content."""
        self._due = ""
        if not first:
            self._append("\t", start, stop)
        self.in_cell = True
        return len(self._content)

    def end_cell(self) -> int:
        """The end of a cell of a data table; returns where its text ends in the content."""
        self._due, self.in_cell = "", False
        return len(self._content)

    def end_table(self, start: int, stop: int) -> None:
        """What follows a data table begins a new line."""
        self._due, self._due_at = "\n", (start, stop)

    def _literal(self, start: int, stop: int) -> None:
        if self.preformatted and not self.in_cell:
            self._lines(start, stop)
            return
        for match in _PIECE.finditer(self._raw, start, stop):
            piece = match.group()
            if piece[0] in _BLANKS:
                self._blank(*match.span(), "\n" in piece or "\r" in piece)
            else:
                self._flush(piece[0])
                self._content.copy(piece, match.start())
                self._last = piece[-1]
                if self._head_open and len(self._head) < _LONGEST_HEAD:
                    self._head += piece[:_LONGEST_HEAD]

    def _lines(self, start: int, stop: int) -> None:
        for match in _LINES.finditer(self._raw, start, stop):
            piece = match.group()
            self._flush(piece[0])
            if piece[0] in "\r\n":
                self._append("\n", *match.span())
            else:
                self._content.copy(piece, match.start())
                self._last = piece[-1]

    def _put(self, text: str, start: int, stop: int) -> None:
        self._flush(text[0])
        self._append(text, start, stop)

    def _append(self, text: str, start: int, stop: int) -> None:
        self._content.stand_for(text, start, stop)
        self._last = text[-1]

    def _blank(self, start: int, stop: int, line: bool) -> None:
        if not self._due:
            self._due, self._due_at = "-" if line else " ", (start, stop)

    def _flush(self, following: str) -> None:
        """Write what is due before ``following``."""
        due, self._due = self._due, ""
        if not due or not self._last or self._last == "\n":
            return
        if due == "\n":
            self._append("\n", *self._due_at)
            self._head_open = self._head_open and not self._head
        elif self._last == "\t":
            return
        elif due == "\t":
            self._append("\t", *self._due_at)
        elif due == " " or not (wide(self._last) and wide(following)):
            self._append(" ", *self._due_at)
