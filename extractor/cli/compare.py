"""``extractor eval compare``: what changed between two runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from extractor.evaluate.compare import Difference, compare, page
from extractor.messages import word
from extractor.messages.names import path_text
from extractor.outputs import number, read_records
from extractor.outputs.atomic import replacing

from .console import data, say, shown


def compare_command(
    before: Annotated[Path, typer.Argument(help="The older run: its --out folder.")],
    after: Annotated[Path, typer.Argument(help="The newer run: its --out folder.")],
    html: Annotated[Path | None, typer.Option(help="Write a page with the same too.")] = None,
) -> None:
    """Which facts changed, were gained or lost between two runs, models or prompts."""
    old, new = ({one.name: one for one in read_records(run)} for run in (before, after))
    differences, alone = compare(old, new)
    if differences:
        data().print(_table(differences))
    counts = {c: sum(d.change == c for d in differences) for c in ("changed", "gained", "lost")}
    data().print(", ".join(f"{count} {change}" for change, count in counts.items()))
    for name in alone:
        say(f"{name}: only in one of the two runs")
    if html is not None:
        with replacing(html) as handle:
            handle.write(page(path_text(before), path_text(after), differences, alone))
        say(f"{html}: written")


def _table(differences: list[Difference]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("report", "change", "indicator", "before", "after", "quote"):
        table.add_column(name, overflow="fold")
    for d in differences:
        values = [
            f"{number(f.value)} {f.unit or ''}".strip() if f else "" for f in (d.before, d.after)
        ]
        table.add_row(
            shown(d.report),
            word(d.change, "change"),
            shown(d.fact.label),
            shown(values[0]),
            shown(values[1]),
            shown(d.fact.evidence[0].quote.text[:60]),
        )
    return table
