"""Tables with a column of shares beside one of counts: 网站 | 560 | 14%, above a 合计.

That a column holds the shares of another in its total is what most rows show; a row in which it does
not is a mistake of the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..lists.added_lines import TOTAL, blocks
from .sentences import share_finding
from .wholes import is_share

_FEWEST = 3
"""Rows from which on they show what a column is."""
_MOST_COLUMNS = 8


def check_share_columns(document: Document) -> Iterator[Finding]:
    """Rows whose share is not that of their count, where those of the others are."""
    for _, rows in blocks(document):
        last = next((row for row in rows if TOTAL.fullmatch(row.words[0])), None)
        if last is None:
            continue
        others = [row.numbers for row in rows if row is not last]
        for count, share in permutations(range(1, min(len(last.words), _MOST_COLUMNS)), 2):
            whole = last.numbers[count]
            if whole is not None and whole.unit != "%" and whole.value:
                pairs = [(row[count], row[share]) for row in others]
                yield from _odd(document, pairs, whole)


def _odd(
    document: Document, pairs: Sequence[tuple[Mention | None, Mention | None]], whole: Mention
) -> Iterator[Finding]:
    told = [
        (part, share)
        for part, share in pairs
        if part is not None and share is not None and share.unit == "%" and part.value
    ]
    wrong = [pair for pair in told if not is_share(pair[0], whole, pair[1])]
    if len(told) - len(wrong) >= max(_FEWEST, 2 * len(wrong)):
        for part, share in wrong:
            yield share_finding(document, part, whole, share)
