"""Documents in a Word file that it shows as its own text (altChunk, ECMA-376 part 1, 17.17.2.1)."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from extractor.errors import ExtractorError
from extractor.text.document import Reader, Source


def chunk(element: _Element, part: DocumentPart, read: Reader | None) -> Source | None:
    """The document that an element puts here; None if it cannot be read."""
    relation = part.rels.get(str(element.get(qn("r:id"), "")))
    if read is None or relation is None or relation.is_external:
        return None
    target = relation.target_part
    try:
        return read(target.blob, str(target.partname).lstrip("/"))
    except ExtractorError:
        return None
