"""langextract beside the model reader, where both have asked the same real model.

::

    pip install langextract                        # not a dependency of this package
    python evals/bench/real_model.py [--repeat 3]                        play back both
    python evals/bench/real_model.py --record --weights MODEL.gguf       ask langextract's anew

In ``model_reader.py`` both sides are given the right answers, so that tokens and time compare.
Here each side gets what a real model answered to its own questions, and what it makes of that is
held against the gold.  Ours are the recordings of ``evals/recordings``; langextract is asked with
the one short example that costs it the fewest tokens.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

import openai
import server
import theirs
from measure import PLACES, Table, cpu, line, ours

from extractor.endpoint.local import LocalServer, identity_of
from extractor.evaluate.gold import Gold
from extractor.evaluate.models import header_of, replayed, texts_of
from extractor.evaluate.score import Counts
from extractor.evaluate.suite import load_suite, report_path
from extractor.options import ModelOptions, Options
from extractor.pipeline import as_source
from extractor.schemas import OTHER, vocabulary
from extractor.text.document import Document
from extractor.knowledge.documents import read_document

EVALS = Path(__file__).parents[1]
OURS = EVALS / "recordings" / "qwen2.5-coder-1.5b-point"
THEIRS = Path(__file__).parent / "qwen2.5-coder-1.5b-langextract"
MOST_TOKENS = 2048
"""Of an answer; ours have the same limit."""

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """What langextract made of the answers: facts, and extractions that the text does not bear."""

    facts: Counts = field(default_factory=Counts)
    items: int = 0
    unstated: int = 0
    unplaced: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.facts + other.facts,
            self.items + other.items,
            self.unstated + other.unstated,
            self.unplaced + other.unplaced,
        )


def lines(folder: Path) -> Iterator[Line]:
    """The recorded questions of a folder, without the headers of its files."""
    for path in sorted(folder.glob("*.jsonl")):
        for text in path.read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]:
            yield json.loads(text)


def said(line: Line) -> str:
    """What the model wrote."""
    return str(json.loads(line["answer"])["choices"][0]["message"]["content"] or "")


def prompts(folder: Path) -> dict[str, str]:
    """langextract's recorded questions with the answers."""
    return {
        json.loads(item["request"])["messages"][1]["content"]: said(item) for item in lines(folder)
    }


def documents() -> list[tuple[Document, Gold]]:
    """The texts that our recordings hold, with their gold."""
    golds = texts_of(OURS, load_suite(EVALS / "gold"))
    sources = [
        (as_source(report_path(path, gold), Options()), gold) for path, gold in golds.items()
    ]
    return [(read_document(source), gold) for source, gold in sources]


def record(weights: Path, folder: Path) -> None:
    """Ask langextract's questions as its OpenAI provider does, and write down the answers."""
    folder.mkdir(exist_ok=True)
    identity = identity_of(None, weights)
    with LocalServer(weights, identity) as running:
        client = openai.OpenAI(api_key="none", base_url=f"{running.url}/v1", timeout=3600)
        for document, _ in documents():
            path = folder / f"{document.source.name}.jsonl"
            header = {
                "report": document.source.name,
                "langextract": version("langextract"),
                "date": datetime.now(UTC).date().isoformat(),
                **identity.facts,
            }
            asked: list[Line] = []
            model = theirs.InProcess(
                lambda prompt, to=asked: ask(client, identity.model, prompt, to)
            )
            theirs.extract([document.source.raw], theirs.all_indicators(document.meta.form), model)
            text = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in (header, *asked))
            path.write_text(text, encoding="utf-8")
            print(f"{path}: {len(asked)} questions")


def ask(client: openai.OpenAI, model: str, prompt: str, to: list[Line]) -> str:
    """One question, with its exact request and raw answer added to ``to``."""
    messages = [
        {"role": "system", "content": theirs.SYSTEM},
        {"role": "user", "content": prompt},
    ]
    body: dict[str, Any] = {
        "model": model,
        "messages": messages,
        "n": 1,
        "temperature": 0.0,
        "response_format": {"type": "json_object"},
        "max_tokens": MOST_TOKENS,
    }
    raw = client.chat.completions.with_raw_response.create(**body).text
    to.append({"request": json.dumps(body, ensure_ascii=False), "answer": raw})
    return said(to[-1])


def number(item: Any) -> Decimal | None:
    """The value of an extraction: as the model wrote it, else the first number of its words."""
    told = (item.attributes or {}).get("value", "")
    match = _NUMBER.search(str(told)) or _NUMBER.search(str(item.extraction_text or ""))
    return Decimal(match[0].replace(",", "")) if match else None


