"""The same report in every way it reaches a user: which cells are right, wrong, missed?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from extractor.options import Options
from extractor.pipeline import read_source
from extractor.schemas import Fact, Result
from extractor.text.load import load

from .forms import blocks, variants
from .generated import GeneratedReport, generate


@dataclass(frozen=True, slots=True)
class VariantScore:
    """One report in one variant.  ``right`` is None where the variant could not be made here.

    ``announced`` tells whether a finding or failure says that something of the tables was not
    read; a wrong cell is a value of an indicator that the report does not state for it, ``caught``
    those of them that are doubtful or contradicted.  ``recognised``: the variant is a picture, of
    which a digit may be read wrong, though not unnoticed.
    """

    report: str
    variant: str
    cells: int
    right: int | None = None
    wrong: int = 0
    announced: bool = False
    caught: int = 0
    recognised: bool = False

    @property
    def missed(self) -> int:
        """Cells that were not read."""
        return self.cells - (self.right or 0)

    @property
    def sound(self) -> bool:
        """Whether no cell is wrong unnoticed, and none missing in silence."""
        unnoticed = self.wrong - (self.caught if self.recognised else 0)
        return self.right is None or (unnoticed == 0 and (self.missed == 0 or self.announced))


def matrix(seed: int, reports: int) -> Iterator[VariantScore]:
    """Every generated report in every variant."""
    for made in generate(seed, reports, 0):
        with tempfile.TemporaryDirectory() as folder:
            for variant, name, data in variants(blocks(made.text), Path(folder)):
                yield _row(made, variant, name, data)


def _row(made: GeneratedReport, variant: str, name: str, data: bytes | None) -> VariantScore:
    stated = {claim.indicator: claim.value for claim in made.claims if claim.value is not None}
    if data is None:
        return VariantScore(made.name, variant, len(stated))
    options = Options()
    result = read_source(load(data, name=name, max_bytes=options.max_bytes), options)
    right, wrong, caught = _compared(stated, result)
    announced = bool(result.findings or result.failures)
    recognised = any(e.recognition is not None for fact in result.facts for e in fact.evidence)
    return VariantScore(
        made.name, variant, len(stated), right, wrong, announced, caught, recognised
    )


def _compared(stated: dict[str, Decimal], result: Result) -> tuple[int, int, int]:
    """(right, wrong, wrong and doubted)"""
    found: dict[tuple[str, Decimal], list[Fact]] = {}
    for fact in result.facts:
        if fact.value is not None and fact.indicator != "other":
            found.setdefault((fact.indicator, fact.value), []).append(fact)
    right = sum(pair in found for pair in stated.items())
    wrong = [facts for (name, value), facts in found.items() if value != stated.get(name)]
    caught = sum(all(fact.verdict in _DOUBTED for fact in facts) for facts in wrong)
    return right, len(wrong), caught


_DOUBTED = ("doubtful", "contradicted")
