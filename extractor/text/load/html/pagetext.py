"""What has been read of a page, and how a page in a frame becomes a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.schemas import Span
from extractor.text.document import SourceTable

from ..content import Content
from .iframes import Framed


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says: its content, data tables, furniture, and remarks on the reading.

    What is struck out stands at the end of the content, at ``struck``; ``unread`` says what a
    reader of the page would see and the content lacks.
    """

    content: Content
    text: str
    tables: tuple[SourceTable, ...]
    furniture: tuple[Span, ...]
    notes: tuple[str, ...]
    struck: tuple[Span, ...] = ()
    unread: tuple[str, ...] = ()


def nested(outer: PageText, inner: PageText, frame: Framed) -> PageText:
    """A page with the text of one in its frame at the end, on lines of its own."""
    content = outer.content
    if not inner.text.strip():
        return outer
    place = frame.starts[0]
    content.stand_for("\n", place, place)
    base = len(content)
    of_inner = inner.content
    content.nest(
        inner.text,
        (frame.starts[at] for at in of_inner.starts),
        (frame.stops[max(at - 1, 0)] for at in of_inner.stops),
    )
    return PageText(
        content,
        content.text,
        (*outer.tables, *(table.moved(base) for table in inner.tables)),
        (*outer.furniture, *_moved(inner.furniture, base)),
        outer.notes + inner.notes,
        (*outer.struck, *_moved(inner.struck, base)),
    )


def _moved(spans: tuple[Span, ...], by: int) -> Iterator[Span]:
    return (Span(start + by, stop + by) for start, stop in spans)
