"""A file of pictures to pages of one resolution, the right way up and level."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from extractor.errors import SourceError, TooLargeError

from ..limits import MAX_PDF_PAGES, MAX_PIXELS

if TYPE_CHECKING:
    from .engine import Pixels

DPI = 200
"""Dots an inch at which pages are read; everything here is measured in these pixels."""

POINT = DPI / 72
"""Pixels of a typographic point."""

_A4 = 842.0
_SHORTEST, _LONGEST = 400.0, 1_700.0
"""Points of the longer side of a page that a picture can be of; otherwise its resolution is wrong,
as that of a photograph is, and it is taken for a page of A4."""

_GRAINY, _SMOOTH = 6.0, 1.0
"""Spread of the brightness of paper from which a page is smoothed, and by how many pixels."""

_MOST_TILT = 5.0
_COARSE, _FINE = 0.5, 0.05


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels (rows, columns, BGR) at ``DPI``."""

    pixels: Pixels

    @property
    def grey(self) -> Pixels:
        """The page without colours (rows, columns): 0 is black, 255 white."""
        plain: Pixels = cv2.cvtColor(self.pixels, cv2.COLOR_BGR2GRAY).astype(np.uint8)
        return plain

    @property
    def ink(self) -> Pixels:
        """Where something is printed; see :func:`ink_of`."""
        return ink_of(cv2.medianBlur(self.grey, 3))


def ink_of(grey: Pixels, contrast: int = 20) -> Pixels:
    """255 where a page is darker by ``contrast`` than around there, else 0: shadows and tinted grounds
    are paper."""
    dark: Pixels = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 51, contrast
    ).astype(np.uint8)
    return dark


def without_grain(picture: Picture) -> Picture:
    """The page less grainy, if it is grainy: what the sensor adds looks like specks and gaps."""
    grey = picture.grey.astype(np.float32)
    # A pixel against those around it: the median is that of paper, which has no edges.
    grain = float(np.median(np.abs(grey - cv2.GaussianBlur(grey, (0, 0), 2)))) / 0.6745
    if grain < _GRAINY:
        return picture
    return Picture(cv2.GaussianBlur(picture.pixels, (0, 0), _SMOOTH).astype(np.uint8))


def pictures(data: bytes, shown: str) -> Iterator[Picture]:
    """The pages of a file of pictures: one, or those of a TIFF.

    Raises:
        TooLargeError: too many pages, or too many pixels.
        SourceError: the file is damaged.
    """
    try:
        with Image.open(io.BytesIO(data)) as image:
            for at in range(getattr(image, "n_frames", 1)):
                if at >= MAX_PDF_PAGES:
                    raise TooLargeError(
                        f"{shown}: more than {MAX_PDF_PAGES} pages; give the pages of the report "
                        "as a file of their own"
                    )
                image.seek(at)
                yield of_image(image, shown)
    except (SourceError, MemoryError):
        raise
    except Image.DecompressionBombError as bomb:
        raise _too_many(shown) from bomb
    except UnidentifiedImageError as damage:
        raise SourceError(f"{shown}: a damaged picture; scan or download it again") from damage
    except (OSError, ValueError, SyntaxError, EOFError) as damage:
        raise SourceError(
            f"{shown}: a damaged picture ({str(damage)[:120]}); scan or download it again"
        ) from damage


def of_image(image: Image.Image, shown: str, points: float | None = None) -> Picture:
    """An opened picture as a page; ``points`` is how long the longer side of the page is.

    Raises:
        TooLargeError: too many pixels.
    """
    if image.width * image.height > MAX_PIXELS:
        raise _too_many(shown)
    length = points or _points(image)
    upright = ImageOps.exif_transpose(image)
    if upright.mode not in ("RGB", "L"):
        upright = _on_white(upright)
    pixels = cv2.cvtColor(np.asarray(upright.convert("RGB")), cv2.COLOR_RGB2BGR)
    scale = length * POINT / max(pixels.shape[:2])
    if abs(scale - 1) > 0.02:
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=way)
    return Picture(pixels.astype(np.uint8))


def _too_many(shown: str) -> TooLargeError:
    return TooLargeError(
        f"{shown}: a picture of more than {MAX_PIXELS // 10**6} million pixels; "
        "scan the page at 200 to 300 dots an inch"
    )


def _points(image: Image.Image) -> float:
    """How long the longer side of the page is: by the resolution in the file, else that of A4."""
    try:
        said = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        said = 0.0
    length = max(image.size) / said * 72 if said > 0 else 0.0
    return length if _SHORTEST <= length <= _LONGEST else _A4


def _on_white(image: Image.Image) -> Image.Image:
    full = image.convert("RGBA")
    paper = Image.new("RGBA", full.size, "white")
    return Image.alpha_composite(paper, full).convert("RGB")


def level(picture: Picture) -> Picture:
    """The page without grain, and turned by the few degrees by which it lies crooked."""
    picture = without_grain(picture)
    angle = tilt(picture.ink)
    if abs(angle) < _FINE:
        return picture
    height, width = picture.pixels.shape[:2]
    turned = cv2.warpAffine(
        picture.pixels,
        cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0),
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Picture(turned.astype(np.uint8))


def turned(picture: Picture, quarters: int) -> Picture:
    """The page turned anticlockwise by quarters of a circle."""
    return Picture(np.ascontiguousarray(np.rot90(picture.pixels, quarters)))


def tilt(ink: Pixels) -> float:
    """By how many degrees a page must be turned anticlockwise for its lines to run level.

    Lines and rules that run level leave rows full of ink beside rows without: the angle at which
    neighbouring rows differ most.
    """
    small = cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    coarse = cv2.resize(small, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    steps = np.arange(-_MOST_TILT, _MOST_TILT + _COARSE, _COARSE)
    near = max(steps, key=lambda angle: (_contrast(coarse, float(angle)), -abs(angle)))
    steps = np.arange(near - _COARSE, near + _COARSE + _FINE, _FINE)
    return float(max(steps, key=lambda angle: (_contrast(small, float(angle)), -abs(angle))))


def _contrast(ink: Pixels, angle: float) -> float:
    height, width = ink.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR).sum(
        axis=1, dtype=np.float64
    )
    return float(np.square(np.diff(rows)).sum())
