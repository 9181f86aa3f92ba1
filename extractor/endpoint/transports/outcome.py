"""The outermost layer: notes how a request ended, and gives the client an answer it can read."""

from __future__ import annotations

import json

import httpx2

from ..call import CURRENT, Call
from ..completion import Completion, NotACompletion, load_body, read_completion
from ..salvage import read
from .layer import Layer, plain
from .network import GarbledAnswer


class Outcome(Layer):
    """Writes status, body and error into the current ``Call``.

    The client wraps what it catches in errors of its own; here it is still plain.  What the client
    gets is the answer as its own protocol would have it: in one piece, with the JSON of the answer
    and nothing around it, where that mode of asking looks for it.  The bytes themselves are kept
    beneath.
    """

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on and note what became of it."""
        call = CURRENT.get()
        try:
            response = await self.inner.handle_async_request(request)
            call.status, call.raw = response.status_code, response.content
            call.location = response.headers.get("location", "")
            if response.status_code != 200:
                return response
            call.completion = _completion(response.content)
        except Exception as error:
            call.error = error
            raise
        return plain(200, _as_asked(request, call, call.completion))


def _completion(raw: bytes) -> Completion:
    try:
        return read_completion(raw)
    except NotACompletion as error:
        raise GarbledAnswer(str(error)) from error


def _as_asked(request: httpx2.Request, call: Call, completion: Completion) -> bytes:
    text = completion.text
    if call.shape is not None:
        call.said = read(completion, call.shape)
        text = call.said.text
    tools = load_body(request.content).get("tools")
    message: dict[str, object] = {"role": "assistant", "content": None if tools else text}
    if tools:
        function = {"name": tools[0]["function"]["name"], "arguments": text}
        message["tool_calls"] = [{"id": "call_1", "type": "function", "function": function}]
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    body = {"id": "", "object": "chat.completion", "created": 0, "model": "", "choices": [choice]}
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
