"""Labels of flattened rows: numbers of rows before them, and labels that a line break has torn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.knowledge.matrix import Matrix
from extractor.knowledge.wordings import plain, without_note, without_numbering
from extractor.schemas import Span

from .tokens import FlatToken

_FEWEST = 3


def without_serials(tokens: Sequence[FlatToken]) -> list[FlatToken]:
    """The tokens without 1, 2, 3 … where such a number stands before the labels of all rows."""
    starts = [
        at
        for at, token in enumerate(tokens)
        if not token.value and at and tokens[at - 1].value and tokens[at - 1].words
    ]
    wanted = [str(n) for n in range(1, len(starts) + 1)]
    told = [tokens[at - 1].words for at in starts]
    if told[:-1] == wanted[:-1] and told != wanted:  # behind the last row the next heading stands
        starts, told, wanted = starts[:-1], told[:-1], wanted[:-1]
    if len(told) < _FEWEST or told != wanted:
        return list(tokens)
    serials = {at - 1 for at in starts}
    return [token for at, token in enumerate(tokens) if at not in serials]


def joined(tokens: Sequence[FlatToken], matrix: Matrix) -> list[FlatToken]:
    """The tokens, the pieces of a label that stand before and behind its values as one.

    Both pieces together are exactly a row of the form, none of them is one, and the second has no number.
    """
    found = list(tokens)
    at = 0
    while at < len(found):
        behind = at + 1
        while behind < len(found) and found[behind].value:
            behind += 1
        if behind < len(found) and not found[at].value:
            one, other = found[at], found[behind]
            if _are_one(one.words, other.words, matrix):
                stop = other.span.stop if behind == at + 1 else one.span.stop
                whole = replace(one, words=one.words + other.words, span=Span(one.span.start, stop))
                found[at] = whole
                del found[behind]
        at += 1
    return found


def _are_one(one: str, other: str, matrix: Matrix) -> bool:
    known = matrix.rows.wordings
    if without_numbering(other) != other.strip() or plain(other) in known or plain(one) in known:
        return False
    return plain(without_note(one + other)) in known
