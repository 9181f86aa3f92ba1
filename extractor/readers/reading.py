"""What a reader gives back: claims, and everything that went wrong on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from extractor.schemas import ChunkFailure, Claim, Finding, Quote, Severity, Span, Usage
from extractor.text.document import Document

if TYPE_CHECKING:
    from .rules.unexplained import Unexplained

AsideKind = Literal["agency", "title", "date", "problem", "measure"]


@dataclass(frozen=True, slots=True)
class Aside:
    """What a report says beside its statistics, in its own words."""

    kind: AsideKind
    quote: Quote


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of one reader on one document.  ``failures`` are the chunks not read.

    ``unexplained`` are the clauses that the rules can make nothing of, and that nothing sets aside,
    by the ids of mentions.
    """

    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    failures: tuple[ChunkFailure, ...] = ()
    usage: Usage = field(default_factory=Usage)
    asides: tuple[Aside, ...] = ()
    unexplained: Mapping[str, Unexplained] = field(default_factory=dict)


def by_mention(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims of each number, by its id; those of cells without a number apart."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.mention is not None:
            found.setdefault(claim.mention, []).append(claim)
    return found


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that verification could not settle, put to the model reader once.

    ``mentions`` are the ids in question, ``reason`` the finding in words, with its formula.
    """

    mentions: tuple[str, ...]
    reason: str


def unplaced_table(
    document: Document,
    message: str,
    spans: Sequence[Span],
    *,
    severity: Severity = "warning",
    mentions: Iterable[str] = (),
    indicators: Iterable[str] = (),
) -> Finding:
    """The finding of numbers of a table that nobody can place, with the first of ``spans`` as quotes.

    ``mentions`` are ids.
    """
    return Finding(
        kind="unplaced_table",
        severity=severity,
        whose="undecided",
        message=message,
        quotes=tuple(map(document.quote, spans[:3])),
        mentions=tuple(mentions),
        indicators=tuple(indicators),
    )
