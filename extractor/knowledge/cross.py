"""A table of one row, whose groups of columns have the same results: ``[cross]`` of ``tables.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.schemas import Address
from extractor.schemas.pack import Data
from extractor.text.glued_parts import GluedLayout

from .matrix import ColumnHeaders
from .printed import Printed, PrintedData
from .wordings import WordingIndex, plain


class _Result(Data):
    id: str
    words: str


class _ShortWords(Data):
    """Words -> the result or the group: what they are called where each result stands once beside the others."""

    results: Mapping[str, str] = {}
    groups: Mapping[str, str] = {}


class CrossData(PrintedData):
    """``[cross]``."""

    label: str
    mark: str
    groups: tuple[ColumnHeaders, ...]
    results: tuple[_Result, ...]
    short: _ShortWords = _ShortWords()


@dataclass(frozen=True, eq=False)
class Cross(Printed):
    """A table of one row, in which every group of columns has the same results."""

    said: CrossData

    @property
    def label(self) -> str:
        """What the row is called where its columns are lost."""
        return self.said.label

    @cached_property
    def shape(self) -> GluedLayout:
        """Where the cells of a copy ran together."""
        return GluedLayout(
            "cross",
            self.said.together,
            len(self.indicators),
            len(self.results),
            rows=((self.said.results[-1].words, len(self.results)),),
        )

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """What the ids of each group of columns begin with, in printed order."""
        return tuple(group.id for group in self.said.groups)

    @cached_property
    def results(self) -> tuple[str, ...]:
        """The last parts of the ids, in printed order; that of the total is the last."""
        return tuple(result.id for result in self.said.results)

    @cached_property
    def columns(self) -> WordingIndex:
        """Headers of the lowest row -> the result."""
        return WordingIndex({result.words: result.id for result in self.said.results})

    @cached_property
    def short_results(self) -> Mapping[str, str]:
        """Headers of results, short ones too: 维持 is one only beside all the others."""
        return {**self.said.short.results, **self.columns.wordings}

    @cached_property
    def short_heads(self) -> Mapping[str, str]:
        """Names of groups in a table whose columns are the results, short ones too: 直接起诉."""
        return {**self.said.short.groups, **self.heads.wordings}

    @cached_property
    def heads(self) -> WordingIndex:
        """Headers of groups -> the group."""
        return WordingIndex({group.path[-1]: group.id for group in self.said.groups})

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The cells, in printed order."""
        return tuple(f"{group}.{result}" for group in self.groups for result in self.results)

    def is_here(self, words: Sequence[str]) -> bool:
        """Whether the plain words of a grid are those of this table."""
        return any(self.said.mark in w for w in words) and any(map(self.columns.find, words))

    def named(self, words: str) -> tuple[str, ...] | None:
        """The one kind of case that a sentence names; none of them where it names one that has several.

        None if it names nothing of the kind: what was named before goes on.
        """
        bare = plain(words)
        found = tuple(group.id for group in self.said.groups if group.path[-1] in bare)
        over = [head for head in self.over if head in bare]
        if not found and not over:
            return None
        return found if len(found) == 1 and self.is_under(over, found) else ()

    @cached_property
    def over(self) -> frozenset[str]:
        """The headers that stand over those of groups."""
        return frozenset(head for group in self.said.groups for head in group.path[:-1])

    @cached_property
    def wholes(self) -> Mapping[str, str]:
        """Headers over several groups -> what the ids of these groups share: 行政诉讼 -> litigation."""
        found: dict[str, str] = {}
        for over in self.over:
            ids = [group.id.split(".") for group in self.said.groups if over in group.path[:-1]]
            shared = [parts[0] for parts in zip(*ids, strict=False) if len(set(parts)) == 1]
            if len(ids) > 1 and shared:
                found[over] = ".".join(shared)
        return found

    def is_under(self, over: Sequence[str], groups: Sequence[str]) -> bool:
        """Whether below each of these upper headers one of these groups stands."""
        heads = {head for g in self.said.groups if g.id in groups for head in g.path[:-1]}
        return heads >= set(over)

    def address(self, indicator: str) -> Address:
        """Where a cell stands."""
        of, _, result = indicator.rpartition(".")
        heads = {group.id: group.path for group in self.said.groups}
        head = heads.get(of) or next((over,) for over, id_ in self.wholes.items() if id_ == of)
        printed = next(r.words for r in self.said.results if r.id == result)
        return Address(table=self.title, row=(), column=(*head, printed))
