"""``extractor version``, and the flag that does the same."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.messages import said
from extractor.schema_version import SCHEMA_VERSION


def version() -> None:
    """Print the versions of the program and of its records."""
    # Imported when it is asked for: every start of the program imports this file, for the flag.
    import platform
    from importlib.metadata import version as installed

    from extractor import entry_points

    typer.echo(
        said(
            f"extractor {installed('gov-report-extractor')}, records {SCHEMA_VERSION}, "
            f"Python {platform.python_version()}"
        )
    )
    for plugin in entry_points.identities(entry_points.GROUPS):
        typer.echo(f"plug-in {plugin}")
    if entry_points.identities(entry_points.GROUPS):
        from extractor.plugins import check

        check(entry_points.GROUPS)


def _show(wanted: bool) -> None:
    if wanted:
        version()
        raise typer.Exit


def flags(
    _show_version: Annotated[
        bool,
        typer.Option("--version", help="Print the versions.", is_eager=True, callback=_show),
    ] = False,
    _lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="zh|en", help="Language; by default that of the locale."),
    ] = None,
) -> None:
    """Turns Chinese government information disclosure reports into verified statistics."""
