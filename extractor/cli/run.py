"""``extractor run``: many reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.batch import STDIN, Progress, RunSummary
from extractor.batch import run as run_batch
from extractor.batch.paths import require_reports
from extractor.endpoint.prices import check_priced
from extractor.errors import UsageError
from extractor.messages.commands import installing
from extractor.options import Options
from extractor.outputs import FORMATS
from extractor.outputs.facts import FACTS
from extractor.outputs.findings import FINDINGS
from extractor.outputs.reports import FILENAME as REPORTS
from extractor.schemas import Result
from extractor.text.load import readable
from extractor.text.load.ocr import installed
from extractor.text.load.ocr.size import PICTURES

from . import command_file, flags, language
from .choices import choice
from .console import data, pasted, say, standard_input, tell
from .document import HEAD, result_text, tail
from .ending import run_in_order
from .estimate import tell_estimate
from .json_output import echo_json
from .own_outputs import check_apart, tell_own
from .progress import shown
from .run_table import money, none_of_many, print_summary
from .strayed import tell_strayed

_NAMED = 5
"""How many reports that are there twice are named, and files that are not read."""

DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Ask nothing; print questions, tokens and what they cost."),
]
Engine = Annotated[
    str,
    typer.Option(
        metavar="local|ray",
        help="Where reports are read: on this machine, or on a Ray cluster (extra 'ray').",
        rich_help_panel="Reading",
    ),
]
Address = Annotated[
    str | None,
    typer.Option(
        help="Address of the Ray cluster; auto: the one that this machine belongs to.",
        rich_help_panel="Reading",
    ),
]


@flags.takes(
    *flags.ENDPOINT,
    *flags.QUESTIONS,
    *flags.REQUESTS,
    *flags.ANSWERS,
    "max_cost",
    "max_tokens",
    "concurrency",
    "workers",
    *flags.CACHE,
    "tables",
    "chunk_chars",
    *flags.FILES,
)
def run(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files, folders, patterns, or - for standard input.", metavar="PATHS"),
    ],
    out: Annotated[
        Path | None,
        typer.Option(help="Folder for the outputs; the same command again finishes a broken run."),
    ] = None,
    dry_run: DryRun = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document instead of the table.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Say nothing but what failed; print the results.")
    ] = False,
    engine: Engine = "local",
    address: Address = None,
    *,
    settings: Mapping[str, Any],
    schema: flags.Schema = None,
    pack: flags.Pack = None,
) -> None:
    """Read reports and write what they state, with evidence."""
    # Before anything is said of the configuration: that is not what went wrong.
    require_reports(paths, readable)
    if out is not None:
        check_apart(paths, out)
    engine = choice(engine, "--engine", ("local", "ray"))
    options = flags.options_of(settings, schema=schema, pack=pack, quiet=quiet)
    cluster = _cluster(engine, address)
    if dry_run:
        raise typer.Exit(tell_estimate(paths, options))
    if options.model is not None and options.model.backend == "live":
        check_priced(options, options.model)  # before there is a folder of a run that cannot begin
    if not quiet:
        tell_own(paths)
    read = partial(_read, paths, out, options, cluster=cluster, quiet=quiet)
    if json:
        summary = _as_document(read, kept=out is not None)
    else:
        summary = read(None)
        print_summary(summary, data(names=True))
    if quiet:
        _tell_failure(summary)
    else:
        _narrate(summary, out, json=json)
    raise typer.Exit(summary.exit_code)


def _cluster(engine: str, address: str | None) -> str | None:
    """The address of the Ray cluster, empty for one that is begun; None: this machine."""
    if engine == "ray":
        return address or ""
    if address is not None:
        raise UsageError("--address is that of a Ray cluster; add --engine ray")
    return None


def _as_document(
    read: Callable[[Callable[[Result], None]], RunSummary], *, kept: bool
) -> RunSummary:
    """Print one JSON document, each result when it is there.

    ``kept``: the results go to a folder too, and a reader that wants no more of the document
    (``| head``) ends only that.
    """
    # Begun with the first result: a run that cannot begin prints no half of a document.
    parted = chain([HEAD], repeat(","))
    failed: list[OSError] = []

    def print_result(result: Result) -> None:
        if failed:
            return
        try:
            echo_json(next(parted) + result_text(result), nl=False)
        except OSError as error:
            if not kept:
                raise
            failed.append(error)

    summary = read(print_result)
    if failed:
        raise failed[0]
    echo_json((HEAD if next(parted) == HEAD else "") + tail(summary))
    return summary


def _read(
    paths: list[str],
    out: Path | None,
    options: Options,
    collect: Callable[[Result], None] | None,
    *,
    cluster: str | None,
    quiet: bool,
) -> RunSummary:
    # Read before the event loop runs: there Ctrl-C could not end the waiting.
    stdin = standard_input() if STDIN in paths else b""
    # The language is that of whoever calls, not of the run.
    _, arguments = language.divided(sys.argv[1:])

    with shown(quiet=quiet) as show:

        def heard(progress: Progress) -> None:
            if out is not None and progress.ended == 0 and progress.total and not progress.state:
                # The lock is held now: no other run is at work there.
                command_file.keep(out, arguments)
            show(progress)

        return run_in_order(
            run_batch(
                paths,
                out,
                options,
                on_progress=heard,
                collect=collect,
                stdin=stdin,
                cluster=cluster,
            ),
            kept=out is not None,
        )


def _tell_failure(summary: RunSummary) -> None:
    """Say what a quiet run says too."""
    for message in summary.nothing:
        say(message)
    if summary.stop or summary.complaint:
        say(f"error: {summary.stop_reason or summary.complaint}")


def _narrate(summary: RunSummary, out: Path | None, *, json: bool) -> None:
    _tell_left_out(summary)
    if summary.unchanged:
        say(f"{summary.unchanged} reports were unchanged and taken from {out}")
    _tell_repeated(summary, out)
    _tell_versions(summary)
    _tell_empty(summary)
    if summary.elsewhere:
        say(
            f"{out} also holds {summary.elsewhere} reports of earlier runs; "
            "they are not in these outputs"
        )
    if applied := summary.decisions - sum(summary.strayed.values()):
        say(
            f"{applied} decisions of people are applied; exports have them, and the facts and findings "
            "counted here are those that were read"
        )
    tell_strayed(summary.strayed, out)
    _tell_model(summary, out)
    if summary.complaint:
        say(f"error: {summary.complaint}")
    if summary.stop:
        ended = len(summary.rows) - summary.states["not_started"]
        told = summary.stop != "refused" or "same command" in summary.stop_reason or not out
        goes_on = "" if told else "; the same command goes on"
        say(f"stopped after {ended} of {len(summary.rows)} reports: {summary.stop_reason}{goes_on}")
    if out is not None and any(row.file for row in summary.rows):
        _tell_outputs(summary, out)
    elif out is None and not json and any(row.file for row in summary.rows):
        say("nothing is saved; --out FOLDER keeps the results, to look at and to make tables of")


def _tell_outputs(summary: RunSummary, out: Path) -> None:
    """Say what was written, and what can be done with it: nothing, where no report was read."""
    files = ", ".join((REPORTS, *(format_.filename for format_ in FORMATS)))
    if not any(summary.states[state] for state in ("done", "needs_review", "reviewed")):
        say(f"in {out}: {files}; no report was read, and {REPORTS} says why")
        return
    say(f"in {out}: {files}; to look at it, and to make a table:")
    tell("review", out)
    tell("export", out, "--to", "panel.xlsx")


def _tell_left_out(summary: RunSummary) -> None:
    """Say which files were not read, and how they could be."""
    for message in summary.nothing:
        say(message)
    if summary.other_kinds:
        kinds = ", ".join(f"{count} {kind}" for kind, count in summary.other_kinds.items())
        say(f"skipped files that are not read: {kinds}; convert those that are reports")
        names = ", ".join(summary.skipped[:_NAMED]) + ", …" * (len(summary.skipped) > _NAMED)
        say(f"these are {names}; unpack archives, and name a text of another kind itself")
        if not installed() and any(kind.lower() in PICTURES for kind in summary.other_kinds):
            say("scanned pages are read after this:")
            pasted(installing("ocr"))
    if summary.passed_over:
        kinds = ", ".join(f"{count} {kind}" for kind, count in summary.passed_over.items())
        say(f"passed over: {kinds}; name a file itself to have it read")


def _tell_repeated(summary: RunSummary, out: Path | None) -> None:
    """Name the reports that are there twice, the first of them, and what files have of them."""
    repeated = [row for row in summary.rows if row.same_as and row.read]
    if not repeated:
        return
    pairs = [f"{row.report} = {row.same_as.rpartition(' (')[0]}" for row in repeated[:_NAMED]]
    if len(repeated) > _NAMED:
        say(f"{len(repeated)} reports repeat another, among them {', '.join(pairs)}")
    else:
        say(f"{len(repeated)} reports repeat another: {', '.join(pairs)}")
    facts, findings = summary.totals.apart
    if out is None:
        say("the totals leave out the first of each pair")
    elif facts + findings:
        say(
            f"the totals leave out the first of each pair; {FACTS.filename} has {facts} rows of "
            f"these and {FINDINGS.filename} {findings}"
        )


def _tell_versions(summary: RunSummary) -> None:
    """Name the reports of which there are several texts, the first of them: both are counted."""
    versions = [row for row in summary.rows if row.version_of]
    if versions:
        named = [f"{row.report} / {row.version_of}" for row in versions[:_NAMED]]
        pairs = ", ".join([*named, "…"] if len(versions) > _NAMED else named)
        say(
            f"{len(versions)} reports are another text of an agency and year that is there already, "
            f"and are counted too: {pairs}"
        )


def _tell_empty(summary: RunSummary) -> None:
    """Name the reports, the first of them, that hold many numbers and no indicator: their coverage is
    whole all the same, as each number is another statistic."""
    empty = [row.report for row in summary.rows if row.read and none_of_many(row.facts, row.others)]
    if empty:
        names = ", ".join([*empty[:_NAMED], *["…"] * (len(empty) > _NAMED)])
        say(f"no indicator was read in {len(empty)} reports with many numbers: {names}")


def _tell_model(summary: RunSummary, out: Path | None) -> None:
    """Say what was asked, what it cost, and whether little came of it."""
    usage = summary.usage
    if usage.calls or usage.cached:
        say(
            f"model: {usage.calls} calls, {usage.cached} answers from the cache, "
            f"{usage.prompt_tokens} + {usage.completion_tokens} tokens, {money(usage)}"
        )
    if usage.estimated:
        say(
            f"of {usage.estimated} calls the endpoint did not say what they used: their tokens and "
            "cost are estimated by the characters"
        )
    if summary.paid.calls > usage.calls:
        paid = summary.paid
        say(
            f"with earlier runs into {out}: {paid.calls} calls, "
            f"{paid.prompt_tokens} + {paid.completion_tokens} tokens, {money(paid)}"
        )
    # An endpoint that answers nothing is no model that answers badly: what ended the run is told.
    if summary.totals.unanswered and summary.stop != "refused":
        say(
            f"the model was of no use for {summary.totals.unanswered} reports, and the embedded readers' "
            "reading of them stands: where requests failed the same command asks again, else try "
            "another, or look at 'extractor doctor'"
        )
