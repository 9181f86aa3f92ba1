"""Telling a want of memory from damage: libraries wrap the one in words for the other."""

from __future__ import annotations

_WORDS = ("unable to allocate", "out of memory", "cannot allocate memory")


def want_of_memory(error: BaseException) -> bool:
    """Whether an error comes of too little memory: it is a ``MemoryError``, or one of a library
    that wraps one, or that says so."""
    seen: BaseException | None = error
    for _ in range(10):
        if seen is None:
            return False
        inner = next((item for item in seen.args if isinstance(item, BaseException)), None)
        told = str(seen).lower()
        if isinstance(seen, MemoryError) or told == "memoryerror":
            return True
        if any(words in told for words in _WORDS):
            return True
        seen = inner or seen.__cause__ or seen.__context__
    return False
