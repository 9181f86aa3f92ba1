"""How much a file may hold before it is refused, and the words that say so."""

from __future__ import annotations

from extractor.errors import TooLargeError

MAX_PDF_PAGES = 2_000
PDF_SECONDS = 300.0
"""Time after which a PDF is given up, looked at after every page."""

MAX_PIXELS = 60_000_000
"""Pixels of a picture of a page: A4 at 600 dots an inch has 35 million."""

PDF_STREAM_BYTES = 64 * 1024**2
PDF_TOTAL_BYTES = 512 * 1024**2
"""Decompressed size of one stream of a PDF, and of all that are not pictures."""

OFFICE_SECONDS = 90.0
"""Time after which the conversion of one file is given up."""

WORD_PART_BYTES = 32 * 1024**2
WORD_TOTAL_BYTES = 256 * 1024**2
WORD_MEMBERS = 10_000
WORD_RATIO = 200
"""A Word file that unpacks to more than its size times this is no Word file: XML stays below 60."""

WORD_RATIO_FROM = 4 * 1024**2
"""Below this unpacked size no ratio is suspicious."""

MAX_DEPTH = 512
"""Depth to which HTML elements nest; deeper ones are read flat, as browsers do."""

MAX_COLUMNS = 256
"""Width of a table grid; a colspan that would pass it is cut."""


def size(count: int) -> str:
    """A number of bytes for people: ``60.0 MB``."""
    if count < 1024:
        return f"{count} bytes"
    if count < 1024**2:
        return f"{count / 1024:.1f} KB"
    return f"{count / 1024**2:.1f} MB"


def check_size(name: str, count: int, max_bytes: int) -> None:
    """Refuse what is larger than the limit.

    Raises:
        TooLargeError: ``count`` is more than ``max_bytes``.
    """
    if count > max_bytes:
        raise TooLargeError(
            f"{name}: {size(count)} is over the limit of {size(max_bytes)}; "
            "split the file, or raise the limit (EXTRACTOR_MAX_BYTES, or max_bytes in extractor.toml)"
        )
