"""``extractor eval mutate``: how many planted mistakes does verification see?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.table import Table

from extractor.messages import said, word

from .console import data, say, shown
from .json_output import echo_json

if TYPE_CHECKING:
    from extractor.evaluate.mutate import Attack, Tally

_CAPTION = (
    "Planted mistakes that verification alone sees.  Prose and cells: share and number in labelled "
    "reports; generated: official tables and sentences with known truth."
)


_OWN = (Path("evals/gold"), Path("evals/synthetic/gold"))


def mutate(
    gold: Annotated[
        list[Path] | None,
        typer.Option(
            help="Folder of gold files, several if given more than once; default: evals/gold and "
            "evals/synthetic/gold."
        ),
    ] = None,
    each: Annotated[int, typer.Option(help="Mutants of each kind.", min=1)] = 500,
    tables: Annotated[int, typer.Option(help="Generated reports of official tables.", min=0)] = 30,
    prose: Annotated[int, typer.Option(help="Generated reports of sentences.", min=0)] = 120,
    seed: Annotated[int, typer.Option(help="Seed of every choice.")] = 0,
    notes: Annotated[bool, typer.Option(help="Name every mutant that was not seen.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Plant mistakes in correct results and count those that verification alone detects."""
    from extractor.evaluate.mutate import attack

    outcome = attack(gold or _OWN, each=each, seed=seed, tables=tables, prose=prose)
    if as_json:
        echo_json(json.dumps(_document(outcome), ensure_ascii=False))
    else:
        _print(outcome)
    if notes:
        for line in outcome.missed:
            data().print(shown(said(f"not seen: {line}")))
    for failure in outcome.failures:
        say(f"aim: {failure}")
    raise typer.Exit(3 if outcome.failures else 0)


def _print(outcome: Attack) -> None:
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        caption=_CAPTION,
        caption_justify="left",
    )
    table.add_column("mistake", no_wrap=True)
    for name in ("planted", "seen", "aim", "prose", "cells", "generated"):
        table.add_column(name, justify="right", no_wrap=True)
    for kind in outcome.kinds:
        parts = (kind.prose, kind.cells, kind.generated)
        table.add_row(
            word(kind.name, "mutation"), str(kind.all.planted), _share(kind.all), f"{kind.aim:.2f}",
            *(f"{part.share:.2f}/{part.planted}" if part.share is not None else "—" for part in parts),
        )  # fmt: skip
    data().print(table)
    data().print(
        f"values that the report does not state: {_share(outcome.unstated)} "
        f"of {outcome.unstated.planted} (aim 1.0000)"
    )
    for alarm in outcome.alarms:
        data().print(
            f"false alarms, {alarm.name}: {alarm.flagged} of {alarm.facts} correct facts "
            f"({alarm.share:.4f}, aim at most 0.01)"
        )
    for tally in outcome.misprints:
        data().print(
            f"wrong numbers in tables, {tally.name}: all named {tally.all}, some {tally.some}, "
            f"none {tally.none}, a right one {tally.wrong} of {tally.planted} reports"
        )


def _share(tally: Tally) -> str:
    return "—" if tally.share is None else f"{tally.share:.4f}"


def _document(outcome: Attack) -> dict[str, object]:
    def plain(tally: Tally) -> dict[str, object]:
        return {"planted": tally.planted, "detected": tally.detected, "share": tally.share}

    return {
        "kinds": {
            kind.name: {
                "aim": kind.aim,
                "all": plain(kind.all),
                "prose": plain(kind.prose),
                "cells": plain(kind.cells),
                "generated": plain(kind.generated),
            }
            for kind in outcome.kinds
        },
        "unstated": plain(outcome.unstated),
        "alarms": {a.name: {"facts": a.facts, "flagged": a.flagged} for a in outcome.alarms},
        "misprints": {
            m.name: {
                "planted": m.planted,
                "all": m.all,
                "some": m.some,
                "none": m.none,
                "wrong": m.wrong,
            }
            for m in outcome.misprints
        },
        "failures": list(outcome.failures),
    }
