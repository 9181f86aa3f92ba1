"""``extractor eval scan``: is every number found, read right, or rightly explained?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.evaluate.figure_rows import cell
from extractor.messages import said, word

from .console import data, shown
from .evaluate_tables import plain_table

_CAPTION = "Statistics and statements of zero: value, unit and qualifier together."


def scan(
    labels: Annotated[Path, typer.Option(help="Folder of labelled numbers.")] = Path(
        "evals/synthetic/mentions"
    ),
    texts: Annotated[Path, typer.Option(help="Folder of the labelled texts.")] = Path(
        "evals/synthetic/reports"
    ),
) -> None:
    """Score the scanner: every number found, read right, or rightly explained."""
    from extractor.evaluate.scanner import score_scanner

    scored = score_scanner(labels, texts)
    table = plain_table(("kind of number", "labelled", "recall", "precision"), _CAPTION)
    for kind, counts in [*sorted(scored.kinds.items()), ("all", scored.total)]:
        whole = counts.found + counts.missed
        table.add_row(
            word(kind, "kind_of_number"), str(whole), cell(counts.recall), cell(counts.precision)
        )
    data().print(table)
    data().print(f"explanations: {cell(scored.explained.recall)} right")
    data().print(f"damaged numbers offered as values: {scored.damaged_as_values}")
    for note in scored.notes:
        data().print(shown(said(note)))
    raise typer.Exit(3 if scored.damaged_as_values else 0)
