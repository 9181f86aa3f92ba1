"""``extractor report``: a run in pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .console import say


def report(
    run: Annotated[Path, typer.Argument(help="Folder of a run.", metavar="RUN")],
    to: Annotated[
        Path | None, typer.Option(help="The page; by default report.html in the folder.")
    ] = None,
) -> None:
    """Draw a run: its reports, verdicts, findings, and the main indicators over the years."""
    from extractor.outputs.own_mark import check_page
    from extractor.outputs.plots import write_page

    target = to or run / "report.html"
    check_page(target)
    count = write_page(run, target)
    typer.echo(str(target))
    say(f"{count} plots, each with its table")
