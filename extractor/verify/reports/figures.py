"""What of a report is kept for comparing it with others: little, so that ten thousand fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.schemas import Finding, Quote, vocabulary


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of one report, with the words that say it."""

    value: Decimal
    quote: Quote


@dataclass(frozen=True, slots=True)
class Figures:
    """What of one report is compared with others.

    ``numbers`` is a digest of all its statistics in order, None where there are too few to tell.
    ``words`` is a digest of what is quoted, and of all numbers, ``stated`` of the facts.  ``code`` is that of the agency's division,
    ``several`` what tells that the file holds several reports.
    ``own`` and ``whole`` are figures that name their scope: own office, whole jurisdiction.
    """

    name: str
    agency: str | None
    region: str | None
    year: int | None
    values: Mapping[str, Stated]
    numbers: str | None
    own: Mapping[str, Stated] = field(default_factory=dict)
    whole: Mapping[str, Stated] = field(default_factory=dict)
    sha256: str = ""
    code: str | None = None
    words: str | None = None
    several: tuple[Finding, ...] = ()
    stated: str = ""

    @property
    def known(self) -> bool:
        """Whether agency and year are known, so that the report can be matched."""
        return self.agency is not None and self.year is not None


@dataclass(frozen=True, slots=True)
class AcrossFinding:
    """A finding about several reports; ``reports`` names them in the order of its quotes, ``about``
    the agency and the years, where they are one agency's."""

    reports: tuple[str, ...]
    finding: Finding
    about: str = ""


def label_of(indicator: str) -> str:
    """Row and column of an indicator, or its id where the vocabulary in use does not have it."""
    known = vocabulary().get(indicator)
    return known.zh if known is not None else indicator
