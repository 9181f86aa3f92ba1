"""A table with a row for each indicator, known by wording: what ``[listing]`` of ``tables.toml`` says.

The wordings are those of the indicators.  A row whose words do not say enough (其他情形数, 2.政府网站,
其中:主要负责同志参加) is understood by its section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractor.schemas.pack import Data
from extractor.schemas.vocabulary import Indicator

from .families import members
from .form_in_words import ToldListingData
from .prose import Prose
from .wordings import KEPT, nearest, plain, without_note, without_numbering

_TAIL = re.compile(r"(?:总次数|总数量?|次数|数量|数)$")
_NEAR = 0.85
_LONG_ENOUGH = 4
_UNIT_STUCK = re.compile(r"(?:万元|人次|[条件篇次个人份期])$")
_MORE = "…"


class _ListingSection(Data):
    """``[[listing.section]]``: what heads it, and the rows that say enough only inside of it."""

    group: str
    heads: str = ""
    rows: Mapping[str, str] = {}


class _More(Data):
    """``[listing.more]``: rows that tell more of the row before them."""

    words: str
    group: str
    ending: str
    rows: Mapping[str, str]


class ListingData(Data):
    """``[listing]`` of ``tables.toml``."""

    title: str
    form: str = ""
    dropped: str = ""
    never: str = ""
    others: str = ""
    cumulative: Mapping[str, str] = {}
    heads: str = ""
    more: _More | None = None
    also: Mapping[str, str] = {}
    section: tuple[_ListingSection, ...] = ()
    told: ToldListingData = ToldListingData()


@lru_cache(KEPT)
def key_of(words: str) -> str:
    """A label without numbering, annotation, blanks and the word for number at its end."""
    return _TAIL.sub("", plain(without_note(without_numbering(words))))


@dataclass(frozen=True, eq=False)
class Listing:
    """The rows and sections of such a table; ``known`` are the indicators of the pack.

    Without a form in ``said`` every indicator has its row.  By ``prose``, the sentences of the pack,
    rows are understood that no wording names.
    """

    said: ListingData
    known: Mapping[str, Indicator]
    prose: Prose | None = None

    @property
    def title(self) -> str:
        """The title of the table, as the form heads it."""
        return self.said.title

    @property
    def cumulative(self) -> Mapping[str, str]:
        """The indicator that another is in a column for several years."""
        return self.said.cumulative

    @cached_property
    def wordings(self) -> Mapping[str, str]:
        """Label, without what varies -> indicator, for every row that its words alone name."""
        found = {
            key_of(words): item.id
            for item in self.known.values()
            if not self.said.form or self.said.form in item.forms
            for words in self._wordings_of(item)
        }
        return found | {key_of(words): id_ for words, id_ in self.said.also.items()}

    def _wordings_of(self, item: Indicator) -> Iterator[str]:
        printed = item.zh.partition(" / ")[0]
        yield printed
        head, _, tail = printed.partition(":")
        if tail and head == self.said.dropped:
            yield tail
        if not self.said.form:
            yield from item.also

    @cached_property
    def heads(self) -> frozenset[str]:
        """Rows that are a figure and the head of a section at once."""
        return frozenset(self.said.heads.split())

    @cached_property
    def _sections(self) -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
        """Group, the words that a heading begins with, and whole headings."""
        found = []
        for section in self.said.section:
            words = [word for family in section.heads.split() for word in members(family)]
            begins = tuple(word.removesuffix(_MORE) for word in words if word.endswith(_MORE))
            found.append((section.group, begins, frozenset(words)))
        return tuple(found)

    def section(self, key: str) -> str | None:
        """The group of the section that a heading opens; None if it opens none."""
        for group, begins, whole in self._sections:
            if key in whole or key.startswith(begins):
                return group
        return None

    @cached_property
    def _inside(self) -> Mapping[str, Mapping[str, str]]:
        return {section.group: section.rows for section in self.said.section}

    def rows_of(self, group: str) -> Mapping[str, str]:
        """Label, without what varies -> indicator, of the rows that say enough only in a section."""
        return self._inside.get(group, {})

    def told(self, key: str, group: str) -> str | None:
        """The indicator of a row in a list in running text, where words are shorter than in the table.

        ``group`` is that of the row before it: it decides where several groups have such a row.
        """
        if key in self.wordings:
            return self.wordings[key]
        found = self._told.get(key, {})
        if group in found:
            return found[group]
        return next(iter(found.values())) if len(found) == 1 else None

    def is_sure(self, key: str, id_: str) -> bool:
        """Whether a row is called as the form calls it, and no other list has it."""
        inside = self._inside.get(id_.partition(".")[0], {})
        printed = key in self.wordings or key in map(key_of, inside)
        return printed and self.is_home(id_)

    def is_home(self, id_: str) -> bool:
        """Whether a row is of a group that other lists have not."""
        return id_.partition(".")[0] in self.said.told.home.split()

    @cached_property
    def _told(self) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for rows in (self._inside, self.said.told.rows):
            for group, named in rows.items():
                for words, id_ in named.items():
                    found.setdefault(key_of(words), {})[group] = id_
        return found

    @cached_property
    def _completes(self) -> tuple[str, ...]:
        words = self.said.more.words.split() if self.said.more else []
        return tuple(word.removesuffix(_MORE) for family in words for word in members(family))

    def completes(self, id_: str) -> bool:
        """Whether a row tells more of the one before it."""
        return self.said.more is not None and id_.endswith(self.said.more.ending)

    def find(self, key: str, group: str, last: str) -> str | None:
        """The indicator of the row with this key, in a section, behind the row ``last``."""
        more = self.said.more
        if more and last.startswith(f"{more.group}.") and key.startswith(self._completes):
            named = next((id_ for id_, word in more.rows.items() if word in key), None)
            before = next((id_ for id_ in more.rows if last.startswith(id_)), [*more.rows][-1])
            return f"{named or before}{more.ending}"
        inside = self._inside.get(group, {})
        if last in ("", *self.heads) and key in inside:
            return inside[key]  # right below a head that is a figure, it says more than the words
        return self.wordings.get(key) or inside.get(key) or self._nearest(key)

    @lru_cache(KEPT)  # noqa: B019  (one instance a pack, kept as long as the program runs)
    def _nearest(self, key: str) -> str | None:
        """The row that damaged words stand for, unless another is as near."""
        if self.said.never and self.said.never in key:
            return None
        return nearest(key, self.wordings, _NEAR)

    def is_other(self, words: str) -> bool:
        """Whether a row is called what no indicator counts, though its words sound like one."""
        return key_of(words) in self.said.others.split()

    def begins_another(self, words: str, id_: str) -> bool:
        """Whether a label is cut short, and what is left of it begins other rows than ``id_``.

        政府网站在(线访谈次数): no row of 政府网站.  The unit of the next cell may be stuck to it.
        """
        key = key_of(words)
        if key in self.wordings or _TAIL.search(plain(words)):
            return False
        begun = (key, _UNIT_STUCK.sub("", key))
        rows = {
            row
            for label, row in self.wordings.items()
            for start in begun
            if len(start) >= _LONG_ENOUGH and label.startswith(start)
        }
        return bool(rows) and id_ not in rows

    def named(self) -> Iterator[str]:
        """Every indicator that ``[listing]`` names."""
        yield from (*self.said.also.values(), *self.heads, *self.cumulative.values())
        yield from self.said.told.named()
        for rows in self._inside.values():
            yield from rows.values()
        if self.said.more:
            yield from (f"{id_}{self.said.more.ending}" for id_ in self.said.more.rows)
