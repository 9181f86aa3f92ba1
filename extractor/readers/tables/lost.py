"""What is said of a number whose column is lost."""

from __future__ import annotations

from extractor.schemas import Claim

NO_COLUMN = "列不明"
"""What stands for the header of a number whose column is lost."""

LEFT_OUT = "blank cells were left out of its row"
"""Why a number is claimed without its column, or with one that sums have told."""


def has_no_column(claim: Claim) -> bool:
    """Whether a number is claimed though its column is lost."""
    return claim.address is not None and claim.address.column == (NO_COLUMN,)
