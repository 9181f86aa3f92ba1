"""The model reader beside langextract, and against the clock; prints ratios of one run.

::

    pip install langextract            # the other side; not a dependency of this package
    python evals/bench/model_reader.py [--reports 200] [--delay 0.3] [--repeat 3]

Both sides read the same reports (those of ``evals/``), are asked for the same indicators, and
are given the same facts as answers, each in its own form (``truth.py``).  Tokens are estimated
for both alike: a Chinese character one, four ASCII letters one.  CPU time is that of this
process, threads included; the HTTP server runs in another one.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx2
import server
import theirs
import truth
from measure import PLACES, Table, cpu, line, ours
from recorded import keep

from extractor.batch import run
from extractor.endpoint import Door
from extractor.endpoint.transports.layer import plain
from extractor.endpoint.usage import estimate_tokens
from extractor.knowledge.documents import read_document
from extractor.options import ModelOptions, Options
from extractor.pipeline import aextract

WORKERS = 0
"""Processes of the run by the clock; 0: as many as are worth it."""

ALL = theirs.all_indicators("form2021")
"""What langextract is asked for where one call reads reports of every form."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of either side with its answer."""

    name: str
    prompt_tokens: int
    answer_tokens: int
    schema_tokens: int
    said: str
    prompt: str = ""


def options(base_url: str = "http://127.0.0.1:9/v1", *, rules_first: bool = False) -> Options:
    """Ours: the defaults but for the server's 32 places, which twice as many reports keep busy.

    No cache: the same report is read several times and must be asked about each time.
    """
    model = ModelOptions(
        base_url=base_url, model="bench", in_flight=PLACES, rules_first=rules_first
    )
    return Options(model=model, use_cache=False, concurrency=2 * PLACES, workers=WORKERS)


class Learning(httpx2.AsyncBaseTransport):
    """Answers our questions from the truth, and keeps them."""

    def __init__(self, places: Sequence[truth.Place]) -> None:
        self._places = places
        self.asked: list[Asked] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        messages = body["messages"]
        said = truth.pointing(self._places, messages[1]["content"])
        prompt = sum(estimate_tokens(item["content"]) for item in messages)
        schema = estimate_tokens(json.dumps(body.get("response_format", ""), ensure_ascii=False))
        name = server.name_of(messages)
        self.asked.append(Asked(name, prompt, estimate_tokens(said), schema, said))
        return plain(200, server.completion(said, prompt))


