"""The plain prompt: what a model makes of a report without this program's help.

One question a report: the whole text with its numbers marked, tables too, and every indicator by its
name.  No choice of indicators, no correction, no second round, no embedded readers and no
verification.  Numbers are pointed at, since a model that copies them is another comparison.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.assembly import program_version
from extractor.endpoint.answer import Message
from extractor.endpoint.keys import digest_of
from extractor.endpoint.prompt import load_prompt
from extractor.errors import RecordingError
from extractor.readers.model.passage import build_passage
from extractor.reconcile import reconcile
from extractor.schemas import (
    OTHER,
    Claim,
    Mention,
    Report,
    Result,
    Span,
    Versions,
    vocabulary,
)
from extractor.schemas.extents import usual_period
from extractor.schemas.json_lines import one_line
from extractor.text.document import Document
from extractor.verify.ledger import keep_ledger

PLAIN = "plain"
"""How a recording set says that it answers this question."""


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """The question about a report; ``numbers`` are its mentions by mark.

    ``digest`` is the SHA-256 of the messages: an answer belongs to this question and no other.
    """

    messages: tuple[Message, ...]
    numbers: Mapping[int, Mention]

    @property
    def digest(self) -> str:
        """The SHA-256 of the messages, 64 hexadecimal digits."""
        return digest_of({"messages": list(self.messages)})


def plain_question(document: Document) -> PlainQuestion:
    """The question about a report, with every number marked that may be a statistic."""
    marked = [m for m in document.mentions if m.statistical or m.open_denial]
    passage = build_passage(document, [Span(0, len(document.text))], marked)
    values = {
        "indicators": vocabulary().values(),
        "fence": passage.fence,
        "text": passage.text.strip(),
    }
    return PlainQuestion(tuple(load_prompt("plain").messages(values)), passage.numbers)


def plain_result(document: Document, question: PlainQuestion, answer: object) -> Result:
    """The facts of an answer as it stands; what is no indicator is another statistic.

    ``answer`` is the JSON that the model gave: indicators by mark.  Anything else has no facts.
    """
    facts = reconcile(dict.fromkeys(_claims(question, answer)), document)
    return Result(
        name=document.source.name,
        sha256=document.source.sha256,
        state="done",
        meta=document.meta,
        report=Report(),
        facts=facts,
        findings=(),
        ledger=keep_ledger(facts, document),
        mentions=document.mentions,
        versions=Versions(extractor=program_version(), prompts=load_prompt("plain").version),
    )


def _claims(question: PlainQuestion, answer: object) -> Iterator[Claim]:
    given: Mapping[Any, object] = answer if isinstance(answer, dict) else {}
    for mark, said in given.items():
        mention = question.numbers.get(int(mark)) if str(mark).isdecimal() else None
        if mention is None:
            continue
        for name in said if isinstance(said, list) else [said]:
            known = isinstance(name, str) and name in vocabulary()
            if not known and mention.open_denial:
                continue  # what is denied and is no indicator counts nothing
            yield Claim(
                indicator=str(name) if known else OTHER,
                mention=mention.id,
                reader="model",
                period=usual_period(str(name)),
                semantic="implied_zero" if mention.kind == "zero_statement" else "explicit",
            )


def plain_recorded(document: Document, path: Path) -> Result:
    """The facts of the answer in a recording: a line that says who and when, and the answer.

    Raises:
        RecordingError: it answers another question: text, scanner, prompt or names have changed.
    """
    question = plain_question(document)
    _, line = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    item = json.loads(line)
    if item["request_sha256"] != question.digest:
        raise RecordingError(
            f"{path}: the plain question has changed since this was recorded; ask it anew with "
            "python -m evals.plain"
        )
    return plain_result(document, question, item["answer"])


def plain_line(question: PlainQuestion, model: str) -> str:
    """The question as a line of an OpenAI batch file, with its line feed."""
    body = {"model": model, "messages": list(question.messages)}
    line = {
        "custom_id": question.digest,
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": body,
    }
    return one_line(json.dumps(line, ensure_ascii=False)) + "\n"
