"""Flattened statistical tables without heads whose labels do not stand before their figures.

Cards of a page hold a figure above its name; a program that reads pictures of pages column by
column writes all labels, all units and then all figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from .stat_columns import is_unit
from .stat_rows import StatContext
from .tokens import FlatToken

_FEWEST = 3
_FEWEST_OF_COLUMN = 5
_KNOWN = 0.8
_UNITS = re.compile(r"(?:万?元|[条件个人次份篇])+")
_TITLE = re.compile(r"统计表|附表|一览|年报|报告|年度")


def labels_together(tokens: Sequence[FlatToken], context: StatContext) -> list[FlatToken]:
    """The tokens with each label right before its unit and figure, where the whole run says which is whose."""
    first = next((at for at, token in enumerate(tokens) if token.value), None)
    if first is None:
        return list(tokens)
    found = _below(tokens, first, context) or _in_columns(tokens, first, context)
    return list(tokens) if found is None else found


def _below(tokens: Sequence[FlatToken], first: int, context: StatContext) -> list[FlatToken] | None:
    """Each figure above its label: figures begin right below the title, a label of the form ends."""
    if first and not _TITLE.search(tokens[first - 1].words):
        return None
    turned, labels, at = list(tokens[:first]), list[FlatToken](), first
    while at < len(tokens) and tokens[at].value:
        label = at + 1
        while label < len(tokens) and is_unit(tokens[label].words):
            label += 1
        if label == len(tokens) or tokens[label].value:
            return None
        turned += (tokens[label], *tokens[at + 1 : label], tokens[at])
        labels.append(tokens[label])
        at = label + 1
    if len(labels) < _FEWEST or not _are_rows(labels, context):
        return None
    rest = tokens[at:]
    # A label on two lines: below it the order is not sure.
    torn = len(rest) > 1 and rest[1].value
    if torn or _count_rows(tokens[first:at]):
        return [token for token in tokens if not token.value]
    return [*turned, *rest]


def _count_rows(tokens: Sequence[FlatToken]) -> bool:
    """Whether numbers may be those of the rows: without a unit, and each more than the last."""
    words = [token.words for token in tokens if token.value]
    if any(is_unit(token.words) for token in tokens) or not all(map(str.isdecimal, words)):
        return False
    return all(int(a) < int(b) for a, b in pairwise(words))


def _in_columns(
    tokens: Sequence[FlatToken], first: int, context: StatContext
) -> list[FlatToken] | None:
    """As many labels as units and as figures, one column behind the other."""
    values = list(takewhile(lambda token: token.value, tokens[first:]))
    units = list(takewhile(_are_units, reversed(tokens[:first])))[::-1]
    begin = first - len(units) - len(values)
    if len(values) < _FEWEST_OF_COLUMN or begin < 0:
        return None
    whole = len(units) != len(values)  # lines that are joined do not tell which unit is whose
    labels = tokens[begin : begin + len(values)]
    above = begin > 0 and context.knows(tokens[begin - 1].words)
    if above or not _are_rows(labels, context, whole=whole):
        return None
    rows = zip(labels, [None] * len(values) if whole else units, values, strict=True)
    parts = [part for row in rows for part in row if part is not None]
    return [*tokens[:begin], *parts, *tokens[first + len(values) :]]


def without_labels(tokens: Sequence[FlatToken], context: StatContext) -> list[FlatToken]:
    """The figures of a column behind one of labels of which there are more or fewer: nobody knows whose they are."""
    first = next((at for at, token in enumerate(tokens) if token.value), 0)
    values = list(takewhile(lambda token: token.value, tokens[first:]))
    above = [token for token in tokens[:first] if not _are_units(token)]
    labels = above[-_FEWEST_OF_COLUMN:]
    if min(len(values), len(labels)) < _FEWEST_OF_COLUMN:
        return []
    return values if all(context.name(token.words) for token in labels) else []


def _are_units(token: FlatToken) -> bool:
    return is_unit(token.words) or _UNITS.fullmatch(token.words) is not None


def _are_rows(labels: Sequence[FlatToken], context: StatContext, *, whole: bool = False) -> bool:
    """Whether labels are those of the form, the first and the last among them; ``whole``: all of them."""
    known = [context.name(label.words) is not None for label in labels]
    enough = all(known) if whole else sum(known) >= _KNOWN * len(known)
    return enough and known[0] and known[-1]
