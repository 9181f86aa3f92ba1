"""What the door gives back: an answer, or a refusal as a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypedDict, TypeVar

from pydantic import BaseModel

from extractor.schemas import Usage

T = TypeVar("T", bound=BaseModel)

FailureKind = Literal[
    "truncated",
    "too_long",
    "refusal",
    "empty",
    "repetition",
    "invalid",
    "garbled",
    "rate_limited",
    "server_error",
    "timeout",
    "unreachable",
    "bad_request",
    "unanswered",
]
"""Why one question has no usable answer.  A closed set: reports count by it.

``truncated``: cut off at the output limit.  ``too_long``: the question is longer than the model
can take.  ``refusal``: the model or its content filter declined.  ``invalid``: no answer in the
asked form, corrections included.  ``garbled``: the endpoint's bytes are no chat completion.  ``unanswered``: a batch file has no
answer to it yet.
"""


class Message(TypedDict):
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A usable answer.

    ``problems`` are the errors that the last correction did not remove; whoever asked decides what
    of the answer is kept.  ``usage`` counts every attempt that the answer took.
    """

    value: T
    problems: tuple[str, ...] = ()
    reasks: int = 0
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class Refused:
    """No usable answer: why, in words that name the next step."""

    kind: FailureKind
    message: str
    usage: Usage = field(default_factory=Usage)


Check = Callable[[T, T | None], Sequence[str]]
"""Judges an answer, given the one it corrects: the exact error texts, none if all is well."""
