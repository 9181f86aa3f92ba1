"""The recordings of the embedded model, replayed byte for byte; needs no optional package."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path

import httpx2
import pytest
from conftest import EVALS

from extractor.endpoint import Door
from extractor.endpoint.local import WEIGHTS_SHA256
from extractor.endpoint.transports.replay import ReplayTransport
from extractor.options import LOCAL_MODEL, ModelOptions, Options, Strategy
from extractor.pipeline import aextract, as_source
from extractor.schemas import Result

FOLDERS: dict[Strategy, Path] = {
    "point": EVALS / "recordings" / "gemma3-270m-point",
    "classify": EVALS / "recordings" / "gemma3-270m-classify",
}
AGAIN = "made with another prompt, reader or scanner: see evals/recordings/README.md"


def recorded(folder: Path) -> list[list[dict[str, str]]]:
    files = sorted(folder.glob("*.jsonl"))
    return [[json.loads(line) for line in path.open(encoding="utf-8")] for path in files]


async def replay(strategy: Strategy) -> list[Result]:
    folder = FOLDERS[strategy]
    model = ModelOptions(model=LOCAL_MODEL, strategy=strategy, backend="replay", recordings=folder)
    options = Options(model=model, use_cache=False)
    paths = [EVALS / "excerpts" / path.stem for path in sorted(folder.glob("*.jsonl"))]
    async with Door(options) as door:
        return [await aextract(as_source(path, options), options, door) for path in paths]


@pytest.mark.parametrize("strategy", ["point", "classify"])
def test_replayed_byte_for_byte(strategy: Strategy, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    play = ReplayTransport.handle_async_request

    async def noted(self: ReplayTransport, request: httpx2.Request) -> httpx2.Response:
        sent.append(request.content.decode())
        return await play(self, request)

    monkeypatch.setattr(ReplayTransport, "handle_async_request", noted)
    first = asyncio.run(replay(strategy))
    lines = [line for file in recorded(FOLDERS[strategy]) for line in file[1:]]
    assert Counter(sent) == Counter(line["request"] for line in lines), AGAIN
    assert sum(result.usage.cached for result in first) == len(lines) > 0
    assert all(result.usage.calls == 0 for result in first)
    again = asyncio.run(replay(strategy))
    assert [item.model_dump_json() for item in again] == [item.model_dump_json() for item in first]
    for result in first:
        values = {mention.value for mention in result.mentions}
        assert {fact.value for fact in result.facts} <= values, "a number that is not in the text"
        assert len(result.ledger.entries) == len(result.mentions)


@pytest.mark.parametrize("strategy", ["point", "classify"])
def test_the_headers_say_what_answered_and_when(strategy: Strategy) -> None:
    headers = [file[0] for file in recorded(FOLDERS[strategy])]
    assert 2 <= len(headers) <= 4
    for header in headers:
        assert header["model"] == LOCAL_MODEL
        assert header["weights_sha256"] == WEIGHTS_SHA256
        assert header["runtime"].startswith("xllamacpp ")
        assert len(header["chat_template_sha256"]) == 64
        assert len(header["date"]) == len("2026-01-01")
        assert strategy in header["prompts"]
