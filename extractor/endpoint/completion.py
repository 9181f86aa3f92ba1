"""Reads the raw body of a chat completion: what was said, how it ended, what it used."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

_LONGEST_PIECE = 120
_TIMES = 8
_SHORTEST_LOOP = 160


class NotACompletion(ValueError):
    """The body is not a chat completion."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens that the endpoint says it used."""

    prompt: int
    completion: int


@dataclass(frozen=True, slots=True)
class Completion:
    """One chat completion.  ``arguments`` are those of the first tool call, as text."""

    content: str
    arguments: str
    finish: str | None
    refusal: str | None
    tokens: Tokens | None
    choices: int

    @property
    def text(self) -> str:
        """What the model said, wherever the endpoint put it."""
        return self.arguments or self.content

    @property
    def truncated(self) -> bool:
        """Whether the endpoint says that the output limit cut the answer off."""
        return self.finish == "length"

    @property
    def refused(self) -> bool:
        """Whether the model, or a content filter, declined."""
        return self.refusal is not None or self.finish == "content_filter"

    @property
    def looping(self) -> bool:
        """Whether the answer ends in a repetition, white space included."""
        return repeats(self.text)

    @property
    def keepable(self) -> bool:
        """Whether the cache may keep it: an ordinary end.

        A truncated answer is kept too unless it loops: the output limit is part of the cache
        key, so the same question would be cut off again, and paid for again.
        """
        if self.refused or not self.text.strip() or self.looping:
            return False
        return self.finish in ("stop", "tool_calls", "function_call", "length", None)


def repeats(text: str) -> bool:
    """Whether a text ends in one piece of up to 120 characters, eight times or more."""
    if len(text) - len(text.rstrip()) >= _SHORTEST_LOOP:
        return True
    text = text.rstrip()
    for period in range(1, _LONGEST_PIECE + 1):
        length = max(_TIMES * period, _SHORTEST_LOOP)
        if length > len(text):
            return False
        if text[-length:-period] == text[period - length :]:
            return True
    return False


def _tokens(usage: object) -> Tokens | None:
    if not isinstance(usage, dict):
        return None
    prompt, completion = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if isinstance(prompt, int) and isinstance(completion, int):
        return Tokens(prompt, completion)
    return None


def _arguments(message: dict[str, Any]) -> str:
    for call in message.get("tool_calls") or ():
        function = call.get("function") if isinstance(call, dict) else None
        arguments = function.get("arguments") if isinstance(function, dict) else None
        if isinstance(arguments, str):
            return arguments
        if isinstance(arguments, dict):
            return json.dumps(arguments, ensure_ascii=False)
    return ""


def load_body(raw: bytes) -> dict[str, Any]:
    """The JSON object of a response body.

    Raises:
        NotACompletion: invalid UTF-8, invalid JSON, or no object.
    """
    try:
        body = json.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise NotACompletion(f"the body is not JSON in UTF-8: {error}") from error
    if not isinstance(body, dict):
        raise NotACompletion("the body is not a JSON object")
    return body


def read_completion(raw: bytes) -> Completion:
    """Read the body of an answer with status 200.

    Raises:
        NotACompletion: the body is no chat completion.
    """
    body = load_body(raw)
    choices = body.get("choices")
    if choices is None and "usage" not in body:
        raise NotACompletion("the body has no choices")
    first = choices[0] if isinstance(choices, list) and choices else {}
    message = first.get("message") if isinstance(first, dict) else None
    message = message if isinstance(message, dict) else {}
    content, refusal = message.get("content"), message.get("refusal")
    finish = first.get("finish_reason") if isinstance(first, dict) else None
    return Completion(
        content=content if isinstance(content, str) else "",
        arguments=_arguments(message),
        finish=finish if isinstance(finish, str) else None,
        refusal=refusal if isinstance(refusal, str) and refusal else None,
        tokens=_tokens(body.get("usage")),
        choices=len(choices) if isinstance(choices, list) else 0,
    )