def tally(document: Document, gold: Gold, model: theirs.InProcess) -> Tally:
    """What langextract makes of the recorded answers about one text."""
    items = theirs.extract([document.source.raw], theirs.all_indicators(document.meta.form), model)
    stated = {mention.value for mention in document.mentions if not mention.open_denial}
    # A name that is no indicator claims nothing.
    got = {(i.extraction_class, number(i)) for i in items if i.extraction_class in vocabulary()}
    got = {key for key in got if key[0] != OTHER}
    wanted = {(fact.indicator, fact.value) for fact in gold.standard}
    needed = {(fact.indicator, fact.value) for fact in gold.standard if not fact.derived}
    return Tally(
        Counts(len(got & wanted), len(got - wanted), len(needed - got)),
        len(items),
        sum(number(item) not in stated for item in items),
        sum(item.char_interval is None for item in items),
    )


def tokens(folder: Path) -> int:
    """Prompt and answer tokens, as the model's server counted them."""
    usages = [json.loads(item["answer"])["usage"] for item in lines(folder)]
    return sum(usage["prompt_tokens"] + usage["completion_tokens"] for usage in usages)


def quality(known: Mapping[str, str]) -> None:
    """Facts of both sides against the gold."""
    mine = replayed(OURS, load_suite(EVALS / "gold"))
    facts = sum((one.score.facts for one in mine.scored), Counts())
    model = theirs.InProcess(known.__getitem__)
    other = sum((tally(document, gold, model) for document, gold in documents()), Tally())
    for who, counts in (("ours", facts), ("langextract", other.facts)):
        shown = [counts.precision, counts.recall, counts.f1]
        figures = ", ".join("—" if value is None else f"{value:.3f}" for value in shown)
        print(f"  precision, recall, F1 of {who:<12} {figures}")
    print(
        f"  of langextract's {other.items} extractions, {other.unstated} give a value that the "
        f"text does not state, {other.unplaced} have no place in it"
    )


def times(known: Mapping[str, str], repeat: int) -> None:
    """CPU time side by side, in the process and over HTTP."""
    texts = [document.source.raw for document, _ in documents()]
    bodies = {
        server.name_of(json.loads(item["request"])["messages"]): item["answer"]
        for folder in (OURS, THEIRS)
        for item in lines(folder)
    }
    answers = {item["request"].encode(): item["answer"].encode() for item in lines(OURS)}
    # All texts in one call, as langextract likes it best; each with the list of its own form.
    groups: dict[str, list[str]] = {}
    for document, _ in documents():
        groups.setdefault(document.meta.form, []).append(document.source.raw)

    def rival(model: Any) -> None:
        for form, group in groups.items():
            theirs.extract(group, theirs.all_indicators(form), model)

    in_process = theirs.InProcess(known.__getitem__)
    us = cpu(lambda: ours(texts, options(), Table(answers)), repeat, len(texts))
    line(
        "CPU time in the process",
        us,
        cpu(lambda: rival(in_process), repeat, len(texts)),
        "ms",
        1 / 6,
    )
    with tempfile.TemporaryDirectory() as name:
        table = Path(name) / "answers.json"
        table.write_text(json.dumps(bodies), encoding="utf-8")
        with server.serving(table, 0.0, PLACES) as url:
            us = cpu(lambda: ours(texts, options(url), None), repeat, len(texts))
            them = cpu(lambda: rival(theirs.over_http(url, PLACES)), repeat, len(texts))
    line("CPU time over HTTP", us, them, "ms", 1 / 3)


def options(base_url: str = "http://127.0.0.1:9/v1") -> Options:
    """Ours, as the recordings were made."""
    header = header_of(OURS)
    model = ModelOptions(
        base_url=base_url, model=header["model"], strategy=header["strategy"], in_flight=PLACES
    )
    return Options(model=model, use_cache=False)


def compare(repeat: int) -> None:
    """Everything side by side."""
    known, count = prompts(THEIRS), len(documents())
    print(f"{count} openings, answers of {header_of(OURS)['model']} to each side's own questions")
    quality(known)
    print(f"  {'per text':<44} {'ours':>9} {'theirs':>9}     {'ratio':>7}")
    line("tokens", tokens(OURS) / count, tokens(THEIRS) / count, "", 1 / 3)
    times(known, repeat)


def main() -> None:
    """Record or compare."""
    parser = argparse.ArgumentParser(description="langextract beside the model reader, for real.")
    parser.add_argument("--record", action="store_true", help="ask langextract's questions anew")
    parser.add_argument("--weights", type=Path, help="model file (GGUF) to ask")
    parser.add_argument("--repeat", type=int, default=3, help="runs, of which the least counts")
    given = parser.parse_args()
    if given.record:
        if given.weights is None:
            parser.error("--record needs --weights MODEL.gguf")
        record(given.weights, THEIRS)
    else:
        compare(given.repeat)


if __name__ == "__main__":
    main()
