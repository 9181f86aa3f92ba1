"""What the names of a small table say once they are read together: which of them is the year's whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractor.knowledge.small import Kind, LabelMeaning, Small
from extractor.schemas import Period, Scope

Role = Literal["whole", "part", "apart"]
"""A whole may be claimed; a ``part`` adds up, with others, to a whole; ``apart`` is a rate, another year, a plan."""

_SHORTEST = 3
_OF_A_PLACE = re.compile(r"政府|管委会|管理委员会|办公[室厅]|政府办|[省市县区旗乡镇]$|街道")
_OFFICES = re.compile(
    r"(?:各?(?:县|市|区|省)?(?:直|级|属)?|下属|直属|所属|其他)?(?:部门|单位|机构)"
)
_APART: frozenset[Kind] = frozenset({"before", "compared", "rate", "rank", "serial", "plan"})


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row or a column: what its words make of its cells.

    ``unknown`` are names that no indicator and no word of the pack explains; they may say enough in a section.
    """

    words: tuple[str, ...]
    role: Role = "whole"
    period: Period | None = None
    scope: Scope | None = None
    indicator: str | None = None
    unknown: tuple[str, ...] = ()
    total: bool = False
    of_which: bool = False

    @property
    def label(self) -> str:
        """The words, for a label."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside a table: the year, the office and the form of the report, whether it lists offices of one
    class only, and the section that its caption opens."""

    year: int | None
    restricted: bool = False
    agency: str = ""
    group: str | None = None
    form: str = ""

    def is_own(self, words: str) -> bool:
        """Whether words name the office whose report it is, and not its whole place."""
        bare = words.strip()
        named = len(bare) >= _SHORTEST and self.agency.endswith(bare)
        return named and not _OF_A_PLACE.search(bare)

    def names_report(self, words: str) -> bool:
        """Whether words are the name of the body whose report it is: of one row alone they say nothing else."""
        return bool(self.agency) and words.strip() == self.agency


def entries(
    names: Mapping[int, Sequence[str]], small: Small, around: Around
) -> Mapping[int, TableLine]:
    """The entry of each row, or of each column."""
    read = {at: [small.name(words, around.year) for words in some] for at, some in names.items()}
    return {
        at: _entry(found, [n for other, n in read.items() if other != at], small, around)
        for at, found in read.items()
    }


def _kinds(names: Iterable[LabelMeaning]) -> frozenset[Kind]:
    return frozenset(kind for name in names for kind in name.kinds)


def _kinds_beside(others: Sequence[Sequence[LabelMeaning]]) -> frozenset[Kind]:
    return frozenset(kind for other in others for kind in _kinds(other))


def _entry(
    names: Sequence[LabelMeaning],
    others: Sequence[Sequence[LabelMeaning]],
    small: Small,
    around: Around,
) -> TableLine:
    kinds = _kinds(names)
    beside = _kinds_beside(others)
    found = [name.indicator for name in names if name.indicator]
    words = tuple(name.words for name in names)
    unknown = tuple(name.rest for name in names if name.rest and small.group(name.rest) is None)
    if not found and (named := _within(unknown, others, small, around)):
        found, unknown = [named], ()
    made = TableLine(
        words,
        period=_period(names, around.year),
        scope=_scope(kinds, beside),
        indicator=found[-1] if found else None,
        unknown=unknown,
        total=bool(kinds & {"total", "whole"}) and not found,
        of_which="of_which" in kinds,
    )
    return _with_role(made, names, others, small, around)


def _within(
    unknown: Sequence[str],
    others: Sequence[Sequence[LabelMeaning]],
    small: Small,
    around: Around,
) -> str | None:
    """The indicator of a short name (办结) where all names beside it that have one, or the caption, are of one section."""
    beside = {
        name.indicator.partition(".")[0] for other in others for name in other if name.indicator
    }
    group = next(iter(beside), around.group) if len(beside) < 2 else None
    return small.within(unknown[0], group, around.form) if group and len(unknown) == 1 else None


