"""Servers that behave in one way, as functions from a request to its reply.

What they answer is test data, never a recording of a model.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from support.chat_server import Reply, completion, error, text

Body = dict[str, Any]
Make = Callable[[Body], Reply]


def items(body: Body) -> list[dict[str, Any]]:
    """What a model that reads well answers about the marked numbers of a question."""
    question = next(m["content"] for m in body["messages"] if m["role"] == "user")
    passage = question[question.find("<正文") :]
    found = []
    for before, number in re.findall(r"([^【】,。]{0,12})【(\d+)】", passage):
        name = "applications.received" if "申请" in before else "proactive.total"
        found.append({"m": int(number), "i": name})
    return found


def whole(body: Body) -> str:
    """The same as the JSON that was asked for."""
    return json.dumps({"n": items(body)}, ensure_ascii=False)


def message(**fields: Any) -> Callable[[Body], Reply]:
    """A completion whose message has these fields; functions are called with the request."""

    def make(body: Body) -> Reply:
        said = {k: v(body) if callable(v) else v for k, v in fields.items()}
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", **said}}
        return completion([choice])

    return make


def says(words: Callable[[Body], str], finish: str | None = "stop", tokens: int = 20) -> Make:
    """A completion that says these words, in so many tokens."""
    return lambda body: text(words(body), finish=finish, tokens=(100, tokens))  # type: ignore[arg-type]


def raw(shape: Callable[[Body], str], encoding: str = "utf-8") -> Make:
    """A body of exactly these characters."""
    return lambda body: Reply(body=shape(body).encode(encoding))


def as_body(body: Body) -> str:
    """A plain completion as its server sends it."""
    return text(whole(body)).body.decode()


def streamed(
    body: Body, *, done: bool = True, finish: bool = True, keep_alive: bool = False
) -> str:
    """The same in pieces."""
    said, lines = whole(body), []
    chunks: list[Any] = [
        {"choices": [{"index": 0, "delta": {"content": said[at : at + 9]}}]}
        for at in range(0, len(said), 9)
    ]
    if finish:
        chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        chunks.append({"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 20}})
    for chunk in chunks:
        lines += [": still there"] * keep_alive
        lines += ["data: " + json.dumps(chunk, ensure_ascii=False), ""]
    return "\n".join([*lines, "data: [DONE]", ""] if done else lines)


def growing(body: Body, *, step: int = 9, as_call: bool = False) -> str:
    """The same in a stream whose every piece holds the whole text so far; the end comes with it."""
    said = whole(body)
    ends = [*range(step, len(said), step), len(said), len(said)]
    chunks: list[Any] = []
    for end in ends:
        words: Any = {"content": said[:end]}
        if as_call:
            words = {"tool_calls": [{"index": 0, "function": {"arguments": said[:end]}}]}
        chunks.append({"choices": [{"index": 0, "delta": words}]})
    chunks[-1]["choices"][0]["finish_reason"] = "stop"
    return "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks) + "data: [DONE]\n"


def first(*replies: Reply | Make, then: Make) -> Callable[[], Make]:
    """A server that begins with these replies and then answers well."""

    def fresh() -> Make:
        waiting = list(replies)

        def make(body: Body) -> Reply:
            reply = waiting.pop(0) if waiting else then
            return reply if isinstance(reply, Reply) else reply(body)

        return make

    return fresh


def unless(condition: Callable[[Body], bool], refusal: Reply | Make) -> Make:
    """A server that refuses requests until they are as it wants them."""

    def make(body: Body) -> Reply:
        if condition(body):
            return text(whole(body))
        return refusal if isinstance(refusal, Reply) else refusal(body)

    return make


def tools_or(refusal: Reply) -> Make:
    def make(body: Body) -> Reply:
        if "response_format" in body:
            return refusal
        return message(
            content=None,
            tool_calls=[{"id": "1", "type": "function", "function": {"name": "x", "arguments": whole(body)}}],
        )(body)  # fmt: skip

    return make


def call(arguments: Any) -> dict[str, Any]:
    return {"id": "1", "type": "function", "function": {"name": "x", "arguments": arguments}}


PLAIN = says(whole)
PAGE = Reply(body=b"<!DOCTYPE html><html><title>One API</title><body>Login</body></html>")


def no_system(body: Body) -> bool:
    """Whether nobody but user and assistant speaks, in turns."""
    roles = [item["role"] for item in body["messages"]]
    return roles == ["user", "assistant"][: len(roles)] or roles == ["user", "assistant", "user"]


def unpermitted(body: Body) -> Reply:
    name = "tools" if "tools" in body else "response_format"
    told = {"loc": ["body", name], "msg": "Extra inputs are not permitted"}
    return Reply(422, json.dumps({"detail": [told]}).encode())


def within(most: int, complaint: str) -> Make:
    """A server that refuses longer answers, with these words."""

    def make(body: Body) -> Reply:
        asked = body["max_tokens"]
        if asked <= most:
            return PLAIN(body)
        return error(400, complaint.format(asked=asked, total=asked + 2500))

    return make
