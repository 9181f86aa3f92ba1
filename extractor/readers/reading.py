"""What a reader gives back: claims, and everything that went wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractor.schemas import ChunkFailure, Claim, Finding, Quote, Usage

AsideKind = Literal["agency", "title", "date", "problem", "measure"]


@dataclass(frozen=True, slots=True)
class Aside:
    """What a report says beside its statistics, in its own words."""

    kind: AsideKind
    quote: Quote


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of one reader on one document.  ``failures`` are the chunks not read."""

    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    failures: tuple[ChunkFailure, ...] = ()
    usage: Usage = field(default_factory=Usage)
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that verification could not settle, put to the model reader once.

    ``mentions`` are the ids in question, ``reason`` the finding in words, with its formula.
    """

    mentions: tuple[str, ...]
    reason: str
