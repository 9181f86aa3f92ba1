"""A table whose rows print columns of their own: what ``[items]`` of ``tables.toml`` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property

from extractor.schemas.pack import Data
from extractor.schemas.vocabulary import Indicator
from extractor.text.glued_parts import GluedLayout

from .form_in_words import ToldItems, ToldItemsData
from .printed import Printed, PrintedData
from .wordings import CROSS, WordingIndex, note_apart, plain, without_note

_ALIKE = 0.55


class _ItemsForm(Data):
    """``[[items.form]]``: the headers by which a form is known, and other headers of its columns."""

    id: str
    tells: str = ""
    marks: str = ""
    also: Mapping[str, str] = {}


class ItemsData(PrintedData):
    """``[items]``."""

    printed: str
    heads: tuple[str, ...]
    first_cell: str
    left_out: str = ""
    otherwise: str
    form: tuple[_ItemsForm, ...]
    told: ToldItemsData = ToldItemsData()


@dataclass(frozen=True, eq=False)
class Items(Printed):
    """A table whose rows print columns of their own; ``known`` are the indicators of the pack."""

    said: ItemsData
    known: Mapping[str, Indicator]

    @cached_property
    def bare(self) -> re.Pattern[str]:
        """The first row of a copy without headers, under the title of the table."""
        rows = "|".join(map(re.escape, self.rows.wordings))
        return re.compile(rf"(?<={re.escape(self.title)}\n)(?:{rows})[ \t|]+\d")

    @cached_property
    def shape(self) -> GluedLayout:
        """Where the cells of a copy ran together."""
        blocks = [self.blocks(form) for form in self.forms]
        least = {
            row: min(len(block[group]) for block in blocks if group in block)
            for row, group in self.rows.wordings.items()
        }
        return GluedLayout(
            "items", self.said.together, first=self.said.first_cell, rows=tuple(least.items())
        )

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The forms that print such a table."""
        return tuple(form.id for form in self.said.form)

    @cached_property
    def told(self) -> ToldItems:
        """The same rows and columns as sentences have them."""
        return ToldItems(self.said.told, self.rows.wordings)

    @cached_property
    def _cells(self) -> Sequence[Indicator]:
        items = (item for item in self.known.values() if CROSS in item.printed)
        return tuple(item for item in items if item.printed.startswith(self.said.printed))

    @cached_property
    def rows(self) -> WordingIndex:
        """Rows -> the first part of the indicator's id."""
        return WordingIndex(
            {
                plain(item.printed.partition(CROSS)[0].rpartition("项 ")[2]): item.group
                for item in self._cells
            }
        )

    @cache  # noqa: B019  (one instance a pack, kept as long as the program runs)
    def columns(self, form: str) -> WordingIndex:
        """Columns on one form -> the last part of the indicator's id."""
        found = {
            plain(self.header(item.id).partition("(")[0]): item.id.rpartition(".")[2]
            for item in self._cells
            if form in item.forms
        }
        also = (of.also for of in self.said.form if of.id == form)
        return WordingIndex({**found, **next(also, {})})

    @cache  # noqa: B019
    def blocks(self, form: str) -> Mapping[str, tuple[str, ...]]:
        """Group -> the last parts of its indicators, in the order of the columns."""
        found: dict[str, list[str]] = {}
        for item in self._cells:
            if form in item.forms:
                found.setdefault(item.group, []).append(item.id.rpartition(".")[2])
        return {group: tuple(names) for group, names in found.items()}

    def item_of(self, group: str, form: str) -> str:
        """The item that the rows of a group stand in: 二、第(五)项."""
        name = self.blocks(form)[group][0]
        return self.known[f"{group}.{name}"].printed.partition(CROSS)[0].rpartition(" ")[0]

    @cache  # noqa: B019
    def added(self, group: str, header: str, form: str) -> str | None:
        """The column of a row that only other forms print, by its whole header; None if it is none.

        Some reports keep the form of one year and add a column of another to it.
        """
        said = self._telling(header)
        other = (name for of in self.forms if of != form for name in self.blocks(of).get(group, ()))
        own = self.blocks(form).get(group, ())
        fits = (
            n for n in other if n not in own and said == self._telling(self.header(f"{group}.{n}"))
        )
        return next(fits, None)

    def by_headers(self, group: str, heads: Sequence[str], form: str) -> list[str | None] | None:
        """The column under each header of a row that prints more of them than the form does.

        None unless every column of the form is among them, and one of another form.
        """
        own = self.blocks(form).get(group, ())
        if len(heads) <= len(own):
            return None
        known = self.columns(form)
        found = [
            self.added(group, head, form) or next((n for n in own if n == known.find(head)), None)
            for head in heads
        ]
        told = [name for name in found if name is not None]
        whole = set(own) < set(told) and len(set(told)) == len(told)
        return found if whole else None

    def header(self, indicator: str) -> str:
        """The header of an indicator's column, as the form prints it."""
        return note_apart(self.known[indicator].printed.partition(CROSS)[2])

    def opens(self, words: str) -> bool:
        """Whether words begin the headers of an item in running text."""
        return plain(words).startswith(self.said.heads)

    def is_first_cell(self, words: str) -> bool:
        """Whether words stand in the first cell of the headers of an item."""
        return plain(words) == self.said.first_cell

    def told_by(self, words: str) -> str | None:
        """The form of which most whole headers stand among plain words; None if there are none."""
        told = {f.id: sum(mark in words for mark in f.tells.split()) for f in self.said.form}
        best = max(told, key=lambda form: told[form])
        return best if told[best] else None

    def form_of(self, words: Iterable[str]) -> str | None:
        """The form whose headers stand among ``words``; None if neither has more of them.

        Each item has headers of its own, and some reports print one item as on the form of other
        years: its numbers are then what its own headers say.
        """
        found = "|".join(plain(part) for part in words)
        counted = {f.id: sum(mark in found for mark in f.marks.split()) for f in self.said.form}
        best = max(counted, key=lambda form: counted[form])
        return best if list(counted.values()).count(counted[best]) == 1 else None

    def _telling(self, header: str) -> str:
        return plain(without_note(header)).removeprefix(self.said.left_out)

    @cache  # noqa: B019
    def _headers(self, form: str) -> frozenset[str]:
        """The headers of all columns on one form."""
        return frozenset(
            self._telling(self.header(f"{group}.{name}"))
            for group, names in self.blocks(form).items()
            for name in names
        )

    @cache  # noqa: B019
    def header_fits(self, indicator: str, words: str, form: str) -> bool:
        """Whether words can be the header of an indicator's column, cut or damaged as they may be.

        They cannot if they share too little with it, and nothing that is its own in its row: under
        本年数量 stands no change, whatever the form prints there.
        """
        group = indicator.rpartition(".")[0]
        said, own = self._telling(words), self._telling(self.header(indicator))
        row = {self._telling(self.header(f"{group}.{name}")) for name in self.blocks(form)[group]}
        if said != own and said in self._headers(form) - row:
            return False  # the header of another item: nobody can say what stands under it
        told = set(own).difference(*(row - {own}))
        alike = SequenceMatcher(None, said, own).ratio() >= _ALIKE
        return not said or said in own or alike or bool(told & set(said))
