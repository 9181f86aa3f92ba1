"""Part four: fifteen cells in a row, five for each kind of case, the total last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Document

from .cells import claim_cell, first_mention
from .forms import (
    DISPUTE_GROUPS,
    DISPUTE_RESULTS,
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
    headers; a kind of case with numbers and no total gives it away.  They are then kept without
    a column.
    """
    indicators = order or dispute_indicators()
    filled = [first_mention(document, cell) is not None for cell in cells]
    moved = _moved_up(indicators, filled)
    for indicator, cell, words, full in zip(indicators, cells, quoted, filled, strict=True):
        if moved and not full:
            continue
        address = dispute_address(indicator)
        if moved:
            address = Address(table=TABLES["disputes"], row=(), column=(NO_COLUMN,))
        claim = claim_cell(document, OTHER if moved else indicator, cell, address, words)
        if claim is None:
            continue
        label = {"label": _LABEL, "because": "blank cells were left out of its row"}
        yield claim.model_copy(update=label) if moved else claim


def _moved_up(indicators: Sequence[str], filled: Sequence[bool]) -> bool:
    """Whether the numbers stand at the beginning of the row, and a kind of case lacks its total."""
    said = {indicator for indicator, full in zip(indicators, filled, strict=True) if full}
    leading = list(filled) == sorted(filled, reverse=True)
    return leading and any(
        f"{group}.total" not in said and any(f"{group}.{part}" in said for part in DISPUTE_RESULTS)
        for group in DISPUTE_GROUPS
    )
