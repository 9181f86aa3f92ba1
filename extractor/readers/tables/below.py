"""The text below the heading of an official table, and what has been read of the table."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.knowledge.cross import Cross
from extractor.knowledge.items import Items
from extractor.knowledge.matrix import Matrix
from extractor.knowledge.tables import Tables
from extractor.schemas import Claim, Span

NO_WORDS = r"[\s\-*+•·○●▪■◆#>]{0,12}"
"""What may stand before the words of a line of a list."""


def below_heading(text: str, table: Items | Matrix | Cross, tables: Tables) -> Span | None:
    """From behind the heading of a table to the next heading; None where the text has none."""
    start = text.find(table.title)
    if start < 0:
        return None
    start += len(table.title)
    others = (tables.items, tables.matrix, tables.cross)
    ends = [at for one in others if one and (at := text.find(one.title, start)) >= 0]
    last = tables.last.search(text, start) if tables.last else None
    return Span(start, min([*ends, last.start() if last else len(text)]))


def placed(claims: Iterable[Claim], title: str) -> list[Claim]:
    """The claims that have their place in the table of this title."""
    return [c for c in claims if c.address is not None and c.address.table == title]
