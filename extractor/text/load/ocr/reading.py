"""A file of pictures to a source."""

from __future__ import annotations

from extractor.text.document import Source

from ..pdf.reading import source_of
from .page import recognised_layout
from .picture import pictures


def read_pictures(data: bytes, shown: str, called: str, digest: str) -> Source:
    """Read a picture of a page, or a TIFF of several; like ``read_pdf``.

    Raises:
        TooLargeError: too many pages or pixels.
        SourceError: damaged, or nothing can be recognised.
    """
    pages = [recognised_layout(picture) for picture in pictures(data, shown)]
    return source_of(pages, shown, called, digest, "picture")
