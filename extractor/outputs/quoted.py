"""The words of a finding as one cell: each row of the report once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.schemas import Quote

from .plain_text import apart


def quoted(quotes: Sequence[Quote], *, for_people: bool = False) -> str:
    """What quotes say, each once, with `` | `` between them.

    The numbers of a row are quoted from its label on, so that a sum of seven cells has seven
    beginnings of one row: the longest says it all.  ``for_people``: cells of a row stand apart.
    """
    texts = dict.fromkeys(one.text for one in longest(quotes))
    return " | ".join(map(apart, texts) if for_people else texts)


def longest(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """The quotes that no other one holds: seven beginnings of one row are told by the whole row."""
    every = list(quotes)
    spans = {(one.span.start, one.span.stop) for one in every}
    for one in every:
        start, stop = one.span.start, one.span.stop
        if not any(a <= start and stop <= b and (a, b) != (start, stop) for a, b in spans):
            yield one