class Remembering(httpx2.AsyncBaseTransport):
    """Keeps what another transport answered, by the bytes of the request."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, answers: dict[bytes, bytes]) -> None:
        self._inner, self._answers = inner, answers

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await self._inner.handle_async_request(request)
        self._answers[request.content] = response.content
        return response


def learn_ours(
    samples: Sequence[truth.Sample], *, rules_first: bool = False
) -> tuple[list[Asked], dict[bytes, bytes]]:
    """Every question that our side asks about the samples, the second round included."""
    opts = options(rules_first=rules_first)
    asked: list[Asked] = []
    answers: dict[bytes, bytes] = {}

    async def one(sample: truth.Sample) -> None:
        learning = Learning(sample.places)
        async with Door(opts, transport=Remembering(learning, answers)) as door:
            await aextract(sample.source, opts, door)
        asked.extend(learning.asked)

    async def every() -> None:
        for sample in samples:
            await one(sample)

    asyncio.run(every())
    return asked, answers


def learn_theirs(
    samples: Sequence[truth.Sample], indicators: Callable[[truth.Sample], Sequence[str]]
) -> list[Asked]:
    """Every question that langextract asks about the samples."""
    asked: list[Asked] = []
    for sample in samples:

        def answer(prompt: str, places: Sequence[truth.Place] = sample.places) -> str:
            said = truth.copying(places, prompt.rpartition("Q: ")[2])
            messages = [
                {"role": "system", "content": theirs.SYSTEM},
                {"role": "user", "content": prompt},
            ]
            tokens = sum(estimate_tokens(item["content"]) for item in messages)
            name = server.name_of(messages)
            asked.append(Asked(name, tokens, estimate_tokens(said), 0, said, prompt))
            return said

        theirs.extract([sample.source.raw], indicators(sample), theirs.InProcess(answer))
    return asked


def tokens(asked: Sequence[Asked], reports: int, *, schema: bool = False) -> float:
    """Tokens per report."""
    whole = sum(a.prompt_tokens + a.answer_tokens + schema * a.schema_tokens for a in asked)
    return whole / reports


def named_by_us(sample: truth.Sample) -> list[str]:
    """The indicators that our own questions about a report name."""
    from extractor.readers.model import questions

    document = read_document(sample.source)
    found: dict[str, None] = {}
    for question in asyncio.run(questions(document, options())):
        text = question.body["messages"][1]["content"].partition("<正文")[0]
        found |= dict.fromkeys(line.split(" ")[0] for line in text.split("\n") if " " in line)
    return [name for name in found if name in theirs.vocabulary()]


def clock(
    samples: Sequence[truth.Sample], answers: Path, reports: int, delay: float
) -> tuple[float, float, int]:
    """Seconds that a run over a folder takes, the ideal, and the number of requests."""
    with tempfile.TemporaryDirectory() as name, server.serving(answers, delay, PLACES) as url:
        folder = Path(name) / "reports"
        folder.mkdir()
        for number, sample in zip(range(reports), itertools.cycle(samples), strict=False):
            (folder / f"{number:04}.txt").write_text(sample.source.raw, encoding="utf-8")
        before = time.perf_counter()
        summary = asyncio.run(run([folder], Path(name) / "out", options(url), on_progress=_quiet))
        took = time.perf_counter() - before
        assert not summary.states["failed"], summary
        assert summary.usage.calls >= reports / 2, summary
        return took, delay * summary.usage.calls / PLACES, summary.usage.calls


def _quiet(progress: object) -> None:
    """No progress is shown."""


def compare_tokens(
    samples: Sequence[truth.Sample], asked: Sequence[Asked]
) -> tuple[list[Asked], dict[str, float]]:
    """Tokens side by side; gives langextract's questions about all indicators of each form, and the
    ratios."""
    count = len(samples)
    forms = {id(s): read_document(s.source).meta.form for s in samples}
    other = learn_theirs(samples, lambda sample: theirs.all_indicators(forms[id(sample)]))
    lean = learn_theirs(samples, named_by_us)
    mine, schema = tokens(asked, count), tokens(asked, count, schema=True)
    spared, _ = learn_ours(samples, rules_first=True)
    rows = (
        ("tokens, all indicators of the report's form", mine, tokens(other, count)),
        ("  tokens, with --rules-first", tokens(spared, count), tokens(other, count)),
        ("  tokens, our answer schema counted", schema, tokens(other, count)),
        ("tokens, only the indicators that we name", mine, tokens(lean, count)),
    )
    ratios: dict[str, float] = {}
    for what, us, them in rows:
        ratios |= line(what, us, them, "", 1 / 3)
    return other, ratios


def compare_cpu(
    samples: Sequence[truth.Sample],
    answers: Mapping[bytes, bytes],
    said: Mapping[str, str],
    table: Path,
    repeat: int,
) -> dict[str, float]:
    """CPU time side by side; langextract reads all reports in one call, as it likes best."""
    texts, count = [sample.source.raw for sample in samples], len(samples)
    model = theirs.InProcess(said.__getitem__)
    mine = cpu(lambda: ours(texts, options(), Table(answers)), repeat, count)
    rival = cpu(lambda: theirs.extract(texts, ALL, model), repeat, count)
    ratios = line("CPU time in the process", mine, rival, "ms", 1 / 6)
    with server.serving(table, 0.0, PLACES) as url:
        mine = cpu(lambda: ours(texts, options(url), None), repeat, count)
        over_http = theirs.over_http(url, PLACES)
        rival = cpu(lambda: theirs.extract(texts, ALL, over_http), repeat, count)
    return ratios | line("CPU time over HTTP", mine, rival, "ms", 1 / 3)


def compare(samples: Sequence[truth.Sample], repeat: int, table: Path) -> dict[str, float]:
    """Everything side by side, as ratios; ``table`` becomes the server's answers."""
    asked, answers = learn_ours(samples)
    same = learn_theirs(samples, lambda _: ALL)
    bodies = {
        item.name: server.completion(item.said, item.prompt_tokens).decode()
        for item in (*asked, *same)
    }
    table.write_text(json.dumps(bodies), encoding="utf-8")
    print(f"  {'per report':<44} {'ours':>9} {'theirs':>9}     {'ratio':>7}")
    other, ratios = compare_tokens(samples, asked)
    print(f"  {'questions':<44} {len(asked) / len(samples):9.1f} {len(other) / len(samples):9.1f}")
    said = {item.prompt: item.said for item in same}
    return ratios | compare_cpu(samples, answers, said, table, repeat)


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description="The model reader beside langextract.")
    parser.add_argument("--reports", type=int, default=200, help="reports of the run by the clock")
    parser.add_argument("--delay", type=float, default=0.3, help="seconds to an answer in it")
    parser.add_argument("--repeat", type=int, default=3, help="runs, of which the least counts")
    given = parser.parse_args()
    samples = truth.samples()
    whole = [sample for sample in samples if sample.whole]
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        table = Path(name) / "answers.json"
        for what, group in (
            ("whole reports", whole),
            ("short reports", [s for s in samples if not s.whole]),
            ("both", samples),
        ):
            chars = sum(len(sample.source.raw) for sample in group) // len(group)
            print(f"{len(group)} {what}, {chars} characters each")
            ratios = compare(group, given.repeat, table)
            figures |= {f"{what}: {name}": ratio for name, ratio in ratios.items()}
        took, ideal, requests = clock(samples, table, given.reports, given.delay)
    print(
        f"{given.reports} reports, {requests} requests of {given.delay:g} s, {PLACES} at once: "
        f"{took:.2f} s, ideal {ideal:.2f} s, ratio {took / ideal:.2f}, aim 1.15 "
        f"{'met' if took <= 1.15 * ideal else 'missed'}"
    )
    figures[f"{given.reports} reports by the clock: seconds / waiting bound"] = round(
        took / ideal, 3
    )
    keep("langextract", figures)


if __name__ == "__main__":
    main()
