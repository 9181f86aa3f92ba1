"""A text that ends inside an official table: rows that the form goes on with are not in it.

A table is known to go on by its form: its last row is always printed.  So nothing but rests of its own
cells may stand behind the last cell that was read; what a report leaves out on purpose has text behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter

from extractor.knowledge.cross import Cross
from extractor.knowledge.items import Items
from extractor.knowledge.matrix import Matrix
from extractor.knowledge.tables import Tables
from extractor.knowledge.wordings import plain
from extractor.schemas import OTHER, Claim, Finding, Span
from extractor.text.document import Document

from ..reading import unplaced_table
from .cells import is_value, kept_in_cells

_Table = Items | Matrix | Cross

_LONGEST = 300
"""Characters of a row that is cut off before its first value."""

_DRAWN = 3000
"""Characters of one whose lines begin with the sign of a drawn table."""

_IN_WORDS = re.compile(r"。|[一-鿿]\d+[、,;][一-鿿]")
"""维持2、纠正0、…: a list of a sentence ends without a stop too."""

_PIECE = re.compile(r"[^\s|]+")


def ends_inside(
    document: Document, claims: Sequence[Claim], tables: Tables
) -> tuple[list[Claim], list[Finding]]:
    """The claims, and one finding for the table inside which a document ends, with the cells that lack.

    The numbers of the row that is cut are kept as other statistics: no sentence states them.  Blank
    cells of it are none: what stands in them may go on where the file does not.
    """
    printed = [table for table in (tables.items, tables.matrix, tables.cross) if table]
    titles = {table.title: table for table in printed}
    placed = [c for c in claims if c.cell and c.address and c.address.table in titles]
    # Of a page its tags tell where it ends, and what is packed ends nowhere else.
    if document.source.format not in ("txt", "md"):
        return list(claims), []
    place = _place(document.text, placed, titles)
    if place is None:
        return list(claims), []
    row, stop, table = place
    ends = _ends_in(document.text[stop:], table, printed)
    if ends is None:
        return list(claims), []
    found = {c.indicator for c in placed if c.address and c.address.table == ends.title} - {OTHER}
    if not _lacking(document, ends, found):
        return list(claims), []
    if document.source.raw[-1:] != "\n":
        cut = {c.indicator for c in claims if c.semantic == "blank" and c.quoted == row}
        claims = [c for c in claims if c.semantic != "blank" or c.quoted != row]
        found -= cut
    lacking = _lacking(document, ends, found)
    claimed = {claim.mention for claim in claims}
    rest = kept_in_cells(document, [Span(stop, len(document.text))])
    told = _told(document, ends.title, lacking, row or Span(stop, len(document.text)))
    return [*claims, *(claim for claim in rest if claim.mention not in claimed)], [told]


def _told(document: Document, title: str, lacking: Sequence[str], row: Span) -> Finding:
    return unplaced_table(
        document,
        f"the text ends inside the table {title}: {len(lacking)} of its cells are "
        "not here, and the last number may be cut",
        [row],
        mentions=[mention.id for mention in document.mentions_in(*row)[-1:]],
        indicators=lacking,
    )


def _place(
    text: str, placed: Sequence[Claim], titles: Mapping[str, _Table]
) -> tuple[Span | None, int, _Table] | None:
    """The last row that was read, where its last cell ends, and its table.

    Where none was: the table whose headers stand near the end of the text, and where.
    """
    if placed:
        last = max(placed, key=lambda claim: claim.cell or Span(0, 0))
        title = last.address.table if last.address else ""
        return last.quoted, last.cell.stop if last.cell else 0, titles[title]
    low = max(0, len(text) - _DRAWN)
    begun = [(f.start(), t) for t in titles.values() if (f := t.begins.search(text, low))]
    return (None, *max(begun, key=itemgetter(0))) if begun else None


def _ends_in(text: str, table: _Table, printed: Sequence[_Table]) -> _Table | None:
    """The table in which a text ends behind a cell of ``table``: that, or the one whose headers follow.

    None if other words stand there.  The last word may be cut.
    """
    if _IN_WORDS.search(text):
        return None  # a sentence
    drawn = [line for line in text.split("\n")[1:] if line.strip()]
    if drawn and len(text) <= _DRAWN and all(line.lstrip()[0] in "|+" for line in drawn):
        for words in _PIECE.findall(text):  # rows that go over several lines: rests of words
            table = _following(table, words, printed) or table
        return table
    if len(text) > _LONGEST:
        return None
    *whole, last = [match[0] for match in _PIECE.finditer(text)] or [""]
    for words in whole:
        if is_value(words) or _knows(table, words):
            continue
        other = _following(table, words, printed)
        if other is None:
            return None
        table = other
    rest = plain(last)
    if not rest or is_value(last.rstrip(".,…")) or _begins(table, rest) or _knows(table, last):
        return table
    return _following(table, last, printed)


def _following(table: _Table, words: str, printed: Sequence[_Table]) -> _Table | None:
    """The table below ``table`` that words are the title or a header of."""
    below = printed[printed.index(table) + 1 :]
    return next((other for other in below if _knows(other, words)), None)


def _begins(table: _Table, rest: str) -> bool:
    return any(word.startswith(rest) for word in _words(table))


def _knows(table: _Table, words: str) -> bool:
    """Whether words are a label or a header of a table, or its title."""
    if isinstance(table, Items) and (table.opens(words) or table.rows.find(words)):
        return True
    known = plain(words) in _words(table) or plain(words).startswith(table.title)
    return known or table.begins.search(words) is not None


@cache
def _words(table: _Table) -> frozenset[str]:
    """The words of labels and headers of a table, without their numbers."""
    found = {plain(table.title)}
    if isinstance(table, Items):
        found |= {*table.rows.wordings, *table.said.heads, table.said.first_cell}
        found |= {words for form in table.forms for words in table.columns(form).wordings}
    elif isinstance(table, Matrix):
        found |= {*table.rows.wordings, *table.sections.wordings, *table.headers.wordings}
        found |= {plain(words) for path in table.paths.values() for words in path}
    else:
        found |= {*table.columns.wordings, *table.heads.wordings, *map(plain, table.over)}
    return frozenset(found)


def _lacking(document: Document, table: _Table, found: set[str]) -> list[str]:
    """The cells behind the last that stands there, as the form prints them; none if it was the last."""
    cells = list(_cells(document, table))
    if isinstance(table, Items):
        found |= set(_printed(document, table))
    read = [at for at, cell in enumerate(cells) if cell in found]
    return cells[read[-1] + 1 :] if read else cells


def _printed(document: Document, items: Items) -> Iterator[str]:
    """The cells of rows that have as many values as columns, whatever was made of them."""
    pieces = _PIECE.findall(document.text)
    blocks = items.blocks(document.meta.form)
    for at, words in enumerate(pieces):
        group = items.rows.wordings.get(plain(words), "")
        names = blocks.get(group, ())
        if names and all(map(is_value, pieces[at + 1 : at + 1 + len(names)])):
            yield from (f"{group}.{name}" for name in names)


def _cells(document: Document, table: _Table) -> Iterable[str]:
    form = document.meta.form
    if isinstance(table, Items):
        for group, names in table.blocks(form).items():
            yield from (f"{group}.{name}" for name in names)
    elif isinstance(table, Matrix):
        for row in table.order(form):
            cells = (table.indicator(row, column) for column in table.columns)
            yield from (cell for cell in cells if cell)
    else:
        here = {table.heads.find(words) for words in _PIECE.findall(document.text)}
        told = [group for group in table.groups if group in here] or table.groups
        yield from (f"{group}.{result}" for group in told for result in table.results)
