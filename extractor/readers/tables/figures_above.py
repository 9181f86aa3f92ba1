"""Flattened statistical tables whose figures stand above their labels: 356, 1874, 主动公开政府信息数 条, 301, ….

So programs write a page whose labels are wrapped or stand lower in their rows than the figures.  Each label would
get the figures of the next one; the last label has none, and figures stand before the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile
from operator import attrgetter

from .stat_columns import is_unit
from .stat_rows import StatContext
from .tokens import FlatToken

_UNIT_HEAD = re.compile(r"(?:计量|计算)单位(?:(?:19|20)\d\d年度?)?$|单位$")
_UNIT_BEHIND = re.compile(r"\S\s+(\S{1,6})")
_FEWEST = 4
"""Labels with a unit of such a table."""

_Run = list[FlatToken]


def figures_above(
    tokens: Sequence[FlatToken], context: StatContext
) -> tuple[list[FlatToken], list[FlatToken]] | None:
    """The tokens of such a table with each label and unit before its figures; None of any other table.

    From where a label has no figures of its own, or two labels stand between figures, the figures are left out:
    these are the second of the two.
    """
    start = next((at for at, t in enumerate(tokens) if _heads_units(t)), len(tokens))
    above, body = list(tokens[: start + 1]), tokens[start + 1 :]
    runs = [list(run) for _, run in groupby(body, key=attrgetter("value"))]
    first = next((at for at, run in enumerate(runs) if run[0].value), len(runs))
    heads = [token for run in runs[:first] for token in run]
    if first == len(runs) or _labels(heads) or any(context.knows(t.words) for t in heads):
        return None
    pairs = list(zip(runs[first::2], runs[first + 1 :: 2], strict=False))
    width = len(runs[first])
    whole = list(takewhile(lambda pair: len(pair[0]) == width and _labels(pair[1]) == 1, pairs))
    rest = runs[first + 2 * len(whole) :]
    behind = [token for run in rest for token in run]
    lost = [token for token in behind if token.value and token.words]
    if not any(map(_labels, rest)):
        whole, lost = ([], []) if lost else (whole, [])
    elif len(whole) < _FEWEST:
        ends = [at for at in range(len(body)) if _ends_row(body, at)]
        if any(token.value for token in body[ends[-1] + 1 : ends[-1] + 2]):
            return None
        words = [token for token in body if not token.value]
        return [*above, *words], [token for token in body if token.value and token.words]
    if len(whole) < _FEWEST:
        return None
    turned = [token for values, words in whole for token in _turned(values, words)]
    return [*above, *heads, *turned, *(t for t in behind if not t.value)], lost


def _heads_units(token: FlatToken) -> bool:
    """Whether words are the headers of a table with units: 计量单位 统计数."""
    return not token.value and any(map(_UNIT_HEAD.match, token.words.split()))


def _ends_row(tokens: Sequence[FlatToken], at: int) -> bool:
    """Whether the label of a row ends here: in a unit, or as one that stands alone behind it."""
    token = tokens[at]
    if token.value:
        return False
    match = _UNIT_BEHIND.search(token.words)
    alone = is_unit(token.words) and at > 0 and not tokens[at - 1].value
    return alone or (match is not None and is_unit(token.words.split()[-1]))


def _labels(run: _Run) -> int:
    """How many labels with a unit a run of words holds."""
    return sum(_ends_row(run, at) for at in range(len(run)))


def _turned(values: _Run, words: _Run) -> _Run:
    """A row with its label first; words behind the label head what is below."""
    end = next((at for at in range(len(words)) if _ends_row(words, at)), len(words) - 1)
    return [*words[: end + 1], *values, *words[end + 1 :]]
