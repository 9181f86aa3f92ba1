"""What the embedded model costs and what it is worth: seconds, memory and F1 of every strategy.

    python evals/bench/bench_local.py                         every strategy
    python evals/bench/bench_local.py --lora task.gguf        the same with an adapter
    python evals/bench/bench_local.py --weights model.gguf    the same with another model

Reads a fixed subset of the gold without official tables, so that all prose is the model's to read.
Each strategy runs in a process of its own, without the response cache; needs the extra ``local``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from recorded import keep

from extractor.endpoint import Door
from extractor.endpoint.local import identity_of, ready
from extractor.evaluate.gold import load_gold
from extractor.evaluate.score import Counts, score
from extractor.evaluate.suite import report_path
from extractor.options import LOCAL_MODEL, ModelOptions, Options, Strategy
from extractor.pipeline import aextract, as_source

GOLD = Path(__file__).parents[1] / "synthetic" / "gold"
SUBSET = ("001", "008", "010", "013", "019", "025", "039", "043")


def _megabytes() -> float:
    """The most memory that this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024


async def _measure(
    strategy: Strategy, lora: Path | None, weights: Path | None
) -> dict[str, object]:
    model = ModelOptions(
        model=LOCAL_MODEL, backend="local", strategy=strategy, lora=lora, weights=weights,
        timeout=900,
    )  # fmt: skip
    options = Options(model=model, use_cache=False)
    if weights is None:
        ready()
    golds = [(path, load_gold(path)) for path in (GOLD / f"{n}.json" for n in SUBSET)]
    sources = [as_source(report_path(path, gold), options) for path, gold in golds]
    facts, invented, claimed, failures = Counts(), 0, 0, 0
    seconds: list[float] = []
    before, began, cpu = _megabytes(), time.perf_counter(), time.process_time()
    async with Door(options) as door:
        for (_, gold), source in zip(golds, sources, strict=True):
            start = time.perf_counter()
            result = await aextract(source, options, door)
            seconds.append(time.perf_counter() - start)
            facts += score(gold, result).facts
            values = {mention.value for mention in result.mentions}
            claimed += sum(entry.status == "claimed" for entry in result.ledger.entries)
            invented += sum(fact.value not in values for fact in result.facts)
            failures += len(result.failures)
            print(f"{strategy} {source.name}: {seconds[-1]:.1f} s", file=sys.stderr)
        used, about = door.total, identity_of(lora, weights)
    return {
        "strategy": strategy,
        "model": about.model,
        **about.facts,
        "reports": len(sources),
        "seconds_a_report": (time.perf_counter() - began) / len(sources),
        "slowest_report": max(seconds),
        "cpu_seconds_a_report": (time.process_time() - cpu) / len(sources),
        "megabytes_at_most": _megabytes(),
        "megabytes_before": before,
        "calls": used.calls,
        "prompt_tokens": used.prompt_tokens,
        "completion_tokens": used.completion_tokens,
        "gold_facts": facts.found + facts.missed,
        "precision": facts.precision,
        "recall": facts.recall,
        "f1": facts.f1,
        "facts": asdict(facts),
        "numbers_claimed": claimed,
        "parts_not_read": failures,
        "invented_numbers": invented,
    }


def main() -> None:
    """Measure one strategy, or start a process for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--strategy", choices=get_args(Strategy))
    parser.add_argument("--lora", type=Path)
    parser.add_argument("--weights", type=Path)
    given = parser.parse_args()
    if given.strategy:
        found = asyncio.run(_measure(given.strategy, given.lora, given.weights))
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    figures: dict[str, object] = {}
    for strategy in get_args(Strategy):
        command = [sys.executable, __file__, *sys.argv[1:], "--strategy", strategy]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        print(done.stdout, end="", flush=True)
        figures |= {f"{strategy}: {what}": n for what, n in json.loads(done.stdout).items()}
    keep("local", figures)


if __name__ == "__main__":
    main()
