"""How far each verdict is to be trusted."""

from __future__ import annotations

from typing import get_args

from .indicators import Verdict

_TRUST = {"confirmed": 3, "verified": 3, "stated": 2, "doubtful": 1, "unsupported": 1,
          "contradicted": 0}  # fmt: skip
_NAMES: tuple[Verdict, ...] = get_args(Verdict)
TRUST: dict[Verdict, int] = {name: _TRUST[name] for name in _NAMES}
"""A rank for each verdict of the schema; it grows with trust."""
DOUBT = 1
"""Facts of this rank or less are for a person to look at."""
