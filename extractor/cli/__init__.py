"""The command line: thin commands, one file each.  stdout is data, stderr is narration.

To add a command: import its module here and list its function in ``_COMMANDS``, or its
``Typer`` of sub-commands in ``_GROUPS``.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper

import typer

from extractor.errors import ExtractorError

from . import (
    batch_files,
    cache,
    doctor,
    evaluate,
    export,
    report,
    review,
    run,
    schema,
    serve_local,
    show,
    show_settings,
    verify,
    version,
)
from .console import say
from .language import Command, Group, choose

_COMMANDS: tuple[Callable[..., None], ...] = (
    run.run,
    show.show,
    export.export,
    review.review,
    report.report,
    doctor.doctor,
    show_settings.settings,
    serve_local.serve_local,
    verify.verify,
    version.version,
)
_GROUPS: tuple[tuple[str, typer.Typer], ...] = (
    ("batch", batch_files.app),
    ("cache", cache.app),
    ("schema", schema.app),
    ("eval", evaluate.app),
)

app = typer.Typer(
    name="extractor",
    cls=Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    callback=version.flags,
)
for _command in _COMMANDS:
    app.command(cls=Command)(_command)
for _name, _group in _GROUPS:
    for _inner in _group.registered_commands:
        _inner.cls = Command
    app.add_typer(_group, name=_name, cls=Group, no_args_is_help=_name != "eval")


_ALLOCATIONS = 20_000
"""How many objects more than were freed are made before garbage is looked for."""


class _Narrated(logging.Handler):
    """Says what the program warns of, on stderr like all narration."""

    def emit(self, record: logging.LogRecord) -> None:
        say(f"warning: {record.getMessage()}")


def main() -> None:
    """Run the command line and exit.

    Exit codes: 0 all done, 1 usage or configuration, 3 some reports failed, 4 budget or
    endpoint ended the run, 130 interrupted.
    """
    # What is written may hold what was paid for, and questions about unpublished reports.
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        # A report's characters must not end the program where the terminal cannot show them.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    # This process is the program's own.  What is imported stays to its end, and a report leaves
    # few cycles behind: they need not be looked for every 700 objects.
    logging.getLogger("extractor").addHandler(_Narrated())
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
    try:
        app(choose(sys.argv[1:]), prog_name="extractor")
    except ExtractorError as error:
        say(f"error: {error}")
        sys.exit(error.exit_code)
    except SystemExit as end:
        # Typer ends with 2 on wrong usage, and only then; this program's code for it is 1.
        sys.exit(1 if end.code == 2 else end.code)
