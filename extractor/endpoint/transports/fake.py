"""A fake endpoint in the process, for tests of programs that use this package."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx2

from ..usage import estimate_tokens
from .layer import plain

FakeAnswer = Callable[[dict[str, Any]], Mapping[str, Any] | httpx2.Response]


class FakeTransport(httpx2.AsyncBaseTransport):
    """Answers every request by a function of its body.

    A mapping that the function returns becomes the model's answer, in the mode that was asked
    for; a ``Response`` is passed on as it is.  ``requests`` are the bodies seen.  The token
    counts it reports are estimates.
    """

    def __init__(self, answer: FakeAnswer) -> None:
        self._answer = answer
        self.requests: list[dict[str, Any]] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer one request."""
        body: dict[str, Any] = json.loads(request.content)
        self.requests.append(body)
        answer = self._answer(body)
        if isinstance(answer, httpx2.Response):
            await answer.aread()
            return answer
        return plain(200, json.dumps(completion_body(body, answer), ensure_ascii=False).encode())


def completion_body(request: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, Any]:
    """A chat completion that gives ``answer`` in the mode of ``request``."""
    text = json.dumps(answer, ensure_ascii=False)
    message: dict[str, Any] = {"role": "assistant", "content": text}
    finish = "stop"
    if request.get("tools"):
        name = request["tools"][0]["function"]["name"]
        call = {
            "id": "call_1",
            "type": "function",
            "function": {"name": name, "arguments": text},
        }
        message, finish = {"role": "assistant", "content": None, "tool_calls": [call]}, "tool_calls"
    asked = "".join(str(item.get("content")) for item in request.get("messages") or ())
    prompt, said = estimate_tokens(asked), estimate_tokens(text)
    return {
        "id": "fake-1",
        "object": "chat.completion",
        "created": 0,
        "model": str(request.get("model")),
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {
            "prompt_tokens": prompt,
            "completion_tokens": said,
            "total_tokens": prompt + said,
        },
    }
