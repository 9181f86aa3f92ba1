"""What the client libraries cost: one question through the client, openai's post, and instructor.

    python evals/bench/bench_client.py

Both on one core, without a network: the transport answers at once.  Ratios compare between machines,
milliseconds do not.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable

import httpx2
import instructor
import openai
from recorded import keep

from extractor.endpoint.client import Client, openai_client
from extractor.endpoint.dialect import Dialect
from extractor.endpoint.transports.fake import completion_body
from extractor.endpoint.usage import size_of
from extractor.options import ModelOptions
from extractor.readers.model.answer import Marked

QUESTIONS = 300
ITEMS = 30


class Instant(httpx2.AsyncBaseTransport):
    """Gives the same answer to everything."""

    def __init__(self) -> None:
        items = [{"m": number, "i": "applications.received"} for number in range(ITEMS)]
        self._body = json.dumps(completion_body({"model": "m"}, {"n": items})).encode()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        return httpx2.Response(
            200, headers={"content-type": "application/json"}, content=self._body
        )


async def milliseconds(ask: Callable[[], Awaitable[object]]) -> float:
    """CPU time of one question: the best of three rounds."""
    found = []
    for _ in range(3):
        before = time.process_time()
        for _ in range(QUESTIONS):
            await ask()
        found.append((time.process_time() - before) / QUESTIONS * 1000)
    return min(found)


async def main() -> None:
    """Measure and print."""
    model = ModelOptions(base_url="http://bench.invalid/v1", model="m")
    messages = [{"role": "system", "content": "只" * 500}, {"role": "user", "content": "文" * 1500}]
    client, dialect = Client(model, Instant()), Dialect()
    sampling = dialect.sampling(model, size_of(messages))
    bare: openai.AsyncOpenAI = openai_client(model, Instant())
    body = {"model": "m", "messages": messages, **sampling}

    async def post() -> object:
        return await bare.post("/chat/completions", body=body, cast_to=httpx2.Response)

    async def asked() -> object:
        return await client.ask(messages, Marked, dialect, model)  # type: ignore[arg-type]

    async def meant() -> object:
        return await instructor.from_openai(
            bare, mode=instructor.Mode.JSON_SCHEMA
        ).create_with_completion(
            model="m", messages=messages, response_model=Marked, max_retries=0, strict=False,
            **sampling,
        )  # fmt: skip

    plain, whole, other = [await milliseconds(way) for way in (post, asked, meant)]
    print(f"openai's post alone: {plain:.2f} ms a question")
    print(f"the client, in the form of instructor: {whole:.2f} ms, {whole / plain:.1f} times")
    print(f"instructor over openai, as it is meant: {other:.2f} ms, {other / plain:.1f} times")
    keep("client", {
        "the client / openai's post": round(whole / plain, 2),
        "instructor over openai / openai's post": round(other / plain, 2),
        "openai's post, ms a question": round(plain, 3),
        "the client, ms a question": round(whole, 3),
        "instructor over openai, ms a question": round(other, 3),
    })  # fmt: skip


if __name__ == "__main__":
    asyncio.run(main())
