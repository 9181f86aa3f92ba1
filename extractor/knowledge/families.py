"""Words written together: {不属|非}{本|我}局 are four."""

from __future__ import annotations

import re
from itertools import product
from math import prod

_MOST_WORDS = 20_000


def parts_of(family: str) -> list[list[str]]:
    """The parts that a family is put together from, each with its choices."""
    return [part.split("|") for part in re.split(r"[{}]", family)]


def members(family: str, file: str = "concepts.toml") -> list[str]:
    """The words that a family stands for: {不属|非}{本|我}局 are four.

    Raises:
        ValueError: they are too many.
    """
    choices = parts_of(family)
    if prod(map(len, choices)) > _MOST_WORDS:
        raise ValueError(f"{file}: {family[:40]} stands for more than {_MOST_WORDS} words")
    return ["".join(parts) for parts in product(*choices)]
