"""``extractor eval``: how good is this reader, compared with the last accepted state?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from extractor.errors import UsageError
from extractor.evaluate.floors import Floors, broken, load_floors, pinned, save_floors
from extractor.evaluate.gold import Gold
from extractor.evaluate.markdown import with_results
from extractor.evaluate.models import (
    Run,
    embedded,
    live,
    recorded_sets,
    replayed,
    strategy_of,
    texts_of,
)
from extractor.evaluate.suite import (
    Figures,
    figures,
    fingerprint,
    groups,
    invented,
    load_suite,
    topics,
)
from extractor.options import Options

from . import flags
from .compare import compare_command
from .console import data, say, shown
from .evaluate_tables import cell, document, group_tables, plain_table, reader_tables, topic_table
from .label import label_command
from .lookalikes import lookalikes
from .mutate import mutate
from .settings import configure

app = typer.Typer(
    help="Score readers against gold, and the scanner against labelled numbers.",
    invoke_without_command=True,
)

EMBEDDED = "tables and rules"


@app.callback()
def evaluate(
    ctx: typer.Context,
    gold: Annotated[Path, typer.Option(help="Folder of gold files.")] = Path("evals/gold"),
    only: Annotated[
        str | None,
        typer.Option(metavar="PATTERN", help="Only gold files with such names: 'excerpt-0*'."),
    ] = None,
    recorded: Annotated[
        Path | None,
        typer.Option(
            help="Folder of recording sets, all played back and scored; default: the folder "
            "recordings beside the gold."
        ),
    ] = None,
    floors: Annotated[Path, typer.Option(help="File of floors.")] = Path("evals/floors.json"),
    notes: Annotated[bool, typer.Option(help="Name every difference.")] = False,
    update: Annotated[bool, typer.Option(help="Raise the floors to these figures.")] = False,
    allow_regression: Annotated[
        bool, typer.Option(help="With --update: lower floors too.")
    ] = False,
    readme: Annotated[
        Path | None, typer.Option(help="File whose tables of results are held against this run.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    profile: flags.Profile = None,
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
    max_cost: flags.MaxCost = None,
    cache_dir: flags.CacheDir = None,
    use_cache: flags.UseCache = None,
    tables: flags.Tables = None,
) -> None:
    """Score readers on all gold, and hold the figures against their floors.

    Without a model: the embedded readers, and every recording set.  With one (flags, environment
    or extractor.toml): that model at its endpoint, with the embedded readers beside it.
    """
    if ctx.invoked_subcommand is not None:
        return
    options = configure(flags.given(locals())).options
    golds = load_suite(gold, only)
    sets = recorded_sets(recorded or gold.parent / "recordings")
    runs = _runs(options, golds, () if only else sets)
    scored, wrong = runs[0].scored, sum(invented(run.scored) for run in runs)
    by_group = {name: figures(members) for name, members in groups(scored).items()}
    if as_json:
        typer.echo(json.dumps(document(by_group, topics(scored), runs, wrong), ensure_ascii=False))
    else:
        _print(by_group, runs, wrong)
        _print_notes(runs, notes)
    if options.model is not None or only:
        say("floors are not judged: they belong to the embedded readers and recordings on all gold")
        raise typer.Exit(3 if wrong else 0)
    drifted = _readme(readme, by_group, runs, update=update) if readme else False
    now = Floors(gold_sha256=fingerprint(gold, sets), figures=pinned(by_group, runs[1:]))
    code = _judge(floors, now, wrong, update=update, lower=allow_regression)
    raise typer.Exit(code or (3 if drifted else 0))


def _runs(options: Options, golds: Mapping[Path, Gold], sets: Sequence[Path]) -> list[Run]:
    """Every reader that is scored, the one in question first; what it did not read is told."""
    if options.model is None:
        runs = [embedded(EMBEDDED, golds), *_others(golds, sets)]
    else:
        if options.model.recordings is not None:
            golds = texts_of(options.model.recordings, golds)
        runs = [live(options.model.model, golds, options), embedded(EMBEDDED, golds)]
    for run in runs:
        for item in run.scored:
            for failure in item.result.failures:
                say(f"{run.name}: incomplete: {failure.message}")
    return runs


def _others(golds: Mapping[Path, Gold], sets: Sequence[Path]) -> list[Run]:
    """The rules alone; then the recording sets, beside the embedded readers on the same texts."""
    runs = [embedded("rules alone", golds, Options(tables=False))]
    by_texts: dict[tuple[Path, ...], list[Path]] = {}
    for folder in sets:
        by_texts.setdefault(tuple(texts_of(folder, golds)), []).append(folder)
    for texts, folders in by_texts.items():
        same = {path: golds[path] for path in texts}
        runs.append(embedded(f"{EMBEDDED}, {len(same)} texts", same))
        for folder in folders:
            runs.append(replayed(folder, golds))
            if strategy_of(folder) != "classify":
                runs.append(replayed(folder, golds, second_round=False))
    return runs


def _print(by_group: Mapping[str, Figures], runs: list[Run], wrong: int) -> None:
    for table in group_tables(by_group):
        data().print(table)
    data().print(topic_table(topics(runs[0].scored)))
    for table in reader_tables(runs):
        data().print(table)
    data().print(f"invented numbers: {wrong}")


def _readme(path: Path, by_group: Mapping[str, Figures], runs: list[Run], *, update: bool) -> bool:
    """Whether the tables of results in a file differ from this run; with ``update``, mend them."""
    text = with_results(path, by_group, runs)
    if text == path.read_text(encoding="utf-8"):
        return False
    if update:
        path.write_text(text, encoding="utf-8")
        say(f"{path}: tables of results written")
        return False
    say(f"{path}: its tables of results are not those of this run; add --update")
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


def _print_notes(runs: list[Run], wanted: bool) -> None:
    for run in runs if wanted else ():
        for item in run.scored:
            for note in item.score.notes:
                data().print(shown(f"{run.name}: {item.name}: {note}"))


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
    table = plain_table(("kind of number", "labelled", "recall", "precision"), _SCAN_CAPTION)
    for kind, counts in [*sorted(scored.kinds.items()), ("all", scored.total)]:
        whole = counts.found + counts.missed
        table.add_row(kind, str(whole), cell(counts.recall), cell(counts.precision))
    data().print(table)
    data().print(f"explanations: {cell(scored.explained.recall)} right")
    data().print(f"damaged numbers offered as values: {scored.damaged_as_values}")
    for note in scored.notes:
        data().print(shown(note))
    raise typer.Exit(3 if scored.damaged_as_values else 0)


_SCAN_CAPTION = "Statistics and statements of zero: value, unit and qualifier together."

app.command("mutate")(mutate)
app.command("lookalikes")(lookalikes)
app.command("compare")(compare_command)
app.command("label")(label_command)
