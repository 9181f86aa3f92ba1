"""``extractor batch``: requests as a file for the OpenAI Batch API or vLLM, and its answers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.batch import STDIN, Progress
from extractor.options import Options

from . import flags
from .console import data, say, standard_input
from .run_table import print_summary
from .settings import configure

if TYPE_CHECKING:
    from extractor.batch.files import ExportSummary, Imported

app = typer.Typer(
    help="Requests as a file for the OpenAI Batch API or vLLM's run-batch, and its answers."
)

UNNAMED = "unnamed-model"
_NO_NAME = (
    f"no model is named, so the requests are written for {UNNAMED!r}; name yours with --model "
    f"(with vLLM, --served-model-name {UNNAMED} works too)"
)
_SHOWN = 20

_SETTINGS = (
    "profile",
    "model",
    "base_url",
    *flags.QUESTIONS,
    *flags.CACHE,
    "tables",
    "chunk_chars",
    *flags.FILES,
)
_Paths = Annotated[
    list[str],
    typer.Argument(help="Files, folders, patterns, or - for standard input.", metavar="PATHS"),
]


@app.command()
@flags.takes(*_SETTINGS)
def export(
    paths: _Paths,
    out: Annotated[Path, typer.Option(help="File for the requests, JSON Lines.")],
    *,
    settings: Mapping[str, Any],
) -> None:
    """Write the questions about reports into a file, without asking them.

    The file is what the OpenAI Batch API and `vllm run-batch` read.  No endpoint is needed.
    Questions that the response cache can answer are left out, except with --no-cache.
    """
    from extractor.batch.files import export as write

    options = _options(settings)
    found = asyncio.run(
        write(
            paths,
            out,
            options,
            on_failure=lambda message: say(f"failed: {message}"),
            stdin=_stdin(paths),
        )
    )
    _tell_exported(found, out)
    raise typer.Exit(3 if found.failures else 0)


@app.command("import")
@flags.takes(*_SETTINGS)
def import_(
    answers: Annotated[
        Path, typer.Argument(help="The batch's file of answers.", metavar="ANSWERS")
    ],
    paths: _Paths,
    out: Annotated[Path, typer.Option(help="Folder for the outputs, as of `extractor run`.")],
    next_: Annotated[
        Path | None,
        typer.Option("--next", help="File for what is to be asked next, in the same format."),
    ] = None,
    *,
    settings: Mapping[str, Any],
) -> None:
    """Read reports with the answers of a batch, as if they had come live.

    Give the same reports and options as for the export.  Answers are kept in the response cache,
    where the next round finds them.  What became of every line is in DIR/batch.jsonl.
    """
    from extractor.batch.files import import_answers

    options = _options(settings)
    found = asyncio.run(
        import_answers(
            answers,
            paths,
            out,
            options,
            on_progress=_tell_progress,
            followups=next_,
            stdin=_stdin(paths),
        )
    )
    print_summary(found.run, data(names=True))
    _tell_imported(found, out, next_)
    raise typer.Exit(found.exit_code)


def _options(settings: Mapping[str, Any]) -> Options:
    """The options; a model without a name gets one, since every request must bear it."""
    configuration = configure(settings)
    if configuration.options.model is None:
        say(_NO_NAME)
        configuration = configure({**settings, "model": UNNAMED})
    for remark in configuration.remarks:
        say(remark)
    return configuration.options


def _stdin(paths: list[str]) -> bytes:
    return standard_input() if STDIN in paths else b""


def _tell_progress(progress: Progress) -> None:
    if progress.state == "failed":
        say(f"failed: {progress.reason}")


def _tell_exported(summary: ExportSummary, out: Path) -> None:
    parts = [f"{summary.requests} requests about {summary.reports} reports written to {out}"]
    if summary.without:
        parts.append(f"{summary.without} reports need no model")
    if summary.cached:
        parts.append(f"{summary.cached} questions left out, the cache can answer them")
    if summary.repeated:
        parts.append(f"{summary.repeated} questions asked by two reports")
    say("; ".join(parts))
    if summary.too_large:
        say(
            f"the OpenAI Batch API takes 50,000 requests and 200 MB a file; {out} has "
            f"{summary.requests} and {summary.bytes / 1024**2:.0f} MB: divide it with `split -l`"
        )


def _tell_imported(imported: Imported, out: Path, next_: Path | None) -> None:
    say(
        f"{imported.count('used')} answers used, {imported.from_cache} taken from earlier rounds, "
        f"{imported.lost} first questions without an answer, {imported.count('failed')} failed, "
        f"{imported.count('duplicate')} duplicate, {imported.count('unknown')} unknown, "
        f"{imported.count('unreadable')} unreadable; see {out / 'batch.jsonl'}"
    )
    odd = [
        r for r in imported.records if r.status in ("failed", "unknown", "unreadable", "duplicate")
    ]
    for record in odd[:_SHOWN]:
        place = f"line {record.line}" if record.line else record.report
        if record.line and record.report:
            place = f"line {record.line}, {record.report}"
        name = f" ({record.custom_id[:12]}…)" if record.custom_id else ""
        say(f"{record.status}: {place}{name}: {record.message}")
    if len(odd) > _SHOWN:
        say(f"… and {len(odd) - _SHOWN} more")
    if next_ is not None and not imported.followups:
        say(f"nothing is left to ask; {next_} is empty")
    elif next_ is not None:
        say(f"{imported.followups} requests for the next round written to {next_}")
    elif imported.followups:
        say(f"{imported.followups} requests are left to ask; --next FILE writes them")
