"""Part four: fifteen cells in a row, five for each kind of case, the total last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.knowledge.cross import Cross
from extractor.knowledge.wordings import plain
from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Document

from .cells import claim_cell, first_mention
from .lost import LEFT_OUT, NO_COLUMN

_ABOVE = 80
_STOP = re.compile(r"[。;]")


def group_above(text: str, start: int, cross: Cross) -> str | None:
    """The one kind of case that the line above ``start`` names, as a head or in a heading; or None."""
    words = text[max(0, start - _ABOVE) : start].strip().rpartition("\n")[2]
    head = cross.heads.wordings.get(plain(words))
    named = cross.named(_STOP.split(words)[-1]) or ()
    return head or (named[0] if len(named) == 1 else None)


def claim_cross(
    document: Document,
    cross: Cross,
    cells: Sequence[Span],
    quoted: Sequence[Span],
    order: Sequence[str],
) -> Iterator[Claim]:
    """The claims of the cells of a cross; ``order`` are their indicators, if not as printed.

    Where blank cells were left out and put at the end of the row, its numbers stand under wrong
    headers.  They are then kept without a column.
    """
    indicators = order or cross.indicators
    mentions = [first_mention(document, cell) for cell in cells]
    values = [mention.value if mention else None for mention in mentions]
    moved = _moved_up(cross, indicators, values) or _has_wrong_gaps(cross, values)
    for indicator, cell, words, value in zip(indicators, cells, quoted, values, strict=True):
        if moved and value is None:
            continue
        address = cross.address(indicator)
        if moved:
            address = Address(table=cross.title, row=(), column=(NO_COLUMN,))
        claim = claim_cell(document, OTHER if moved else indicator, cell, address, words)
        if claim is None:
            continue
        label = {"label": f"{cross.label}({NO_COLUMN})", "because": LEFT_OUT}
        yield claim.model_copy(update=label) if moved else claim


def _has_wrong_gaps(cross: Cross, values: Sequence[Decimal | None]) -> bool:
    """Whether one kind of case alone has blank cells, and its numbers do not add up without them.

    Where the total is blank as well, they may have been moved to the beginning of the row.
    """
    *parts, total = values
    if len(values) != len(cross.results) or None not in parts:
        return False
    told = [part for part in parts if part is not None]
    return bool(told) and sum(told, Decimal(0)) != total


def _moved_up(cross: Cross, indicators: Sequence[str], values: Sequence[Decimal | None]) -> bool:
    """Whether all numbers stand at the beginning of the row, and not under their headers.

    A third of the cells or more is missing then, and a kind of case with numbers has no total,
    while no other one adds up: in that case the report left the total blank.
    """
    *results, total_of = cross.results
    count = sum(value is not None for value in values)
    said = {
        indicator: value
        for indicator, value in zip(indicators[:count], values[:count], strict=True)
        if value is not None
    }
    if len(said) < count or count > len(indicators) - len(cross.results):
        return False
    cut, sound = False, False
    for group in cross.groups:
        parts = [said[id_] for r in results if (id_ := f"{group}.{r}") in said]
        total = said.get(f"{group}.{total_of}")
        cut = cut or (bool(parts) and total is None)
        sound = sound or (total is not None and sum(parts, Decimal(0)) == total)
    return cut and not sound
