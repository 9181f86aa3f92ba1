"""What would be asked, without asking; and why the cache has no answer."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from support.chat_server import ChatServer, says
from support.doors import options
from support.reports import REPORT, RULES, document, pointing

from extractor.endpoint import Door, Explanation, ResponseStore
from extractor.options import Options
from extractor.readers.model import questions, read, why


def test_the_questions_are_those_that_go_over_the_wire(tmp_path: Path) -> None:
    async def run(base_url: str) -> None:
        asked = options(base_url, tmp_path)
        async with Door(asked) as door:
            await read(document(), door, asked)

    with ChatServer(lambda body: says(pointing(RULES)(body))) as server:
        asked = options(server.base_url, tmp_path)
        dry = asyncio.run(questions(document(), asked))
        assert server.requests == []
        asyncio.run(run(server.base_url))
        assert [question.body for question in dry] == [seen.body for seen in server.requests]
        (hit,) = asyncio.run(explain(asked))
        assert hit.hit
        changed = asked.model_copy(
            update={"model": asked.model.model_copy(update={"seed": 7}) if asked.model else None}
        )
        (miss,) = asyncio.run(explain(changed))
        assert (miss.hit, miss.differing, miss.report) == (False, ("sampling",), "report.txt")
        (other,) = asyncio.run(explain(asked, REPORT.replace("31件", "32件")))
        assert other.differing == ("question",)
        assert len(server.requests) == 1
    assert "api_key" not in json.dumps(dry[0].body)


async def explain(asked: Options, text: str = REPORT) -> tuple[Explanation, ...]:

    with ResponseStore.of(asked) as store:
        return await why(document(text), asked, store)
