"""What every check is given of a report."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from extractor.knowledge.pack import Pack
from extractor.schemas import Fact
from extractor.text.document import Document

Agreed = Set[tuple[str, str]]
"""(mention, indicator) of what a second reader reads alike."""


@dataclass(frozen=True, slots=True)
class Case:
    """A report as the checks see it: what was read of it, its text, and what is known of its kind."""

    facts: Sequence[Fact]
    document: Document
    pack: Pack
    agreed: Agreed
    told: Set[str]
    """Ids of the mentions that a broken identity tells of: other checks leave them to it."""
