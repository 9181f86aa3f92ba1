"""How a run tells where it stands: a bar in a terminal, else a plain line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from extractor.batch import Progress
from extractor.messages import said

from .console import narration, say

_EVERY = 15.0
"""Seconds between two plain lines."""
_MINUTE = 60.0


def standing(progress: Progress, seconds: float) -> str:
    """Where a run stands after so many seconds, in one line.

    Reports a minute, cost and time left go by what was read since the run began; what was in the
    store already took no time.
    """
    read = progress.ended - progress.unchanged
    left = progress.total - progress.ended
    parts = [f"{progress.ended} of {progress.total} reports"]
    parts += [f"{progress.failed} failed"] * bool(progress.failed)
    parts += [f"{progress.doubtful} to review"] * bool(progress.doubtful)
    if read and seconds > 0:
        parts.append(f"{read / seconds * _MINUTE:.0f} a minute")
    used = progress.usage
    if used.calls:
        tokens = used.prompt_tokens + used.completion_tokens
        parts.append(f"{tokens} tokens")
        if used.cost is None:
            parts.append("cost unknown")
        elif read and tokens:
            whole = used.cost * (read + left) / read
            parts.append(f"{used.cost:.2f} of about {whole:.2f} {used.currency}")
    if read and left:
        parts.append(_time_left(seconds * left / read))
    return " · ".join(parts)


def _time_left(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s left"
    return f"{seconds / 60:.0f} min left" if seconds < 5400 else f"{seconds / 3600:.1f} h left"


@contextmanager
def shown(
    *, quiet: bool = False, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[Progress], None]]:
    """Something to tell the progress of a run to.  ``quiet``: only what failed is said."""
    console = narration()
    columns = (BarColumn(bar_width=20), TextColumn("{task.description}"))
    with Bar(
        *columns, console=console, transient=True, disable=quiet or not console.is_terminal
    ) as bar:
        task = bar.add_task(said("reading"), total=None)
        teller = _Teller(console, clock, quiet)

        def show(progress: Progress) -> None:
            line = teller.heard(progress)
            bar.update(task, completed=progress.ended, total=progress.total, description=line)

        try:
            yield show
        finally:
            teller.end()


class _Teller:
    """Says what became of reports, in the order in which the table has them.

    Several are read at a time: what is to be said of one that ended before its turn waits for that.
    """

    def __init__(self, console: Console, clock: Callable[[], float], quiet: bool) -> None:
        self._console, self._clock, self._quiet = console, clock, quiet
        self._began = self._told = clock()
        self._waiting: dict[int, str] = {}
        self._next = 0

    def end(self) -> None:
        """Say what still waits: a run may end before all reports had their turn."""
        for place in sorted(self._waiting):
            self._say(self._waiting.pop(place))

    def _say(self, line: str) -> None:
        if line:
            say(line, self._console)

    def _line(self, progress: Progress) -> str:
        """What is to be said of a report, if anything."""
        if progress.state == "failed":
            return f"failed: {progress.reason}"
        if not progress.reason or self._quiet or progress.reviewed:
            return ""
        reason = progress.reason.removeprefix(f"{progress.report}: ")
        if progress.state == "not_a_report":
            return f"not a report: {progress.report}: {reason}"
        if progress.complete:
            return f"to review: {progress.report}: {reason}"
        return f"incomplete: {progress.report}: {reason}"

    def heard(self, progress: Progress) -> str:
        if progress.place is None:
            self._say(self._line(progress))
        else:
            self._waiting[progress.place] = self._line(progress)
        while self._next in self._waiting:
            self._say(self._waiting.pop(self._next))
            self._next += 1
        now = self._clock()
        line = standing(progress, now - self._began)
        plain = not (self._quiet or self._console.is_terminal)
        if plain and now - self._told >= _EVERY:
            self._told = now
            say(line, self._console)
        return said(line)
