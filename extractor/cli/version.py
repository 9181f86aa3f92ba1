"""``extractor version``."""

from __future__ import annotations

import platform
from importlib.metadata import version as installed

import typer

from extractor.messages import said
from extractor.schemas import SCHEMA_VERSION


def version() -> None:
    """Print the versions of the program and of its records."""
    typer.echo(
        said(
            f"extractor {installed('gov-report-extractor')}, records {SCHEMA_VERSION}, "
            f"Python {platform.python_version()}"
        )
    )
