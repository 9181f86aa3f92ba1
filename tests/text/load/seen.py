"""A file as its numbers are found in it, for the tests of what the eye sees."""

from __future__ import annotations

from decimal import Decimal

from extractor.knowledge.documents import read_document
from extractor.text.document import Document
from extractor.text.load import load

LIMIT = 10**7


def read(data: bytes | str, name: str | None = None) -> Document:
    return read_document(load(data, name=name, max_bytes=LIMIT))


def values(made: Document) -> list[Decimal | None]:
    return [m.value for m in made.mentions if m.statistical]
