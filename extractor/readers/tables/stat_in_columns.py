"""The statistical table as programs write a page column by column: labels, then their units, then their figures.

A page may come in several such stretches, a column of figures may be headed, and units and figures may come by
turns.  A stretch is read if as many of its labels are rows of the form as there are units and figures, and each
unit can be that of its row; of any other one nobody knows whose the figures are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.schemas import Span, vocabulary

from .stat_columns import is_label_head, is_number_head, is_unit, is_unit_head
from .stat_rows import StatContext
from .tokens import FlatToken

_LONGEST = 4
"""Lines of a label."""
_FEWEST = 3
"""Rows of a stretch that counts beside one that does not fit."""
_MOST = 300
"""Rows of one."""
_TITLE = re.compile(r"统计表|附表")
_LINES = ("[条件篇份宗起]", "[次期场个家]", "人次|人", "万?元")
"""Units that may stand for each other in a row of the form."""
_UNITS = re.compile("(?:[条件篇份宗起次期场个家人]|万?元)+")


@dataclass(slots=True)
class _Part:
    """Units, and the figures behind them, column by column."""

    units: list[FlatToken] = field(default_factory=list)
    columns: list[list[FlatToken]] = field(default_factory=list)


@dataclass(slots=True)
class _Stretch:
    """Words, and the units and figures behind them."""

    words: list[FlatToken] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)

    def figures(self) -> list[FlatToken]:
        """All figures that are printed, from the first column to the last."""
        columns = [column for part in self.parts for column in part.columns]
        return [value for column in columns for value in column if value.words]


def stat_in_columns(
    tokens: Sequence[FlatToken], context: StatContext
) -> tuple[list[FlatToken], list[FlatToken]] | None:
    """The tokens of such a table, each label right before its unit and figures; None of any other table.

    The second are the figures of which nobody knows the row.
    """
    if not _stacked(tokens):
        return None
    heads = {head.words: head for token in tokens if _is_head(token) for head in _each_head(token)}
    stretches = list(_stretches(tokens))
    read = [_rows(stretch, context) for stretch in stretches]
    broken = any(rows is None for rows in read)
    turned, unsure = list(heads.values()), list[FlatToken]()
    for stretch, rows in zip(stretches, read, strict=True):
        if rows is None or (broken and len(stretch.figures()) < _FEWEST):
            unsure += stretch.figures()
        else:
            turned += rows
    return turned, unsure


def _stacked(tokens: Sequence[FlatToken]) -> bool:
    """Whether two units stand one below the other somewhere, and two figures behind them."""
    shape = "".join(_sign(token) for token in tokens if not _is_head(token))
    return "uuvv" in shape or ("uvv" in shape and any(map(_is_joined, tokens)))


def _sign(token: FlatToken) -> str:
    if token.value:
        return "v"
    return "u" if is_unit(token.words) or _is_joined(token) else "w"


def _is_joined(token: FlatToken) -> bool:
    """Whether words are several units, whose lines were joined: 个人."""
    joined = not token.value and _UNITS.fullmatch(token.words) is not None
    return joined and not is_unit(token.words)


def _is_head(token: FlatToken) -> bool:
    return not token.value and (_heads(token.words) or all(map(_heads, token.words.split())))


def _each_head(token: FlatToken) -> Iterator[FlatToken]:
    """The heads of a token, without the blanks around a number: 2011 年度."""
    whole = "".join(token.words.split())
    for words in [whole] if _heads(whole) else token.words.split():
        yield FlatToken(token.span, words, False)


def _heads(word: str) -> bool:
    return is_label_head(word) or is_unit_head(word) or is_number_head(word)


def _stretches(tokens: Sequence[FlatToken]) -> Iterator[_Stretch]:
    """The stretches with figures; the words above the table are none of its first one."""
    now = _Stretch()
    for before, token in pairwise([tokens[0], *tokens]):
        sign = _sign(token)
        if _is_head(token):
            if now.parts and now.parts[-1].columns:
                now.parts[-1].columns.append([])
        elif sign == "w":
            if now.figures():
                yield now
                now = _Stretch()
            above = [unit for part in now.parts for unit in part.units]
            words = [] if _TITLE.search(token.words) else [*now.words, *above, token]
            now = _Stretch(words)
        elif sign == "u":
            if not now.parts or before.value:
                now.parts.append(_Part())
            now.parts[-1].units.append(token)
        else:
            now.parts = now.parts or [_Part()]
            now.parts[-1].columns = now.parts[-1].columns or [[]]
            now.parts[-1].columns[-1].append(token)
    if now.figures():
        yield now


def _rows(stretch: _Stretch, context: StatContext) -> list[FlatToken] | None:
    """The rows of a stretch, each with its unit and figures, and the headings between them."""
    found = list(_labels(stretch.words, context))
    labels = [indicator for _, indicator in found if indicator is not None]
    behind: list[list[FlatToken]] = []
    for part in stretch.parts:
        columns = [column for column in part.columns if column]
        size = len(columns[0]) if columns else 0
        units = _units(part.units, labels[len(behind) : len(behind) + size])
        if {len(column) for column in columns} != {size} or len(units) != size:
            return None
        behind += [[*cells] for cells in zip(units, *columns, strict=True)]
    if len(behind) != len(labels):
        return None
    cells = iter(behind)
    rows: list[FlatToken] = []
    for label, indicator in found:
        rows += [label, *next(cells)] if indicator is not None else [label]
    return rows


def _units(tokens: Sequence[FlatToken], labels: Sequence[str]) -> list[FlatToken]:
    """The unit of each of these rows; none where units cannot be those of the rows.

    件 may be of what is counted in 条, and 人 never.  Lines that were joined are parted as the rows have it.
    """
    if len(labels) > _MOST:
        return []
    signs = [(sign, t.span.start + at) for t in tokens for at, sign in enumerate(t.words)]
    match = re.fullmatch("".join(map(_line, labels)), "".join(sign for sign, _ in signs))
    spans = match.regs[1:] if match else ()
    return [
        FlatToken(Span(signs[start][1], signs[stop - 1][1] + 1), match[n], False)
        for n, (start, stop) in enumerate(spans, 1)
        if match
    ]


def _line(indicator: str) -> str:
    """The units that a row may have, as a group of a pattern."""
    item = vocabulary().get(indicator)
    lines = [line for line in _LINES if item and re.fullmatch(line, item.unit)]
    return f"({'|'.join(lines) or '(?!)'})"


def _labels(
    words: Sequence[FlatToken], context: StatContext
) -> Iterator[tuple[FlatToken, str | None]]:
    """The labels, put together where they are torn, with the indicator of those that are rows."""
    at = 0
    while at < len(words):
        sizes = range(1, min(_LONGEST, len(words) - at) + 1)
        joined = [_joined(words[at : at + size]) for size in sizes]
        size = next(
            (n for n, one in zip(sizes, joined, strict=True) if _is_printed(one, context)), 1
        )
        label = joined[size - 1]
        yield label, context.name(label.words)
        at += size


def _is_printed(label: FlatToken, context: StatContext) -> bool:
    return label.words.count("(") == label.words.count(")") and context.prints(label.words)


def _joined(words: Sequence[FlatToken]) -> FlatToken:
    span = Span(words[0].span.start, words[-1].span.stop)
    return FlatToken(span, "".join(token.words for token in words), False)
