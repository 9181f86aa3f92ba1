"""``extractor runs``: the runs that stand in folders."""

from __future__ import annotations

import os
import sys
from functools import reduce
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from extractor.batch.overview import overview
from extractor.batch.store import FILENAME
from extractor.batch.usage_log import requests
from extractor.endpoint.usage import add_usage
from extractor.errors import UsageError
from extractor.messages import joint, said
from extractor.outputs.plain_text import local_times
from extractor.outputs.states import counted, listed
from extractor.schemas import Usage

from . import command_file
from .compare import compare_command
from .console import data, say, shown, tell
from .run_table import money
from .strayed import tell_strayed

app = typer.Typer(help="The runs that stand in folders: list, show, resume, compare them.")
app.command("diff")(compare_command)

_Out = Annotated[Path, typer.Argument(help="The --out folder of the run.")]


@app.command("list")
def list_runs(
    folder: Annotated[Path, typer.Argument(help="Where to look, with all folders below.")] = Path(),
) -> None:
    """List the runs below a folder: their reports by state, and when they were last at work."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("run", "reports", "states", "last report"):
        table.add_column(name, overflow="fold")
    damaged = False
    for path in sorted(path.parent for path in folder.rglob(FILENAME)):
        try:
            found = overview(path)
        except UsageError as error:  # the other runs are listed all the same
            say(f"error: {error}")
            damaged = True
            continue
        if not found.states:
            continue  # it was refused before it had begun
        states = said(listed(found.states))
        if found.former:
            states = joint().join((states, said(f"{found.former} of earlier runs")))
        last = local_times(found.updated)
        table.add_row(shown(str(path)), str(found.states.total()), states, last)
    if table.rows:
        data(names=True).print(table)
    elif not damaged:
        say(
            f"{folder}: no run stands there; this makes one, with your folder of reports in the "
            "place of reports and a new one in that of out:"
        )
        tell("run", "reports", "--out", "out")
    if damaged:
        raise typer.Exit(UsageError.exit_code)


@app.command("show")
def show_run(out: _Out) -> None:
    """Show one run: its states, what failed and why, and what it used."""
    found = overview(_run(out))
    data().print(f"{counted(found.states)}; last {local_times(found.updated)}")
    if applied := found.decisions - sum(found.strayed.values()):
        data().print(f"{applied} decisions of people are applied; exports have them")
    tell_strayed(found.strayed, out)
    if found.former:
        data().print(
            f"{out} also holds {found.former} reports of earlier runs; they are not in these outputs"
        )
    for path, reason in found.failed:
        # The reason names the report as it was given, as the run itself did.
        name, _, why = reason.partition(": ")
        named = reason if why and path.endswith(name.lstrip("./")) else f"{path}: {reason}"
        data().print(shown(said(f"failed: {named}")), soft_wrap=True)
    used = reduce(add_usage, (usage for _, usage in requests(out)), Usage())
    if used.calls:
        tokens = f"{used.prompt_tokens} + {used.completion_tokens} tokens"
        data().print(f"{used.calls} calls in all runs, {tokens}, {money(used)}")


@app.command("resume")
def resume(out: _Out) -> None:
    """Go on with a run by the command that it was started with."""
    from . import app as program

    kept = command_file.kept(_run(out))
    if command_file.ADDRESS in kept.left_out:
        # The address of the settings is another one, and no report goes there unasked.
        raise UsageError(
            f"{out}: --base-url was given with a password or parameters and is not "
            "kept; give the command again"
        )
    for flag in kept.left_out:
        say(f"{flag} was given by a flag and is not kept; it is taken from the settings now")
    try:
        elsewhere = not os.path.samefile(kept.folder, os.curdir)
        os.chdir(kept.folder)
    except OSError as error:
        raise UsageError(
            f"{kept.folder}: the run was started there, and it is gone ({error.strerror}); "
            "give the command again"
        ) from error
    if elsewhere:
        say(f"goes on in {kept.folder}, where the run was started: paths below are from there")
    # What is kept of the command is this, and not "runs resume".
    sys.argv = [sys.argv[0], *kept.arguments]
    program(list(kept.arguments))


def _run(out: Path) -> Path:
    if not (out / FILENAME).is_file():
        wrong = f"{out}: holds no run; this finds them:"
        say(f"error: {wrong}")
        tell("runs", "list")
        raise typer.Exit(1)
    return out
