"""JSON on standard output, whatever characters the terminal can show: the others as \\u escapes."""

from __future__ import annotations

import codecs
import json
import sys
from io import TextIOWrapper

import typer


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return json.dumps(lost)[1:-1], error.end


codecs.register_error("json_escapes", _escaped)


def echo_json(text: str, *, nl: bool = True) -> None:
    """Print a JSON document, or a piece of one; on a GBK console no character of a report becomes a question mark."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="json_escapes")
    typer.echo(text, nl=nl)
