"""``extractor eval``: how good is this reader, compared with the last accepted state?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from extractor.errors import UsageError
from extractor.evaluate.floors import Floors, broken, load_floors, pinned, save_floors
from extractor.evaluate.markdown import with_results
from extractor.evaluate.score import Counts
from extractor.evaluate.suite import (
    Figures,
    Scored,
    figures,
    fingerprint,
    groups,
    invented,
    run_suite,
)

from .compare import compare_command
from .console import data, say, shown
from .label import label_command
from .mutate import mutate

app = typer.Typer(
    help="Score readers against gold, and the scanner against labelled numbers.",
    invoke_without_command=True,
)


@app.callback()
def evaluate(
    ctx: typer.Context,
    gold: Annotated[Path, typer.Option(help="Folder of gold files.")] = Path("evals/gold"),
    floors: Annotated[Path, typer.Option(help="File of floors.")] = Path("evals/floors.json"),
    notes: Annotated[bool, typer.Option(help="Name every difference.")] = False,
    update: Annotated[bool, typer.Option(help="Raise the floors to these figures.")] = False,
    allow_regression: Annotated[
        bool, typer.Option(help="With --update: lower floors too.")
    ] = False,
    readme: Annotated[
        Path | None, typer.Option(help="File whose table of results is held against this run.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Score the embedded readers on all gold, and hold the figures against their floors."""
    if ctx.invoked_subcommand is not None:
        return
    from extractor.pipeline import extract

    scored = run_suite(gold, extract)
    by_group = {name: figures(members) for name, members in groups(scored).items()}
    wrong = invented(scored)
    if as_json:
        typer.echo(json.dumps(_document(by_group, wrong), ensure_ascii=False))
    else:
        for table in _tables(by_group):
            data().print(table)
        data().print(f"invented numbers: {wrong}")
        _print_notes(scored, notes)
    drifted = _readme(readme, by_group, update=update) if readme else False
    now = Floors(gold_sha256=fingerprint(gold), figures=pinned(by_group))
    code = _judge(floors, now, wrong, update=update, lower=allow_regression)
    raise typer.Exit(code or (3 if drifted else 0))


def _readme(path: Path, by_group: Mapping[str, Figures], *, update: bool) -> bool:
    """Whether the table of results in a file differs from this run; with ``update``, mend it."""
    text = with_results(path, by_group)
    if text == path.read_text(encoding="utf-8"):
        return False
    if update:
        path.write_text(text, encoding="utf-8")
        say(f"{path}: table of results written")
        return False
    say(f"{path}: its table of results is not that of this run; add --update")
    return True


def _judge(path: Path, now: Floors, wrong: int, *, update: bool, lower: bool) -> int:
    before = load_floors(path)
    worse = broken(before, now) if before else []
    regressions = [line for line in worse if "below its floor" in line or "no longer" in line]
    if update:
        if regressions and not lower:
            raise UsageError(
                "the floors are not lowered without --allow-regression:\n  "
                + "\n  ".join(regressions)
            )
        save_floors(path, now)
        say(f"{path}: {len(now.figures)} floors set")
        return 0
    for line in worse:
        say(f"floor: {line}")
    if before is None:
        say(f"{path}: no floors yet; set them with 'extractor eval --update'")
    return 3 if worse or wrong else 0


def _print_notes(scored: list[Scored], wanted: bool) -> None:
    if not wanted:
        return
    for item in scored:
        for note in item.score.notes:
            data().print(shown(f"{item.name}: {note}"))


def _cell(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}"


def _tables(by_group: Mapping[str, Figures]) -> Iterator[Table]:
    """Standard facts; then everything else.  Two tables, so that both fit 80 columns."""
    facts = _table(
        ("group", "reports", "facts", "P", "R", "F1", "95 % of F1", "F1 with scope"),
        "Standard facts by indicator, value and unit: precision, recall, F1; last with qualifier, "
        "scope and period too.",
    )
    rest = _table(
        ("group", "other statistics: R", "findings: P", "findings: R", "ledger coverage"),
        "Other statistics by value, unit and qualifier.  — means: nothing to score.",
    )
    for name, value in by_group.items():
        counts, found, interval = value.totals["facts"], value.totals["findings"], value.interval
        facts.add_row(
            name,
            str(value.reports),
            str(counts.found + counts.missed),
            _cell(counts.precision),
            _cell(counts.recall),
            _cell(counts.f1),
            "—" if interval is None else f"{_cell(interval[0])}-{_cell(interval[1])}",
            _cell(value.totals["details"].f1),
        )
        rest.add_row(
            name,
            _cell(value.totals["others"].recall),
            _cell(found.precision),
            _cell(found.recall),
            _cell(value.coverage),
        )
    yield facts
    yield rest


def _table(columns: Sequence[str], caption: str) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, caption=caption, caption_justify="left"
    )  # fmt: skip
    for name in columns:
        table.add_column(name, justify="left" if name == "group" else "right")
    return table


def _document(by_group: Mapping[str, Figures], wrong: int) -> dict[str, object]:
    def plain(counts: Counts) -> dict[str, object]:
        return {
            "found": counts.found,
            "wrong": counts.wrong,
            "missed": counts.missed,
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
        }

    return {
        "invented": wrong,
        "groups": {
            name: {
                "reports": value.reports,
                "coverage": value.coverage,
                "interval": value.interval,
                **{aspect: plain(counts) for aspect, counts in value.totals.items()},
            }
            for name, value in by_group.items()
        },
    }


@app.command("scan")
def scan_command(
    labels: Annotated[Path, typer.Option(help="Folder of labelled numbers.")] = Path(
        "evals/mentions"
    ),
    texts: Annotated[Path, typer.Option(help="Folder of the labelled texts.")] = Path(
        "evals/excerpts"
    ),
) -> None:
    """Score the scanner: every number found, read right, or rightly explained."""
    from extractor.evaluate.scanner import score_scanner

    scored = score_scanner(labels, texts)
    table = _table(("kind of number", "labelled", "recall", "precision"), _SCAN_CAPTION)
    for kind, counts in [*sorted(scored.kinds.items()), ("all", scored.total)]:
        whole = counts.found + counts.missed
        table.add_row(kind, str(whole), _cell(counts.recall), _cell(counts.precision))
    data().print(table)
    data().print(f"explanations: {_cell(scored.explained.recall)} right")
    data().print(f"damaged numbers offered as values: {scored.damaged_as_values}")
    for note in scored.notes:
        data().print(shown(note))
    raise typer.Exit(3 if scored.damaged_as_values else 0)


_SCAN_CAPTION = "Statistics and statements of zero: value, unit and qualifier together."

app.command("mutate")(mutate)
app.command("compare")(compare_command)
app.command("label")(label_command)
