"""Pages of a PDF as pictures, with a box around the quote of each fact."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pypdfium2

_SCALE = 1.25
_QUALITY = 60
_MOST = 40
"""Pages shown of one report."""

Box = tuple[float, float, float, float]


def pages(file: Path, facts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The pages of a PDF; ``facts`` as the page shows them, in that order, with their boxes."""
    wanted: dict[int, list[int]] = {}
    for at, fact in enumerate(facts):
        if "box" in fact:
            wanted.setdefault(fact["page"], []).append(at)
    try:
        document = pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError):
        return []
    shown: list[dict[str, Any]] = []
    try:
        for number in range(1, min(len(document), _MOST) + 1):
            # A page that cannot be drawn, or that the file names and does not hold, is not shown.
            with suppress(pypdfium2.PdfiumError):
                shown.append(_page(document[number - 1], number, facts, wanted.get(number, ())))
    finally:
        document.close()
    return shown


def _page(
    page: Any, number: int, facts: Sequence[Mapping[str, Any]], wanted: Sequence[int]
) -> dict[str, Any]:
    held = io.BytesIO()
    picture = page.render(scale=_SCALE).to_pil().convert("RGB")
    picture.save(held, "JPEG", quality=_QUALITY)
    boxes = [(at, _shares(facts[at]["box"], page.get_size())) for at in wanted]
    image = "data:image/jpeg;base64," + base64.b64encode(held.getvalue()).decode()
    return {"number": number, "image": image, "size": picture.size, "boxes": boxes}


def _shares(box: Box, size: tuple[float, float]) -> Box:
    left, top, right, bottom = box
    width, height = size
    return (left / width, top / height, (right - left) / width, (bottom - top) / height)
