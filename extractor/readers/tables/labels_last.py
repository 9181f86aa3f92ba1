"""Flattened tables whose labels stand behind their figures: 统计数, 单位, 统计指标."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractor.schemas import Span
from extractor.text.serials import NUMBERS

from .cells import is_value
from .stat_columns import is_label_head, is_number_head, is_unit, is_unit_head
from .tokens import FlatToken

_WORD = re.compile(r"\S+")
_REMARK = re.compile(r"备\s?注|说\s?明")
_MOST_HEADS = 4


def labels_first(found: Sequence[FlatToken]) -> list[FlatToken]:
    """The tokens with each row's label before its unit and figures, where the heads say that it stands behind."""
    depth = len(list(takewhile(lambda t: not t.value and not is_unit(t.words), found)))
    heads = [piece for token in found[:depth] for piece in _pieces(token)]
    whole = next((n for n, (_, joined) in enumerate(_units_joined(found)) if joined), None)
    if (
        whole is not None and whole < depth
    ):  # 101 件 收到申请数: one token, which begins with its figure
        heads = [piece for token in found[:whole] for piece in _pieces(token)]
        depth = whole
    heads = [head for head in heads if not NUMBERS.fullmatch(head.words)]
    if heads and _REMARK.fullmatch(heads[-1].words):
        heads = heads[:-1]
    first = _first_head(heads)
    if first is None:
        return list(found)
    body = [piece for token, joined in _units_joined(found[depth:]) for piece in joined or (token,)]
    # Units first: what stands behind their head are the heads of the figures.
    figures = sorted(heads[first:-1], key=lambda head: not is_unit_head(head.words))
    return [*heads[:first], heads[-1], *figures, *_turned(body)]


def _first_head(heads: Sequence[FlatToken]) -> int | None:
    """Where the heads begin whose last is that of the labels; None if figures do not stand before them."""
    if not heads or not is_label_head(heads[-1].words):
        return None
    first = len(heads) - 1
    while first and len(heads) - first < _MOST_HEADS + 1:
        words = heads[first - 1].words
        if not (is_number_head(words) or is_unit_head(words)):
            break
        first -= 1
    figures = any(is_number_head(head.words) for head in heads[first:-1])
    return first if figures else None


def _pieces(token: FlatToken) -> Iterator[FlatToken]:
    for word in _WORD.finditer(token.words):
        start = token.span.start + word.start()
        yield FlatToken(Span(start, start + len(word.group())), word.group(), False)


def _units_joined(
    found: Sequence[FlatToken],
) -> Iterator[tuple[FlatToken, tuple[FlatToken, ...]]]:
    """Each token, and its parts where it is a figure with its label behind: 101 件 收到申请数."""
    for token in found:
        parts = list(_pieces(token))
        figures = [part for part in parts if is_value(part.words)]
        if token.value or not figures or figures != parts[: len(figures)]:
            yield token, ()
            continue
        rest = parts[len(figures) :]
        units = [part for part in rest[:1] if is_unit(part.words)]
        rest = rest[len(units) :]
        values = tuple(FlatToken(part.span, part.words, True) for part in figures)
        yield token, (*values, *units, *rest) if rest else ()


def _turned(body: Sequence[FlatToken]) -> Iterator[FlatToken]:
    """The tokens of each row with its label first.  Words behind it head the rows below."""
    row: list[FlatToken] = []
    for token in body:
        if token.value or is_unit(token.words):
            row.append(token)
            continue
        # A unit without figure: the row's is blank, and was lost on the way.
        yield token
        yield from (t for t in row if not t.value)
        yield from (t for t in row if t.value)
        row = []
    yield from row
