"""What an endpoint understands of the chat-completions protocol, learnt from its refusals."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, cast, get_args

from extractor.options import ModelOptions

from .answer_length import FEWEST, most_output, window
from .keys import public_url
from .signs import GRAMMAR, NO_SYSTEM
from .store import ResponseStore

AskMode = Literal["json_schema", "tools", "json", "text"]
LimitField = Literal["max_tokens", "max_completion_tokens"]

MODES: tuple[AskMode, ...] = get_args(AskMode)
"""The ways to ask for structured output, the best first; ``text`` asks for it in words alone."""


_STREAM_ONLY = re.compile(
    r"(must|only|require|should|need|必须|只|仅|需).{0,40}(stream|流式)|"
    r"(stream|流式).{0,40}(must|only|require|should|need|true|必须|只|仅|需)|"
    r"non-?stream|非流式|stream\W{0,4}false",
    re.IGNORECASE,
)
_NO_SCHEMA = re.compile(r"response_format|json_schema|structured", re.IGNORECASE)
_NO_JSON = re.compile(r"response_format|json_object|json.?mode", re.IGNORECASE)
_NO_TOOLS = re.compile(r"tool|function", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to put a question: the mode of structured output, and which parameters are taken.

    ``thinking`` False asks, as Qwen's endpoints want it, for an answer without thoughts; ``stream``
    asks for the answer in pieces, which are collected; ``counted`` asks a stream for its tokens.
    ``system`` False puts the words of the system into the first message of the user.

    ``most_tokens`` is the endpoint's limit on an answer, ``context`` what question and answer may
    have together, both in tokens; ``scale`` is how many tokens it counts for an estimated one.
    """

    mode: AskMode = "json_schema"
    limit_field: LimitField = "max_tokens"
    temperature: bool = True
    thinking: bool = True
    stream: bool = False
    counted: bool = True
    system: bool = True
    most_tokens: int | None = None
    context: int | None = None
    scale: float = 1.0

    def limit(self, model: ModelOptions, question: int) -> int:
        """Tokens that an answer may have, beside a question of an estimated number of tokens."""
        most = min(model.max_output_tokens, self.most_tokens or model.max_output_tokens)
        if self.context is None:
            return most
        return min(most, max(FEWEST, self.context - math.ceil(question * self.scale)))

    def narrowed(self, said: str, asked: int, question: int) -> Dialect | None:
        """The dialect that asks for shorter answers, where a complaint tells how short.

        ``asked`` is the length that was refused, ``question`` the estimated tokens beside it.
        """
        found = window(said, asked)
        if found is not None:
            context, counted = found
            scale = max(self.scale, math.ceil(100 * counted / max(question, 1)) / 100)
            return replace(self, context=min(context, self.context or context), scale=scale)
        most = most_output(said, asked)
        return None if most is None else replace(self, most_tokens=most)

    def within(self, other: Dialect) -> Dialect:
        """This dialect, with the tighter limits of both."""
        known = [most for most in (self.most_tokens, other.most_tokens) if most]
        sizes = [size for size in (self.context, other.context) if size]
        return replace(
            self,
            most_tokens=min(known, default=None),
            context=min(sizes, default=None),
            scale=max(self.scale, other.scale),
        )

    def sampling(self, model: ModelOptions, question: int) -> dict[str, Any]:
        """The parameters of a request that the protocol knows; ``question`` as in ``limit``."""
        found: dict[str, Any] = {self.limit_field: self.limit(model, question)}
        if model.temperature is not None and self.temperature:
            found["temperature"] = model.temperature
        if model.seed is not None:
            found["seed"] = model.seed
        return found

    def extra(self, model: ModelOptions) -> dict[str, Any]:
        """Further fields of the body; those of the user come last, and so hold."""
        found: dict[str, Any] = {}
        if not self.thinking:
            found["enable_thinking"] = False
        if self.stream:
            found["stream"] = True
            if self.counted:
                found["stream_options"] = {"include_usage": True}
        return {**found, **model.extra_body}

    def without(self, complaint: str, *, mode_is_free: bool) -> Dialect | None:
        """The next dialect to try after a refusal that says ``complaint``; None: no other.

        ``mode_is_free``: the user left the mode to us.
        """
        text = complaint.lower()
        unknown = '"param": "max_tokens"' in text
        if self.limit_field == "max_tokens" and (unknown or "max_completion_tokens" in text):
            return replace(self, limit_field="max_completion_tokens")
        if self.thinking and "enable_thinking" in text:
            return replace(self, thinking=False)
        if self.stream and self.counted and "stream_options" in text:
            return replace(self, counted=False)
        if not self.stream and _STREAM_ONLY.search(text):
            return replace(self, stream=True)
        if self.system and NO_SYSTEM.search(text):
            return replace(self, system=False)
        if self.temperature and "temperature" in text:
            return replace(self, temperature=False)
        return self._other_mode(text) if mode_is_free else None

    def weaker(self, model: ModelOptions) -> tuple[Dialect, ...]:
        """What may be tried where a refusal is told in words that nobody knows.

        Each weaker mode; then the mode as it was, without what else a plain question has not.
        """
        modes = MODES[MODES.index(self.mode) + 1 :]
        sent = self.temperature and model.temperature is not None
        bare = (replace(self, temperature=False),) if sent else ()
        return (*(replace(self, mode=mode) for mode in modes), *bare)

    def _other_mode(self, text: str) -> Dialect | None:
        grammar = GRAMMAR.search(text) is not None
        if self.mode == "json_schema" and (grammar or _NO_SCHEMA.search(text)):
            return replace(self, mode="tools")
        if self.mode == "tools" and (grammar or _NO_TOOLS.search(text)):
            return replace(self, mode="json")
        if self.mode == "json" and _NO_JSON.search(text):
            return replace(self, mode="text")
        return None


