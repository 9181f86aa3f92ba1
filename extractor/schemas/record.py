"""What every record is made of: its base, a range of characters, words of the report."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Base of every published record: immutable, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    stop: int


class Quote(Record):
    """Words of the report: the cleaned text, and where it stands in document and source.

    ``quote_source`` are the same words as they stand in the source, None where they are ``text``:
    a search in the file finds them.  ``page`` counts from 1; ``box`` is the range of the page
    (left, top, right, bottom, in points from its top left corner), that of a number in a table the range
    of its cell; both only of a PDF or picture.
    """

    text: str
    span: Span
    source: Span
    quote_source: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
