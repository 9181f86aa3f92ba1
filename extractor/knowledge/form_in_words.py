"""The official form told in words: what its rows and columns are called in lists and sentences.

Behind 行政许可 the columns of its row follow as 上年9项,增减0,处理决定64件, and the table of 2014-2018 is told
as 主动公开政府信息数73;政府网站70;会议1.  Such words say enough only where they stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from extractor.schemas.pack import Data


class ToldItemsData(Data):
    """``[items.told]``: words of rows and columns, by the parts of an indicator's id.

    ``units`` are those that a column is counted in; ``alone`` columns that a unit tells of where no
    word does; ``unchanged`` denials that are a change of 0; ``short`` words that name a row only
    right behind another row.
    """

    rows: Mapping[str, str] = {}
    columns: Mapping[str, str] = {}
    units: Mapping[str, str] = {}
    alone: str = ""
    filler: str = ""
    short: Mapping[str, str] = {}
    change: str = ""
    unchanged: str = ""


class ToldListingData(Data):
    """``[listing.told]``: short words of rows, by the group of the rows beside them.

    ``home`` are the groups of which some rows must be there: the others are of other lists, too.
    """

    home: str = ""
    rows: Mapping[str, Mapping[str, str]] = {}

    def named(self) -> Iterator[str]:
        """Every indicator that it names."""
        for rows in self.rows.values():
            yield from rows.values()


class CellWords(NamedTuple):
    """What words say of a cell; ``row`` and ``column`` are None where they do not say it."""

    row: str | None
    column: str | None


@dataclass(frozen=True, eq=False)
class ToldItems:
    """The words of rows and columns; ``printed`` are those that the form itself has for rows."""

    said: ToldItemsData
    printed: Mapping[str, str]

    def cell(self, words: str) -> CellWords | None:
        """What the words before a number say of its cell; None where they say something else, too."""
        if words in self._columns:
            return CellWords(
                None, self._columns[words]
            )  # 采购项目数量: the name of a row stands in it
        match = self._cell.fullmatch(words) or self._turned.fullmatch(words)
        if match is None:
            return None
        row, column = match["row"], match["column"]
        return CellWords(
            self._rows[row] if row else None, self._columns[column] if column else None
        )

    def shortly(self, words: str) -> CellWords | None:
        """What words say that name a row only behind another, in one sentence: 行政强制8;收费0."""
        found = (row for row, short in self.said.short.items() if words in short.split())
        return next((CellWords(row, None) for row in found), None)

    @cached_property
    def unchanged(self) -> frozenset[str]:
        """Denials that are a change of 0."""
        return frozenset(self.said.unchanged.split())

    def by_unit(self, unit: str | None, blocks: tuple[str, ...]) -> str | None:
        """The one column of a row that a unit tells of, where no word does."""
        found = [name for name in self.said.alone.split() if name in blocks]
        found = [name for name in found if unit and self.counts(unit, name)]
        return found[0] if len(found) == 1 else None

    def counts(self, unit: str, column: str) -> bool:
        """Whether a column is counted in a unit."""
        return unit in self.said.units.get(column, "").split()

    @cached_property
    def _rows(self) -> Mapping[str, str]:
        told = {word: row for row, words in self.said.rows.items() for word in words.split()}
        return {**self.printed, **told}

    @cached_property
    def _columns(self) -> Mapping[str, str]:
        return {word: name for name, words in self.said.columns.items() for word in words.split()}

    @cached_property
    def _cell(self) -> re.Pattern[str]:
        filler, row, column = self._parts
        return re.compile(f"{filler}{row}?{filler}{column}?{filler}")

    @cached_property
    def _turned(self) -> re.Pattern[str]:
        """新制作规范性文件14件."""
        filler, row, column = self._parts
        return re.compile(f"{filler}{column}{filler}{row}{filler}")

    @property
    def _parts(self) -> tuple[str, str, str]:
        filler = "|".join(self.said.filler.split())
        return (
            f"(?:{filler})*+",
            f"(?P<row>{_any(self._rows)})",
            f"(?P<column>{_any(self._columns)})",
        )


def _any(words: Mapping[str, str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
