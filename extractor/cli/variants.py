"""``extractor eval variants``: one report in every way it reaches a user."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from extractor.messages import said

from .console import data, say
from .json_output import echo_json

_CAPTION = (
    "Cells of the official tables of generated reports: right, wrong (caught: of these, doubted), "
    "missed; announced: a finding says that something was not read.  — means: the program that makes the variant is not installed whole."
)


def variants(
    reports: Annotated[int, typer.Option(help="Generated reports.", min=1)] = 2,
    seed: Annotated[int, typer.Option(help="Seed of every choice.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Read generated reports as pages, Word files, PDF, scans, Markdown and pasted text, and compare.

    Exits with 3 if a cell is wrong, of a scan wrong and not doubted, or missing without a finding.
    """
    from extractor.evaluate.variants import matrix

    rows = list(matrix(seed, reports))
    if as_json:
        echo_json(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
    else:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, caption=_CAPTION, caption_justify="left")
        table.add_column("report", no_wrap=True)
        table.add_column("variant", no_wrap=True)
        for name in ("cells", "right", "wrong", "caught", "missed", "announced"):
            table.add_column(name, justify="right")
        for row in rows:
            made = row.right is not None
            figures = (row.right, row.wrong, row.caught, row.missed) if made else ("—",) * 4
            told = said("yes" if row.announced else "no") if made and row.missed else ""
            table.add_row(row.report, said(row.variant), str(row.cells), *map(str, figures), told)
        data().print(table)
    unsound = [row for row in rows if not row.sound]
    for row in unsound:
        silent = 0 if row.announced else row.missed
        say(f"{row.report}, {row.variant}: {row.wrong} wrong, {silent} missed in silence")
    raise typer.Exit(3 if unsound else 0)
