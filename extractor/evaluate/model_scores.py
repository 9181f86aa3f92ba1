"""Model readers scored against gold: live, or from the recordings of real models.

A recording set is a folder of recordings (see ``evals/synthetic/recordings/README.md``).  Its texts are
those that it holds; the embedded readers are scored on the same texts beside it, since figures of
different texts do not compare.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.endpoint.prices import price_of
from extractor.errors import RecordingError, UsageError
from extractor.options import LOCAL_URL, ModelOptions, Options
from extractor.pipeline import aextract, as_source, read_text
from extractor.schemas import Result, Usage
from extractor.text.document import Source

from .gold import Gold
from .plain_prompt import PLAIN, plain_recorded
from .suite import Scored, report_path, score_all
from .texts import text_of

if TYPE_CHECKING:
    # Imported late below: the client libraries take a second, and most commands ask no model.
    from extractor.endpoint import Door

_LOCAL_HOST = LOCAL_URL.removesuffix("/v1")


@dataclass(frozen=True, slots=True)
class Spent:
    """What a reader used for some texts.

    None is what nobody knows: tokens that the server did not count, a price that is in no table,
    seconds that were not measured.
    """

    calls: int = 0
    prompt_tokens: int | None = 0
    completion_tokens: int | None = 0
    seconds: float | None = None
    cost: Decimal | None = Decimal(0)
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class ReaderRun:
    """One reader on some texts: what it found, and what it used."""

    name: str
    scored: tuple[Scored, ...]
    spent: Spent


def embedded(name: str, golds: Mapping[Path, Gold], options: Options | None = None) -> ReaderRun:
    """The embedded readers; ``options`` say how (``Options(tables=False)``: sentences alone)."""
    chosen = options or Options()
    results: list[Result] = []
    seconds: list[float | None] = []
    for path, gold in golds.items():
        text = text_of(report_path(path, gold), chosen.pack)
        before = time.perf_counter()
        results.append(read_text(text.document, chosen))
        seconds.append(text.seconds + time.perf_counter() - before)
    scored = score_all(golds, results, seconds)
    return ReaderRun(name, tuple(scored), Spent(seconds=_sum(seconds)))


def of_texts(name: str, run: ReaderRun, golds: Mapping[Path, Gold]) -> ReaderRun:
    """What the embedded readers did on some of their texts."""
    names = {path.stem for path in golds}
    scored = tuple(item for item in run.scored if item.name in names)
    return ReaderRun(name, scored, Spent(seconds=_sum([item.seconds for item in scored])))


def live(name: str, golds: Mapping[Path, Gold], options: Options) -> ReaderRun:
    """A model at its endpoint, with the tables reader unless the options say otherwise.

    Raises:
        UsageError: no model is configured.
        ConfigurationRefused: the endpoint refused key, model or request.
        BudgetReached: the budget is spent; the answers so far are in the cache.
    """
    if options.model is None:
        raise UsageError("no model is configured; name one with --base-url and --model")
    before = time.perf_counter()
    results, usage = asyncio.run(_read(golds, options))
    spent = Spent(
        usage.calls, usage.prompt_tokens, usage.completion_tokens,
        time.perf_counter() - before, usage.cost, usage.currency,
    )  # fmt: skip
    return ReaderRun(name, tuple(score_all(golds, results)), spent)


async def _read(golds: Mapping[Path, Gold], options: Options) -> tuple[list[Result], Usage]:
    from extractor.endpoint import Door, add_usage

    sources = [as_source(report_path(path, gold), options) for path, gold in golds.items()]
    places = asyncio.Semaphore(options.concurrency)

    async def one(source: Source, door: Door) -> Result:
        async with places:
            return await aextract(source, options, door)

    async with Door(options) as door:
        results = await asyncio.gather(*(one(source, door) for source in sources))
    usage = Usage()
    for result in results:
        usage = add_usage(usage, result.usage)
    return results, usage


def recorded_sets(folder: Path) -> list[Path]:
    """The recording sets in a folder, by name."""
    return sorted({path.parent for path in folder.glob("*/*.jsonl")})


def header_of(folder: Path) -> dict[str, Any]:
    """What a recording set says of itself: the first line of its first file."""
    return _lines(min(folder.glob("*.jsonl")))[0]


def strategy_of(folder: Path) -> str:
    """The strategy of a recording set."""
    return str(header_of(folder)["strategy"])


def texts_of(folder: Path, golds: Mapping[Path, Gold]) -> dict[Path, Gold]:
    """The gold of the texts that a recording set holds.

    Raises:
        UsageError: a recorded text has no gold.
    """
    by_name = {Path(gold.report).name: path for path, gold in golds.items()}
    found = {}
    for recording in sorted(folder.glob("*.jsonl")):
        path = by_name.get(recording.stem)
        if path is None:
            raise UsageError(f"{recording}: there is no gold of its text; label it or remove it")
        found[path] = golds[path]
    return found


def replayed(folder: Path, golds: Mapping[Path, Gold], *, second_round: bool = True) -> ReaderRun:
    """A recording set, played back; without the second round, its answers stay unused.

    Raises:
        UsageError: a recorded text has no gold.
        RecordingError: what is asked has changed since, or recordings are left over.
    """
    texts = texts_of(folder, golds)
    header = header_of(folder)
    if header["strategy"] == PLAIN:
        return _plain(folder, texts)
    model = ModelOptions(
        model=header["model"], base_url=header["base_url"], strategy=header["strategy"],
        rules_first=header.get("rules_first", False),
        backend="replay", recordings=folder, second_round=second_round,
    )  # fmt: skip
    options = Options(model=model, use_cache=False)
    results = asyncio.run(_replay(texts, options))
    name = folder.name if second_round else f"{folder.name}, one round"
    spent = _spent(folder, model) if second_round else Spent(cost=None)
    return ReaderRun(name, tuple(score_all(texts, results)), spent)


def _plain(folder: Path, texts: Mapping[Path, Gold]) -> ReaderRun:
    """The answers to the plain prompt: one question a text, and nothing else."""
    results = []
    for path, gold in texts.items():
        report = report_path(path, gold)
        results.append(plain_recorded(text_of(report).document, folder / f"{report.name}.jsonl"))
    spent = Spent(len(texts), None, None, cost=None)
    return ReaderRun(folder.name, tuple(score_all(texts, results)), spent)


async def _replay(texts: Mapping[Path, Gold], options: Options) -> list[Result]:
    from extractor.endpoint import Door

    assert options.model is not None
    results: list[Result] = []
    try:
        async with Door(options) as door:
            for path, gold in texts.items():
                source = as_source(report_path(path, gold), options)
                results.append(await aextract(source, options, door))
    except RecordingError:
        # Left-over answers are told of when the door closes; one round leaves those of the other.
        if options.model.second_round or len(results) < len(texts):
            raise
    return results


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").strip().split("\n")]


def _spent(folder: Path, model: ModelOptions) -> Spent:
    """Calls, tokens and seconds as they were recorded."""
    calls = [line for path in sorted(folder.glob("*.jsonl")) for line in _lines(path)[1:]]
    usages = [json.loads(line["answer"]).get("usage") or {} for line in calls if "answer" in line]
    prompt = _sum([usage.get("prompt_tokens") for usage in usages])
    completion = _sum([usage.get("completion_tokens") for usage in usages])
    price = price_of(model)
    cost = None
    if model.base_url.startswith(_LOCAL_HOST):
        cost = Decimal(0)
    elif price is not None and prompt is not None and completion is not None:
        cost = (price.prompt * int(prompt) + price.completion * int(completion)) / 1_000_000
    seconds = _sum([line.get("seconds") for line in calls])
    return Spent(
        len(calls),
        None if prompt is None else int(prompt),
        None if completion is None else int(completion),
        seconds,
        cost,
    )


def _sum(values: Sequence[float | None]) -> float | None:
    """The sum; unknown if one of the values is."""
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
