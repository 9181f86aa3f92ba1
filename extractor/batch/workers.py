"""Reading reports in several processes.

What the embedded readers do is computing, and a PDF takes a second of it; threads would share one
core.  A process that dies over a report (out of memory, a crash in a library) takes no other
report with it: those that were waiting are read again, and the one that kills twice fails.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Self, TypeVar

from extractor.errors import SourceError
from extractor.options import Options
from extractor.text.document import Source
from extractor.text.load import load

from .one import Given, Outcome, failed, read_embedded
from .paths import Job

T = TypeVar("T")

_WORTH = 300
"""How many texts make another process worth its start: three seconds of reading for one."""
_HEAVY = {".pdf": 100, ".docx": 20, ".mhtml": 4}
"""How many texts a file of this kind weighs as much as, about."""


def processes(jobs: Sequence[Job], options: Options) -> int:
    """How many processes to read with: what the options say, or as many as are worth it."""
    if options.workers:
        return options.workers
    weight = sum(_HEAVY.get(job.path.suffix.lower(), 1) for job in jobs if job.path)
    return max(1, min(_cores(), weight // _WORTH))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """A pool of processes; with one, everything is done in this process.

    Use it as a context manager.  ``mark`` is the fingerprint of the run.
    """

    def __init__(self, count: int, options: Options, mark: str) -> None:
        # A user's own schema is a class of a file that only this process has run.
        self._count = 1 if options.own_schema else count
        self._options, self._mark = options, mark
        self._pool = self._new() if self._count > 1 else None
        self._alone = asyncio.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    @property
    def count(self) -> int:
        """How many reports are read at the same moment."""
        return self._count

    async def read(self, given: Given, name: str, digest: str) -> Outcome:
        """Read one report with the embedded readers, in another process."""
        try:
            return await self._do(read_embedded, given, name, digest, self._options, self._mark)
        except BrokenProcessPool:
            return failed(digest, self._mark, _killed(name)), None

    async def load(self, given: Given, name: str) -> Source:
        """Load one report.

        Raises:
            SourceError: the report cannot be read, or its reading ended the process twice.
            OSError: the file cannot be read.
        """
        heavy = isinstance(given, Path) and given.suffix.lower() in _HEAVY
        if self._pool is None or not heavy:
            return await asyncio.to_thread(
                load, given, name=name, max_bytes=self._options.max_bytes
            )
        try:
            found = await self._do(_load, given, name, self._options.max_bytes)
        except BrokenProcessPool as error:
            raise SourceError(_killed(name)) from error
        if isinstance(found, Exception):
            raise found
        return found

    async def _do(self, work: Callable[..., T], *args: object) -> T:
        pool = self._pool
        assert pool is not None, "there is one process: this one"
        try:
            return await asyncio.wrap_future(pool.submit(work, *args))
        except BrokenProcessPool:
            # Whose fault it was cannot be told: everything that was waiting breaks together.
            async with self._alone:
                if self._pool is pool:
                    self._pool = self._new()
                return await self._by_itself(work, *args)

    async def _by_itself(self, work: Callable[..., T], *args: object) -> T:
        with self._new(1) as pool:
            future: Future[T] = pool.submit(work, *args)
            return await asyncio.wrap_future(future)

    def _new(self, count: int | None = None) -> ProcessPoolExecutor:
        # Not forked: this process has threads, and a copy of their locks would never open.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count or self._count, context, initializer=_begin)


def _killed(name: str) -> str:
    return (
        f"{name}: reading it ended the process that read it, twice (too little memory?); "
        "look at the file, or read it by itself on a larger machine"
    )


def _begin() -> None:
    """In a new process: leave Ctrl-C to the parent, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _load(given: Given, name: str, max_bytes: int) -> Source | Exception:
    try:
        return load(given, name=name, max_bytes=max_bytes)
    except Exception as error:  # noqa: BLE001  (raised again in the process that asked)
        return error
