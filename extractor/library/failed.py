"""A report that could not be read, as a result: failure is a value."""

from __future__ import annotations

from typing import Literal

from extractor.assembly import program_version
from extractor.schemas import Ledger, Meta, Report, Result, Versions

Unread = Literal["failed", "not_started"]


def unread(name: str, reason: str, state: Unread = "failed", *, sha256: str = "") -> Result:
    """A result without facts; ``reason`` says what is wrong and what to do."""
    return Result(
        name=name,
        sha256=sha256,
        state=state,
        reasons=(reason,) if reason else (),
        meta=Meta(),
        report=Report(),
        facts=(),
        findings=(),
        ledger=Ledger(),
        mentions=(),
        versions=Versions(extractor=program_version()),
    )
