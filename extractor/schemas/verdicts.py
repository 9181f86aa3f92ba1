"""How far each verdict is to be trusted."""

from __future__ import annotations

from .indicators import Verdict

TRUST: dict[Verdict, int] = {"confirmed": 3, "stated": 2, "doubtful": 1, "contradicted": 0}
"""A rank for each verdict of the schema; it grows with trust."""
DOUBT = 1
"""Facts of this rank or less are for a person to look at."""
