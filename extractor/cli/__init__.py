"""The command line: thin commands, one file each.  stdout is data, stderr is narration.

To add a command: give it a line in ``COMMANDS``; its module is imported when it is called.
"""

from __future__ import annotations

import errno
import gc
import logging
import os
import re
import sys
from io import TextIOWrapper

import typer

from extractor.errors import ExtractorError

from . import version
from .language import choose
from .lazy import LazyCommand, group_of

COMMANDS = {
    "run": LazyCommand(
        "run:run",
        "Read reports and write what they state, with evidence.",
    ),
    "show": LazyCommand(
        "show:show",
        "Show what one report states: facts with their quotes, findings and the ledger.",
    ),
    "export": LazyCommand(
        "export:export",
        "Write the results of a run as a table: a row a report, a column an indicator.",
    ),
    "review": LazyCommand(
        "review:review",
        "Write a page to look at a run, or merge decisions that were saved from it.",
    ),
    "report": LazyCommand(
        "report:report",
        "Draw a run: its reports, verdicts, findings, and the main indicators over the years.",
    ),
    "doctor": LazyCommand(
        "doctor:doctor",
        "Try the configured model: a few short questions show what its endpoint really supports.",
    ),
    "settings": LazyCommand(
        "show_settings:settings",
        "Print every setting with its value and where it comes from: flag, variable or file.",
    ),
    "serve-local": LazyCommand(
        "serve_local:serve_local",
        "Serve the embedded model as a plain OpenAI-compatible endpoint, until Ctrl-C.",
    ),
    "verify": LazyCommand(
        "verify:verify",
        "Check the results of any tool against their report, or a whole run for contradictions.",
    ),
    "version": LazyCommand(
        "version:version",
        "Print the versions of the program and of its records.",
    ),
    "batch": LazyCommand(
        "batch_files:app",
        "Requests as a file for the OpenAI Batch API or vLLM's run-batch, and its answers.",
    ),
    "runs": LazyCommand(
        "runs:app",
        "The runs that stand in folders: list, show, resume, compare them.",
    ),
    "cache": LazyCommand(
        "cache:app",
        "The answers of models that are kept on this computer.",
    ),
    "schema": LazyCommand(
        "schema:app",
        "The published contract: JSON Schema of every record, and the code book.",
    ),
    "eval": LazyCommand(
        "evaluate:app",
        "Score readers against gold, and the scanner against labelled numbers.",
    ),
}

app = typer.Typer(
    name="extractor",
    cls=group_of(COMMANDS),
    help="Turns Chinese government information disclosure reports into verified statistics.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    callback=version.flags,
)


def say(message: str) -> None:
    """Print one line of narration."""
    # Imported when there is something to say: it knows what may be printed of a report.
    from .console import say

    say(message)


_ALLOCATIONS = 20_000
"""How many objects more than were freed are made before garbage is looked for."""


class _Narrated(logging.Handler):
    """Says what the program warns of, on stderr like all narration."""

    def emit(self, record: logging.LogRecord) -> None:
        say(f"warning: {record.getMessage()}")


def main() -> None:
    """Run the command line and exit.

    Exit codes: 0 all done, 1 usage or configuration, 3 some reports failed, 4 budget or
    endpoint ended the run, 130 interrupted, 143 and 129 the same by SIGTERM and SIGHUP.
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
        code = _run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, _Unwritten) and not _unwritten():
            raise
        code = 1
        if error.errno != errno.EPIPE:
            say(
                f"error: the results cannot be printed ({error.strerror}): the disk or device that "
                "standard output goes to takes no more"
            )
    sys.exit(code)


_NO_ROOM = (errno.ENOSPC, errno.EPIPE, errno.EIO)


class _Unwritten(OSError):
    """Standard output is what failed."""


def _run() -> str | int | None:
    try:
        os.getcwd()
    except OSError as gone:
        say(
            f"error: the working folder cannot be reached ({gone.strerror}); it may have been "
            "deleted: change to another folder, and give the same command there"
        )
        return 1
    try:
        app(choose(sys.argv[1:]), prog_name="extractor")
    except ExtractorError as error:
        cause = error.__cause__
        if isinstance(cause, OSError) and cause.errno in _NO_ROOM and _unwritten():
            # Printed while the files of a run were open, it is none of theirs.
            raise _Unwritten(*cause.args) from None
        # A line of its own is a message of its own, such as each wrong entry of a pack.
        for line in re.split(r"\n(?=\S)", str(error)):
            say(f"error: {line}")
        return error.exit_code
    except SystemExit as end:
        # Typer ends with 2 on wrong usage, and only then; this program's code for it is 1.
        return 1 if end.code == 2 else end.code
    return 0


def _unwritten() -> bool:
    """Whether standard output is what failed; if so, what is left of it goes nowhere."""
    try:
        # What failed is gone from its buffer; white space is none of a document's.
        sys.stdout.write("\n")
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return True
    return False
