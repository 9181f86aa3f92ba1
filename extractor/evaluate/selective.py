"""Selective accuracy: how far each verdict can be believed, and how much it covers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from extractor.schemas import Verdict

from .counts import Counts

VERDICTS: tuple[str, ...] = get_args(Verdict)
"""The verdicts of the schema, which lists the best one first."""


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """One verdict, and what comes of believing it and all better ones.

    ``facts`` have the verdict; ``precision`` is theirs, ``share`` their part of all facts.  The
    other three are of the facts admitted so far: ``admitted`` is their part of all facts, ``right``
    their precision, ``recall`` the share of the gold that is among them.  None: nothing to divide.
    """

    verdict: str
    facts: int
    precision: float | None
    share: float | None
    right: float | None
    admitted: float | None
    recall: float | None


def curve(verdicts: Mapping[str, Counts], wanted: int) -> Iterator[CoveragePoint]:
    """Precision against coverage, as verdicts are admitted one after the other, the best first.

    ``verdicts`` counts facts found and wrong by verdict; ``wanted`` is the number of gold facts.
    """
    whole = sum(counts.found + counts.wrong for counts in verdicts.values())
    so_far = Counts()
    for verdict in VERDICTS:
        counts = verdicts.get(verdict, Counts())
        so_far += counts
        facts, admitted = counts.found + counts.wrong, so_far.found + so_far.wrong
        yield CoveragePoint(
            verdict=verdict,
            facts=facts,
            precision=counts.precision,
            share=facts / whole if whole else None,
            right=so_far.precision,
            admitted=admitted / whole if whole else None,
            recall=so_far.found / wanted if wanted else None,
        )
