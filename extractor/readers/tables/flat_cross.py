"""Part four where it is flattened: all numbers in one row, or a small table for each kind of case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.knowledge.cross import Cross
from extractor.knowledge.wordings import plain
from extractor.schemas import Claim
from extractor.text.document import Document

from .cross_row import claim_cross
from .flat_values import claims_of, cut_off, quote_of, values_behind, values_of, without_place
from .tokens import FlatToken
from .years_apart import of_one_year

_STOP = re.compile(r"[。;;]")
_ABOVE = 60
_FEWEST = 3


def read_cross(
    document: Document, tokens: Sequence[FlatToken], cross: Cross, *, whole: bool
) -> Iterator[Claim]:
    """The claims of part four.  ``whole``: the rows of the tables before it have all their cells.

    Each run of values stands below the results that are printed before it, and these below a kind of
    case each: in the order in which both are named.
    """
    heads, runs = _Heads(cross), list[tuple[str, list[Claim]]]()
    heads.above(document, tokens)
    at = 0
    while at < len(tokens):
        if tokens[at].value:
            at += 1
            continue
        heads.read(tokens[at].words)
        values = values_of(tokens, at)
        if values:
            run = list(_run(document, tokens, at, heads, whole=whole))
            runs.append((tokens[at].words.split()[-1], run))
            heads.end()
        at += 1 + len(values)
    yield from of_one_year(runs, document.meta.year)


@dataclass(slots=True)
class _Heads:
    """What headers have been read: kinds of cases and results, since the last values."""

    cross: Cross
    groups: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    shared: tuple[str, ...] = ()

    def above(self, document: Document, tokens: Sequence[FlatToken]) -> None:
        """Read the line above the table, which may name its kind of case."""
        start = tokens[0].span.start if tokens else 0
        line = document.text[max(0, start - _ABOVE) : start].strip().rpartition("\n")[2]
        self.read(_STOP.split(line)[-1])

    def read(self, words: str) -> None:
        """Read headers, or a sentence that names one kind of case."""
        pieces = words.split()
        for piece in pieces:
            group = self.cross.heads.wordings.get(plain(piece))
            result = self.cross.columns.wordings.get(plain(piece))
            if group is not None:
                self.groups.append(group)
            elif result is not None:
                self.results.append(result)
            elif plain(piece) in self.cross.over:
                self.over.append(plain(piece))
        known = {*self.cross.heads.wordings, *self.cross.columns.wordings, *self.cross.over}
        if known.isdisjoint(map(plain, pieces)):
            named = self.cross.named(words)
            if named is not None:
                self.groups = list(named)

    def end(self) -> None:
        """Forget the headers of the values that have been read; further small tables may share the results."""
        if len(self.results) == len(self.cross.results):
            self.shared = tuple(self.results)
        self.groups, self.results, self.over = [], [], []

    def order(self, count: int) -> tuple[str, ...] | None:
        """The indicators of so many values; None if the headers do not tell them."""
        cross, width = self.cross, len(self.cross.results)
        results = tuple(self.results) or self.shared
        if count == len(cross.indicators):
            groups = self.groups if sorted(self.groups) == sorted(cross.groups) else cross.groups
            if len(results) != count:
                results = cross.results * len(cross.groups)
        elif count == width * len(self.groups) and cross.is_under(self.over, self.groups):
            groups = self.groups
            results = results * len(groups) if len(results) == width else results
        else:
            return None
        if len(results) != count or len(set(groups)) < len(groups):
            return None
        order = tuple(f"{groups[n // width]}.{result}" for n, result in enumerate(results))
        return order if len(set(order)) == count else None


def _run(
    document: Document, tokens: Sequence[FlatToken], at: int, heads: _Heads, *, whole: bool
) -> Iterator[Claim]:
    """The claims of the values behind a header."""
    cross, label = heads.cross, tokens[at]
    for count in (len(cross.indicators), len(cross.results) * len(heads.groups)):
        values = values_behind(tokens, at, count) if count else None
        order = heads.order(count)
        if values is None or order is None:
            continue
        if count == len(cross.indicators):
            quoted = [quote_of(values[0], value) for value in values]
            cells = [value.span for value in values]
            yield from claim_cross(document, cross, cells, quoted, order)
        else:
            for indicator, value in zip(order, values, strict=True):
                yield from claims_of(document, indicator, value, label, cross.address(indicator))
        return
    values = values_of(tokens, at)
    cut = (cut_off(document, values) if whole else None) or []
    wanted = len(heads.results) or len(cross.indicators)
    order = heads.order(wanted) if len(values) < wanted else None
    for indicator, value in zip(order or (), cut, strict=False):
        yield from claims_of(document, indicator, value, label, cross.address(indicator))
    lost = values[len(cut) :] if order else values
    if len(values) >= _FEWEST and (heads.results or heads.groups):
        yield from without_place(document, lost, cross.title, label=values[0])
