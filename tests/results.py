"""Results for tests, read from plain text by the embedded readers."""

from __future__ import annotations

from collections.abc import Sequence

from extractor import Options, Result
from extractor.pipeline import embedded, read_source
from extractor.schemas import Fact
from extractor.text.document import Document, Source
from extractor.verify import ForeignClaim, verify_claims


def read(text: str) -> Result:
    """What the embedded readers make of a text."""
    return read_source(Source(name="test.txt", raw=text, content=text, sha256="0"), Options())


def checked(claims: Sequence[ForeignClaim], document: Document) -> tuple[Fact, ...]:
    """The claims of another tool with their verdicts, held against the embedded readers."""
    table, heard = embedded(document, Options())
    second = (*table.claims, *heard.rules.claims, *heard.agreeing)
    return verify_claims(claims, document, second).facts
