"""What verification hands back."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.schemas import Fact, Finding, Ledger


@dataclass(frozen=True, slots=True)
class Verification:
    """What verification says: the facts with their verdicts, the findings, the ledger."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
