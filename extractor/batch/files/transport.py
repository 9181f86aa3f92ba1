"""Answers from a batch file, in the place of the network."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import httpx2

from extractor.endpoint import Key, ResponseStore
from extractor.endpoint.answer import FailureKind
from extractor.endpoint.call import CURRENT, Call
from extractor.endpoint.completion import NotACompletion, read_completion
from extractor.endpoint.dialect import dialect_of
from extractor.endpoint.judge import Judge, Unanswered, unusable
from extractor.endpoint.keys import key_of
from extractor.endpoint.prompt import load_prompt
from extractor.endpoint.reask import shown
from extractor.endpoint.signs import complaint
from extractor.endpoint.transports.layer import plain
from extractor.errors import ConfigurationRefused
from extractor.options import ModelOptions

from .lines import Answers, Purpose, RawAnswer, RequestOutcome, Status, custom_id

_UNUSABLE = "-unusable"
"""Behind the version of a prompt: the key of an answer that nobody but a later round may use."""
_BAD_REQUEST = (400, 422, 501)
_HOPELESS = (400, 404, 413, 422, 501)
"""A request refused with one of these would be refused again as it is."""


@dataclass(frozen=True, slots=True)
class _Request:
    """One request as the pipeline put it."""

    name: str
    key: Key
    apart: Key
    body: dict[str, Any]
    call: Call
    purpose: Purpose


class AnswersTransport(httpx2.AsyncBaseTransport):
    """Answers from a file, then from the response cache; notes what neither can answer.

    An answer is kept in the cache as a live one would be, so that the next round finds it.  One
    that cannot be used is kept apart, where only a later round looks: its correction builds on it.
    ``records`` says what became of every request, ``followups`` holds the bodies that are to be
    asked (again), both by custom_id; ``from_cache`` counts answers of earlier rounds.
    """

    def __init__(self, answers: Answers, model: ModelOptions, store: ResponseStore | None) -> None:
        self._answers, self._model, self._store = answers, model, store
        self._judge = Judge(model, where="the batch")  # no endpoint was asked
        # One refused request is no verdict on all of them.
        self._judge.succeeded()
        self._second_round = load_prompt("doubt").version
        self._waiting: set[str] = set()
        self.records: dict[str, RequestOutcome] = {}
        self.followups: dict[str, dict[str, Any]] = {}
        self.from_cache = 0

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to one request.

        Raises:
            Unanswered: there is none, or it is an error.
        """
        asked = self._asked(request)
        answer = self._answers.by_id.get(asked.name)
        if answer is not None and answer.status == 200 and self._keep(asked, answer):
            why = self._useless(asked.call, answer)
            self._record(asked, "failed" if why else "used", why)
            return plain(200, answer.raw)
        if (kept := self._kept(asked)) is not None:
            self.from_cache += 1
            return plain(200, kept)
        if answer is None:
            raise self._missed(asked)
        if self._teaches(asked, answer):
            said = complaint(answer.raw)
            self._record(asked, "failed", f"{said}; such questions are put in another way now")
            return plain(answer.status, answer.raw)
        raise self._failed(asked, answer)

    def _asked(self, request: httpx2.Request) -> _Request:
        call = CURRENT.get()
        body: dict[str, Any] = json.loads(request.content)
        purpose: Purpose = "question"
        if len(body["messages"]) > 2:
            purpose = "correction"
        elif call.version == self._second_round:
            purpose = "second_round"
        key, apart = (
            key_of(self._model.base_url, version, body)
            for version in (call.version, call.version + _UNUSABLE)
        )
        return _Request(custom_id(body), key, apart, body, call, purpose)

    def _record(self, asked: _Request, status: Status, message: str = "") -> None:
        answer = self._answers.by_id.get(asked.name)
        line = answer.line if answer else None
        record = RequestOutcome(asked.name, status, asked.call.tag, asked.purpose, line, message)
        known = self.records.get(asked.name)
        # Two reports may ask the same; which of them asks first must not matter.
        if known is None or record.report < known.report:
            self.records[asked.name] = record

    def _keep(self, asked: _Request, answer: RawAnswer) -> bool:
        """Whether the answer is a completion; it goes into the cache."""
        try:
            read_completion(answer.raw)
        except NotACompletion:
            return False
        if self._store is not None:
            key = asked.key if asked.call.usable(answer.raw) else asked.apart
            self._store.put(key, answer.raw, report=asked.call.tag)
        return True

    def _kept(self, asked: _Request) -> bytes | None:
        """The answer of an earlier round, be it one that a correction builds on."""
        if self._store is None:
            return None
        return self._store.get(asked.key) or self._store.get(asked.apart)

    def _useless(self, call: Call, answer: RawAnswer) -> str:
        """Why nothing of an answer can be used; empty where something can."""
        completion, said = call.read(answer.raw)
        failure = unusable(completion, self._model.max_output_tokens, self._model)
        if failure is None and said is not None and said.value is None:
            return f"no usable answer: {shown(said.problems[0])}"
        return failure[1] if failure and not (said and said.whole) else ""

    def _teaches(self, asked: _Request, answer: RawAnswer) -> bool:
        """Whether a refusal says how the question should be put instead."""
        if answer.status not in _BAD_REQUEST:
            return False
        free = self._model.mode == "auto"
        return dialect_of(asked.body).without(complaint(answer.raw), mode_is_free=free) is not None

    def _too_early(self, asked: _Request) -> bool:
        """Whether this waits for others: what is in doubt is known once the first answers are."""
        if asked.call.version == self._second_round:
            return asked.call.tag in self._waiting
        self._waiting.add(asked.call.tag)
        return False

    def _missed(self, asked: _Request) -> Unanswered:
        if self._too_early(asked):
            return Unanswered("unanswered", "the second round waits for answers that are missing")
        self._record(asked, "unanswered")
        self.followups[asked.name] = asked.body
        return Unanswered("unanswered", "the answer file has no answer to this question yet")

    def _failed(self, asked: _Request, answer: RawAnswer) -> Unanswered:
        kind, why = self._failure(answer)
        again = answer.status not in _HOPELESS
        self._too_early(asked)
        self._record(asked, "failed", why)
        if again:
            self.followups[asked.name] = asked.body
        return Unanswered(kind, f"line {answer.line} of the answer file: {why}")

    def _failure(self, answer: RawAnswer) -> tuple[FailureKind, str]:
        said = complaint(answer.raw)
        if answer.status == 200:
            return "garbled", f"the body is no chat completion: {said}"
        if answer.status == 0:
            return "unanswered", f"the batch did not answer it: {said}"
        verdict = Call(tag="", version="", meter=CURRENT.get().meter)
        verdict.status, verdict.raw = answer.status, answer.raw
        try:
            return self._judge.refuse(verdict)
        except ConfigurationRefused as error:
            return "bad_request", str(error)
