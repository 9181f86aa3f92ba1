"""``extractor show``: one report in the terminal."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.batch import STDIN
from extractor.options import Options
from extractor.schemas import Result
from extractor.text.document import Source
from extractor.text.load import load

from . import flags
from .console import data
from .sheet import print_report
from .why import print_why


def show(
    file: Annotated[
        str, typer.Argument(help="The report, or - for standard input.", metavar="FILE")
    ],
    base_url: flags.BaseUrl = None,
    model: flags.Model = None,
    api_key: flags.ApiKey = None,
    mode: flags.ModeFlag = None,
    strategy: flags.StrategyFlag = None,
    rules_first: flags.RulesFirst = None,
    backend: flags.BackendFlag = None,
    recordings: flags.Recordings = None,
    record: flags.RecordFlag = None,
    weights: flags.Weights = None,
    lora: flags.Lora = None,
    cache_dir: flags.CacheDir = None,
    use_cache: flags.UseCache = None,
    tables: flags.Tables = None,
    chunk_chars: flags.ChunkChars = None,
    why: Annotated[
        bool, typer.Option("--why", help="Show how the rules read each number, and nothing else.")
    ] = False,
) -> None:
    """Show what one report states: facts with their quotes, findings and the ledger."""
    options = flags.options_of(locals())
    given = sys.stdin.buffer.read() if file == STDIN else Path(file)
    source = load(given, name="stdin" if file == STDIN else None, max_bytes=options.max_bytes)
    if why:
        print_why(source, options, data())
        return
    result = _read(source, options)
    print_report(result, source, data())
    raise typer.Exit(3 if result.state == "failed" else 0)


def _read(source: Source, options: Options) -> Result:
    # Imported late: `extractor --help` does not wait for the readers.
    from extractor.pipeline import aextract

    return asyncio.run(aextract(source, options))
