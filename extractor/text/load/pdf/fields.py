"""What is filled into the form fields of a page, or typed over it: it stands in no text of the page itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page

from ..content import wide
from .glyphs import Glyph, glyph

_UNSEEN = 2 | 32
"""The flags of an annotation that is hidden, or not shown on a screen (ISO 32000-1, 12.5.3)."""

_LARGEST = 11.0
"""Size in points of the text in a field that is higher than a line."""


def fields(
    page: Page, box: Callable[[Mapping[str, Any]], tuple[float, float, float, float]]
) -> Iterator[Glyph]:
    """The characters of the filled fields and of the words typed on the page, spread over their boxes.

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
    """The text of a field, or of a box of free text; nothing for buttons, hidden ones and notes."""
    kind = resolve1(data.get("Subtype"))
    if not isinstance(kind, PSLiteral) or kind.name not in ("Widget", "FreeText"):
        return ""
    flags = resolve1(data.get("F"))
    if isinstance(flags, int) and flags & _UNSEEN:
        return ""
    if kind.name == "FreeText":
        words = resolve1(data.get("Contents"))
        return " ".join(decode_text(words).split()) if isinstance(words, bytes) else ""
    parent = resolve1(data.get("Parent"))
    value = resolve1(data.get("V"))
    if value is None and isinstance(parent, dict):
        value = resolve1(parent.get("V"))
    return " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""
