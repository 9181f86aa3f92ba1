"""The one door to a language model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Generic

import httpx2

from extractor.errors import ConfigurationRefused, EndpointDown, RecordingError, UsageError
from extractor.options import ModelOptions, Options
from extractor.schemas import Usage

from .answer import Answer, Check, FailureKind, Message, Refused, T
from .call import CURRENT, Call
from .completion import Completion
from .dialect import Dialect, dialect_of, learn, recall
from .health import Health, Reported
from .judge import Failure, Judge, unusable
from .prices import price_of
from .reask import EMPTY, LOOPED, correction, shown
from .relay import Ask, CallOutcome, Relay, outcome_of
from .salvage import SalvagedAnswer
from .signs import bad_form, complaint, known_refusal, signs
from .store import ResponseStore
from .timing import Timing
from .usage import Meter, add_usage, size_of

if TYPE_CHECKING:
    from .client import Client
    from .stack import Stack
    from .transports.replay import ReplayTransport

_CORRECTABLE: dict[FailureKind, str] = {"empty": EMPTY, "repetition": LOOPED}
_BAD_REQUEST = (400, 422, 501)
_MOST_DIALECTS = 12
"""Ways in which one question is put, however many more an endpoint may ask for."""


@dataclass(frozen=True, slots=True)
class Examined(Generic[T]):
    """One uncorrected question: the raw completion, its reading, and what was wrong."""

    completion: Completion | None
    value: T | None
    failure: str
    kind: FailureKind | None = None


def _settled(model: ModelOptions) -> ModelOptions:
    # Imported here: a door with a relay needs none of the client libraries.
    from .stack import settled

    return settled(model)


class Door:
    """Asks questions of one endpoint, for many reports at a time, on one event loop.

    Use it as an async context manager.  ``transport`` takes the place of the network (a
    ``FakeTransport`` in tests); ``store`` shares an open response cache; ``dialect`` is how to
    put questions, where that is known.  With a ``relay`` the questions are handed to the door of
    another process, which answers them with ``relayed``; ``options`` are then those that it uses.

    Raises:
        UsageError: no model, or options that cannot work.
        RecordingError: on leaving, in replay: recorded answers of the reports read are unused.
    """

    def __init__(
        self,
        options: Options,
        *,
        transport: httpx2.AsyncBaseTransport | None = None,
        store: ResponseStore | None = None,
        timing: Timing | None = None,
        dialect: Dialect | None = None,
        relay: Relay | None = None,
    ) -> None:
        if options.model is None:
            raise UsageError(
                "no model is configured; set EXTRACTOR_BASE_URL, EXTRACTOR_MODEL and "
                "EXTRACTOR_API_KEY, or use --base-url, --model and --api-key"
            )
        self._store, self._owns_store = store, store is None
        self.model = options.model if relay is not None else _settled(options.model)
        self._price = price_of(self.model)
        self._total = Meter(self._price)
        self._replay: ReplayTransport | None = None
        self._client: Client | Relay
        self._health: Health | Reported
        if relay is not None:
            self._client, self._health = relay, relay.health
        else:
            stack = self._opened(options, transport, timing)
            self._client, self._health, self._replay = stack.client, stack.health, stack.replay
        self._relay = relay
        self._judge = Judge(self.model, self._health)
        self._spent: dict[str, Usage] = {}
        self.turns = asyncio.Semaphore()
        """Held while a report is read up to its questions, so that those of the first one are on
        their way before the last one is read."""
        self.on_paid: Callable[[str, Usage], None] | None = None
        """Told of every request that was sent: the report, and what it used."""
        self._dialect = dialect or self._first_dialect()
        self._known = self._told = self._dialect
        self._probing, self._in_vain = asyncio.Lock(), False

    def _opened(
        self,
        options: Options,
        transport: httpx2.AsyncBaseTransport | None,
        timing: Timing | None,
    ) -> Stack:
        # Imported here: a door with a relay needs none of the client libraries.
        from .stack import build

        if self._store is None and options.use_cache and self.model.backend != "replay":
            self._store = ResponseStore.of(options)
        return build(
            options,
            self.model,
            store=self._store,
            total=self._total,
            timing=timing or Timing(),
            base=transport,
            paid=self._pay,
        )

    def _first_dialect(self) -> Dialect:
        replay = self._replay
        sample = replay.sample() if replay else None
        if sample is not None and self.model.mode == "auto":
            return dialect_of(sample)
        return recall(self.model, self._store)

    async def __aenter__(self) -> Door:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.close()
        if self._owns_store and self._store is not None:
            self._store.close()
        unused = self._replay.unused() if self._replay and error is None else {}
        if unused:
            names = ", ".join(f"{report} ({count})" for report, count in sorted(unused.items()))
            raise RecordingError(
                f"{self.model.recordings}: recorded answers were not asked for: {names}; the "
                "prompt, the options or the reports changed since: record them again"
            )

    def _pay(self, tag: str, used: Usage) -> None:
        if self.on_paid is not None:
            self.on_paid(tag, used)

    @property
    def dialect(self) -> Dialect:
        """How questions are put at the moment."""
        return self._dialect

    @property
    def silence(self) -> EndpointDown | None:
        """Why no question was answered, where all of them failed at the endpoint; else None."""
        return self._judge.silence

    @property
    def total(self) -> Usage:
        """What this door has used so far, for all reports."""
        return self._total.usage

    def usage(self, tag: str) -> Usage:
        """What the questions with this tag have used so far."""
        return self._spent.get(tag, Usage())

    def take(self, tag: str) -> Usage:
        """The same once, where the report has ended: the door forgets it."""
        return self._spent.pop(tag, Usage())

    async def ask(
        self,
        messages: Sequence[Message],
        response_model: type[T],
        *,
        tag: str,
        version: str = "",
        check: Check[T] | None = None,
    ) -> Answer[T] | Refused:
        """Ask one question; a bad answer is corrected up to ``model.reasks`` times.

        A correction that repeats the answer is the last.

        ``tag`` names the report (usage, recordings), ``version`` the prompt (cache key).
        ``check`` judges the meaning of an answer that has the right form.

        Raises:
            ConfigurationRefused: key, model or address are wrong; no later question can succeed.
            EndpointDown: it is gone, or asks for a long pause; none of this run can.
            BudgetReached: the money or tokens of the run are spent.
            RecordingError: in replay: the question was not recorded.
        """
        self._judge.check()
        call = Call(tag, version, Meter(self._price), response_model)
        try:
            return await self._corrected(call, messages, response_model, check)
        finally:
            self._spent[tag] = add_usage(self.usage(tag), call.meter.usage)

    async def _corrected(
        self,
        call: Call,
        question: Sequence[Message],
        response_model: type[T],
        check: Check[T] | None,
    ) -> Answer[T] | Refused:
        messages, last = list(question), self.model.reasks
        value: T | None = None
        left: list[str] = []
        problems: list[str] = []
        before: str | None = None
        cut = False
        for reask in range(last + 1):
            said = await self._once(call, messages, response_model)
            if isinstance(said, SalvagedAnswer):
                problems, echo, cut = list(said.problems), said.text, said.cut
                if said.value is not None:
                    problems += check(said.value, value) if check else ()
                    value, left = said.value, problems
                # A model that repeats itself to the letter has nothing better to say.
                if not problems or said.text == before:
                    break
                before = said.text
            elif value is not None:
                # The correction failed; the answer that it should correct still stands.
                break
            elif said[0] not in _CORRECTABLE or reask == last:
                return Refused(*said, call.meter.usage)
            else:
                problems, echo = [_CORRECTABLE[said[0]]], ""
            messages = correction(question, echo, problems)
        if value is None and cut:
            message = "the answer broke off, though the endpoint says that it ended"
            return Refused("truncated", message, call.meter.usage)
        if value is None:
            return Refused("invalid", f"no usable answer: {shown(problems[0])}", call.meter.usage)
        return Answer(value, tuple(left), reask, call.meter.usage)

    async def relayed(self, ask: Ask) -> CallOutcome:
        """Put a question of another process, and tell it what became of it."""
        call = Call(ask.tag, ask.version, Meter(self._price), ask.shape)
        try:
            broken = await self._attempt(call, ask.dialect, ask.messages, ask.shape)
        finally:
            self._spent[ask.tag] = add_usage(self.usage(ask.tag), call.meter.usage)
        if call.completion is not None:
            self._judge.succeeded()
            self._dialect = ask.dialect.within(self._dialect)
            self._remember()
        return outcome_of(
            call,
            broken,
            lost=self._health.lost,
            any_success=self._judge.any_success,
            dialect=self._dialect,
        )

    async def examine(self, question: Sequence[Message], response_model: type[T]) -> Examined[T]:
        """Ask one question, uncorrected, and tell everything that is known of the answer.

        Raises:
            ConfigurationRefused: key, model, credit or address are wrong.
        """
        call = Call("doctor", "", Meter(self._price), response_model)
        try:
            said = await self._once(call, list(question), response_model)
        except ConfigurationRefused as error:
            if error.cause != "request":
                raise
            return Examined(call.completion, None, str(error))
        if isinstance(said, SalvagedAnswer):
            return Examined(call.completion, said.value, "; ".join(map(shown, said.problems)))
        return Examined(call.completion, None, said[1], said[0])

    async def _once(
        self, call: Call, messages: list[Message], response_model: type[T]
    ) -> SalvagedAnswer[T] | Failure:
        tries = 0
        while True:
            self._heed()
            dialect = self._dialect
            broken = await self._attempt(call, dialect, messages, response_model)
            if call.completion is not None and call.said is not None:
                break
            if broken is not None and call.error is None and call.status is None:
                raise broken
            tries += 1
            if tries <= _MOST_DIALECTS and self._fall_back(call, dialect, messages):
                continue
            weaker = await self._probe(call, dialect, messages, response_model)
            if weaker is None:
                return self._judge.refuse(call)
            dialect = weaker
            if call.completion is not None and call.said is not None:
                break
        self._judge.succeeded()
        self._remember()
        said: SalvagedAnswer[T] = call.said
        cut = call.completion.truncated or call.completion.refused
        if said.whole and not cut:
            return said
        # Where the form is wrong, what is right in it is kept.
        limit = dialect.limit(self.model, size_of(messages))
        return unusable(call.completion, limit, self.model) or said

    async def _attempt(
        self, call: Call, dialect: Dialect, messages: list[Message], response_model: type[T]
    ) -> Exception | None:
        """Send one request; what happened stands in ``call``.  Gives what was raised."""
        call.forget()
        token = CURRENT.set(call)
        try:
            await self._client.ask(messages, response_model, dialect, self.model)
        except Exception as error:  # noqa: BLE001  (openai wraps everything in errors of its own)
            return error
        finally:
            CURRENT.reset(token)
        return None

    def _fall_back(self, call: Call, used: Dialect, messages: Sequence[Message]) -> bool:
        """Whether to ask again in another dialect, since the endpoint refused this one."""
        form = call.status == 500 and bad_form(call.status, call.raw)
        if call.status not in _BAD_REQUEST and not form:
            return False
        if self._dialect != used:
            # Another question has learnt it in the meantime.
            return True
        free, question = self.model.mode == "auto", size_of(messages)
        asked = used.limit(self.model, question)
        other = used.narrowed(complaint(call.raw), asked, question)
        other = other or used.without(complaint(call.raw), mode_is_free=free)
        # Some name the parameter apart from the sentence.
        other = other or used.without(signs(call.raw), mode_is_free=free)
        if other is None:
            return False
        self._dialect = other
        return True

    async def _probe(
        self, call: Call, refused: Dialect, messages: list[Message], response_model: type[T]
    ) -> Dialect | None:
        """The weaker dialect in which a question is answered that was refused in unknown words.

        The answer stands in ``call``; without one, the refusal does.  One question at a time is
        put so, and none after one that was refused in every dialect: what is wrong lies elsewhere.
        """
        told = call.status in _BAD_REQUEST and not known_refusal(call.raw)
        told = told and not self._judge.no_stream(complaint(call.raw))
        if not told or self.model.mode != "auto" or self._replay is not None:
            return None
        once = self._judge.any_success
        async with self._probing:
            if self._dialect != refused and not once:
                return self._dialect  # another question has learnt it in the meantime
            if self._in_vain or (once and self._relay is not None):
                return None
            with call.kept():
                for weaker in refused.weaker(self.model):
                    broken = await self._attempt(call, weaker, messages, response_model)
                    if call.completion is not None and call.said is not None:
                        # Where questions are answered in the better one, this is for one alone.
                        self._dialect = self._dialect if once else weaker
                        return weaker
                    if broken is not None and call.error is None and call.status is None:
                        raise broken
                    if call.status not in _BAD_REQUEST or known_refusal(call.raw):
                        break
            self._in_vain = True
        return None

    def _heed(self) -> None:
        """Put questions as the door of the other process does, once it has learnt how."""
        other = self._relay.dialect if self._relay else None
        if other is not None and other != self._told:
            self._told = self._dialect = other

    def _remember(self) -> None:
        if self._dialect != self._known and self.model.mode == "auto":
            learn(self.model, self._store, self._dialect)
        self._known = self._dialect
