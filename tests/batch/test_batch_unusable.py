"""Batch answers of which nothing can be used: their corrections are asked, and come to an end."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import pytest
from support.batch_files import Line, Model, answered, complete, exported, imported, lines, written
from support.chat_server import Reply, text

from extractor.batch import run
from extractor.batch.files import Imported
from extractor.batch.files.lines import custom_id
from extractor.endpoint import Door, FakeTransport
from extractor.options import Options


def always(reply: Reply) -> Model:
    def say(body: dict[str, Any]) -> httpx2.Response:
        return httpx2.Response(reply.status, content=reply.body)

    return say


NO_ANSWER = {
    "prose": text("blah"),
    "empty": text(""),
    "refused": text(None, refusal="no"),
    "loop": text("好的" * 500),
}


def rounds(
    requests: list[Line], models: list[Model], reports: Path, options: Options, folder: Path
) -> tuple[list[Imported], list[list[Line]]]:
    """One import after the other, each with the answers to what the one before asked."""
    found: list[Imported] = []
    asked = [requests]
    for number, model in enumerate(models):
        answers = written(folder / f"a{number}.jsonl", answered(asked[-1], model))
        followups = folder / f"n{number}.jsonl"
        found.append(imported(answers, reports, options, folder / "out", followups))
        asked.append(lines(followups))
    return found, asked


@pytest.mark.parametrize("way", ["prose", "empty", "loop"])
def test_the_correction_of_an_unusable_answer_is_used(
    way: str, reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    models = [always(NO_ANSWER[way]), complete]
    (one, two), asked = rounds(requests, models, reports, options, tmp_path)
    assert (one.count("failed"), one.exit_code) == (len(requests), 3)
    assert len(asked[1]) == len(requests)
    assert (two.count("used"), two.count("unknown")) == (len(requests), 0)
    assert (two.from_cache, two.lost, two.exit_code) == (len(requests), 0, 0)
    assert asked[2] == []


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("way", sorted(NO_ANSWER))
def test_a_model_that_never_answers_is_asked_what_it_is_asked_live(
    way: str, reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    model = always(NO_ANSWER[way])
    found, asked = rounds(requests, [model] * 8, reports, options, tmp_path)
    assert asked[-1] == [], "nothing is left to ask"
    assert {one.exit_code for one in found} == {3}
    assert {one.lost for one in found} == {0}
    fake = FakeTransport(model)

    async def live() -> int:
        async with Door(options.model_copy(update={"use_cache": False}), transport=fake) as door:
            summary = await run(
                [reports], tmp_path / "live", options, on_progress=lambda _: None, door=door
            )
            return summary.exit_code

    assert asyncio.run(live()) == 3
    names = {item["custom_id"] for items in asked for item in items}
    assert names == {custom_id(body) for body in fake.requests}
