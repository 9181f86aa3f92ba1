"""What stands in the folder of a run: its reports by state, and what people decided."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import get_args

from extractor.errors import UsageError
from extractor.outputs.plain_text import cell
from extractor.outputs.reports import FILENAME as REPORTS
from extractor.outputs.reports import read_reports
from extractor.outputs.states import shown_state
from extractor.schemas import State

from .decided import decided
from .finish import FINISHED
from .store import FILENAME

_APART = 2
"""Seconds by which the clock of a disk may be behind."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What a run folder holds: reports by state (``reviewed`` among them), what failed and why,
    when it was last written, how many decisions of people were applied to it, and how many of them
    are about files that changed since, by name.

    Counted is what its outputs hold; ``former`` are reports of earlier runs that the store has
    besides: files that were renamed, or are gone.  Of a run that is at work, or was killed, all
    counts.
    """

    states: Counter[str]
    failed: tuple[tuple[str, str], ...]
    updated: str
    decisions: int = 0
    strayed: Mapping[str, int] = field(default_factory=dict)
    former: int = 0


@dataclass(frozen=True, slots=True)
class _Held:
    """One report, as the store or the outputs have it."""

    file: str
    sha256: str
    state: State
    reason: str


def overview(folder: Path) -> Overview:
    """What a run folder holds; a run may be writing it.

    Raises:
        UsageError: its store cannot be read.
    """
    path = folder / FILENAME
    try:
        with closing(sqlite3.connect(_address(path), uri=True)) as store:
            rows = store.execute(
                "SELECT path, sha256, state, reason, updated FROM reports ORDER BY path"
            ).fetchall()
    except sqlite3.Error as error:
        raise UsageError(
            f"{path}: cannot be read ({error}); run the same 'extractor run' command again"
        ) from error
    met = [_Held(str(name), str(digest), state, reason) for name, digest, state, reason, _ in rows]
    updated = max((str(updated) for *_, updated in rows), default="")
    held = _in_outputs(folder, updated, met)
    files = {cell(one.file) for one in held}
    decisions = decided(folder)
    looked = decisions.reviewed
    return Overview(
        Counter(shown_state(one.state, looked=one.sha256 in looked) for one in held),
        tuple((one.file, one.reason) for one in held if one.state == "failed"),
        updated,
        decisions.count,
        decisions.strayed({one.sha256 for one in held if one.state in FINISHED}),
        sum(cell(one.file) not in files for one in met),
    )


def _in_outputs(folder: Path, updated: str, met: Sequence[_Held]) -> Sequence[_Held]:
    """The reports that the outputs hold; all that the store has met, where a run has yet to write them."""
    reports = folder / REPORTS
    try:
        written = reports.stat().st_mtime
        if updated and datetime.fromisoformat(updated).timestamp() > written + _APART:
            return met
        rows = [row for row in read_reports(folder) if row["state"] in get_args(State)]
        by_file = {cell(one.file): one for one in met}
        return [_of_row(row, by_file.get(row["file"])) for row in rows]
    except (OSError, KeyError, UsageError):
        return met


def _of_row(row: Mapping[str, str], known: _Held | None) -> _Held:
    """A row of the outputs; why it failed is told in the words of the store, which are not spoken yet."""
    state = next(name for name in get_args(State) if name == row["state"])
    name = row["file"] or row["report"]
    return _Held(
        known.file if known else name,
        row["sha256"],
        state,
        known.reason if known else row["reason"],
    )


def _address(path: Path) -> str:
    """A store to look at.  Where nobody writes it there is no log beside it, and none is begun: who
    may only read would leave two files behind."""
    still = not path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if still else ''}"
