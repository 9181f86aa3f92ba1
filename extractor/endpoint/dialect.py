"""What an endpoint understands of the chat-completions protocol, learnt from its refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, cast, get_args

from extractor.options import ModelOptions

from .keys import public_url
from .store import ResponseStore

AskMode = Literal["json_schema", "tools", "json"]
LimitField = Literal["max_tokens", "max_completion_tokens"]

MODES: tuple[AskMode, ...] = get_args(AskMode)
"""The ways to ask for structured output, the best first."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to put a question: the mode of structured output, and which parameters are taken."""

    mode: AskMode = "json_schema"
    limit_field: LimitField = "max_tokens"
    temperature: bool = True

    def sampling(self, model: ModelOptions) -> dict[str, Any]:
        """The sampling parameters of a request."""
        found: dict[str, Any] = {self.limit_field: model.max_output_tokens}
        if model.temperature is not None and self.temperature:
            found["temperature"] = model.temperature
        if model.seed is not None:
            found["seed"] = model.seed
        return found

    def without(self, complaint: str, *, mode_is_free: bool) -> Dialect | None:
        """The next dialect to try after a refusal that says ``complaint``; None: no other.

        ``mode_is_free``: the user left the mode to us.
        """
        text = complaint.lower()
        if self.limit_field == "max_tokens" and "max_completion_tokens" in text:
            return replace(self, limit_field="max_completion_tokens")
        if self.temperature and "temperature" in text:
            return replace(self, temperature=False)
        if not mode_is_free:
            return None
        if self.mode == "json_schema" and any(
            word in text for word in ("response_format", "json_schema", "structured")
        ):
            return replace(self, mode="tools")
        if self.mode == "tools" and any(word in text for word in ("tool", "function")):
            return replace(self, mode="json")
        return None


def dialect_of(body: Mapping[str, Any]) -> Dialect:
    """The dialect that a request was written in."""
    kind = (body.get("response_format") or {}).get("type")
    mode: AskMode = "json" if kind == "json_object" else "json_schema"
    return Dialect(
        mode="tools" if body.get("tools") else mode,
        limit_field="max_completion_tokens" if "max_completion_tokens" in body else "max_tokens",
        temperature="temperature" in body,
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
        )
    return known if model.mode == "auto" else replace(known, mode=model.mode)


def learn(model: ModelOptions, store: ResponseStore | None, dialect: Dialect) -> None:
    """Remember for later runs what this endpoint understands."""
    if store is not None:
        store.remember(_note_name(model), asdict(dialect))
