"""Part two of a copy whose blank cells were left out and put at the end of its rows.

Part three tells such a copy by its sums; part two has none.  Where part three has lost its columns
so, or where nothing shows that a text keeps its blanks, a row of part two that begins with its
numbers and ends in blanks does not say what they count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise

from extractor.schemas import OTHER, Address, Claim
from extractor.text.document import Document

from .lost import LEFT_OUT, NO_COLUMN


def unplaced(document: Document, claims: Sequence[Claim], title: str) -> Iterator[Claim]:
    """The claims, of the items of this title those of such rows kept without a column; all as they are in other copies."""
    lost = any((claim.because or "").startswith(LEFT_OUT) for claim in claims)
    # Tables with cells of their own keep their blanks; in text only a blank before a number shows it.
    lost = lost or not (document.source.tables or _keeps_blanks(claims))
    for _, row in groupby(claims, partial(_row, title=title)):
        found = list(row)
        yield from _without_columns(found) if lost and _begins_full(found, title) else found


def _keeps_blanks(claims: Sequence[Claim]) -> bool:
    """Whether a blank cell stands before a number in a row of any table."""
    return any(
        one.semantic == "blank"
        and other.mention is not None
        and one.address.row == other.address.row
        for one, other in pairwise(claims)
        if one.address is not None and other.address is not None
    )


def _row(claim: Claim, title: str) -> tuple[str, str]:
    """What claims of one row of part two have in common."""
    table = claim.address.table if claim.address else ""
    row = claim.indicator.partition(".")[0] if table == title else ""
    return table, row


def _begins_full(row: Sequence[Claim], title: str) -> bool:
    """Whether a row of part two has numbers, then blanks."""
    if _row(row[0], title)[0] != title:
        return False
    blank = [claim.semantic == "blank" for claim in row]
    return any(blank) and not all(blank) and blank == sorted(blank)


def _without_columns(row: Iterable[Claim]) -> Iterator[Claim]:
    for claim in row:
        if claim.semantic == "blank" or claim.address is None:
            continue
        address = Address(table=claim.address.table, row=claim.address.row, column=(NO_COLUMN,))
        yield claim.model_copy(
            update={
                "indicator": OTHER,
                "address": address,
                "label": f"{claim.address.row[-1]}({NO_COLUMN})",
                "because": LEFT_OUT,
                "unit": None,
            }
        )
