"""Puts a streamed chat completion together again.

Some endpoints only stream, others stream although nobody asked.  What arrived is kept as it is;
this gives the body that the same endpoint would have sent in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from .json_text import BadJson, load

_STREAM = re.compile(r"\s*(?::[^\n]*\n\s*)*(?:event|data|id|retry):")
_REASONING = ("reasoning_content", "reasoning", "thinking")
_END = "[DONE]"


class BrokenStream(ValueError):
    """The stream ended before the answer did."""


def is_stream(text: str) -> bool:
    """Whether a body is a stream of server-sent events."""
    return _STREAM.match(text) is not None


def _events(text: str) -> Iterator[str]:
    lines: list[str] = []
    for line in (*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""):
        if line.startswith("data:"):
            lines.append(line[5:].removeprefix(" "))
        elif not line and lines:
            yield "\n".join(lines)
            lines = []


def _chunks(event: str) -> Iterator[Any]:
    """The JSON texts of an event; some servers leave out the blank line between two of them."""
    try:
        yield load(event)
    except BadJson:
        for line in event.split("\n"):
            if line.strip() and line.strip() != _END:
                yield load(line)


def collect(text: str) -> dict[str, Any]:
    """The completion that a stream brought; ``{"error": …}`` if it ended in an error.

    Raises:
        BrokenStream: an event is no JSON, or the stream ended before the answer did.
    """
    whole = _Whole()
    for event in _events(text):
        if event.strip() == _END:
            whole.ended = True
            break
        try:
            for chunk in _chunks(event):
                whole.add(chunk)
        except BadJson as error:
            raise BrokenStream(f"an event of the stream is not JSON: {error}") from error
    return whole.body()


_CHANCE = 2
"""So often a piece of a few characters may begin with the one before it by chance."""
_LONG = 16
"""From so many characters on, once is no chance."""


def _joined(pieces: Sequence[str]) -> str:
    """The text that came in pieces; some servers send in each one the whole text so far."""
    pieces = [piece for piece in pieces if piece]
    grown = sum(len(before) < len(piece) for before, piece in pairwise(pieces))
    surely = grown > _CHANCE or (grown > 0 and len(pieces[0]) >= _LONG)
    if surely and all(piece.startswith(before) for before, piece in pairwise(pieces)):
        return pieces[-1]
    return "".join(pieces)


class _Choice:
    """What of one choice has arrived."""

    def __init__(self) -> None:
        self.finish: str | None = None
        self._text: dict[str, list[str]] = {}
        self._calls: dict[int, list[str]] = {}

    def add(self, part: Mapping[str, Any]) -> None:
        """Take in what one chunk brings of it."""
        self.finish = part.get("finish_reason") or self.finish
        delta = part.get("delta") or part.get("message")
        if isinstance(delta, dict):
            self._add_delta(delta)

    def _add_delta(self, delta: Mapping[str, Any]) -> None:
        for name in ("content", "refusal", *_REASONING):
            piece = delta.get(name)
            if isinstance(piece, list):
                piece = "".join(
                    str(part.get("text", "")) for part in piece if isinstance(part, dict)
                )
            if isinstance(piece, str):
                self._text.setdefault(name, []).append(piece)
        calls = delta.get("tool_calls")
        for call in calls if isinstance(calls, list) else ():
            function = call.get("function") if isinstance(call, dict) else None
            arguments = function.get("arguments") if isinstance(function, dict) else None
            if isinstance(arguments, str):
                index = call.get("index")
                index = index if isinstance(index, int) else 0
                self._calls.setdefault(index, []).append(arguments)

    def body(self, index: int) -> dict[str, Any]:
        """The choice in one piece."""
        message: dict[str, Any] = {"role": "assistant", "content": None}
        message |= {name: _joined(pieces) for name, pieces in self._text.items()}
        if self._calls:
            message["tool_calls"] = [
                {"type": "function", "function": {"name": "answer", "arguments": _joined(pieces)}}
                for _, pieces in sorted(self._calls.items())
            ]
        return {"index": index, "finish_reason": self.finish or "stop", "message": message}


class _Whole:
    """What of a completion has arrived."""

    def __init__(self) -> None:
        self.ended = False
        self._head: dict[str, Any] = {}
        self._choices: dict[int, _Choice] = {}
        self._usage: Any = None
        self._error: Any = None

    def add(self, chunk: Any) -> None:
        """Take in one chunk; keys that are not known say nothing about the answer."""
        if not isinstance(chunk, dict):
            return
        self._error = chunk.get("error") or self._error
        self._usage = chunk.get("usage") or self._usage
        self._head = {k: chunk[k] for k in ("id", "created", "model") if k in chunk} or self._head
        choices = chunk.get("choices")
        for place, part in enumerate(choices if isinstance(choices, list) else ()):
            if isinstance(part, dict):
                index = part.get("index")
                index = index if isinstance(index, int) else place
                self._choices.setdefault(index, _Choice()).add(part)

    def body(self) -> dict[str, Any]:
        """The completion in one piece, of the choices that ended."""
        if self._error:
            return {"error": self._error}
        choices = [
            choice.body(index)
            for index, choice in sorted(self._choices.items())
            if self.ended or choice.finish is not None
        ]
        if not self.ended and not choices:
            raise BrokenStream("the stream ended before the answer did")
        choices = choices or [_Choice().body(0)]
        head = {"object": "chat.completion", **self._head, "choices": choices}
        return {**head, "usage": self._usage} if self._usage else head
