"""A run that is told to end: by whoever stops the service, the container or the session it is in.

Ctrl-C cancels it already, as ``asyncio.run`` does; these signals would end the process at once.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from extractor.batch import RunSummary

_SIGNALS = ("SIGTERM", "SIGHUP")


def run_in_order(work: Coroutine[Any, Any, RunSummary], *, kept: bool) -> RunSummary:
    """A run to its end; on a signal that ends programs it is cancelled, and so writes the outputs of
    what is done.  The summary says which signal it was.  ``kept``: the results go to a folder."""
    return asyncio.run(_heeding(work, kept))


async def _heeding(work: Coroutine[Any, Any, RunSummary], kept: bool) -> RunSummary:
    task = asyncio.current_task()
    assert task is not None
    told: list[signal.Signals] = []

    def end(by: signal.Signals) -> None:
        # It may come twice, as `timeout` sends it: once is enough, and the outputs are written.
        if not told:
            told.append(by)
            task.cancel()

    _listen(end)
    summary = await work
    if summary.stop != "interrupted" or not told:
        return summary
    by = told[0].name
    reason = (
        f"ended by {by}; the same command continues"
        if kept
        else f"ended by {by}; with --out a run can be continued"
    )
    return replace(summary, stop_reason=reason, signal=told[0])


def _listen(end: Callable[[signal.Signals], None]) -> None:
    loop = asyncio.get_running_loop()
    for name in _SIGNALS:
        by = getattr(signal, name, None)
        # A program that was started to outlive its terminal (nohup) goes on.
        if by is None or signal.getsignal(by) is not signal.SIG_DFL:
            continue
        try:
            loop.add_signal_handler(by, end, by)
        except (NotImplementedError, RuntimeError):  # Windows, or no main thread: no such signals
            return
