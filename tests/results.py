"""Results for tests, read from plain text by the embedded readers."""

from __future__ import annotations

from extractor import Options, Result
from extractor.pipeline import read_source
from extractor.text.document import Source


def read(text: str) -> Result:
    """What the embedded readers make of a text."""
    return read_source(Source(name="test.txt", raw=text, content=text, sha256="0"), Options())
