"""What ``tables.toml`` says of every table that begins with words of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extractor.schemas.pack import Data


class PrintedData(Data):
    """Keys of ``[items]``, ``[matrix]`` and ``[cross]``; ``together`` are headers as they stand where
    the cells of a copy ran together."""

    title: str
    begins: tuple[str, ...]
    together: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Printed:
    """A table that reports print."""

    said: PrintedData

    @property
    def title(self) -> str:
        """The title of the table, as the form heads it."""
        return self.said.title

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """Where the table begins in running text."""
        return re.compile("|".join(map(re.escape, self.said.begins)))