def dialect_of(body: Mapping[str, Any]) -> Dialect:
    """The dialect that a request was written in."""
    kind = (body.get("response_format") or {}).get("type")
    modes: dict[str | None, AskMode] = {"json_object": "json", None: "text"}
    messages = body.get("messages")
    return Dialect(
        mode="tools" if body.get("tools") else modes.get(kind, "json_schema"),
        limit_field="max_completion_tokens" if "max_completion_tokens" in body else "max_tokens",
        temperature="temperature" in body,
        thinking=body.get("enable_thinking") is not False,
        stream=body.get("stream") is True,
        counted="stream_options" in body or not body.get("stream"),
        system=messages is None or any(item.get("role") == "system" for item in messages),
    )


def _note_name(model: ModelOptions) -> str:
    return f"dialect:{public_url(model.base_url)}|{model.model}"


def recall(model: ModelOptions, store: ResponseStore | None) -> Dialect:
    """The dialect to begin with: what the user chose, else what was learnt, else the best."""
    note: Mapping[str, Any] | None = store.note(_note_name(model)) if store else None
    known = Dialect()
    if note is not None and note.get("mode") in MODES:
        known = Dialect(
            mode=cast(AskMode, note["mode"]),
            limit_field=(
                "max_completion_tokens"
                if note.get("limit_field") == "max_completion_tokens"
                else "max_tokens"
            ),
            temperature=note.get("temperature") is not False,
            thinking=note.get("thinking") is not False,
            stream=note.get("stream") is True,
            counted=note.get("counted") is not False,
            system=note.get("system") is not False,
            most_tokens=_size(note.get("most_tokens")),
            context=_size(note.get("context")),
            scale=scale if isinstance(scale := note.get("scale"), float) and scale > 1 else 1.0,
        )
    if model.stream is not None:
        known = replace(known, stream=model.stream)
    return known if model.mode == "auto" else replace(known, mode=model.mode)


def _size(value: object) -> int | None:
    return value if isinstance(value, int) and value >= FEWEST else None


def learn(model: ModelOptions, store: ResponseStore | None, dialect: Dialect) -> None:
    """Remember for later runs what this endpoint understands."""
    if store is not None:
        store.remember(_note_name(model), asdict(dialect))
