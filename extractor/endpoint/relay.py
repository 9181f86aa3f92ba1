"""A question on its way from the process that reads a report to the one that asks.

Limits, budget, cool-down and cache have one owner: the door in the process of the run.  A process
that reads reports has a door of its own whose client hands every question over, and gets back
what became of it.  It needs none of the client libraries.
"""

from __future__ import annotations

import pickle
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from pydantic import BaseModel

from extractor.errors import EndpointError
from extractor.options import ModelOptions

from .answer import Message
from .call import CURRENT, Call
from .dialect import Dialect
from .health import Reported
from .shapes import Recipe, made, recipe_of
from .usage import Meter


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, as the client is given it, and whose it is."""

    messages: list[Message]
    recipe: Recipe
    dialect: Dialect
    tag: str
    version: str

    @property
    def shape(self) -> type[BaseModel]:
        """The form of answer that is asked for."""
        return made(self.recipe)


@dataclass(frozen=True, slots=True)
class CallOutcome:
    """What became of a question: the outcome that stands in its ``Call``, and what it used.

    ``broken`` is what was raised beside any answer.  ``lost`` and ``any_success`` are what the
    owner knows of the endpoint, ``dialect`` how it would put a question now.
    """

    status: int | None
    raw: bytes
    location: str
    pause: float | None
    error: Exception | None
    broken: Exception | None
    used: Meter
    lost: bool
    any_success: bool
    dialect: Dialect


def outcome_of(
    call: Call, broken: Exception | None, *, lost: bool, any_success: bool, dialect: Dialect
) -> CallOutcome:
    """The outcome of a call, for the process that asked; see ``CallOutcome``."""
    return CallOutcome(
        call.status,
        call.raw,
        call.location,
        call.pause,
        _portable(call.error),
        _portable(broken),
        call.meter,
        lost,
        any_success,
        dialect,
    )


def _portable(error: Exception | None) -> Exception | None:
    """The error itself where it survives the way, else its words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  (an error of a library may fail to pickle in any way)
        return EndpointError(f"{type(error).__name__}: {error}"[:1000])
    return error


@dataclass(slots=True)
class Relay:
    """The client of a process that hands its questions over by ``send``."""

    send: Callable[[Ask], Awaitable[CallOutcome]]
    health: Reported = field(default_factory=Reported)
    dialect: Dialect | None = None
    """How the owner would put a question; None until it has said so."""

    async def ask(
        self,
        messages: list[Message],
        response_model: type[BaseModel],
        dialect: Dialect,
        model: ModelOptions,  # noqa: ARG002  (the owner has it)
    ) -> None:
        """Have one question asked; what became of it stands in the current ``Call``.

        Raises:
            Exception: what the owner met, where there is no answer.
        """
        call = CURRENT.get()
        answer = await self.send(
            Ask(messages, recipe_of(response_model), dialect, call.tag, call.version)
        )
        call.status, call.raw, call.location = answer.status, answer.raw, answer.location
        call.pause, call.error = answer.pause, answer.error
        call.meter.add(answer.used)
        self.health.lost, self.health.any_success = answer.lost, answer.any_success
        self.dialect = answer.dialect
        if answer.error or answer.broken:
            raise answer.error or answer.broken  # type: ignore[misc]
        if answer.status == 200:
            call.completion, call.said = call.read(answer.raw)

    async def close(self) -> None:
        """Nothing of this process is open."""
