"""The answers of a batch through the whole pipeline, and the requests of the next round."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from extractor.endpoint import Door, ResponseStore
from extractor.endpoint.dialect import learn, recall
from extractor.errors import UsageError
from extractor.options import ModelOptions, Options
from extractor.outputs.atomic import replacing
from extractor.schemas.json_lines import one_line

from ..progress import Progress
from ..run import run
from ..summary import RunSummary
from .lines import (
    RECORDS,
    Answers,
    RequestOutcome,
    Status,
    check_requests,
    read_answers,
    request_line,
)
from .transport import AnswersTransport


@dataclass(frozen=True, slots=True)
class Imported:
    """The run, what became of every request and line, and how many are to be asked (again)."""

    run: RunSummary
    records: tuple[RequestOutcome, ...]
    followups: int
    from_cache: int

    def count(self, status: Status) -> int:
        """How many requests or lines have a status."""
        return Counter(record.status for record in self.records)[status]

    @property
    def lost(self) -> int:
        """First questions without an answer: the file is not whole."""
        return sum(
            record.status == "unanswered" and record.purpose == "question"
            for record in self.records
        )

    @property
    def exit_code(self) -> int:
        """That of the run; 3 too where answers are missing, failed or belong to no request."""
        odd = self.lost or any(self.count(s) for s in ("failed", "unknown", "unreadable"))
        return self.run.exit_code or (3 if odd else 0)


async def import_answers(
    answers: Path,
    paths: Sequence[str | PathLike[str]],
    out: Path,
    options: Options,
    *,
    on_progress: Callable[[Progress], None],
    followups: Path | None = None,
    stdin: bytes = b"",
) -> Imported:
    """Read the reports that ``paths`` name with the answers of a file, as if they came live.

    The outputs go into ``out``, with what became of every line in its ``batch.jsonl``.  What is
    to be asked next (corrections, the second round, what failed or is missing) is written to
    ``followups``; an empty file means that nothing is left to ask.  Answers of earlier rounds are
    found in the response cache.

    Raises:
        UsageError: a file cannot be used, or no model is named.
    """
    options, model = _without_endpoint(options)
    if followups is not None:
        _check_followups(followups, answers)
    given = read_answers(answers)
    with ExitStack() as stack:
        store = stack.enter_context(ResponseStore.of(options)) if options.use_cache else None
        transport = AnswersTransport(given, model, store)
        dialect = recall(model, store)
        # The transport looks into the cache itself, after the file: no other layer of it.
        dry = options.model_copy(update={"use_cache": False})
        async with Door(dry, transport=transport, dialect=dialect) as door:
            if "base_url" not in model.model_fields_set:
                # Nobody said where the batch was run: results name no address.
                door.model = door.model.model_copy(update={"base_url": ""})
            summary = await run(
                paths, out, options, on_progress=on_progress, stdin=stdin, door=door, again=True
            )
            if door.dialect != dialect and model.mode == "auto":
                learn(model, store, door.dialect)
    records = _records(given, transport)
    _write(
        out / RECORDS, [one_line(json.dumps(r.row(), ensure_ascii=False)) + "\n" for r in records]
    )
    if followups is not None:
        order = [record.custom_id for record in records if record.custom_id in transport.followups]
        _write(followups, [request_line(transport.followups[name]) for name in order])
    return Imported(summary, records, len(transport.followups), transport.from_cache)


def _without_endpoint(options: Options) -> tuple[Options, ModelOptions]:
    """The options, and those of the model, without anything that has to do with a live endpoint."""
    if options.model is None:
        raise UsageError("no model is named; give the --model that the requests were written for")
    model = _quiet(options.model)
    changes = {"model": model, "max_cost": None, "max_tokens": None}
    return options.model_copy(update=changes), model


def _check_followups(followups: Path, answers: Path) -> None:
    if followups.resolve() == answers.resolve():
        raise UsageError(f"{followups}: is the answer file itself; write the requests elsewhere")
    check_requests(followups)


def _quiet(model: ModelOptions) -> ModelOptions:
    """The same questions, without anything that has to do with a live endpoint."""
    return model.model_copy(
        update={
            "backend": "live",
            "stream": False,
            "recordings": None,
            "record": None,
            "attempts": 1,
            "requests_per_minute": None,
            "tokens_per_minute": None,
        }
    )


def _records(answers: Answers, transport: AnswersTransport) -> tuple[RequestOutcome, ...]:
    """Everything that was asked, then every line that nobody asked for."""
    asked = transport.records
    ordered = sorted(asked.values(), key=lambda record: (record.report, record.custom_id))
    unknown = [
        RequestOutcome(
            name,
            "unknown",
            line=answer.line,
            message="no report asks this; the reports, the options or the prompts are others than "
            "when the requests were written, or the answer is of an earlier round",
        )
        for name, answer in answers.by_id.items()
        if name not in asked
    ]
    return (*ordered, *answers.odd, *unknown)


def _write(path: Path, lines: Sequence[str]) -> None:
    with replacing(path) as file:
        file.writelines(lines)
