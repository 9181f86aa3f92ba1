"""Pages of a PDF as pictures, with a box around the number of each fact where it can be found."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2

_SCALE = 1.25
_QUALITY = 60
_MOST = 40
"""Pages shown of one report."""

Box = tuple[float, float, float, float]
"""Left, top, width and height as shares of the page."""


def pages(file: Path, facts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The pages of a PDF; ``facts`` as the page shows them, in that order.

    A number that stands more than once on its page, in words alike, has no box.
    """
    wanted: dict[int, list[int]] = {}
    for at, fact in enumerate(facts):
        if page := fact.get("page"):
            wanted.setdefault(page, []).append(at)
    try:
        document = pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError):
        return []
    try:
        return [
            _page(document[number - 1], number, facts, wanted.get(number, ()))
            for number in range(1, min(len(document), _MOST) + 1)
        ]
    finally:
        document.close()


def _page(
    page: Any, number: int, facts: Sequence[Mapping[str, Any]], wanted: Sequence[int]
) -> dict[str, Any]:
    held = io.BytesIO()
    picture = page.render(scale=_SCALE).to_pil().convert("RGB")
    picture.save(held, "JPEG", quality=_QUALITY)
    text = page.get_textpage()
    boxes = [(at, box) for at in wanted if (box := _box(page, text, facts[at])) is not None]
    image = "data:image/jpeg;base64," + base64.b64encode(held.getvalue()).decode()
    return {"number": number, "image": image, "size": picture.size, "boxes": boxes}


def _box(page: Any, text: Any, fact: Mapping[str, Any]) -> Box | None:
    """Where the words around the number stand, or its whole row; None unless that is one place."""
    width, height = page.get_size()
    found = _once(text, fact.get("quote_source") or fact["quote"])
    if found is None and "row" in fact:
        row = _once(text, fact["row"])
        found = (0.0, row[1], width, row[3]) if row else None
    if found is None:
        return None
    left, bottom, right, top = found
    return (left / width, 1 - top / height, (right - left) / width, (top - bottom) / height)


def _once(text: Any, words: str) -> Box | None:
    """Left, bottom, right and top of words, in points; None where they stand twice or not at all."""
    searcher = text.search(words, match_case=True)
    first = searcher.get_next()
    if first is None or searcher.get_next() is not None:
        return None
    start, count = first
    rects = [text.get_charbox(at) for at in range(start, start + count)]
    return (
        min(rect[0] for rect in rects),
        min(rect[1] for rect in rects),
        max(rect[2] for rect in rects),
        max(rect[3] for rect in rects),
    )
