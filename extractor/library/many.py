"""Many reports, read side by side, each a result in its turn."""

from __future__ import annotations

import asyncio
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self, cast

from pydantic import BaseModel

from extractor import pipeline
from extractor.batch import STDIN, Job, Progress, expand
from extractor.batch.one import Given, digest_of, why
from extractor.batch.paths import absent
from extractor.batch.store import unpack
from extractor.batch.workers import Workers, processes
from extractor.errors import (
    BudgetReached,
    ConfigurationRefused,
    ExtractorError,
    SourceError,
    UsageError,
)
from extractor.messages.names import path_text
from extractor.options import Options
from extractor.schemas import Result
from extractor.text.load import readable

from .failed import unread
from .spoken import naming_fields, with_fields

if TYPE_CHECKING:
    from extractor.endpoint import Door

PathGiven = str | os.PathLike[str]
NamedGiven = tuple[str, str | bytes]
"""A report in memory: what to call it, and its text or the bytes of its file."""
_AHEAD = 4
"""How many reports a place may be ahead of the one that is waited for."""


def extract_many(
    paths: PathGiven | Iterable[PathGiven | NamedGiven],
    options: Options | None = None,
    *,
    schema: type[BaseModel] | None = None,
    pack: str | os.PathLike[str] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Result]:
    """Read many reports, and give each result as soon as all before it are given.

    **In the order of** ``paths``: the results of a list of files go with that list, one for one.
    They are read ahead of it, ``options.workers`` at a time in processes of their own (by default as
    many as are worth it), with a model ``options.concurrency`` at a time.  PDF, Word and whatever is
    longer than 64 KB is read in a child process within the limits of ``options``.  Leaving the loop
    early ends all of that.  Works inside a running event loop (a notebook) too.  Nothing is written.

    A report that cannot be read, or is gone when its turn comes, is a result like the others,
    without facts: its ``state`` is ``failed`` and ``reasons`` says why.  A path that does not exist,
    or a pattern that matches nothing, is no report: this call raises, naming all of them.

    Args:
        paths: files, folders (searched with their sub-folders, in path order) and patterns, such as
            ``reports/**/*.pdf``; in these, files of kinds that are not read are passed over.  What is
            named twice is read twice.  The ``name`` of a result is the path as it was given.  A report
            in memory is a pair of a name and its text or bytes: ``[("a.pdf", data), ("b", text)]``.
        options: how to read; by default without a model.  ``max_cost`` and ``max_tokens`` are those
            of this call, for all of its reports together; another call counts anew.
        schema: as for :func:`extract`.
        pack: as for :func:`extract`.
        progress: called in this thread with a :class:`Progress`: once before the first report, and
            before each result is given.

    Raises:
        SourceError: one or several of ``paths`` do not exist.
        UsageError: ``schema`` has no field declared with ``Number``, ``pack`` is no pack, the
            options cannot work, or one of ``paths`` is none.
        BudgetReached: ``options.max_cost`` or ``max_tokens`` is spent; raised after the results of
            everything that was read.
        ConfigurationRefused: the endpoint refuses every request; raised in the same way.  Where it is
            down or asks for a long pause it is its subclass ``EndpointDown``: try again later.  So too where
            all was read and no question answered: the results are those of the embedded readers.
        RecordingError: answers that were to be replayed were not asked for; raised at the end.
    """
    with naming_fields():
        options = pipeline.with_pack(options, schema, pack)
    given = _given(paths)
    if missing := absent([one for one in given if isinstance(one, str)]):
        raise SourceError(missing)
    return _results(given, options, progress or (lambda _: None))


@dataclass(frozen=True, slots=True)
class _InMemory:
    name: str
    content: bytes


def _given(given: object) -> list[str | _InMemory]:
    several = isinstance(given, Iterable) and not isinstance(given, str | bytes | os.PathLike)
    return [_one(one) for one in (cast("Iterable[object]", given) if several else (given,))]


def _one(given: object) -> str | _InMemory:
    if isinstance(given, str | os.PathLike):
        name = os.fspath(given)
        # A file may be called like the sign for standard input, which is the command line's alone.
        return os.path.join(".", name) if name == STDIN else name
    match given:
        case (str(name), str(text)):
            return _InMemory(path_text(name), text.encode("utf-8", "surrogatepass"))
        case (str(name), bytes() | bytearray() | memoryview() as content):
            return _InMemory(path_text(name), bytes(content))
    raise UsageError(
        f"extract_many reads files, and one of the paths is a {type(given).__name__}; give paths, "
        "folders or patterns, and what is in memory as a pair of its name and its text or bytes"
    )


def _results(
    given: list[str | _InMemory], options: Options, progress: Callable[[Progress], None]
) -> Iterator[Result]:
    held: dict[str, bytes] = {}
    items: list[Job | Result] = []
    for number, one in enumerate(given):
        if isinstance(one, str):
            items += _items(one)
            continue
        # No path of a file has this key.
        job = Job(f"\0{number}", None, one.name)
        held[job.key] = one.content
        items.append(job)
    jobs = [item for item in items if isinstance(item, Job)]
    progress(Progress(0, len(items)))
    with naming_fields(), _Readers(jobs, options, held) as readers:
        for ended, item in enumerate(items, 1):
            result = readers.next() if isinstance(item, Job) else item
            if result is None:
                continue
            result = with_fields(result)
            reason = "; ".join(result.reasons)
            progress(Progress(ended, len(items), result.name, result.state, reason))
            yield result
        if (error := readers.end()) is not None:
            raise error


