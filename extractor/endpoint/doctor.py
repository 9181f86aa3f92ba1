"""Finds out what an endpoint really supports, by asking it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import httpx2

from extractor.errors import EndpointError, UsageError
from extractor.options import ModelOptions, Options

from .answer import Message
from .completion import Completion
from .dialect import MODES, AskMode, Dialect, learn
from .door import Door
from .keys import public_url
from .prices import price_of
from .stack import settled
from .store import ResponseStore
from .tidy import without_thoughts
from .timing import Timing
from .wire import Wire

TrialName = Literal[
    "reachable",
    "json_schema",
    "tools",
    "json",
    "chinese",
    "white_space",
    "truncation",
    "thinking",
    "usage",
    "price",
]

_CITY, _COUNT = "呼和浩特市", 131
_QUESTION: tuple[Message, ...] = (
    {"role": "system", "content": "只回答一个 JSON 对象,键为 city(城市名)和 count(件数)。"},
    {"role": "user", "content": f"{_CITY}收到申请{_COUNT}件。"},
)
_LONG: tuple[Message, ...] = (
    {"role": "system", "content": "只回答一个 JSON 对象,键为 city 和 count。"},
    {"role": "user", "content": "city 写出中国所有省会城市,用顿号隔开;count 写城市数。"},
)
_FEW_TOKENS = 12


class _Probe(Wire):
    city: str
    count: int


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing that was tried.  ``ok`` is None where it could not be told."""

    name: TrialName
    ok: bool | None
    detail: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What an endpoint supports.  ``mode`` is the way it will be asked; None: no way works."""

    base_url: str
    model: str
    mode: AskMode | None
    trials: tuple[Trial, ...]

    @property
    def usable(self) -> bool:
        """Whether the model reader can work with it."""
        return self.mode is not None


async def probe(
    options: Options,
    *,
    transport: httpx2.AsyncBaseTransport | None = None,
    timing: Timing | None = None,
) -> Diagnosis:
    """Try an endpoint, and remember the best mode for the runs to come.

    Raises:
        UsageError: no model is configured, or the options cannot work.
    """
    if options.model is None:
        raise UsageError("no model to examine; set --base-url and --model")
    examined = _Examination(options, options.model, transport, timing)
    try:
        trials = await examined.run()
    except EndpointError as error:
        trials = [Trial("reachable", False, str(error))]
    best = next((mode for mode in MODES if mode in examined.working), None)
    if best is not None and options.use_cache:
        with ResponseStore.of(options) as store:
            learn(settled(options.model), store, replace(examined.working[best], mode=best))
    url = public_url(options.model.base_url)
    return Diagnosis(url, options.model.model, best, tuple(trials))


class _Examination:
    def __init__(
        self,
        options: Options,
        model: ModelOptions,
        transport: httpx2.AsyncBaseTransport | None,
        timing: Timing | None,
    ) -> None:
        self._options, self._model = options, model
        self._transport, self._timing = transport, timing
        self.working: dict[AskMode, Dialect] = {}
        self._seen: list[Completion] = []

    def _door(self, mode: AskMode, tokens: int) -> Door:
        model = self._model.model_copy(
            update={
                "mode": mode,
                "reasks": 0,
                "attempts": min(2, self._model.attempts),
                "max_output_tokens": tokens,
                "backend": "local" if self._model.backend == "local" else "live",
                "record": None,
            }
        )
        options = self._options.model_copy(update={"model": model, "use_cache": False})
        return Door(options, transport=self._transport, timing=self._timing)

    async def run(self) -> list[Trial]:
        modes = [await self._mode(mode) for mode in MODES]
        if not self._seen:
            return [Trial("reachable", True, "it answers, but not with a completion"), *modes]
        head = Trial("reachable", True, "the endpoint answers, and knows key and model")
        return [head, *modes, *self._remarks(), await self._truncation(), self._price()]

    async def _mode(self, mode: AskMode) -> Trial:
        async with self._door(mode, self._model.max_output_tokens) as door:
            found = await door.examine(_QUESTION, _Probe)
            dialect = door.dialect
        if found.completion is None:
            return Trial(mode, False, found.failure)
        self._seen.append(found.completion)
        said, value = found.completion.text, found.value
        if value is None:
            return Trial(mode, False, f"the answer is not in the asked form: {said[:80]!r}")
        if value.city != _CITY or value.count != _COUNT:
            return Trial(mode, False, f"the answer is wrong: {said[:80]!r}")
        self.working[mode] = dialect
        return Trial(mode, True, "works")

    def _remarks(self) -> list[Trial]:
        texts = [seen.text for seen in self._seen]
        whole = [text for text in texts if _CITY in text or "\\u" in text]
        escaped = any("\\u" in text for text in texts)
        thinking = any(without_thoughts(text) != text for text in texts)
        loops = any(seen.looping for seen in self._seen)
        counted = all(seen.tokens is not None for seen in self._seen)
        return [
            Trial("chinese", len(whole) == len(texts), _chinese(len(whole), len(texts), escaped)),
            Trial("white_space", not loops, "loops without end" if loops else "no endless loops"),
            Trial("thinking", True, "think tags are stripped" if thinking else "no think tags"),
            Trial("usage", counted, "tokens are reported" if counted else "tokens not reported"),
        ]

    async def _truncation(self) -> Trial:
        mode = next((mode for mode in MODES if mode in self.working), None)
        if mode is None:
            return Trial("truncation", None, "not tried: no mode works")
        async with self._door(mode, _FEW_TOKENS) as door:
            found = await door.examine(_LONG, _Probe)
        if found.completion is None:
            return Trial("truncation", None, found.failure)
        if found.completion.truncated:
            return Trial("truncation", True, "a cut-off answer is reported as such")
        if found.value is not None:
            return Trial("truncation", None, "the answer fitted into very few tokens")
        return Trial("truncation", False, "a cut-off answer looks like a finished one")

    def _price(self) -> Trial:
        price = price_of(self._model)
        if price is None:
            return Trial("price", None, "unknown: costs are not counted; set [model.price]")
        each = f"{price.prompt} in, {price.completion} out"
        return Trial("price", True, f"{each} {price.currency} for a million tokens")


def _chinese(whole: int, seen: int, escaped: bool) -> str:
    if whole < seen:
        return f"Chinese came back garbled in {seen - whole} of {seen} answers"
    return "Chinese is escaped, and read back" if escaped else "Chinese comes back as written"
