"""The outermost layer: notes how a request ended, and hands the client a clean answer."""

from __future__ import annotations

import json
from typing import Any

import httpx2

from ..call import CURRENT
from ..completion import Completion, NotACompletion, load_body, read_completion
from ..tidy import json_object
from .layer import Layer, plain
from .network import GarbledAnswer


class Outcome(Layer):
    """Writes status, body and error into the current ``Call``.

    The client and instructor wrap what they catch in errors of their own; here it is still
    plain.  An answer with think tags, fences or words around its JSON, or with the JSON in the
    content though a tool call was asked for, is put into the form that instructor expects.
    """

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on and note what became of it."""
        call = CURRENT.get()
        try:
            response = await self.inner.handle_async_request(request)
            call.status, call.raw = response.status_code, response.content
            if response.status_code != 200:
                return response
            call.completion = _completion(response.content)
        except Exception as error:
            call.error = error
            raise
        wants_tool = bool(load_body(request.content).get("tools"))
        return _clean(response, call.completion, wants_tool=wants_tool)


def _completion(raw: bytes) -> Completion:
    try:
        return read_completion(raw)
    except NotACompletion as error:
        raise GarbledAnswer(str(error)) from error


def _clean(
    response: httpx2.Response, completion: Completion, *, wants_tool: bool
) -> httpx2.Response:
    if completion.truncated or completion.refused:
        return response
    said = completion.text
    found = json_object(said)
    in_place = bool(completion.arguments) == wants_tool
    if found is None or (found == said and in_place):
        return response
    body: dict[str, Any] = load_body(response.content)
    message: dict[str, Any] = {"role": "assistant", "content": found}
    if wants_tool:
        call = {
            "id": "call_1",
            "type": "function",
            "function": {"name": "answer", "arguments": found},
        }
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    body["choices"] = [{"index": 0, "finish_reason": "stop", "message": message}]
    return plain(200, json.dumps(body, ensure_ascii=False).encode())
