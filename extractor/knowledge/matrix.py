"""A table whose rows share their columns: what ``[matrix]`` of ``tables.toml`` says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from extractor.schemas.pack import Data
from extractor.schemas.vocabulary import Indicator
from extractor.text.glued_parts import GluedLayout

from .printed import Printed, PrintedData
from .wordings import CROSS, WordingIndex, note_apart, plain

_ROLES = ("received", "carried_in", "closed", "carried_out")
_END = 4
"""Characters by which the end of a label is known."""
_BETWEEN_HEADERS = r"(?:[ \t]{1,8}|[ \t]{0,8}[/|][ \t]{0,8}|\n)"
"""自然人 / 商业企业 / …, in one line or each in its own."""


class ColumnHeaders(Data):
    """Columns: a part of their ids, and the headers from the outside in, as printed."""

    id: str
    path: tuple[str, ...]


class _MatrixSection(Data):
    id: str
    words: str
    total: bool = False


class _Placed(Data):
    """A row whose words do not say enough: its number, its section, and what it is."""

    words: str
    number: str
    section: str = ""
    row: str


class MatrixData(PrintedData):
    """``[matrix]``."""

    group: str
    printed: str = ""
    columns: tuple[ColumnHeaders, ...]
    also: Mapping[str, str] = {}
    results: str = ""
    outside: str = ""
    sections: tuple[_MatrixSection, ...] = ()
    remaining: _Placed | None = None
    sum: _Placed | None = None
    order: Mapping[str, str] = {}


@dataclass(frozen=True, eq=False)
class Matrix(Printed):
    """A table whose rows share their columns, the last of which is the total."""

    said: MatrixData
    known: Mapping[str, Indicator]
    balances: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    @cached_property
    def balance(self) -> tuple[str, ...]:
        """Rows of which the first two add up to the same as the last two: received, carried in,
        closed, carried out.  Empty if the pack has no such balance in this table."""
        rows = ((*left, *right) for left, right in self.balances)
        group = f"{self.said.group}."
        return next((row for row in rows if all(id_.startswith(group) for id_ in row)), ())

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """Where the table begins in running text: also with a line of all its headers."""
        line = _BETWEEN_HEADERS.join(re.escape(column.path[-1]) for column in self.said.columns)
        return re.compile("|".join((*map(re.escape, self.said.begins), line)))

    @cached_property
    def shape(self) -> GluedLayout:
        """Where the cells of a copy ran together."""
        cells, said = len(self.columns), self.said
        rows = {self.label(row).rstrip("”") for form in said.order for row in self.order(form)}
        rows |= said.also.keys()
        ends = {row[-_END:] for row in rows if not self.is_remaining(row, "")}
        ends |= {said.sum.words} if said.sum else set()
        return GluedLayout("matrix", said.together, cells, cells, tuple(sorted(ends)), self._role)

    def _role(self, label: str) -> str:
        """What a row is in the balance of the columns, by its label."""
        row = self.rows.find(label)
        row = self.id_of(self.said.sum.row) if self.said.sum and self.is_sum(label) else row
        roles = dict(zip(self.balance, _ROLES, strict=False))
        return roles.get(row or "", "outcome")

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The last parts of the ids of the columns, in their order; that of the total is the last."""
        return tuple(column.id for column in self.said.columns)

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """Column -> its headers from the outside in, as printed."""
        return {column.id: column.path for column in self.said.columns}

    @cached_property
    def headers(self) -> WordingIndex:
        """The words of a header -> its column."""
        return WordingIndex({column.path[-1]: column.id for column in self.said.columns})

    @cached_property
    def rows(self) -> WordingIndex:
        """Rows -> the indicator of their total (without those that need their place)."""
        found: dict[str, str] = {}
        for item in self.known.values():
            if item.group == self.said.group and item.printed and CROSS not in item.printed:
                words = note_apart(item.printed.partition("、")[2] or item.printed)
                found[plain(words)] = item.id.removesuffix(f".{self.columns[-1]}")
        for row in (self.said.remaining, self.said.sum):
            if row is not None:
                found.pop(row.words, None)
        return WordingIndex(
            {**found, **{plain(words): id_ for words, id_ in self.said.also.items()}}
        )

    @cached_property
    def sections(self) -> WordingIndex:
        """Rows that open a section, or need theirs to be understood -> the section."""
        found = {plain(self.said.results): "results"} if self.said.results else {}
        found |= {plain(section.words): section.id for section in self.said.sections}
        return WordingIndex(found | ({self.said.sum.words: "total"} if self.said.sum else {}))

    @cached_property
    def with_total(self) -> frozenset[str]:
        """The sections whose heading is a row with a total."""
        return frozenset(section.id for section in self.said.sections if section.total)

    @cached_property
    def section_before(self) -> re.Pattern[str] | None:
        """A section and its first row in one cell: (三)不予公开 1.属于国家秘密."""
        named = [re.fullmatch(r"\((.)\)(.+)", section.words) for section in self.said.sections]
        found = [match for match in named if match]
        if not found:
            return None
        number, _, results = self.said.results.partition("、")
        above = rf"(?:{number}[、.]\s*{results}\s*)?" if results else ""
        numbers, words = "".join(m[1] for m in found), "|".join(re.escape(m[2]) for m in found)
        return re.compile(
            rf"(?P<group>{above}\([{numbers}]\)\s*(?:{words}))\s*(?P<row>\d[、.].+)$", re.DOTALL
        )

    def id_of(self, row: str) -> str:
        """The id of a row of this table."""
        return f"{self.said.group}.{row}"

    def is_remaining(self, words: str, section: str) -> bool:
        """Whether a row is the last of its section, which its number or its place tells."""
        row = self.said.remaining
        if row is None:
            return False
        if plain(words) == row.words and section == row.section:
            return True
        return self._remaining is not None and self._remaining.match(words.strip()) is not None

    @cached_property
    def _remaining(self) -> re.Pattern[str] | None:
        row = self.said.remaining
        return re.compile(rf"^{row.number}[、.]?\s*{row.words}$") if row else None

    def is_sum(self, words: str) -> bool:
        """Whether a row is that of all cases; without its number it may be a header."""
        row = self.said.sum
        if row is None:
            return False
        numbered = (f"{row.number.strip('()')}{row.words}", f"{row.number}{row.words}")
        return plain(words) in (row.words, numbered[0]) or words.strip() in (row.words, numbered[1])

    @cached_property
    def _outside(self) -> frozenset[str]:
        return frozenset(map(self.id_of, self.said.outside.split()))

    def leaves(self, row: str) -> bool:
        """Whether a row stands outside of the sections."""
        return row in self._outside

    def label(self, row: str) -> str:
        """What the form prints as the label of a row."""
        printed = note_apart(self.known[row].printed)
        first = re.escape(self.said.printed)
        numbered = re.match(rf"{first}(?:(?=\([^)]*\)[^\d])|\([^)]*\)(?=\d))", printed)
        return printed[numbered.end() :] if numbered else printed

    def path(self, row: str, label: str) -> tuple[str, ...]:
        """The labels above a row, and its own as it is printed in the report."""
        if self.leaves(row) or not self.said.results:
            return (label,)
        section, _, part = row.removeprefix(f"{self.said.group}.").partition(".")
        heads = {of.id: of.words for of in self.said.sections}
        return (self.said.results, heads[section], label) if part else (self.said.results, label)

    @cache  # noqa: B019
    def order(self, form: str) -> tuple[str, ...]:
        """The rows that hold numbers, as a form prints them from top to bottom; none if unknown."""
        found: list[str] = []
        for row in self.said.order.get(form, "").split():
            section, parts, _ = row.partition(".*")
            found += self._parts(section, form) if parts else [self.id_of(row)]
        return tuple(found)

    def _parts(self, section: str, form: str) -> list[str]:
        return [
            item.id
            for item in sorted(self.known.values(), key=lambda item: item.printed)
            if item.id.rpartition(".")[0] == self.id_of(section)
            and form in item.forms
            and item.printed.startswith(self.said.printed)
            and CROSS not in item.printed
        ]

    def indicator(self, row: str, column: str) -> str | None:
        """The indicator of a cell; None if the pack has none."""
        names = (f"{row}.{column}", *((row,) if column == self.columns[-1] else ()))
        return next((id_ for id_ in names if id_ in self.known), None)
