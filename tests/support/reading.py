"""Reading a document with the model reader and a fake model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from support.clock import Clock
from support.doors import options
from support.reports import document

from extractor.endpoint import Door, FakeTransport
from extractor.options import Options
from extractor.readers.model import read
from extractor.readers.reading import Doubt, Reading
from extractor.text.document import Document

Answerer = Callable[[dict[str, Any]], Any]


def run(
    transport: FakeTransport,
    report: Document | None = None,
    *doubts: Doubt,
    chunk_chars: int = 1200,
    **model: Any,
) -> Reading:
    asked = options("http://fake.test/v1", **model)
    asked = asked.model_copy(update={"chunk_chars": chunk_chars})
    return asyncio.run(_read(asked, transport, report or document(), doubts))


async def _read(
    asked: Options, transport: FakeTransport, report: Document, doubts: tuple[Doubt, ...]
) -> Reading:
    async with Door(asked, transport=transport, timing=Clock().timing) as door:
        return await read(report, door, asked, doubts=doubts)


def values(reading: Reading, report: Document) -> dict[str, list[Decimal | None]]:
    found: dict[str, list[Decimal | None]] = {}
    for claim in reading.claims:
        mention = report.mention(claim.mention or "")
        assert mention is not None
        found.setdefault(claim.label or claim.indicator, []).append(mention.value)
    return found
