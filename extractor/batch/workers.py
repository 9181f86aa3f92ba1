"""Reading reports in child processes, several at a time.

What the embedded readers do is computing, and a PDF takes a second of it; threads would share one
core.  A report that takes too long, too much memory, or its whole process with it fails alone:
every child reads one report at a time, and the next report gets a new one.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self, TypeVar

from extractor.errors import SourceError
from extractor.isolation import LOADERS, Child, ResourceLimits, apart
from extractor.isolation.answers import Fault
from extractor.isolation.loading import load_here
from extractor.options import Options
from extractor.text.document import Source

from .one import Given, Outcome, failed, read_embedded, why
from .paths import Job
from .warm import READERS

T = TypeVar("T")

_AGAIN = 0.1
"""Seconds after which a child that is to end is killed once more."""
_WORTH = 300
"""How many texts make another process worth its start: three seconds of reading for one."""
_WORTH_ASKING = 100
"""The same where a model is asked: then reading is twice the work, and waits for it."""
_HEAVY = {".pdf": 100, ".docx": 20, ".mhtml": 4}
"""How many texts a file of this kind weighs as much as, about."""


def processes(jobs: Sequence[Job], options: Options) -> int:
    """How many processes to read with: what the options say, or as many as are worth it."""
    if options.model and options.model.backend == "local":
        # A model in the program is in one process.
        return 1
    if options.workers:
        return options.workers
    weight = sum(_HEAVY.get(job.path.suffix.lower(), 1) if job.path else 1 for job in jobs)
    worth = _WORTH_ASKING if options.model else _WORTH
    return max(1, min(_cores(), weight // worth))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Child processes, each started when it is first needed.

    With one, small plain texts are read in this process.  Use it as a context manager.  ``mark``
    is the fingerprint of the run.
    """

    def __init__(self, count: int, options: Options, mark: str) -> None:
        self._count = count
        self._options, self._mark = options, mark
        limits = ResourceLimits.of(options)
        self._children = [Child(limits, (READERS, LOADERS)) for _ in range(self._count)]
        self._idle = list(self._children)
        self._free = asyncio.Semaphore(self._count)
        self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="worker")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        for child in self._children:
            child.kill()
        self._threads.shutdown(cancel_futures=True)

    @property
    def count(self) -> int:
        """How many reports are read at the same moment."""
        return self._count

    def reads(self, given: Given) -> bool:
        """Whether a report that needs no model is read as a whole in a child."""
        return self._count > 1 or apart(given)

    async def read(self, given: Given, name: str, digest: str) -> Outcome:
        """Read one report with the embedded readers, in a child."""
        try:
            outcome = await self._do(
                name, read_embedded, given, name, digest, self._options, self._mark
            )
        except (SourceError, Fault) as error:
            return failed(digest, self._mark, why(name, given, error)), None
        if (outcome[0].sha256, outcome[0].fingerprint) != (digest, self._mark):
            reason = f"{name}: the process that read it told of another report; run again"
            return failed(digest, self._mark, reason), None
        return outcome

    async def load(self, given: Given, name: str) -> Source:
        """Load one report, in a child unless it is small and plain.

        Raises:
            SourceError: the report cannot be read, or is over a limit.
            OSError: the file cannot be read.
        """
        if not apart(given):
            return await asyncio.to_thread(load_here, given, name, self._options.max_bytes)
        return await self._do(name, load_here, given, name, self._options.max_bytes)

    async def _do(self, name: str, work: Callable[..., T], *arguments: object) -> T:
        async with self._free:
            # The one that rested last: there are no more children than are needed.
            child = self._idle.pop()
            try:
                return await self._waited(child, name, work, arguments)
            finally:
                self._idle.append(child)

    async def _waited(
        self, child: Child, name: str, work: Callable[..., T], arguments: tuple[object, ...]
    ) -> T:
        loop = asyncio.get_running_loop()
        doing = loop.run_in_executor(self._threads, lambda: child.do(name, work, *arguments))
        try:
            return await asyncio.shield(doing)
        except asyncio.CancelledError:
            # A second Ctrl-C is not needed: whatever the child is at, it ends now; and one that is
            # just being started, as soon as it is there.
            while not doing.done():
                child.kill()
                await asyncio.wait([doing], timeout=_AGAIN)
            doing.exception()
            raise
