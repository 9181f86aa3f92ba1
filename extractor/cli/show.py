"""``extractor show``: one report in the terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.batch import STDIN
from extractor.batch.paths import require
from extractor.batch.store import FILENAME
from extractor.errors import UsageError
from extractor.isolation import load_apart
from extractor.options import Options
from extractor.schemas import Result
from extractor.text.document import Source

from . import flags
from .console import data, say, standard_input, tell
from .document import result_text
from .json_output import echo_json
from .own_outputs import tell_own
from .sheet import print_report
from .trace import print_trace
from .why import Why


@flags.takes(
    *flags.ENDPOINT,
    *flags.QUESTIONS,
    *flags.REQUESTS,
    *flags.ANSWERS,
    *flags.CACHE,
    "tables",
    "chunk_chars",
    *flags.FILES,
)
def show(
    file: Annotated[
        str, typer.Argument(help="The report, or - for standard input.", metavar="FILE")
    ],
    only_doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Only what a person should look at.")
    ] = False,
    why: Annotated[
        bool,
        typer.Option("--why", help="Say of each fact who read it, and what speaks against it."),
    ] = False,
    trace: Annotated[
        bool,
        typer.Option("--trace", help="Show how the rules read each number, and nothing else."),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the record, each fact with its quotes.")
    ] = False,
    *,
    settings: Mapping[str, Any],
    schema: flags.Schema = None,
    pack: flags.Pack = None,
) -> None:
    """Show what one report states: facts with their quotes, findings and the ledger.

    Exit code 3, as of a run of it alone: it cannot be read, or is no report.
    """
    _require_file(file)
    options = flags.options_of(settings, schema=schema, pack=pack)
    tell_own([file])
    given = standard_input() if file == STDIN else Path(file)
    source = load_apart(given, options, name="stdin" if file == STDIN else None)
    if trace:
        print_trace(source, options, data())
        return
    result = _read(source, options)
    if as_json:
        echo_json(result_text(result))
    else:
        told = _why(source, options) if why else None
        print_report(result, source, data(), only_doubtful=only_doubtful, why=told)
    raise typer.Exit(3 if result.state in ("failed", "not_a_report") else 0)


def _why(source: Source, options: Options) -> Why:
    from extractor.knowledge.pack import pack_of

    return Why(source, pack_of(options.pack).prose.lexicon)


def _require_file(file: str) -> None:
    """See to it that there is a file, before anything is said of the configuration.

    Raises:
        UsageError: nothing has that name, or it is a folder.
        Exit: it is the folder of a run; the commands that show one are told.
    """
    if file == STDIN or not Path(file).is_dir():
        require([file])
    elif (Path(file) / FILENAME).is_file():
        wrong = f"{file}: this is a run and no report; these show it:"
        say(f"error: {wrong}")
        tell("review", file)
        tell("runs", "show", file)
        raise typer.Exit(1)
    else:
        raise UsageError(f"{file}: this is a folder; give the files in it")


def _read(source: Source, options: Options) -> Result:
    # Imported late: `extractor --help` does not wait for the readers.
    from extractor.pipeline import aextract

    return asyncio.run(aextract(source, options))
