"""What a report is proven to say in two ways, of which people chose one: it stands as printed.

A person who accepts one value and rejects the others says which is to be used, and not that the report
does not print them.  Who only rejects one, or types another value, says that it was read wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.schemas import Fact, Finding, Result

from .counts.interval import of_fact, overlap, plain

SEVERAL = frozenset({"conflict", "unit_mismatch"})
"""Several values of one thing: settled by the values that are left, not by who looked at them."""
ARITHMETIC = frozenset(
    {"sum_mismatch", "balance_mismatch", "subset_exceeds", "share_mismatch", "growth_mismatch"}
)
"""What no look at the numbers mends: 14 is not 15, whoever confirmed that both are printed."""


def of_several(finding: Finding) -> bool:
    """Whether it says that the report gives several values of one thing."""
    return finding.kind in SEVERAL


def one_chosen(finding: Finding) -> bool:
    """Whether it is one that stands though people chose one of several values."""
    return _CHOSEN.search(finding.message) is not None


_CHOSEN = re.compile(r"; a person chose \S+$")


@dataclass(frozen=True, slots=True)
class Choices:
    """The facts of a report as they were read and as people left them, and those decided on."""

    result: Result
    left: Mapping[str, Fact]
    decided: Collection[str]

    @staticmethod
    def of(result: Result, left: Sequence[Fact], decided: Collection[str]) -> Choices:
        return Choices(result, {fact.id: fact for fact in left}, decided)

    def stands(self, finding: Finding) -> Finding | None:
        """A proven mistake of the report that stands after people chose, with what they chose; None where
        they did not, or where it is none after all."""
        if finding.whose != "source":
            return None
        about = list(self._about(finding))
        if any(self._is_changed(fact) for fact in about):
            return None
        if of_several(finding):
            return self._of_several(finding, about)
        return self._of_sum(finding, about) if finding.kind in ARITHMETIC else None

    def _of_several(self, finding: Finding, about: Sequence[Fact]) -> Finding | None:
        kept = [fact for fact in about if fact.id in self.left]
        stood_for = [fact for fact in kept if fact.id in self.decided]
        if not stood_for:
            return None
        if not all(overlap(of_fact(kept[0]), of_fact(fact)) for fact in kept):
            return finding  # bare numbers, each of which people confirmed as it is printed
        return _with(finding, stood_for[0])

    def _of_sum(self, finding: Finding, about: Sequence[Fact]) -> Finding | None:
        """A sum that lacks a number now, in whose place people chose another that the report states."""
        apart = [fact for fact in about if fact.id not in self.left]
        instead = [next(self._instead_of(fact), None) for fact in apart]
        chosen = [fact for fact in instead if fact is not None]
        return _with(finding, chosen[0]) if chosen and len(chosen) == len(apart) else None

    def _instead_of(self, rejected: Fact) -> Iterator[Fact]:
        for finding in self.result.findings:
            if of_several(finding) and finding.whose == "source" and rejected.id in finding.facts:
                for fact in self._about(finding):
                    accepted = fact.id in self.left and fact.id in self.decided
                    same = fact.indicator == rejected.indicator
                    if accepted and same and not self._is_changed(fact):
                        yield fact

    def _about(self, finding: Finding) -> Iterator[Fact]:
        """The facts that a finding is about: its own, or those of its bare numbers."""
        numbers = {*finding.mentions}
        for fact in self.result.facts:
            if fact.id in finding.facts or numbers & {one.mention for one in fact.evidence}:
                yield fact

    def _is_changed(self, fact: Fact) -> bool:
        """Whether people gave it another value, or said that it is of something else."""
        now = self.left.get(fact.id)
        return now is not None and _printed(now) != _printed(fact)


def _printed(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.unit, fact.qualifier, fact.scope, fact.period


def _with(finding: Finding, chosen: Fact) -> Finding:
    value = plain(chosen.value)
    told = f"a person chose {value}"
    return finding.model_copy(update={"message": f"{finding.message}; {told}"})
