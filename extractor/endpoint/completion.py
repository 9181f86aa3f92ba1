"""Reads the raw body of a chat completion: what was said, how it ended, what it used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .json_text import BadJson, load
from .stream import BrokenStream, collect, is_stream

_LONGEST_PIECE = 120
_TIMES = 8
_SHORTEST_LOOP = 160

_CUT = ("length", "max_tokens", "max_output_tokens", "model_length", "max_length")
_DECLINED = ("content_filter", "sensitive", "safety", "refusal", "prohibited_content", "recitation")
BROKEN_OFF = ("error", "network_error", "insufficient_system_resource", "abort", "aborted")
"""Ends that are a fault of the server, whatever it says beside them."""
_REASONING = ("reasoning_content", "reasoning", "thinking", "reasoning_details")


_MOST_TOKENS = 1_000_000_000
"""Of one answer; more is no count that could be paid for."""


class NotACompletion(ValueError):
    """The body is not a chat completion."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens that the endpoint says it used.

    ``cached`` are those of the prompt that it had read before, ``reasoning`` those of the answer
    that nobody sees; None where it does not say.
    """

    prompt: int
    completion: int
    cached: int | None = None
    reasoning: int | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """One chat completion.

    ``arguments`` are those of the first tool call, as text; ``reasoning`` is what the endpoint
    gives as the model's thoughts, apart from the answer.
    """

    content: str
    arguments: str
    finish: str | None
    refusal: str | None
    tokens: Tokens | None
    choices: int
    reasoning: str = ""

    @property
    def text(self) -> str:
        """What the model said, wherever the endpoint put it."""
        said = self.arguments or self.content
        return said if said.strip() or self.truncated else self.reasoning or said

    @property
    def only_reasoning(self) -> bool:
        """Whether the endpoint gave thoughts, and no answer beside them."""
        return bool(self.reasoning.strip()) and not (self.arguments or self.content).strip()

    @property
    def truncated(self) -> bool:
        """Whether the endpoint says that the output limit cut the answer off."""
        return (self.finish or "").lower() in _CUT

    @property
    def refused(self) -> bool:
        """Whether the model, or a content filter, declined."""
        return self.refusal is not None or (self.finish or "").lower() in _DECLINED

    @property
    def looping(self) -> bool:
        """Whether the answer ends in a repetition, white space included."""
        return repeats(self.text)


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


def _count(usage: object, *path: str) -> int | None:
    for name in path:
        usage = usage.get(name) if isinstance(usage, dict) else None
    if isinstance(usage, bool) or not isinstance(usage, int | float):
        return None
    # NaN is in no range.
    return int(usage) if 0 <= usage <= _MOST_TOKENS else None


def _tokens(usage: object) -> Tokens | None:
    prompt = _count(usage, "prompt_tokens")
    completion = _count(usage, "completion_tokens")
    if prompt is None or completion is None:
        return None
    cached = _count(usage, "prompt_tokens_details", "cached_tokens")
    if cached is None:
        cached = _count(usage, "prompt_cache_hit_tokens")
    reasoning = _count(usage, "completion_tokens_details", "reasoning_tokens")
    return Tokens(prompt, completion, cached, reasoning)


def _arguments(message: dict[str, Any]) -> str:
    calls = message.get("tool_calls")
    calls = calls if isinstance(calls, list) else []
    for call in (*calls, {"function": message.get("function_call")}):
        function = call.get("function") if isinstance(call, dict) else None
        arguments = function.get("arguments") if isinstance(function, dict) else None
        if isinstance(arguments, str):
            return arguments
        if isinstance(arguments, dict):
            return json.dumps(arguments, ensure_ascii=False)
    return ""


def _words(value: Any) -> str:
    """Text that is given as such, as a list of parts, or as the object that it should describe."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(
            _words(part.get("text")) for part in value if isinstance(part, dict) and "text" in part
        )
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else ""


def _thoughts(message: dict[str, Any]) -> str:
    for name in _REASONING:
        if said := _words(message.get(name)):
            return said
    return ""


def decoded(raw: bytes) -> str:
    """The text of a body: UTF-8, or GB18030 (GBK), which some gateways answer in.

    Raises:
        UnicodeDecodeError: neither.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def load_body(raw: bytes) -> dict[str, Any]:
    """The JSON object of a body; a stream gives the object that it is in one piece.

    Raises:
        NotACompletion: no text, no JSON, no object, or a stream that broke off.
    """
    try:
        text = decoded(raw)
        body = collect(text) if is_stream(text) else load(text)
    except BrokenStream as error:
        raise NotACompletion(str(error)) from error
    except (UnicodeDecodeError, BadJson) as error:
        raise NotACompletion(f"the body is not JSON in UTF-8: {error}") from error
    if not isinstance(body, dict):
        raise NotACompletion("the body is not a JSON object")
    return body


def is_success(status: int, body: Mapping[str, Any]) -> bool:
    """Whether an HTTP answer is to be read as a completion: gateways send one with 201, too.

    A status that is neither 200 nor one over choices keeps its own meaning: 202 may say that the
    question only waits in a queue.
    """
    return status == 200 or (200 < status < 300 and bool(body.get("choices")))


def best_choice(body: Mapping[str, Any]) -> dict[str, Any]:
    """The first choice with an answer, by their numbers, else the first; empty without choices.

    Some servers leave the first one empty and put the answer into the second.
    """
    choices = body.get("choices")
    choices = choices if isinstance(choices, list) else []
    ordered = sorted((one for one in choices if isinstance(one, dict)), key=_number)
    return next(filter(_speaks, ordered), ordered[0] if ordered else {})


def _speaks(choice: dict[str, Any]) -> bool:
    message = _message(choice)
    return bool((_arguments(message) or _words(message.get("content"))).strip())


def _message(choice: dict[str, Any]) -> dict[str, Any]:
    message = choice.get("message")
    return message if isinstance(message, dict) else {"content": choice.get("text")}


def _number(choice: dict[str, Any]) -> int:
    index = choice.get("index")
    return index if isinstance(index, int) else 0


def read_completion(raw: bytes) -> Completion:
    """Read the body of an answer that is a success by its status.

    Raises:
        NotACompletion: the body is no chat completion.
    """
    body = load_body(raw)
    choices = body.get("choices")
    if choices is None and "usage" not in body:
        raise NotACompletion("the body has no choices")
    choice = best_choice(body)
    message = _message(choice)
    refusal, finish = message.get("refusal"), choice.get("finish_reason")
    return Completion(
        content=_words(message.get("content")),
        arguments=_arguments(message),
        finish=finish if isinstance(finish, str) else None,
        refusal=refusal if isinstance(refusal, str) and refusal else None,
        tokens=_tokens(body.get("usage")),
        choices=len(choices) if isinstance(choices, list) else 0,
        reasoning=_thoughts(message),
    )
