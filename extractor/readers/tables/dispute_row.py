"""Part four: fifteen cells in a row, five for each kind of case, the total last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Document

from .cells import claim_cell, first_mention
from .forms import (
    DISPUTE_GROUPS,
    DISPUTE_RESULTS,
    LEFT_OUT,
    NO_COLUMN,
    TABLES,
    dispute_address,
    dispute_indicators,
)

_LABEL = f"行政复议、行政诉讼({NO_COLUMN})"


def claim_disputes(
    document: Document,
    cells: Sequence[Span],
    quoted: Sequence[Span],
    order: Sequence[str] = (),
) -> Iterator[Claim]:
    """The claims of the cells of part four; ``order`` are their indicators, if not as printed.

    Where blank cells were left out and put at the end of the row, its numbers stand under wrong
    headers.  They are then kept without a column.
    """
    indicators = order or dispute_indicators()
    found = [first_mention(document, cell) for cell in cells]
    values = [mention.value if mention else None for mention in found]
    moved = _moved_up(indicators, values)
    for indicator, cell, words, value in zip(indicators, cells, quoted, values, strict=True):
        if moved and value is None:
            continue
        address = dispute_address(indicator)
        if moved:
            address = Address(table=TABLES["disputes"], row=(), column=(NO_COLUMN,))
        claim = claim_cell(document, OTHER if moved else indicator, cell, address, words)
        if claim is None:
            continue
        label = {"label": _LABEL, "because": LEFT_OUT}
        yield claim.model_copy(update=label) if moved else claim


def _moved_up(indicators: Sequence[str], values: Sequence[Decimal | None]) -> bool:
    """Whether all numbers stand at the beginning of the row, and not under their headers.

    A third of the cells or more is missing then, and a kind of case with numbers has no total,
    while no other one adds up: in that case the report left the total blank.
    """
    count = sum(value is not None for value in values)
    said = {
        indicator: value
        for indicator, value in zip(indicators[:count], values[:count], strict=True)
        if value is not None
    }
    if len(said) < count or count > len(indicators) - len(DISPUTE_RESULTS):
        return False
    cut, sound = False, False
    for group in DISPUTE_GROUPS:
        parts = [said[id_] for r in DISPUTE_RESULTS[:-1] if (id_ := f"{group}.{r}") in said]
        total = said.get(f"{group}.total")
        cut = cut or (bool(parts) and total is None)
        sound = sound or (total is not None and sum(parts, Decimal(0)) == total)
    return cut and not sound
