"""Finds out what an endpoint really supports, by asking it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import httpx2

from extractor.errors import Cause, ConfigurationRefused, EndpointError, UsageError
from extractor.options import ModelOptions, Options

from .answer import FailureKind, Message
from .completion import Completion, Tokens
from .context import context_of
from .dialect import MODES, AskMode, Dialect, learn
from .door import Door
from .find_json import without_thoughts
from .keys import public_url
from .prices import price_of
from .stack import settled
from .store import ResponseStore
from .timing import Timing
from .usage import A_REPORT, cost_of
from .wire import Wire

TrialName = Literal[
    "reachable",
    "json_schema",
    "tools",
    "json",
    "text",
    "reading",
    "chinese",
    "white_space",
    "truncation",
    "thinking",
    "prefix",
    "context",
    "usage",
    "price",
]

_PASSING: frozenset[FailureKind] = frozenset(
    {"timeout", "rate_limited", "server_error", "unreachable"}
)
"""Failures that say nothing of what an endpoint can: it was too slow, too busy or not there."""

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
_SHORT = 512
_SLOW = 5.0
"""Seconds to an answer, from which on what is only good to know is not tried."""
_THOUGHTFUL = 8192
"""Tokens that a reasoning model is given: it counts its thoughts as part of the answer."""
_LONG_PREFIX = "收到申请、主动公开、行政复议和行政诉讼的数字都要核对。" * 60
"""Some 1,600 tokens: the shortest prefix that endpoints keep is of 1,024."""
_QUESTIONED = 3000
"""Tokens of the longest questions, beside which an answer of the configured length must fit."""


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
    """What an endpoint supports.

    ``mode`` is the way it will be asked; None: no way works.  ``cause`` says why nothing could be
    tried at all, ``hindered`` what every question met, where that says nothing of the endpoint's modes.
    ``settings`` are those that it needs, by name, for ``extractor.toml``.
    """

    base_url: str
    model: str
    mode: AskMode | None
    trials: tuple[Trial, ...]
    cause: Cause | None = None
    hindered: FailureKind | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

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
        raise UsageError(
            "no model to examine; set EXTRACTOR_BASE_URL, EXTRACTOR_MODEL and EXTRACTOR_API_KEY, or "
            "give --base-url and --model; docs/models.md tells how"
        )
    examined = _Examination(options, options.model, transport, timing)
    cause: Cause | None = None
    try:
        trials = await examined.run()
    except EndpointError as error:
        cause = error.cause if isinstance(error, ConfigurationRefused) else "lost"
        trials = [Trial("reachable", False, str(error))]
    best = next((mode for mode in MODES if mode in examined.working), None)
    if best is not None and options.use_cache:
        with ResponseStore.of(options) as store:
            learn(settled(options.model), store, replace(examined.working[best], mode=best))
    url = public_url(options.model.base_url)
    settings = examined.settings(best) if best else {}
    return Diagnosis(
        url, options.model.model, best, tuple(trials), cause, examined.hindered, settings
    )


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
        self._misread: list[str] = []
        self._failed: list[FailureKind] = []
        self._thinks = False
        self._seconds = 0.0

    @property
    def hindered(self) -> FailureKind | None:
        """What kept the endpoint from showing what it can, where no answer came at all; None where
        one did, or where a mode was refused."""
        silent = not self._seen and len(self._failed) == len(MODES)
        return self._failed[0] if silent else None

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
        clock = (self._timing or Timing()).clock
        began = clock()
        modes = [await self._mode(mode) for mode in MODES if mode != "text" or not self.working]
        self._seconds = (clock() - began) / len(modes)
        if not self._seen:
            return [self._unseen(), *modes]
        head = Trial("reachable", True, "the endpoint answers, and knows key and model")
        remarks = [*self._remarks(), await self._truncation()]
        return [head, *modes, *remarks, await self._prefix(), await self._context(), self._price()]

    def _unseen(self) -> Trial:
        """What is known of an endpoint that gave no completion at all."""
        if self.hindered:
            return Trial("reachable", None, "it could not be examined: each question failed")
        return Trial("reachable", True, "it answers, but not with a completion")

    def settings(self, mode: AskMode) -> dict[str, Any]:
        """What to write into a profile for this endpoint."""
        model, dialect = self._model, self.working[mode]
        if model.backend == "local":
            return {"backend": "local"}
        found: dict[str, Any] = {"base_url": model.base_url, "model": model.model, "mode": mode}
        if not dialect.temperature and model.temperature is not None:
            # A file cannot say "none"; the endpoint's own default is all that it takes.
            found["temperature"] = 1.0
        if dialect.stream:
            found["stream"] = True
        extra = dict(model.extra_body)
        if not dialect.thinking:
            extra["enable_thinking"] = False
        if extra:
            found["extra_body"] = extra
        if self._thinks and model.max_output_tokens < _THOUGHTFUL:
            found["max_output_tokens"] = _THOUGHTFUL
        return found

    async def _mode(self, mode: AskMode) -> Trial:
        # Where one mode works, another that never ends need not be waited for long.
        most = self._model.max_output_tokens
        async with self._door(mode, min(_SHORT, most) if self.working else most) as door:
            examined = await door.examine(_QUESTION, _Probe)
            dialect = door.dialect
        if examined.completion is None:
            if examined.kind in _PASSING:
                self._failed.append(examined.kind)
            # A server may fail at a mode that it does not know.
            known = examined.kind not in _PASSING - {"server_error"}
            return Trial(mode, False if known else None, examined.failure)
        self._seen.append(examined.completion)
        said, value = examined.completion.text, examined.value
        if value is None:
            return Trial(mode, False, f"the answer is not in the asked form: {said[:80]!r}")
        if _garbled(value.city):
            return Trial(mode, False, f"the answer is garbled: {said[:80]!r}")
        self.working[mode] = dialect
        right = value.city == _CITY and value.count == _COUNT
        if not right:
            self._misread.append(said)
        return Trial(mode, True, "works" if right else f"the form is right, not so {said[:60]!r}")

    def _remarks(self) -> list[Trial]:
        texts = [seen.text for seen in self._seen]
        escaped = bool(self.working) and any("\\u" in text for text in texts)
        garbled = sum(map(_garbled, texts))
        # Of words that nobody asked for it is not known whether they are as they were written.
        asked = any(map(_has_chinese, texts if self.working else ()))
        asked = asked or any(_CITY in text for text in texts)
        chinese = None if not garbled and not asked else not garbled
        tags = any(without_thoughts(text) != text for text in texts)
        self._thinks = tags or any(_thought(seen) for seen in self._seen)
        loops = any(seen.looping for seen in self._seen)
        counted = all(seen.tokens is not None for seen in self._seen)
        return [
            self._reading(),
            Trial(
                "chinese",
                chinese or (True if escaped else chinese),
                _chinese(garbled, texts, escaped, chinese),
            ),
            Trial("white_space", not loops, "loops without end" if loops else "no endless loops"),
            Trial("thinking", True, self._thinking(tags)),
            Trial("usage", counted, "tokens are reported" if counted else "tokens not reported"),
        ]

    async def _truncation(self) -> Trial:
        mode = next((mode for mode in MODES if mode in self.working), None)
        if mode is None:
            return Trial("truncation", None, "not tried: no mode works")
        async with self._door(mode, _FEW_TOKENS) as door:
            examined = await door.examine(_LONG, _Probe)
        if examined.completion is None:
            return Trial("truncation", None, examined.failure)
        if examined.completion.truncated:
            return Trial("truncation", True, "a cut-off answer is reported as such")
        if examined.value is not None:
            return Trial("truncation", None, "the answer fitted into very few tokens")
        return Trial("truncation", False, "a cut-off answer looks like a finished one")

    def _reading(self) -> Trial:
        if not self.working:
            return Trial("reading", None, "not tried: no mode works")
        if not self._misread:
            return Trial("reading", True, "it answers a one-line question")
        return Trial(
            "reading",
            False,
            f"it misread a one-line question in {len(self._misread)} of {len(self.working)} modes: "
            "expect little of it; --strategy describe, or --rules-first, asks less of a model",
        )

    def _thinking(self, tags: bool) -> str:
        if not self._thinks:
            return "no reasoning model"
        most = (
            max(seen.tokens.completion for seen in self._seen if seen.tokens)
            if any(seen.tokens for seen in self._seen)
            else None
        )
        where = "think tags are stripped" if tags else "it reasons apart from the answer"
        cost = f", up to {most} tokens for a one-line answer" if most else ""
        return (
            f"a reasoning model: {where}{cost}; --max-output-tokens {_THOUGHTFUL} leaves room, "
            "--extra enable_thinking=false may switch it off"
        )

    async def _prefix(self) -> Trial:
        """Ask twice with the same long beginning: the second time it may be read from a cache."""
        mode = next((mode for mode in MODES if mode in self.working), None)
        if mode is None or not any(seen.tokens for seen in self._seen):
            return Trial("prefix", None, "not tried: no mode works, or tokens are not reported")
        if self._seconds > _SLOW:
            return Trial("prefix", None, f"not tried: it takes {self._seconds:.0f} s an answer")
        found: Completion | None = None
        for number in (1, 2):
            question: tuple[Message, ...] = (
                {"role": "system", "content": _QUESTION[0]["content"] + _LONG_PREFIX},
                {"role": "user", "content": f"{_QUESTION[1]['content']}({number})"},
            )
            async with self._door(mode, self._model.max_output_tokens) as door:
                found = (await door.examine(question, _Probe)).completion
        tokens = found.tokens if found else None
        if tokens is None or tokens.cached is None:
            return Trial("prefix", None, "the endpoint does not say whether it keeps prefixes")
        share = f"{tokens.cached} of {tokens.prompt} tokens"
        kept = tokens.cached > 0
        return Trial(
            "prefix", kept, f"a repeated prefix is {'kept' if kept else 'read anew'}: {share}"
        )

    async def _context(self) -> Trial:
        size = await context_of(self._model, self._transport)
        if size is None:
            return Trial("context", None, "the endpoint does not say how long its context is")
        enough = size >= _QUESTIONED + self._model.max_output_tokens
        hint = "" if enough else "; lower --chunk-chars and --max-output-tokens if parts fail"
        return Trial("context", enough, f"{size:,} tokens{hint}")

    def _price(self) -> Trial:
        price = price_of(self._model)
        if price is None:
            return Trial(
                "price", None, "unknown: costs are not counted; set [price] in extractor.toml"
            )
        day = f", as of {price.date}" if price.date else ""
        each = f"{price.prompt} in, {price.completion} out {price.currency} for a million tokens"
        report = cost_of(Tokens(*A_REPORT), price)
        return Trial(
            "price",
            True,
            f"{each}{day}: a report costs about {report:.4f} to {3 * report:.4f}, "
            "`extractor run … --dry-run` tells it of yours",
        )


def _thought(completion: Completion) -> bool:
    reasoned = completion.tokens is not None and (completion.tokens.reasoning or 0) > 0
    return reasoned or bool(completion.reasoning.strip())


def _has_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _garbled(text: str) -> bool:
    """Whether a text holds what is left of Chinese that was read in a wrong encoding."""
    lost = "??" in text or "\ufffd" in text
    latin = sum("\x80" <= char <= "\xff" for char in text) > 2
    return lost or (latin and not _has_chinese(text))


def _chinese(garbled: int, seen: Sequence[str], escaped: bool, found: bool | None) -> str:
    if garbled:
        return f"Chinese came back garbled in {garbled} of {len(seen)} answers"
    if escaped:
        return "Chinese is escaped, and read back"
    if found:
        return "Chinese comes back as written"
    if any(map(_has_chinese, seen)):
        return "no answer held the Chinese that was asked for"
    return "no answer held any Chinese"
