"""``extractor cache``: the answers of models that are kept on this computer."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.errors import UsageError
from extractor.messages import said

from . import flags
from .console import data, say, shown
from .settings import configure

app = typer.Typer(help="The answers of models that are kept on this computer.")


@app.command()
@flags.takes("cache_dir")
def stats(*, settings: Mapping[str, Any]) -> None:
    """Say how much is kept, and of which models."""
    from extractor.endpoint import ResponseStore

    with ResponseStore.of(configure(settings).options) as store:
        kept = store.stats()
    grid = Table.grid(padding=(0, 2))
    rows = [
        ("folder", str(kept.directory)),
        ("answers", str(kept.answers)),
        ("size", f"{kept.bytes / 1024**2:.1f} of {kept.limit / 1024**2:.0f} MB"),
    ]
    rows += [(f"of {model}", str(count)) for model, count in sorted(kept.models.items())]
    for name, value in rows:
        grid.add_row(shown(said(name), "dim"), shown(said(value)))
    data().print(grid)


@app.command()
@flags.takes("cache_dir")
def clear(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    *,
    settings: Mapping[str, Any],
) -> None:
    """Delete every answer that is kept; they would have to be paid for again."""
    from extractor.endpoint import ResponseStore

    with ResponseStore.of(configure(settings).options) as store:
        kept = store.stats()
        # A process may have no standard input at all.
        if not yes and not (sys.stdin and sys.stdin.isatty()):
            raise UsageError(f"{kept.directory}: deleting needs a yes; add --yes")
        if not yes and not typer.confirm(
            said(f"Delete {kept.answers} answers in {kept.directory}?"), err=True
        ):
            return
        say(f"deleted {store.clear()} entries in {kept.directory}")


@app.command()
@flags.takes(
    "profile", "base_url", "model", "mode", "strategy", "cache_dir", "chunk_chars", *flags.FILES
)
def why(
    file: Annotated[str, typer.Argument(help="The report.", metavar="FILE")],
    *,
    settings: Mapping[str, Any],
) -> None:
    """Say which questions about a report the cache can answer, and why not the others."""
    from extractor.endpoint import ResponseStore
    from extractor.isolation import load_apart
    from extractor.knowledge.documents import read_document
    from extractor.readers.model import why as explain

    options = configure(settings).options
    source = load_apart(Path(file), options)
    document = read_document(source, chunk_chars=options.chunk_chars)
    console: Console = data()
    with ResponseStore.of(options) as store:
        answers = asyncio.run(explain(document, options, store))
    for number, answer in enumerate(answers, 1):
        line = Text(said(f"question {number}: "))
        if answer.hit:
            line.append(said("in the cache"), "green")
        else:
            parts = ", ".join(answer.differing)
            near = f" than the nearest, of {answer.report}" if answer.report else ""
            why_not = f"; other {parts}{near}" if answer.report else "; nothing like it is kept"
            line.append(said("not in the cache"), "yellow").append_text(shown(said(why_not)))
        console.print(line, soft_wrap=True)
    hits = sum(answer.hit for answer in answers)
    console.print(f"{hits} of {len(answers)} questions are in the cache")
