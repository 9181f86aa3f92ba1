"""Answers from a batch file, in the place of the network."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import httpx2

from extractor.endpoint import Key, ResponseStore
from extractor.endpoint.answer import FailureKind
from extractor.endpoint.call import CURRENT, Call
from extractor.endpoint.completion import NotACompletion, read_completion
from extractor.endpoint.dialect import dialect_of
from extractor.endpoint.judge import Judge, Unanswered, complaint
from extractor.endpoint.keys import key_of
from extractor.endpoint.prompt import load_prompt
from extractor.endpoint.transports.layer import plain
from extractor.errors import ConfigurationRefused
from extractor.options import ModelOptions

from .lines import Answers, Given, Purpose, Record, custom_id

_BAD_REQUEST = (400, 422, 501)


@dataclass(frozen=True, slots=True)
class Pending:
    """A request that has no answer yet."""

    body: dict[str, Any]
    record: Record


class AnswersTransport(httpx2.AsyncBaseTransport):
    """Answers from a file, then from the response cache; notes what neither can answer.

    An answer is kept in the cache as a live one would be, so that the next round finds it.
    """

    def __init__(self, answers: Answers, model: ModelOptions, store: ResponseStore | None) -> None:
        self._answers, self._model, self._store = answers, model, store
        self._judge = Judge(model)
        # One refused request is no verdict on all of them.
        self._judge.any_success = True
        self._second_round = load_prompt("doubt").version
        self._waiting: defaultdict[str, int] = defaultdict(int)
        self.used: dict[str, Record] = {}
        self.pending: dict[str, Pending] = {}
        self.from_cache = 0

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to one request.

        Raises:
            Unanswered: there is none, or it is an error.
        """
        call = CURRENT.get()
        body: dict[str, Any] = json.loads(request.content)
        name = custom_id(body)
        given = self._answers.given.get(name)
        key = key_of(self._model.base_url, call.version, body)
        if given is not None and given.status == 200 and self._keep(given, key, call):
            self.used.setdefault(name, Record(name, "used", call.tag, _purpose(self, call, body)))
            return plain(200, given.raw)
        raw = self._store.get(key) if self._store else None
        if raw is not None:
            self.from_cache += 1
            return plain(200, raw)
        if given is not None and self._teaches(given, body):
            self._note(name, body, call, given, "it was asked in another way again")
            return plain(given.status, given.raw)
        self._refuse(name, body, call, given)

    def _keep(self, given: Given, key: Key, call: Call) -> bool:
        try:
            keepable = read_completion(given.raw).keepable
        except NotACompletion:
            return False
        if keepable and self._store is not None:
            self._store.put(key, given.raw, report=call.tag)
        return True

    def _teaches(self, given: Given, body: dict[str, Any]) -> bool:
        """Whether a refusal says how the question should be put instead."""
        if given.status not in _BAD_REQUEST:
            return False
        free = self._model.mode == "auto"
        return dialect_of(body).without(complaint(given.raw), mode_is_free=free) is not None
