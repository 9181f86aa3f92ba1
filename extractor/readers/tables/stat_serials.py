"""The numbers of the rows (序号) of a flattened statistical table: they count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from extractor.knowledge.listing import Listing
from extractor.schemas import Claim, Span
from extractor.text.document import Document
from extractor.text.serials import HEAD, NUMBERS

from .cells import kept_in_cells
from .labels_last import runs_of_heads
from .stat_columns import is_label_head, is_number_head, is_unit, is_unit_head
from .stat_rows import StatContext
from .tokens import FlatToken, enumerations

_TRAILING_UNIT = re.compile(r" (?:[条件次篇个人份]|人次|万?元)$")
_FEWEST = 3
_LABEL = "行次"
_WITH_UNIT = re.compile(r"(?P<number>\d{1,4}) (?P<unit>\S{1,4})")


def without_row_numbers(
    document: Document, tokens: Sequence[FlatToken], listing: Listing
) -> list[FlatToken]:
    """The tokens without the numbers of the rows.

    In lines with tabs the text layer knows them (:mod:`extractor.text.serials`).  Else they are
    1, 2, 3 …, or go on from any number below 代码, as a header says; without one they must stand
    before every row that is known.
    """
    known = enumerations(document)
    left = [token for token in tokens if not (token.value and token.span.start in known)]
    if not any(not token.value and NUMBERS.search(token.words) for token in tokens):
        return left if len(left) < len(tokens) else _without_counted(tokens, StatContext(listing))
    if len(tokens) - len(left) >= _FEWEST:
        return left  # what goes on from 1 among the rest are figures
    cuts = [run.start for run in runs_of_heads(left)][1:]
    parts = [left[start:stop] for start, stop in pairwise([0, *cuts, len(left)])]
    return [token for part in parts for token in _numberless(part, listing)]


def _without_counted(tokens: Sequence[FlatToken], context: StatContext) -> list[FlatToken]:
    """The tokens of a table without heads, where 1, 2, 3 … stand before all known labels that have figures."""
    kept = _without(tokens, context, "1", inside=False)
    left = {token.span for token in kept}
    gone = {at for at, token in enumerate(tokens) if token.span not in left}
    for at, token in enumerate(tokens):
        if token.value or not gone or not context.knows(_TRAILING_UNIT.sub("", token.words)):
            continue
        behind = list(takewhile(lambda t: t.value or is_unit(t.words), tokens[at + 1 :]))
        figures = [t for n, t in enumerate(behind, at + 1) if t.value and n not in gone]
        if at - 1 not in gone or not figures:
            return list(tokens)
    return kept


def _numberless(tokens: list[FlatToken], listing: Listing) -> list[FlatToken]:
    """The tokens of one table without the numbers of its rows; its heads say where these stand."""
    heads = [w for t in takewhile(lambda t: not t.value, tokens) for w in t.words.split()]
    places = [n for n, words in enumerate(heads) if NUMBERS.fullmatch(words)]
    if not places:
        return _without(tokens, StatContext(listing), "1", inside=False)
    # Of two such columns the one nearer to the labels goes first: its numbers stand next to them.
    for at in reversed(places):
        others = [words for n, words in enumerate(heads) if n not in places or n == at]
        # A table that goes on behind its heads printed again does not begin with 1.
        for start in ("1", None) if HEAD.fullmatch(heads[at]) else (None,):
            kept = _without(tokens, StatContext(listing), start, inside=_stands_inside(others))
            if kept != tokens:
                break
        tokens = kept
    return tokens


def row_number_claims(
    document: Document, tokens: Sequence[FlatToken], kept: Sequence[FlatToken]
) -> Iterator[Claim]:
    """The numbers of rows among ``found`` that are not ``kept``, so that nobody takes one for a figure."""
    starts = {token.span.start for token in kept}
    gone = [token for token in tokens if token.value and token.span.start not in starts]
    for claim in kept_in_cells(document, [token.span for token in gone]):
        yield claim.model_copy(update={"label": _LABEL})


def _without(
    tokens: Sequence[FlatToken], context: StatContext, expected: str | None, *, inside: bool
) -> list[FlatToken]:
    """The tokens without one column of numbers, the first of which is ``expected``.

    A number counts as one if it goes on where the last one left off, words stand behind it, and the row
    before it has its value already; ``inside``: if words stand before it, and a unit or value behind it.
    """
    kept: list[FlatToken] = []
    gone: set[int] = set()
    for at, token in enumerate(tokens):
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        number, unit = _split(token) if inside and behind and behind.value else (token, None)
        bare = number.words.lstrip("0")
        serial = number.value and bare.isdecimal() and expected in (None, bare)
        if serial and inside and at - 1 in gone:
            serial = False  # the row's own figure behind its number
        elif serial and inside:
            follows = unit or behind is None or behind.value or is_unit(behind.words)
            serial = bool(kept) and not kept[-1].value and bool(follows)
        elif serial and behind is None:
            serial = bool(kept) and kept[-1].value
        elif serial and behind is not None:
            serial = not behind.value and not _awaited(kept, context)
        if not serial:
            kept.append(token)
            continue
        expected = str(int(bare) + 1)
        gone.add(at)
        kept += [unit] if unit else []
    return kept if len(gone) >= _FEWEST else list(tokens)


def _split(token: FlatToken) -> tuple[FlatToken, FlatToken | None]:
    """The number of a row and the unit that a copy put behind it: 3 件."""
    match = _WITH_UNIT.fullmatch(token.words)
    if match is None or not is_unit(match["unit"]):
        return token, None
    start, unit = token.span.start, token.span.start + match.start("unit")
    return (
        FlatToken(Span(start, start + len(match["number"])), match["number"], True),
        FlatToken(Span(unit, token.span.stop), match["unit"], False),
    )


def _stands_inside(heads: Sequence[str]) -> bool:
    """Whether the numbers stand behind labels, or before units and values: 指标名称, 行次, 计量单位."""
    at = next(n for n, words in enumerate(heads) if NUMBERS.fullmatch(words))
    behind = heads[at + 1] if at + 1 < len(heads) else ""
    labels_before = at > 0 and is_label_head(heads[at - 1])
    return labels_before or is_number_head(behind) or is_unit_head(behind)


def _awaited(kept: Sequence[FlatToken], context: StatContext) -> bool:
    """Whether the row that the last tokens belong to has its label, and no value yet."""
    if not kept or kept[-1].value:
        return False
    label = _TRAILING_UNIT.sub("", kept[-1].words)
    before = kept[-2].words if len(kept) > 1 and not kept[-2].value else ""
    return context.knows(label) or context.knows(before)
