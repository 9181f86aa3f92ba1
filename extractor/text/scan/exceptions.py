"""Exceptions: 除…外,没有收取 denies only what is left."""

from __future__ import annotations

import re

_EXCEPT = re.compile(r"除(?:[^。;]{1,40}外|此)[,]?[^,。;]{0,20}$")


def excepted(text: str, at: int) -> bool:
    """Whether an exception stands before a denial: what follows it is no zero."""
    return _EXCEPT.search(text, max(0, at - 60), at) is not None
