"""The tables of disclosure reports, and what their reader makes of a document."""

from __future__ import annotations

from extractor.knowledge.pack import shipped
from extractor.options import Options
from extractor.readers.embedded import read_tables as _read
from extractor.readers.reading import Reading
from extractor.text.document import Document

TABLES = shipped().tables
assert TABLES is not None, "schemas/disclosure/tables.toml is not read"
ITEMS, MATRIX, CROSS, LISTING = TABLES.items, TABLES.matrix, TABLES.cross, TABLES.listing
assert ITEMS is not None
assert MATRIX is not None
assert CROSS is not None
assert LISTING is not None


def read_tables(document: Document) -> Reading:
    """What the reader of tables makes of a document."""
    return _read(document, shipped(), Options())
