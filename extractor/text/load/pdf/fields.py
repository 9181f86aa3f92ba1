"""What is filled into the form fields of a page: it stands in no text of the page itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page

from ..content import wide
from .glyphs import Glyph, glyph

_LARGEST = 11.0
"""Size in points of the text in a field that is higher than a line."""


def fields(
    page: Page, box: Callable[[Mapping[str, Any]], tuple[float, float, float, float]]
) -> Iterator[Glyph]:
    """The characters of the filled fields, spread over the boxes of their fields.

    ``box`` gives the place of something on the page as it is read (x0, x1, top, bottom).
    """
    for annotation in page.annots:
        words = _filled(annotation.get("data") or {})
        if not words:
            continue
        x0, x1, top, bottom = box(annotation)
        size = min(_LARGEST, max(1.0, bottom - top))
        middle = (top + bottom) / 2
        at = x0 + 1.0
        for number, character in enumerate(words, 1):
            # The last one reaches to the end of its field: what stands behind goes on with it.
            width = size if wide(character) else size / 2
            end = max(at + width, x1) if number == len(words) else at + width
            yield glyph(character, at, end, middle - size / 2, middle + size / 2, size)
            at += width


def under(one: Glyph, filled: Sequence[Glyph]) -> bool:
    """Whether a glyph is a blank that keeps the room of a filled field: 1345 is no 1 3 4 5."""
    return one.text.isspace() and any(
        other.x0 - other.size <= one.x0 < other.x1 and abs(other.middle - one.middle) < other.size
        for other in filled
    )


def _filled(data: Mapping[str, Any]) -> str:
    """The text of a field; nothing for buttons, hidden fields and notes."""
    kind = resolve1(data.get("Subtype"))
    if not isinstance(kind, PSLiteral) or kind.name != "Widget":
        return ""
    flags = resolve1(data.get("F"))
    if isinstance(flags, int) and flags & 2:
        return ""
    parent = resolve1(data.get("Parent"))
    value = resolve1(data.get("V"))
    if value is None and isinstance(parent, dict):
        value = resolve1(parent.get("V"))
    return " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""
