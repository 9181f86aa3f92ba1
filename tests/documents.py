"""Documents for tests, made from plain text."""

from __future__ import annotations

import hashlib

from extractor.knowledge.documents import read_document
from extractor.text.document import Document, Source


def document(text: str, name: str = "test.txt") -> Document:
    """A document whose source is the given text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read_document(Source(name=name, raw=text, content=text, sha256=digest))
