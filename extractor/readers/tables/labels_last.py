"""Flattened tables whose labels stand behind their figures: 统计数, 单位, 统计指标."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from extractor.schemas import Span
from extractor.text.serials import NUMBERS

from .cells import is_value
from .stat_columns import REMARK_HEAD, is_label_head, is_number_head, is_unit, is_unit_head
from .tokens import FlatToken

_WORD = re.compile(r"\S+")


def labels_first(tokens: Sequence[FlatToken]) -> list[FlatToken]:
    """The tokens with each row's label before its unit and figures, where the heads say that it stands behind.

    What heads say holds down to the next heads.
    """
    runs = list(runs_of_heads(tokens))
    turned = list(tokens[: runs[0].start if runs else len(tokens)])
    for run, below in pairwise([*runs, range(len(tokens), len(tokens))]):
        heads = tokens[run.start : run.stop]
        body = tokens[run.stop : below.start]
        order = _in_order([piece for token in heads for piece in _pieces(token)])
        turned += [*heads, *body] if order is None else [*order, *_turned(_parted(body))]
    return turned


def runs_of_heads(found: Sequence[FlatToken]) -> Iterator[range]:
    """Where nothing but heads of columns stands, at least one of labels and another."""
    start = 0
    for is_run, some in groupby(found, key=_is_heads):
        tokens = list(some)
        pieces = [piece.words for token in tokens for piece in _pieces(token)]
        if is_run and len(pieces) > 1 and any(map(is_label_head, pieces)):
            yield range(start, start + len(tokens))
        start += len(tokens)


def _is_heads(token: FlatToken) -> bool:
    words = [piece.words for piece in _pieces(token)]
    return bool(words) and all(map(_is_head, words))


def _is_head(words: str) -> bool:
    named = is_label_head(words) or is_number_head(words) or is_unit_head(words)
    return named or bool(NUMBERS.fullmatch(words) or REMARK_HEAD.fullmatch(words))


def _in_order(heads: Sequence[FlatToken]) -> list[FlatToken] | None:
    """The heads from that of the labels on; None if that of figures does not stand before it."""
    tokens = [
        h for h in heads if not (NUMBERS.fullmatch(h.words) or REMARK_HEAD.fullmatch(h.words))
    ]
    at = next(n for n, head in enumerate(tokens) if is_label_head(head.words))
    figures = any(is_number_head(head.words) for head in tokens[:at])
    if not figures or not is_label_head(tokens[-1].words):
        return None
    # Units first: what stands behind their head are the heads of the figures.
    return [tokens[at], *sorted(tokens[:at], key=lambda head: not is_unit_head(head.words))]


def _pieces(token: FlatToken) -> Iterator[FlatToken]:
    for word in _WORD.finditer(token.words):
        start = token.span.start + word.start()
        yield FlatToken(Span(start, start + len(word.group())), word.group(), False)


def _parted(tokens: Sequence[FlatToken]) -> Iterator[FlatToken]:
    """The tokens; the parts of one that is a figure with its label behind: 101 件 收到申请数."""
    for token in tokens:
        parts = list(_pieces(token))
        figures = [part for part in parts if is_value(part.words)]
        if token.value or not figures or figures != parts[: len(figures)]:
            yield token
            continue
        rest = parts[len(figures) :]
        units = [part for part in rest[:1] if is_unit(part.words)]
        rest = rest[len(units) :]
        values = [FlatToken(part.span, part.words, True) for part in figures]
        yield from (*values, *units, *rest) if rest else (token,)


def _turned(body: Iterable[FlatToken]) -> Iterator[FlatToken]:
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
