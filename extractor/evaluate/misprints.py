"""Wrong numbers planted in right official tables: which number does verification name?

The tables are generated and add up.  A cell gets another number, as a typist makes it: one digit
changed, two exchanged, or a count that is off by a little.  The report is read anew.  Named is the
cell that a finding points at, with the value that it would have to have; a finding that points at
a right cell, or at the planted one with a wrong value, is wrong.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.options import Options
from extractor.pipeline import read_source
from extractor.schemas import Finding, roles
from extractor.text.document import Source
from extractor.verify import ForeignClaim
from extractor.verify.tables.pointed import named

from .generated import GeneratedReport, generate

_NUMBER = re.compile(r"(?<=\| )\d+(?= \|)")
_MEANT = re.compile(r"would have to be (?P<value>\d+)")


@dataclass(frozen=True, slots=True)
class CellClaim:
    """A number of a generated table: where it stands in the text, what it is, and its value."""

    start: int
    stop: int
    claim: ForeignClaim


@dataclass(slots=True)
class Misprints:
    """Reports with planted wrong numbers: in how many all, some, none or a right one was named."""

    name: str
    planted: int = 0
    all: int = 0
    some: int = 0
    wrong: int = 0

    @property
    def none(self) -> int:
        """In how many nothing was named."""
        return self.planted - self.all - self.some - self.wrong


def misprints(seed: int, each: int, tables: int) -> tuple[Misprints, ...]:
    """``each`` reports with one wrong number in the table of applications, as many with two, and a
    few with one in the other tables, where each number stands in one sum or none."""
    rng = random.Random(f"{seed}/misprints")
    made = list(generate(seed, tables, 0))
    kinds: tuple[tuple[str, int, int, Callable[[CellClaim], bool]], ...] = (
        ("one, applications", each, 1, _several_sums),
        ("one, other tables", -(-each // 5), 1, lambda cell: not _several_sums(cell)),
        ("two, applications", each, 2, _several_sums),
    )
    found = []
    for name, number, wrong, wanted in kinds:
        tally = Misprints(name)
        for _ in range(number if made else 0):
            report = rng.choice(made)
            picked = rng.sample([cell for cell in cells(report) if wanted(cell)], wrong)
            count(tally, report, [(cell, misprint(rng, cell.claim.value)) for cell in picked])
        found.append(tally)
    return tuple(found)


def _several_sums(cell: CellClaim) -> bool:
    """Whether it stands in the table of applications, the one whose cells stand in several sums."""
    return cell.claim.indicator in roles().applications


def cells(made: GeneratedReport) -> list[CellClaim]:
    """The numbers in the tables of a generated report, in the order of its claims."""
    claims = [claim for claim in made.claims if claim.value is not None]
    spans = [match.span() for match in _NUMBER.finditer(made.text)]
    return [CellClaim(*span, claim) for span, claim in zip(spans, claims, strict=True)]


def misprint(rng: random.Random, value: Decimal | None) -> int:
    """Another number than the one that is right."""
    right = int(value or 0)
    while True:
        digits = list(str(right))
        kind = rng.choice(("digit", "exchange", "count"))
        if kind == "digit":
            digits[rng.randrange(len(digits))] = str(rng.randrange(10))
        elif kind == "exchange" and len(digits) > 1:
            at = rng.randrange(len(digits) - 1)
            digits[at : at + 2] = reversed(digits[at : at + 2])
        wrong = int("".join(digits))
        if kind == "count":
            wrong = right + rng.choice((-10, -2, -1, 1, 2, 10))
        if wrong >= 0 and wrong != right:
            return wrong


def count(
    tally: Misprints, made: GeneratedReport, planted: Sequence[tuple[CellClaim, int]]
) -> None:
    """Plant wrong numbers in a report, read it, and count what is named."""
    text = made.text
    for cell, wrong in sorted(planted, key=lambda one: one[0].start, reverse=True):
        text = f"{text[: cell.start]}{wrong}{text[cell.stop :]}"
    source = Source(name=made.name, raw=text, content=text, sha256="")
    told = {*_named(read_source(source, Options()).findings)}
    right = {(cell.claim.indicator, cell.claim.value) for cell, _ in planted}
    tally.planted += 1
    if not told <= right:
        tally.wrong += 1
    elif told:
        tally.all += len(told) == len(right)
        tally.some += len(told) < len(right)


def _named(findings: Sequence[Finding]) -> Iterator[tuple[str, Decimal]]:
    for finding in findings:
        match = _MEANT.search(finding.message) if named(finding) else None
        if match is not None:
            yield finding.indicators[0], Decimal(match["value"])
