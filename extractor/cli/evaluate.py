"""``extractor eval``: how good is this reader, compared with the last accepted state?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.errors import UsageError
from extractor.evaluate.corpus import Measured, load_corpora, measure
from extractor.evaluate.floors import (
    broken,
    floors_of,
    floors_text,
    load_floors,
    regressions,
)
from extractor.evaluate.markdown import text_of, with_results
from extractor.messages import said
from extractor.pipeline import with_pack

from . import flags
from .compare import compare_command
from .console import data, say, shown
from .evaluate_tables import corpus_tables, document
from .json_output import echo_json
from .label import label_command
from .mutate import mutate
from .rules import rules
from .scan import scan
from .settings import configure
from .variants import variants

app = typer.Typer(
    help="Score readers against gold, and the scanner against labelled numbers.",
    invoke_without_command=True,
)

_GOLD = Path("evals/gold"), Path("evals/synthetic/gold")
_Gold = Annotated[
    list[Path] | None,
    typer.Option(
        help="Folder of gold files; give it again for each corpus.  "
        "Default: evals/gold and evals/synthetic/gold."
    ),
]
_Only = Annotated[
    str | None,
    typer.Option(metavar="PATTERN", help="Only gold files of development with such names: '00*'."),
]
_Recorded = Annotated[
    Path | None,
    typer.Option(
        help="Folder of recording sets, all played back and scored, or with a folder "
        "NAME/recordings for each corpus; default: the folder recordings beside the gold."
    ),
]
_Floors = Annotated[Path, typer.Option(help="File of floors, a section for each corpus.")]


@app.callback()
@flags.takes(
    *flags.ENDPOINT,
    *flags.QUESTIONS,
    *flags.ANSWERS,
    "max_cost",
    *flags.CACHE,
    "tables",
)
def evaluate(
    ctx: typer.Context,
    gold: _Gold = None,
    only: _Only = None,
    recorded: _Recorded = None,
    floors: _Floors = Path("evals/floors.json"),
    notes: Annotated[
        bool, typer.Option(help="Name every difference; of the test third none.")
    ] = False,
    update: Annotated[bool, typer.Option(help="Raise the floors to these figures.")] = False,
    allow_regression: Annotated[
        bool, typer.Option(help="With --update: lower floors too.")
    ] = False,
    readme: Annotated[
        list[Path] | None,
        typer.Option(help="File whose tables of results are held against this run."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    *,
    settings: Mapping[str, Any],
    pack: flags.Pack = None,
) -> None:
    """Score readers on all gold, and hold the figures against their floors.

    A corpus is called after its folder of gold, or what that lies in where it is called gold.  Without a model: the embedded
    readers, and every recording set.  With one (flags, environment or extractor.toml): that model
    at its endpoint, with the embedded readers beside it.
    """
    if ctx.invoked_subcommand is not None:
        return
    options = with_pack(configure(settings).options, pack=pack)
    folders = gold or list(_GOLD)
    if options.model is not None and options.model.recordings is not None and len(folders) > 1:
        raise UsageError("--recordings are those of one corpus; name it with one --gold")
    judged = options.model is None and not only
    if judged:  # what scoring takes minutes to come to is looked at before
        load_floors(floors)
        for path in readme or ():
            text_of(path)
    corpora = load_corpora(folders, only=only, recorded=recorded, pack=options.pack)
    for line in (line for corpus in corpora for line in corpus.in_part):
        say(line)
    measured = [measure(corpus, options) for corpus in corpora]
    _print(measured, notes=notes, as_json=as_json)
    code = 3 if any(item.invented for item in measured) else 0
    if not judged:
        say("floors are not judged: they belong to the embedded readers and recordings on all gold")
    else:
        drifted = [path for path in readme or () if _drifted(path, measured, update=update)]
        worse = _judge(floors, measured, update=update, lower=allow_regression)
        code = 3 if drifted or worse else code
    raise typer.Exit(code)


def _print(corpora: Sequence[Measured], *, notes: bool, as_json: bool) -> None:
    for line in (line for item in corpora for line in (*item.incomplete, *item.unplayed)):
        say(line)
    if as_json:
        echo_json(json.dumps(document(corpora), ensure_ascii=False))
        return
    for item in corpora:
        for table in corpus_tables(item):
            data().print(table)
        data().print(f"{item.name}: invented numbers: {item.invented}")
        data().print()
    for note in (note for item in corpora for note in (item.notes if notes else ())):
        data().print(shown(said(note)), soft_wrap=True)


def _drifted(path: Path, corpora: Sequence[Measured], *, update: bool) -> bool:
    """Whether the tables of results in a file differ from this run; ``update`` corrects them."""
    text = with_results(path, corpora)
    if text == text_of(path):
        return False
    if update:
        _write(path, text)
        say(f"{path}: tables of results written")
        return False
    say(f"{path}: its tables of results are not those of this run; add --update")
    return True


def _write(path: Path, text: str) -> None:
    """Write a file as it lies there: a page of a repository keeps its rights."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror or error}); close programs that have it "
            "open, or choose another folder"
        ) from error


def _judge(path: Path, corpora: Sequence[Measured], *, update: bool, lower: bool) -> bool:
    """Whether a figure is below its floor; with ``update`` the floors become these figures."""
    before = load_floors(path)
    now = {item.name: floors_of(item) for item in corpora}
    known = {name: before[name] for name in now if name in before}
    if update:
        worse = [
            f"{name}: {line}" for name in known for line in regressions(known[name], now[name])
        ]
        if worse and not lower:
            raise UsageError(
                "the floors are not lowered without --allow-regression:\n  " + "\n  ".join(worse)
            )
        _write(path, floors_text({**before, **now}))
        for name, floors in now.items():
            say(f"{path}: {name}: {len(floors.figures)} floors set")
        return False
    worse = [f"{name}: {line}" for name in known for line in broken(known[name], now[name])]
    for line in worse:
        say(f"floor: {line}")
    for name in now.keys() - before.keys():
        say(f"{path}: no floors of {name} yet; set them with 'extractor eval --update'")
    for name in before.keys() - now.keys():
        say(f"{path}: {name} is not in this run, and its floors are not judged")
    return bool(worse)


app.command("scan")(scan)
app.command("mutate")(mutate)
app.command("variants")(variants)
app.command("rules")(rules)
app.command("compare")(compare_command)
app.command("label")(label_command)