def _items(path: str) -> list[Job | Result]:
    """The reports that an argument names; what is wrong with it is a result that failed."""
    selection = expand([path], readable)
    jobs = [replace(job, name=path_text(job.file)) for job in selection.jobs if job.file]
    failed = [unread(problem.given, problem.message) for problem in selection.problems]
    return [*jobs, *failed]


class _Readers:
    """Reads jobs in an event loop in a thread of its own; ``next`` gives the results in order.

    ``held`` are the bytes of those that have no file, by key.  Use it as a context manager.
    """

    def __init__(self, jobs: list[Job], options: Options, held: dict[str, bytes]) -> None:
        self._options, self._jobs, self._held = options, jobs, held
        self._futures: deque[Future[Result | None]] = deque(Future() for _ in jobs)
        self._queue = deque(zip(jobs, self._futures, strict=True))
        self._begun: Future[tuple[asyncio.AbstractEventLoop, asyncio.Task[None]]] = Future()
        self._thread = threading.Thread(target=self._run, name="extract_many", daemon=True)
        self._stopped: ExtractorError | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        self._loop, self._task = self._begun.result()
        return self

    def __exit__(self, *_raised: object) -> None:
        if self._thread.is_alive():
            self._call(self._task.cancel)
        self._thread.join()

    def next(self) -> Result | None:
        """The result of the next report; None where it was not read any more.

        Raises:
            ExtractorError: no report can be read: the options cannot work.
        """
        result = self._futures.popleft().result()
        self._call(self._room.release)
        return result

    def end(self) -> ExtractorError | None:
        """What was wrong with all of it, once the last result is given: why it ended before the last
        report, or a complaint of the connection when it was closed."""
        self._thread.join()
        return self._stopped

    def _call(self, work: Callable[[], object]) -> None:
        try:
            self._loop.call_soon_threadsafe(work)
        except RuntimeError:  # the last report has ended, and the loop with it
            return

    def _run(self) -> None:
        try:
            asyncio.run(self._read_all())
        except BaseException as error:  # noqa: BLE001  (raised again in the thread that waits)
            if isinstance(error, ExtractorError):
                self._stopped = self._stopped or error
            if not self._begun.done():
                self._begun.set_exception(error)
            for _, future in self._queue:
                future.set_exception(error)
            self._queue.clear()

    async def _read_all(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        workers = Workers(processes(self._jobs, self._options), self._options, "")
        places = max(self._options.concurrency, 2 * (workers.count - 1))
        self._room = asyncio.Semaphore(_AHEAD * places)
        self._begun.set_result((asyncio.get_running_loop(), task))
        async with AsyncExitStack() as stack:
            stack.enter_context(workers)
            door = None
            if self._options.model:
                from extractor.endpoint import Door

                door = await stack.enter_async_context(Door(self._options))
            async with asyncio.TaskGroup() as tasks:
                for _ in range(min(places, len(self._jobs))):
                    tasks.create_task(self._work(workers, door))
            if door is not None and self._stopped is None:
                # Too few reports to give the endpoint up on the way: it failed every time all the same.
                self._stopped = door.silence

    async def _work(self, workers: Workers, door: Door | None) -> None:
        while self._queue:
            await self._room.acquire()
            if not self._queue:
                return
            job, future = self._queue.popleft()
            try:
                future.set_result(await self._one(job, workers, door))
            except (BudgetReached, ConfigurationRefused) as error:
                self._stopped = self._stopped or error
                future.set_result(None)
                while self._queue:
                    self._queue.popleft()[1].set_result(None)
            finally:
                if not future.done():
                    future.set_result(None)

    async def _one(self, job: Job, workers: Workers, door: Door | None) -> Result:
        given = job.path or self._held.pop(job.key)
        try:
            if door is None and workers.reads(given):
                limit = self._options.max_bytes
                digest = await asyncio.to_thread(digest_of, given, job.name, limit)
                entry, packed = await workers.read(given, job.name, digest)
                if packed is None:
                    return unread(job.name, entry.reason, sha256=digest)
                return unpack(packed).result
            source = await workers.load(given, job.name)
            if door is None:
                return await asyncio.to_thread(pipeline.read_source, source, self._options)
            return await pipeline.aextract(source, self._options, door)
        except (BudgetReached, ConfigurationRefused):
            raise
        except Exception as error:  # noqa: BLE001  (a fault in one report must not end the others)
            digest = await asyncio.to_thread(_digest, given, self._options.max_bytes)
            return unread(job.name, why(job.name, given, error), sha256=digest)


def _digest(given: Given, most: int) -> str:
    """The SHA-256 of a file that could not be read as a report, as a run gives it; empty where its
    bytes cannot be read either."""
    try:
        return digest_of(given, "", most)
    except (ExtractorError, OSError):
        return ""
