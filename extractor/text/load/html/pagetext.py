"""What has been read of a page, and how a page in a frame becomes a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.schemas import Span
from extractor.text.document import SourceTable

from ..placed_text import PlacedText


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says: its content, data tables, furniture, and remarks on the reading.

    What is struck out stands at the end of the content, at ``struck``; ``unread`` says what a
    reader of the page would see and the content lacks.
    """

    content: PlacedText
    tables: tuple[SourceTable, ...]
    furniture: tuple[Span, ...]
    notes: tuple[str, ...]
    struck: tuple[Span, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the content."""
        return self.content.text


def nested(outer: PageText, inner: PageText, frame: PlacedText) -> PageText:
    """A page with the text of one in its frame at the end, on lines of its own."""
    content = outer.content
    if not inner.text.strip():
        return outer
    place = frame.starts[0]
    content.stand_for("\n", place, place)
    base = len(content)
    content.add_within(inner.content, frame)
    return PageText(
        content,
        (*outer.tables, *(table.moved(base) for table in inner.tables)),
        (*outer.furniture, *_moved(inner.furniture, base)),
        outer.notes + inner.notes,
        (*outer.struck, *_moved(inner.struck, base)),
    )


def _moved(spans: tuple[Span, ...], by: int) -> Iterator[Span]:
    return (Span(start + by, stop + by) for start, stop in spans)
