"""Whether a picture in a folder may be a page of a report: logos and buttons are none."""

from __future__ import annotations

from pathlib import Path

from ..opening import opened

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
"""Ends of the names of pictures."""
_SHORT_SIDE = 600
"""Pixels of the shorter side: a page at 72 dots an inch has 595."""

_LONGEST = 2.5
"""The longer side by the shorter one: that of A4 is 1.4."""


def like_a_page(path: Path) -> bool:
    """By the size that the head of the file names; a damaged one by its suffix, so that it is told."""
    from PIL import Image

    try:
        with opened(path) as file, Image.open(file) as image:
            short, long = sorted(image.size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return path.suffix.lower() in PICTURES
    return short >= _SHORT_SIDE and long <= _LONGEST * short
