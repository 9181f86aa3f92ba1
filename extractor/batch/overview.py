"""What stands in the folder of a run: its reports by state, and what people decided."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from extractor.errors import UsageError
from extractor.outputs.states import shown_state

from .decided import decided
from .store import FILENAME


@dataclass(frozen=True, slots=True)
class Overview:
    """What a run folder holds: reports by state (``reviewed`` among them), what failed and why,
    when it was last written, how many decisions of people were applied to it, and how many of them
    are about files that changed since, by name."""

    states: Counter[str]
    failed: tuple[tuple[str, str], ...]
    updated: str
    decisions: int = 0
    strayed: Mapping[str, int] = field(default_factory=dict)


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
    decisions = decided(folder)
    looked = decisions.reviewed
    return Overview(
        Counter(shown_state(state, looked=digest in looked) for _, digest, state, _, _ in rows),
        tuple((str(name), str(reason)) for name, _, state, reason, _ in rows if state == "failed"),
        max((str(updated) for *_, updated in rows), default=""),
        decisions.count,
        decisions.strayed({str(digest) for _, digest, *_ in rows}),
    )


def _address(path: Path) -> str:
    """A store to look at.  Where nobody writes it there is no log beside it, and none is begun: who
    may only read would leave two files behind."""
    still = not path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if still else ''}"
