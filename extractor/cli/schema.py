"""``extractor schema``: the published contract."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.errors import UsageError
from extractor.knowledge.typed_record import PATH, source
from extractor.messages import said
from extractor.outputs.atomic import replacing
from extractor.outputs.contract import drift, export
from extractor.schemas.pack import read_pack

from .console import data, say, shown

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


@app.command("generate")
def generate_command(
    pack: Annotated[Path, typer.Argument(help="Folder of the pack.")] = Path("schemas/disclosure"),
    to: Annotated[Path, typer.Option(help="File to write.")] = Path(PATH),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 3 if the file differs.")
    ] = False,
) -> None:
    """Write the typed record (Python source) from the indicators of a pack."""
    try:
        text = source(read_pack(pack))
    except ValueError as error:
        raise UsageError(str(error)) from None
    if not to.parent.is_dir():
        raise UsageError(
            f"{to}: there is no folder {to.parent}; run this in a copy of the repository"
        )
    if not check:
        with replacing(to) as handle:
            handle.write(text)
        typer.echo(str(to))
    elif not to.exists() or to.read_text(encoding="utf-8") != text:
        say(f"{to}: differs from {pack}; run 'extractor schema generate'")
        raise typer.Exit(3)


@app.command("examples")
def examples_command(
    pack: Annotated[
        Path | None, typer.Argument(help="Folder of the pack; schemas/disclosure without it.")
    ] = None,
    given: Annotated[
        Path | None,
        typer.Option("--pack", metavar="DIR", help="The same, as other commands take it."),
    ] = None,
) -> None:
    """Read every example and counter-example of a pack's sentences; exit with 3 if one is untrue."""
    from extractor.evaluate.examples import untrue
    from extractor.knowledge.pack import load_pack, pack_of

    if pack is not None and given is not None and pack != given:
        raise UsageError(f"{pack} and --pack {given} are two packs; give one of them")
    pack = pack or given or Path("schemas/disclosure")
    try:
        loaded = load_pack(pack)
    except ValueError as error:
        raise UsageError(str(error)) from None
    known = pack_of(loaded)
    wrong = list(untrue(known, loaded.title or "工作报告"))
    for line in wrong:
        data().print(shown(said(line)), soft_wrap=True)
    count = sum(len((*saying.examples, *saying.counter)) for saying in known.prose.sayings)
    say(f"{pack}: {count} examples read, {len(wrong)} untrue")
    raise typer.Exit(3 if wrong else 0)