def _with_role(
    entry: TableLine,
    names: Sequence[LabelMeaning],
    others: Sequence[Sequence[LabelMeaning]],
    small: Small,
    around: Around,
) -> TableLine:
    kinds = _kinds(names)
    role: Role = "whole"
    if any(around.is_own(name.words) for name in names):
        return replace(entry, role=role)
    if not others and any(around.names_report(name.words) for name in names):
        return replace(entry, role=role)
    if entry.total and any(around.is_own(name.words) for other in others for name in other):
        return replace(entry, role="apart")  # of other offices as well
    if kinds & _APART or _is_other_year(names, around.year) or _is_unsure(names, others):
        role = "apart"
    elif (
        entry.unknown
        or kinds & {"season", "some"}
        or _is_of_offices(names, others)
        or len({n.indicator for n in names} - {None}) > 1
    ):
        role = "part"
    elif entry.total and not _sums_all(kinds, others, small, around):
        role = "apart"
    return replace(entry, role=role)


def _is_of_offices(names: Sequence[LabelMeaning], others: Sequence[Sequence[LabelMeaning]]) -> bool:
    """部门 beside 本级 and 合计: what other offices count."""
    beside = _kinds_beside(others)
    return any(_OFFICES.fullmatch(name.words) for name in names) and bool(beside & {"own", "total"})


def _is_other_year(names: Sequence[LabelMeaning], year: int | None) -> bool:
    """Whether names are of a year that is not the report's."""
    return any(y != year for name in names for y in name.years)


def _is_unsure(names: Sequence[LabelMeaning], others: Sequence[Sequence[LabelMeaning]]) -> bool:
    """累计 does not say since when, unless the year itself stands beside it and no part of it does."""
    kinds = _kinds(names)
    if "running" not in kinds or kinds & {"year", "cumulative"}:
        return False
    beside = _kinds_beside(others)
    year = "year" in beside or any(name.years for other in others for name in other)
    return "season" in beside or not year or any(name.years for name in names)


def _period(names: Sequence[LabelMeaning], year: int | None) -> Period | None:
    """The period that names say; None if they say none."""
    kinds = _kinds(names)
    if kinds & {"year"}:
        return "year"
    if kinds & {"cumulative", "running"}:
        return "cumulative"
    return "year" if any(year in name.years for name in names) else None


def _scope(kinds: frozenset[Kind], beside: frozenset[Kind]) -> Scope | None:
    if "own" in kinds:
        return "own"
    whole = "whole" in kinds or ("total" in kinds and "own" in beside)
    return "jurisdiction" if whole else None


def _sums_all(
    kinds: frozenset[Kind], others: Sequence[Sequence[LabelMeaning]], small: Small, around: Around
) -> bool:
    """Whether a total is that of the whole and of one year."""
    if "year" in kinds and any("season" in _kinds(other) for other in others):
        return True  # 全年合计 beside 12月
    again = any(_kinds(other) & {"total", "whole"} for other in others)
    times = any(_kinds(other) & {"before", "year", "cumulative"} for other in others)
    years = any(name.years for other in others for name in other)
    if years or times or (again and "whole" not in kinds) or not _is_a_year(others):
        return False
    if "whole" in kinds:
        return not any("whole" in _kinds(other) for other in others)
    rests = [name.rest for other in others for name in other if name.rest]
    members = bool(rests) and all(small.is_member(rest) for rest in rests)
    return not (around.restricted or members)


def _is_a_year(others: Sequence[Sequence[LabelMeaning]]) -> bool:
    """Whether the parts of a year that stand beside a total, if any do, make a year."""
    seasons = {n.words for other in others for n in other if "season" in n.kinds}
    if not seasons:
        return True
    return any(
        len(seasons) == count and all(mark in words for words in seasons)
        for mark, count in (("半年", 2), ("季度", 4), ("月", 12))
    )
