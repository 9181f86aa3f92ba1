"""``extractor schema``: the published contract."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.outputs.contract import drift, export

from .console import say

app = typer.Typer(help="The published contract: JSON Schema of every record, and the code book.")


@app.callback()
def _group() -> None:
    """The published contract."""


@app.command("export")
def export_command(
    folder: Annotated[Path, typer.Argument(help="Where to write.")] = Path("schemas"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 3 if a file differs.")
    ] = False,
) -> None:
    """Write the JSON Schema of every record and the code book (CSV)."""
    if check:
        different = drift(folder)
        for name in different:
            say(f"{folder / name}: differs from the code; run 'extractor schema export'")
        raise typer.Exit(3 if different else 0)
    for path in export(folder):
        typer.echo(str(path))
