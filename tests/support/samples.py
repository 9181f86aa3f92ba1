"""Results built by hand, and a small pipeline that reads digits, for tests of what is around it."""

from __future__ import annotations

import asyncio
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.errors import BudgetReached, ConfigurationRefused, EndpointError
from extractor.options import Options
from extractor.schemas import (
    ChunkFailure,
    Evidence,
    Fact,
    Finding,
    Ledger,
    LedgerEntry,
    Mention,
    Meta,
    MetaValue,
    Quote,
    Report,
    Result,
    Span,
    State,
    Versions,
)
from extractor.text.document import Source

if TYPE_CHECKING:
    from extractor.endpoint import Door, Message


def quote(text: str, start: int = 0) -> Quote:
    """A quote at a place that is the same in document and source."""
    span = Span(start, start + len(text))
    return Quote(text=text, span=span, source=span)


def mention(number: int, value: str | None, raw: str, start: int = 0) -> Mention:
    """The mention ``m<number>``, in 件."""
    span = Span(start, start + len(raw))
    return Mention(
        id=f"m{number}",
        value=None if value is None else Decimal(value),
        unit="件",
        qualifier="exact",
        kind="damaged" if value is None else "number",
        raw=raw,
        span=span,
        source=span,
    )


def fact(number: int, value: str | None, text: str, start: int = 0, **changes: object) -> Fact:
    """The fact ``f<number>`` on applications received."""
    fields: dict[str, object] = {
        "id": f"f{number}",
        "indicator": "applications.received",
        "label": "收到申请数",
        "value": None if value is None else Decimal(value),
        "unit": "件",
        "evidence": (
            Evidence(mention=f"m{number}", quote=quote(text, start), section=("二、申请",)),
        ),
    }
    return Fact.model_validate({**fields, **changes})


def result(
    name: str = "a.txt",
    *,
    facts: tuple[Fact, ...] = (),
    findings: tuple[Finding, ...] = (),
    mentions: tuple[Mention, ...] = (),
    entries: tuple[LedgerEntry, ...] = (),
    failures: tuple[ChunkFailure, ...] = (),
    agency: str | None = "新杭镇人民政府",
    state: State = "done",
    sha256: str = "0" * 64,
) -> Result:
    """A result with these parts."""
    return Result(
        name=name,
        sha256=sha256,
        state=state,
        meta=Meta(agency=MetaValue(value=agency) if agency else None, year=2015),
        report=Report(),
        facts=facts,
        findings=findings,
        ledger=Ledger(entries=entries),
        mentions=mentions,
        failures=failures,
        versions=Versions(extractor="0.1.0", readers=("rules",)),
    )


async def _ask(door: Door, source: Source) -> None:
    from support.doors import Cities

    from extractor.endpoint import Refused

    question: Message = {"role": "user", "content": source.raw}
    answer = await door.ask([question], Cities, tag=source.name)
    if isinstance(answer, Refused):
        raise EndpointError(f"{source.name}: {answer.message}")


async def aextract(source: Source, options: Options, door: Door | None = None) -> Result:
    """Read every run of digits as a fact; words in capitals in the text call for trouble."""
    text = source.raw
    if "BUDGET" in text:
        raise BudgetReached("the budget of 1 USD is spent; raise it with --max-cost")
    if "REFUSED" in text:
        raise ConfigurationRefused("http://127.0.0.1/v1: the key is wrong; check EXTRACTOR_API_KEY")
    if "ENDPOINT" in text:
        raise EndpointError(f"{source.name}: the model does not answer; try again later")
    if "BUG" in text:
        raise ZeroDivisionError("by design of this test")
    await asyncio.sleep(float(found[1]) if (found := re.search(r"SLEEP([\d.]+)", text)) else 0)
    if door is not None:
        await _ask(door, source)
    digits = list(re.finditer(r"\d+", text))
    mentions = tuple(mention(n, m[0], m[0], m.start()) for n, m in enumerate(digits, 1))
    failure = ChunkFailure(
        section=("一、",), quote=quote(text[:4]), kind="timeout", message="no answer in 120 s"
    )
    return result(
        source.name,
        facts=tuple(fact(n, m[0], m[0], m.start()) for n, m in enumerate(digits, 1)),
        mentions=mentions,
        entries=tuple(
            LedgerEntry(mention=m.id, status="claimed", indicators=("applications.received",))
            for m in mentions
        ),
        agency="\ud800" if "SURROGATE" in text else "新杭镇人民政府",
        failures=(failure,) if "PARTIAL" in text else (),
        state="needs_review" if "REVIEW" in text or "PARTIAL" in text else "done",
        sha256=source.sha256,
    )
