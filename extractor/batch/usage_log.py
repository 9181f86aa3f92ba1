"""usage.jsonl: every request that was sent for a run folder, and what it used.

It has a file of its own: what a run uses depends on what the cache held and on what was under way
when an earlier one was killed, and the results do not.  A line is written when the answer is there,
before anything is made of it, so that what was paid for is counted however the process ends.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from extractor.schemas import Usage
from extractor.schemas.json_lines import one_line

FILENAME = "usage.jsonl"
_LOG = logging.getLogger("extractor")


class UsageLog:
    """Appends to the file; where that fails, it is said once and the run goes on."""

    def __init__(self, descriptor: int, path: Path) -> None:
        self._descriptor, self._path, self._told = descriptor, path, False

    def paid(self, report: str, used: Usage) -> None:
        """Write down one request: whose it was, and what it used."""
        line = {"report": report, **used.model_dump(mode="json", exclude_defaults=True)}
        try:
            # One call of the system: a process that is killed leaves a whole line or none.
            os.write(
                self._descriptor, (one_line(json.dumps(line, ensure_ascii=False)) + "\n").encode()
            )
        except OSError as error:
            if not self._told:
                _LOG.warning("%s: cannot be written (%s); it is not whole", self._path, error)
            self._told = True


@contextmanager
def usage_log(folder: Path) -> Iterator[UsageLog]:
    """The ledger of a run folder, which somebody holds the lock of.

    Raises:
        OSError: the file cannot be opened.
    """
    path = folder / FILENAME
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        yield UsageLog(descriptor, path)
    finally:
        os.close(descriptor)


def requests(folder: Path) -> Iterator[tuple[str, Usage]]:
    """Every request of all runs into a folder; lines that are damaged are said, and not counted."""
    path, damaged = folder / FILENAME, 0
    try:
        lines = path.open("rb")
    except FileNotFoundError:
        return
    except OSError as error:
        _LOG.warning("%s: cannot be read (%s); earlier runs are not counted", path, error)
        return
    with lines:
        for line in lines:
            try:
                found = json.loads(line)
                report = str(found.pop("report"))
                yield report, Usage.model_validate(found)
            except (ValueError, KeyError, AttributeError, ValidationError):
                damaged += 1
    if damaged:
        _LOG.warning("%s: %s damaged lines are not counted", path, damaged)
