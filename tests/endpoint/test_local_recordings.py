"""The recordings of real models, replayed byte for byte; needs no optional package."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

import httpx2
import pytest
from conftest import EVALS

from extractor.endpoint import Door
from extractor.endpoint.transports.replay import ReplayTransport
from extractor.evaluate.models import header_of, recorded_sets, strategy_of
from extractor.options import ModelOptions, Options
from extractor.pipeline import aextract, as_source
from extractor.schemas import Result

SETS = recorded_sets(EVALS / "synthetic" / "recordings")
THROUGH_BATCH_FILES = "http://batch.invalid/v1"
AGAIN = "made with another prompt, reader or scanner: see evals/synthetic/recordings/README.md"

each_set = pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)


def recorded(folder: Path) -> list[list[dict[str, Any]]]:
    files = sorted(folder.glob("*.jsonl"))
    return [[json.loads(line) for line in path.open(encoding="utf-8")] for path in files]


async def replay(folder: Path) -> list[Result]:
    header = header_of(folder)
    model = ModelOptions.model_validate(
        {
            "model": header["model"],
            "rules_first": header.get("rules_first", False),
            "strategy": header["strategy"],
            "backend": "replay",
            "recordings": folder,
        }
    )
    options = Options(model=model, use_cache=False)
    paths = [EVALS / "synthetic" / "reports" / path.stem for path in sorted(folder.glob("*.jsonl"))]
    async with Door(options) as door:
        return [await aextract(as_source(path, options), options, door) for path in paths]


def test_the_strategies_that_are_recommended_are_recorded() -> None:
    assert {strategy_of(folder) for folder in SETS} == {"point", "describe"}


@each_set
def test_replayed_byte_for_byte(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    play = ReplayTransport.handle_async_request

    async def noted(self: ReplayTransport, request: httpx2.Request) -> httpx2.Response:
        sent.append(request.content.decode())
        return await play(self, request)

    monkeypatch.setattr(ReplayTransport, "handle_async_request", noted)
    first = asyncio.run(replay(folder))
    lines = [line for file in recorded(folder) for line in file[1:]]
    assert Counter(sent) == Counter(line["request"] for line in lines), AGAIN
    assert sum(result.usage.cached for result in first) == len(lines) > 0
    assert all(result.usage.calls == 0 for result in first)
    again = asyncio.run(replay(folder))
    assert [item.model_dump_json() for item in again] == [item.model_dump_json() for item in first]
    for result in first:
        values = {mention.value for mention in result.mentions}
        assert {fact.value for fact in result.facts} <= values, "a number that is not in the text"
        assert len(result.ledger.entries) == len(result.mentions)


@each_set
def test_the_headers_say_what_answered_and_when(folder: Path) -> None:
    headers = [file[0] for file in recorded(folder)]
    assert len({header["model"] for header in headers}) == 1
    for header in headers:
        assert len(header["date"]) == len("2026-01-01")
        assert header["strategy"] in header["prompts"]
    lines = [line for file in recorded(folder) for line in file[1:]]
    if headers[0]["base_url"] == THROUGH_BATCH_FILES:
        assert not any("seconds" in line for line in lines), "nobody measured them"
        return
    assert all(len(header["weights_sha256"]) == 64 for header in headers)
    assert all(header["runtime"].startswith("xllamacpp ") for header in headers)
    assert all(line["seconds"] > 0 for line in lines)
