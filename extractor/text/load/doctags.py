"""DocTags, the text that docling writes of a page: tables of ``<fcel>`` and ``<nl>``, all else between tags.

A cell goes on until the next tag; ``<lcel>`` and ``<ucel>`` belong to the one on the left and above.  ``<loc_12>``
tells a place on the page and is no number of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.text.document import Source

from .rewriting import Stretch, rewritten
from .text_tables import Piece, TextTable, with_tables

_TABLE = re.compile(r"<otsl>(?P<cells>(?:(?!</?otsl>)[\s\S]){1,200000})</otsl>")
_TOKEN = re.compile(r"<(?P<name>[fel]cel|[ux]cel|[cr]hed|srow|nl)>")
_PLACE = re.compile(r"<loc_\d{1,5}>")
_TAG = re.compile(r"</?[a-z][a-z_\d]{1,30}>")


def with_doctags(source: Source) -> Source:
    """A source with the tables of its DocTags, and a line for each other tag; any other source as it is."""
    if "<doctag>" not in source.content and "<otsl>" not in source.content:
        return source
    tables = with_tables(source, list(_tables(source.content)))
    return rewritten(tables, [_ended(tag) for tag in _TAG.finditer(tables.content)])


def _tables(content: str) -> Iterator[TextTable]:
    for table in _TABLE.finditer(content):
        rows: list[list[list[Piece]]] = [[]]
        tokens = list(_TOKEN.finditer(content, *table.span("cells")))
        ends = [*(token.start() for token in tokens[1:]), table.end("cells")]
        for token, stop in zip(tokens, ends, strict=True):
            if token["name"] == "nl":
                rows.append([])
                continue
            places = list(_PLACE.finditer(content, token.end(), stop))
            start = places[-1].end() if places else token.end()
            rows[-1].append([(start, stop)] if content[start:stop].strip() else [])
        yield TextTable(*table.span(), [row for row in rows if row])


def _ended(tag: re.Match[str]) -> Stretch:
    stretch = Stretch(*tag.span())
    if not _PLACE.fullmatch(tag[0]):
        stretch.put("\n", tag.start())
    return stretch
