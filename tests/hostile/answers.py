"""Answers that a broken or hostile endpoint may send, each as the body of an HTTP answer.

``BROKEN`` hold no usable answer; ``ODD`` hold one, with something strange beside it.
"""

# ruff: noqa: UP031  (the braces are those of JSON)

from __future__ import annotations

import json
from typing import Any

from support.chat_server import Reply, text

GOOD = json.dumps({"n": [{"m": 1, "i": "applications.received"}]})
LONG = "9" * 5_000


def body(message: object = None, **more: object) -> Reply:
    """A completion with this message; ``more`` takes the place of parts of the body."""
    choice = {"index": 0, "finish_reason": "stop", "message": message or {"content": GOOD}}
    usage = {"prompt_tokens": 7, "completion_tokens": 3}
    return Reply(body=json.dumps({"choices": [choice], "usage": usage, **more}).encode())


def raw(written: str) -> Reply:
    """These characters as the body."""
    return Reply(body=written.encode())


def stream(*chunks: str) -> Reply:
    """These chunks as a stream."""
    events = "".join(f"data: {chunk}\n\n" for chunk in (*chunks, "[DONE]"))
    return Reply(body=events.encode(), headers={"Content-Type": "text/event-stream"})


def counted(tokens: str) -> Reply:
    """A good answer that says to have used so many tokens."""
    return raw(
        '{"choices":[{"finish_reason":"stop","message":{"content":%s}}],'
        '"usage":{"prompt_tokens":%s,"completion_tokens":3}}' % (json.dumps(GOOD), tokens)
    )


def pointing(mark: str) -> Reply:
    """An answer that points at this mark."""
    return text('{"n":[{"m":%s,"i":"applications.received"}]}' % mark)


def _nested(times: int, opening: str = "[", closing: str = "]") -> str:
    return opening * times + closing * times


_CALL: dict[str, Any] = {"index": 0, "delta": {"content": GOOD, "tool_calls": 5}}

BROKEN: dict[str, tuple[Reply, str]] = {
    "a number of 5000 digits": (pointing(LONG), "invalid"),
    "the same among words": (text('好的 {"n":[{"m":%s,"i":"x"}]} 完' % LONG), "invalid"),
    "the same in the body": (counted(LONG), "garbled"),
    "the same as a code": (raw('{"error":{"code":%s}}' % LONG), "garbled"),
    "the same in a stream": (stream('{"choices":[],"x":%s}' % LONG), "garbled"),
    "600 brackets": (text('{"x":%s,"n":[]}' % _nested(600)), "invalid"),
    "600 brackets among words": (text('好 {"x":%s,"n":[]} 完' % _nested(600)), "invalid"),
    "600 objects": (text("好 " + _nested(600, '{"n":', "}")), "repetition"),
    "100000 brackets": (text("[" * 100_000), "repetition"),
    "600 brackets as choices": (raw('{"choices":%s}' % _nested(600)), "garbled"),
    "600 parts of a text": (raw('{"choices":[{"message":{"content":%s}}]}' % (
        '[{"text":' * 600 + '"x"' + "}]" * 600)), "garbled"),
    "600 errors": (raw('{"error":%s}' % ('{"message":' * 600 + "5" + "}" * 600)), "garbled"),
    "half a pair": (body({"content": "\ud800 no answer"}), "invalid"),
    "half a pair that declines": (body({"content": None, "refusal": "\udfff"}), "refusal"),
    "a key twice": (text('{"n":[{"m":1,"i":"applications.received"}],"n":[]}'), "invalid"),
    "two indicators": (text('{"n":[{"m":1,"i":"applications.received","i":"fees"}]}'), "invalid"),
    "a key twice among words": (text('好 {"n":[{"m":1,"i":"x"}],"n":[]}'), "invalid"),
    "100000 thoughts begun": (text("<think>" * 100_000 + GOOD), "invalid"),
    "100000 quotes": (text('{"a":' + '\\"' * 50_000 + "x"), "truncated"),
    "10000 wrong items": (text('{"n":[%s]}' % ",".join("5" * 10_000)), "invalid"),
    "choices are a number": (body(choices=5), "empty"),
    "a message is a number": (body(choices=[{"message": 5}]), "empty"),
    "a stream of nothing": (Reply(body=b":\n" * 50_000), "garbled"),
    "an error of no sense": (body(choices=[], error=[[5]]), "server_error"),
    "half a pair in an error": (Reply(500, b'{"error":{"message":"\\ud800 x"}}'), "server_error"),
    "a page of comments": (Reply(200, b"<!---->" * 400 + b"x"), "garbled"),
    "a page of titles": (Reply(500, b"<html>" + b"<title>" * 30_000), "server_error"),
    "a page of tags": (Reply(500, b"<html>" + b"<" * 100_000), "server_error"),
    "a header in Latin": (Reply(429, b"{}", {"Retry-After": "\xe9\xff"}), "rate_limited"),
    "a year of 5000 digits": (
        Reply(429, b"{}", {"Retry-After": f"Fri, 31 Dec {LONG} 23:59:59 GMT"}), "rate_limited"),
    "a zone of 13 digits": (
        Reply(429, b"{}", {"Retry-After": "Fri, 31 Dec 9999 23:59:59 -9999999999999"}),
        "rate_limited"),
}  # fmt: skip

UNKEPT: dict[str, Reply] = {
    "mark NaN": pointing("NaN"),
    "mark infinite": pointing("1e400"),
    "mark below zero": pointing("-1"),
    "mark of 4000 digits": pointing("9" * 4_000),
    "mark written in 5000 digits": pointing(f'"{LONG}"'),
}
"""Of the asked form but for one item, which is dropped and told."""

ODD: dict[str, Reply] = {
    "tool calls are a number": body({"content": GOOD, "tool_calls": 5}),
    "tool calls are an object": body({"content": GOOD, "tool_calls": {"a": 1}}),
    "tool calls of no sense": body(
        {"content": GOOD, "tool_calls": [5, None, {"function": 5}, {"function": {"arguments": 5}}]}
    ),
    "a function call is a number": body({"content": GOOD, "function_call": 5}),
    "tool calls in a stream": stream(
        json.dumps({"choices": [_CALL]}), '{"choices":[{"delta":{},"finish_reason":"stop"}]}'
    ),
    "an index of no sense": stream(
        '{"choices":[{"delta":{"tool_calls":[{"index":1e999,"function":{"arguments":%s}}]},'
        '"finish_reason":"stop"}]}' % json.dumps(GOOD)
    ),
    "half a pair before it": body({"content": "\ud800" + GOOD}),
    "half a pair as its end": body(
        choices=[{"finish_reason": "\ud800", "message": {"content": GOOD}}]
    ),
    "5000 thoughts": text("<think></think>" * 5_000 + GOOD),
    "5000 ends": text("</think>" * 5_000 + GOOD),
    "tokens below zero": counted("-5"),
    "tokens beyond number": counted("1e300"),
    "infinite tokens": counted("1e999"),
    "tokens that are none": counted("NaN"),
    "tokens of 30 digits": counted("1" + "0" * 30),
    "usage is a list": body(usage=[1]),
}
