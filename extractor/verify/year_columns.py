"""Tables of two years with a column of what changed: 项目 | 2016年 | 2017年 | 增减.

A grid, or lines that blanks part.  A column is one of rates where most of its rows say so; what does
not follow in the others is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.schemas import Finding, Mention, Span
from extractor.text.document import Document

from .bare import bare_finding
from .growth import leads_to
from .interval import ZERO, plain
from .text_rows import cells_of_lines, number_in

_HEADS = re.compile(r"增减|增长|同比|增幅|变化|升降")
_YEAR = re.compile(r"((?:19|20)\d\d)年?度?(?:数量?|件数)?")
_LAST = re.compile(r"(?:上|去|上一|前一)年度?(?:数量?|同期)?")
_THIS = re.compile(r"[本今]年度?(?:数量?)?")
_DOWN = re.compile(r"^[-−－↓▼]|^(?:下降|减少|降低|降|减)")
_UP = re.compile(r"^[+＋↑▲]|^(?:上升|增长|增加|提高|增|升)")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Heads:
    """The cells of a row: how many, and which is of the year before, of this one, of what changed."""

    number: int
    base: int
    figure: int
    change: int


def check_year_columns(document: Document) -> Iterator[Finding]:
    """Rates of growth in tables that do not follow from their row."""
    heads: _Heads | None = None
    rows: list[tuple[Mention, Mention, Mention]] = []
    for cells in cells_of_lines(document.text):
        found = _heads([document.text[c.start : c.stop].strip() for c in cells])
        row = _row(document, cells, heads) if heads is not None and found is None else None
        if row is not None:
            rows.append(row)
        elif found is not None or heads is None or len(cells) != heads.number:
            yield from _odd_ones(document, rows)
            heads, rows = found, []
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
    return _Heads(len(words), last[0], this[0], changes[0])


def _row(
    document: Document, cells: Sequence[Span], heads: _Heads
) -> tuple[Mention, Mention, Mention] | None:
    """The numbers of the year before, of this one and of what changed."""
    if len(cells) != heads.number:
        return None
    found = [number_in(document, cells[at]) for at in (heads.base, heads.figure, heads.change)]
    base, figure, change = found
    if base is None or figure is None or change is None:
        return None
    signed = _signed(document, cells[heads.change], change)
    return (base, figure, signed) if change.unit == "%" and base.unit != "%" else None


def _signed(document: Document, cell: Span, change: Mention) -> Mention:
    """A change with the sign of its cell; without one the number is as printed."""
    words = document.text[cell.start : cell.stop].strip()
    value = abs(change.value or ZERO)
    if _DOWN.match(words):
        return change.model_copy(update={"value": -value})
    return change.model_copy(update={"value": value}) if _UP.match(words) else change


def _follows(base: Mention, figure: Mention, change: Mention) -> bool:
    signs = (1, -1) if re.match(r"\d", change.raw) and (change.value or ZERO) > 0 else (1,)
    return not base.value or any(leads_to(figure, base, change, sign) for sign in signs)


def _odd_ones(
    document: Document, rows: Sequence[tuple[Mention, Mention, Mention]]
) -> Iterator[Finding]:
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
