"""The tables that a pack's reports print: what its ``tables.toml`` says, with the wording of its rows and columns.

Four kinds of table are known, by their shape: a *listing* (a row an indicator), a *matrix* (rows that share
columns, the last the total), *items* (rows with columns of their own) and a *cross* (one row; groups of the same
columns).  What rows and columns are called is read off the indicators of the pack (``printed``, ``zh``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from extractor.schemas.pack import Data, checked, parsed
from extractor.schemas.vocabulary import Indicator, Vocabulary
from extractor.text.glued_parts import GluedLayout

from .cross import Cross, CrossData
from .items import Items, ItemsData
from .listing import Listing, ListingData
from .matrix import Matrix, MatrixData
from .prose import Prose
from .small import Small, SmallData

_FILE = "tables.toml"


class _TablesData(Data):
    """``tables.toml``."""

    ends: str = ""
    items: ItemsData | None = None
    matrix: MatrixData | None = None
    cross: CrossData | None = None
    listing: ListingData | None = None
    small: SmallData | None = None


@dataclass(frozen=True, eq=False)
class Tables:
    """The tables of a pack; None for a kind that its reports do not print."""

    known: Mapping[str, Indicator]
    items: Items | None = None
    matrix: Matrix | None = None
    cross: Cross | None = None
    listing: Listing | None = None
    ends: str = ""
    small: Small | None = None

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms on which the tables are printed, the listing apart."""
        of_items = self.items.forms if self.items else ()
        return frozenset((*of_items, *(self.matrix.said.order if self.matrix else ())))

    def with_prose(self, prose: Prose) -> Tables:
        """The same, with rows understood by the sentences of the pack where no wording names them."""
        if self.listing is None:
            return self
        listing = replace(self.listing, prose=prose)
        small = replace(self.small, listing=listing) if self.small else None
        return replace(self, listing=listing, small=small)

    @cached_property
    def shapes(self) -> tuple[GluedLayout, ...]:
        """Those of them that can be told where the cells of a copy ran together."""
        printed = (self.matrix, self.cross, self.items)
        return tuple(table.shape for table in printed if table and table.said.together)

    @cached_property
    def last(self) -> re.Pattern[str] | None:
        """The heading behind the last table: its number in the report."""
        return re.compile(rf"\n[ ]*{re.escape(self.ends)}[、.]") if self.ends else None


@lru_cache(maxsize=8)
def tables_of(text: str, vocabulary: Vocabulary) -> Tables:
    """The tables of a pack, from the text of its ``tables.toml``.

    Raises:
        ValueError: it is no TOML, an entry of it means nothing, or it names no indicator of the pack.
    """
    said, known = checked(_FILE, "", _TablesData, parsed(_FILE, text)), vocabulary.indicators
    if said.small and not said.listing:
        raise ValueError("tables.toml: small: its rows are those of [listing], which is missing")
    listing = Listing(said.listing, known) if said.listing else None
    matrix = Matrix(said.matrix, known, vocabulary.balances) if said.matrix else None
    tables = Tables(
        known,
        Items(said.items, known) if said.items else None,
        matrix,
        Cross(said.cross) if said.cross else None,
        listing,
        said.ends,
        Small(said.small, listing, matrix) if said.small and listing else None,
    )
    for where, id_ in _named(tables):
        if id_ not in known:
            raise ValueError(f"tables.toml: {where}: {id_} is no indicator of the pack")
    return tables


def _named(tables: Tables) -> Iterable[tuple[str, str]]:
    """Every indicator that the file names, and where."""
    if tables.matrix:
        said = tables.matrix.said
        placed = (row.row for row in (said.remaining, said.sum) if row)
        yield from (("matrix", id_) for id_ in said.also.values())
        yield from (("matrix", tables.matrix.id_of(row)) for row in placed)
        yield from (
            ("matrix.order", id_) for form in said.order for id_ in tables.matrix.order(form)
        )
    if tables.cross:
        yield from (("cross", id_) for id_ in tables.cross.indicators)
    if tables.small:
        yield from (("small", id_) for id_ in tables.small.said.also.values())
        for words in tables.small.said.within.values():
            yield from (("small.within", id_) for id_ in words.values())
    if tables.listing:
        yield from (("listing", id_) for id_ in tables.listing.named())
