"""A document with the statements of zero that the pack knows."""

from __future__ import annotations

from extractor.text.document import Document, Source
from extractor.text.read import build_document

from .zeros import find_zeros


def read_document(source: Source, *, chunk_chars: int = 1200) -> Document:
    """Clean, scan and split a source."""
    return build_document(source, find_zeros, chunk_chars=chunk_chars)
