"""Tables of two years with a column of what changed: 项目 | 2016年 | 2017年 | 增减.

A grid, or lines that blanks part.  A column is one of rates where most of its rows say so; what does
not follow in the others is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import ZERO, plain
from ..counts.text_rows import Line, tables_of_lines
from .stated import leads_to

_HEADS = re.compile(r"增减|增长|同比|增幅|变化|升降")
_YEAR = re.compile(r"((?:19|20)\d\d)年?度?(?:数量?|件数)?")
_LAST = re.compile(r"(?:上|去|上一|前一)年度?(?:数量?|同期)?")
_THIS = re.compile(r"[本今]年度?(?:数量?)?")
_DOWN = re.compile(r"^[-−－↓▼]|^(?:下降|减少|降低|降|减)")
_UP = re.compile(r"^[+＋↑▲]|^(?:上升|增长|增加|提高|增|升)")
_FEWEST = 3
_Row = tuple[Mention, Mention, Mention]
"""The numbers of the year before, of this one and of what changed."""


@dataclass(frozen=True, slots=True)
class _Heads:
    """Which cell of a row is of the year before, which of this one, which of what changed."""

    base: int
    figure: int
    change: int


def check_year_columns(document: Document) -> Iterator[Finding]:
    """Rates of growth in tables that do not follow from their row."""
    for lines in tables_of_lines(document):
        heads: _Heads | None = None
        rows: list[_Row] = []
        for line in lines:
            found = _heads(line.words)
            if found is not None:
                yield from _odd_ones(document, rows)
                heads, rows = found, []
            elif heads is not None and (row := _row(line, heads)) is not None:
                rows.append(row)
        yield from _odd_ones(document, rows)


def _heads(words: Sequence[str]) -> _Heads | None:
    """The columns that a line of heads names; None where it is none."""
    changes = [at for at, word in enumerate(words) if _HEADS.search(word)]
    if len(changes) != 1 or len(words) <= _FEWEST:
        return None
    years = {int(m[1]): at for at, word in enumerate(words) if (m := _YEAR.fullmatch(word))}
    last = [at for at, word in enumerate(words) if _LAST.fullmatch(word)]
    this = [at for at, word in enumerate(words) if _THIS.fullmatch(word)]
    since = re.search(r"(?:19|20)\d\d", words[changes[0]])
    if years and not last and not this:
        now = max(years)
        last, this = [years[y] for y in (now - 1,) if y in years], [years[now]]
        if since is not None and int(since[0]) != now - 1:
            return None
    if len(last) != 1 or len(this) != 1 or last == this:
        return None
    return _Heads(last[0], this[0], changes[0])


def _row(line: Line, heads: _Heads) -> _Row | None:
    base, figure, change = (line.numbers[at] for at in (heads.base, heads.figure, heads.change))
    if base is None or figure is None or change is None:
        return None
    signed = _signed(line.words[heads.change], change)
    return (base, figure, signed) if change.unit == "%" and base.unit != "%" else None


def _signed(words: str, change: Mention) -> Mention:
    """A change with the sign of its cell; without one the number is as printed."""
    value = abs(change.value or ZERO)
    if _DOWN.match(words):
        return change.model_copy(update={"value": -value})
    return change.model_copy(update={"value": value}) if _UP.match(words) else change


def _follows(base: Mention, figure: Mention, change: Mention) -> bool:
    signs = (1, -1) if re.match(r"\d", change.raw) and (change.value or ZERO) > 0 else (1,)
    return not base.value or any(leads_to(figure, base, change, sign) for sign in signs)


def _odd_ones(document: Document, rows: Sequence[_Row]) -> Iterator[Finding]:
    odd = [row for row in rows if not _follows(*row)]
    if len(rows) < _FEWEST or len(odd) * 2 >= len(rows):
        return  # the column is of something else
    for base, figure, change in odd:
        exact = ((figure.value or ZERO) / (base.value or 1) - 1) * 100
        yield bare_finding(
            document,
            "growth_mismatch",
            [base, figure, change],
            f"{plain(figure.value)} / {plain(base.value)} - 1 = {exact:.2f} %, "
            f"printed {plain(change.value)} %",
            "the growth does not follow from the figures of the two years",
        )
