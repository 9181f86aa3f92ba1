"""``extractor eval compare``: what changed between two runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.table import Table

from extractor.messages import word
from extractor.messages.names import path_text
from extractor.outputs import number, read_records
from extractor.outputs.atomic import replacing
from extractor.outputs.own_mark import GENERATOR, check_page
from extractor.outputs.reports import SKIPPED, unread
from extractor.schemas import Result

from .console import data, say, shown

if TYPE_CHECKING:
    from extractor.evaluate.compare import Difference


def compare_command(
    before: Annotated[Path, typer.Argument(help="The older run: its --out folder.")],
    after: Annotated[Path, typer.Argument(help="The newer run: its --out folder.")],
    html: Annotated[Path | None, typer.Option(help="Write a page with the same too.")] = None,
) -> None:
    """Which facts changed, were gained or lost between two runs, models or prompts."""
    # Not with this file: ``extractor runs`` has this command too, and lists runs without it.
    from extractor.evaluate.compare import compare, page

    if html is not None:
        check_page(html)
    runs = (before, after)
    old, new = ({one.name: one for one in read_records(run)} for run in runs)
    differences = compare(old, new)
    alone = [*_alone(before, old, new), *_alone(after, new, old), *chain(*map(_unread, runs))]
    if differences:
        data().print(_table(differences))
    counts = {c: sum(d.change == c for d in differences) for c in ("changed", "gained", "lost")}
    data().print(", ".join(f"{count} {change}" for change, count in counts.items()))
    for line in alone:
        say(line)
    shared = len(old.keys() & new.keys())
    say(f"{shared} reports compared" if shared else "no report is in both runs: nothing compared")
    if html is not None:
        with replacing(html) as handle:
            handle.write(page(path_text(before), path_text(after), differences, alone, GENERATOR))
        say(f"{html}: written")


def _alone(run: Path, here: Mapping[str, Result], there: Mapping[str, Result]) -> Iterator[str]:
    """What is said of the reports that one run alone has read."""
    return (f"{name}: only in {run}" for name in here if name not in there)


def _unread(run: Path) -> Iterator[str]:
    """What is said of the reports that a run has and could not read, or has not read yet."""
    for row in unread(run):
        if row["state"] != SKIPPED:
            yield f"{row['report']}: {row['state']} in {run}, and not compared"


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
