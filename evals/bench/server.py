"""A chat-completions server on loopback for the benchmarks: ``python server.py ANSWERS DELAY PLACES``.

It answers from a table made beforehand (SHA-256 of the messages -> body of the answer), after
DELAY seconds, at most PLACES requests at once; others wait.  It runs in a process of its own, so that its CPU time
is not counted.  The first line on stdout is its port.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

from extractor.endpoint.usage import estimate_tokens


def name_of(messages: Sequence[Mapping[str, Any]]) -> str:
    """The key of a question in the table of answers."""
    text = json.dumps([(item["role"], item["content"]) for item in messages])
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def serving(answers: Path, delay: float, places: int) -> Iterator[str]:
    """Start the server; gives its base URL."""
    command = [sys.executable, __file__, str(answers), str(delay), str(places)]
    with Popen(command, stdout=PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}/v1"
        finally:
            process.terminate()


def completion(content: str, prompt_tokens: int) -> bytes:
    """The body of an ordinary answer."""
    said = estimate_tokens(content)
    message = {"role": "assistant", "content": content, "refusal": None}
    usage = {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": said,
        "total_tokens": prompt_tokens + said,
    }
    body = {
        "id": "bench",
        "object": "chat.completion",
        "created": 0,
        "model": "bench",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": usage,
    }
    return json.dumps(body, ensure_ascii=False).encode()


class Server:
    """Keeps connections open, as real endpoints do."""

    def __init__(self, answers: Mapping[str, str], delay: float, places: int) -> None:
        self._answers, self._delay = answers, delay
        self._places = asyncio.Semaphore(places)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = next(
                    int(line.partition(b":")[2])
                    for line in head.lower().split(b"\r\n")
                    if line.startswith(b"content-length:")
                )
                body = json.loads(await reader.readexactly(length))
                async with self._places:
                    await asyncio.sleep(self._delay)
                writer.write(self._answer(body))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _answer(self, body: Mapping[str, Any]) -> bytes:
        known = self._answers.get(name_of(body["messages"]))
        status = b"500 Unexpected question" if known is None else b"200 OK"
        raw = (known or '{"error": {"message": "not in the table of answers"}}').encode()
        head = b"HTTP/1.1 %b\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
        return head % (status, len(raw)) + raw


async def _main(answers: Path, delay: float, places: int) -> None:
    server = Server(json.loads(answers.read_text(encoding="utf-8")), delay, places)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, limit=2**22)
    print(listening.sockets[0].getsockname()[1], flush=True)
    async with listening:
        await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])))
