"""The tables of guards: each enters under its own name, by which a pack says for what it holds."""

from __future__ import annotations

from collections.abc import Callable

from extractor.knowledge.prose_file import SaidGuards
from extractor.text.document import Document

from .clauses import Clause
from .told_before import State

Guard = Callable[[Document, Clause, State], bool]
"""Whether a number is not what its clause alone would make of it."""


class GuardTable(dict[str, Guard]):
    """Guards by name."""

    def enter(self, guard: Guard) -> Guard:
        """Enter a function as the guard of its name; for use as a decorator.

        Raises:
            LookupError: no pack could name it.
        """
        name = guard.__name__
        if name not in SaidGuards.model_fields:
            raise LookupError(f"{name}: SaidGuards has no field of this name")
        self[name] = guard
        return guard
