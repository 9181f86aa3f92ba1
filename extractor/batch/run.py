"""Many reports at once: each ends in a recorded state, and none stops the others."""

from __future__ import annotations

import asyncio
import os
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, nullcontext
from dataclasses import dataclass
from functools import reduce
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import BudgetReached, ConfigurationRefused, RecordingError
from extractor.isolation.start import prepare
from extractor.options import Options
from extractor.outputs import FORMATS
from extractor.outputs.atomic import clear_unfinished
from extractor.outputs.kept_pack import keep_pack
from extractor.outputs.review.decisions import Decided
from extractor.outputs.states import shown_state
from extractor.schemas import Result, State, Usage
from extractor.text.document import Source
from extractor.text.load import readable

from .decided import decided
from .fingerprint import fingerprint
from .finish import FINISHED, write_outputs
from .lock import locked
from .lost_model import tell_of_lost_model
from .one import Given, Outcome, digest_of, failed, settled, why
from .paths import Job, Selection, chosen
from .progress import Progress
from .store import Store, StoredReport
from .summary import RunSummary, Stop
from .usage_log import requests, usage_log
from .warm import ASKING
from .workers import Workers, processes

if TYPE_CHECKING:
    from extractor.endpoint import Door

    from .cluster import Cluster
    from .fleet import Fleet

Extract = Callable[[Source, Options, "Door | None"], Awaitable[Result]]
"""Reads one report; ``extractor.pipeline.aextract`` unless a caller brings another."""


async def run(
    paths: Sequence[str | PathLike[str]],
    out: Path | None,
    options: Options,
    *,
    on_progress: Callable[[Progress], None],
    collect: Callable[[Result], None] | None = None,
    extract: Extract | None = None,
    stdin: bytes = b"",
    door: Door | None = None,
    again: bool = False,
    cluster: str | None = None,
) -> RunSummary:
    """Read the reports that ``paths`` name and write the outputs into ``out`` (None: nowhere).

    A path that does not exist, or a pattern that matches nothing, is a mistake of the command: the
    run does not begin, even if other paths exist, and the error names all of them.  What is there
    when the run begins and gone when its turn comes is a report that failed, as every other fault
    in one report is.

    Reports that the store of ``out`` holds complete, from the same bytes and the same options,
    are not read again, except with ``again``.  With ``cluster``, the address of a Ray cluster ("":
    one of this machine), reports are read there.  ``stdin`` is the report that ``-`` stands for.
    ``door`` is an open connection to the model; by default one is opened.  ``collect`` receives
    every result in path order at the end.  Cancelling the task (Ctrl-C under ``asyncio.run``)
    ends the run in order: the outputs of what is done are written, and the summary says
    ``interrupted``.

    Raises:
        UsageError: a path does not exist, there is nothing to read in any of them, ``out`` cannot be used, or the options cannot.
    """
    selection = chosen(paths, readable)
    for found in selection.failed:
        on_progress(Progress(0, len(selection.jobs), found.given, "failed", found.message))
    with locked(out) if out else nullcontext(), Store(out) as store:
        decisions = decided(out)
        batch = _Batch(selection, store, options, on_progress, stdin, door, again, cluster)
        batch.decided, batch.looked = decisions, decisions.reviewed
        await batch.read(extract, out)
        return batch.finish(out, collect)


_STREAMS = os.name != "nt"
"""Whether a process can wait for its pipe and its connections together: on Windows it cannot, so
the requests are made in this process, and only files are read in others."""


@dataclass(frozen=True, slots=True)
class _Means:
    """By what the reports of a run are read."""

    workers: Workers
    extract: Extract | None
    door: Door | None
    fleet: Fleet | Cluster | None


class _Batch:
    means: _Means

    def __init__(
        self,
        selection: Selection,
        store: Store,
        options: Options,
        on_progress: Callable[[Progress], None],
        stdin: bytes,
        door: Door | None,
        again: bool,
        cluster: str | None,
    ) -> None:
        self.cluster = cluster
        self.selection, self.store, self.options = selection, store, options
        self.on_progress, self.stdin = on_progress, stdin
        self.door, self.again = door, again
        self.mark = fingerprint(options)
        # Whether the report with this number has ended; what became of it is in the store.
        self.settled = bytearray(len(selection.jobs))
        self.ended = 0
        self.states: Counter[State] = Counter()
        self.unchanged = 0
        self.usage = Usage()
        self.stop: Stop | None = None
        self.stop_reason = ""
        self.tasks: list[asyncio.Task[None]] = []
        self.complaint = ""
        self.decided, self.looked = Decided(), frozenset[str]()

    async def read(self, extract: Extract | None, out: Path | None) -> None:
        """Read every report that is not in the store yet, or as many as can be."""
        if out:
            # The lock is held: whatever is unfinished there is of a run that was killed.
            for format_ in FORMATS:
                clear_unfinished(out / format_.filename)
        try:
            async with AsyncExitStack() as stack:
                await self._read_all(stack, extract, out)
        except asyncio.CancelledError:
            self.stop = "interrupted"
            self.stop_reason = "interrupted; " + (
                "the same command continues" if out else "with --out a run can be continued"
            )
        except RecordingError as error:
            self.complaint = str(error)

    async def _read_all(
        self, stack: AsyncExitStack, extract: Extract | None, out: Path | None
    ) -> None:
        jobs = self.selection.jobs
        # What is done already comes first, so that an interrupted run keeps all of it.
        queue = deque(sorted(range(len(jobs)), key=lambda number: not self._done(jobs[number])))
        count = processes(jobs, self.options)
        own = extract is None and self.cluster is None
        if self.options.model and own and count > 1 and not self._done(jobs[queue[-1]]):
            # What the reading processes are forked from imports while this process does.
            prepare((ASKING,))
        door = await self._door(stack, out)
        if out and not self.options.model:
            tell_of_lost_model(jobs, self.store, self.mark, out)
        self.store.begin((job.key for job in jobs), self.mark)
        self.on_progress(Progress(0, len(jobs)))
        try:
            fleet: Fleet | Cluster | None = None
            if extract is None:
                fleet, count = await self._fleet(stack, door, count)
            with Workers(1 if fleet else count, self.options, self.mark) as workers:
                self.means = _Means(workers, extract, door, fleet)
                # Two for each further process: one is read while the other is saved.
                places = max(self.options.concurrency, 2 * (count - 1))
                async with asyncio.TaskGroup() as tasks:
                    for _ in range(min(places, len(jobs))):
                        self.tasks.append(tasks.create_task(self._work(queue)))
            self._check_answered(door)
        except BaseExceptionGroup as group:
            # Reports fail as values; what is raised here ends the run (a full disk), and the
            # first of several is enough.
            raise group.exceptions[0] from None
        finally:
            # What was asked for reports that did not end, too.
            self._count_usage(door, jobs)

    async def _door(self, stack: AsyncExitStack, out: Path | None) -> Door | None:
        """The connection to the model, if one is asked, which writes down what is paid."""
        door = self.door
        if self.options.model and door is None:
            # The client libraries take a second to import; runs without a model go without.
            from extractor.endpoint import Door

            door = await stack.enter_async_context(Door(self.options))
        if door and out:
            door.on_paid = stack.enter_context(usage_log(out)).paid
        return door

    async def _fleet(
        self, stack: AsyncExitStack, door: Door | None, count: int
    ) -> tuple[Fleet | Cluster | None, int]:
        """Who reads with the model or elsewhere, if not this process, and how many these are."""
        if self.cluster is not None:
            from .cluster import Cluster

            cluster = Cluster(self.cluster, self.options, self.mark, door)
            await stack.enter_async_context(cluster)
            return cluster, cluster.count
        if door is None or count == 1 or not _STREAMS:
            return None, count
        from .fleet import Fleet

        fleet = Fleet(count, self.options, self.mark, door)
        await stack.enter_async_context(fleet)
        return fleet, count

    def _count_usage(self, door: Door | None, jobs: Iterable[Job]) -> None:
        """Add what was used for some reports, failed ones and answers from the cache included."""
        if door is not None:
            from extractor.endpoint import add_usage

            self.usage = reduce(add_usage, (door.take(job.name) for job in jobs), self.usage)

    async def _work(self, queue: deque[int]) -> None:
        while queue and not self.stop:
            number = queue.popleft()
            job = self.selection.jobs[number]
            entry, packed = await self._one(job)
            self._count_usage(self.means.door, (job,))
            if entry is None:
                continue
            if packed is not None or entry.state == "failed":
                await self._save(number, entry, packed)
            else:
                self.settled[number] = True
            self.ended += 1
            self.states[self._state(entry)] += 1
            self.on_progress(self._progress(number, entry))

    def _state(self, entry: StoredReport) -> State:
        return shown_state(entry.state, looked=entry.sha256 in self.looked)

    def _progress(self, number: int, entry: StoredReport) -> Progress:
        return Progress(
            self.ended,
            len(self.selection.jobs),
            self.selection.jobs[number].name,
            entry.state,
            entry.reason,
            entry.complete,
            failed=self.states["failed"],
            doubtful=self.states["needs_review"],
            unchanged=self.unchanged,
            usage=self.means.door.total if self.means.door else Usage(),
            reviewed=self._state(entry) == "reviewed",
            place=number,
        )

    async def _save(self, number: int, entry: StoredReport, packed: bytes | None) -> None:
        """Save an outcome without keeping the other reports waiting for the disk.

        What was read, and perhaps paid for, is kept even where the run is cancelled meanwhile.
        """
        key = self.selection.jobs[number].key
        saving = asyncio.ensure_future(asyncio.to_thread(self.store.save, key, entry, packed))
        try:
            await asyncio.shield(saving)
        finally:
            # Only what is in the store may be called done.
            await saving
            self.settled[number] = True

    async def _one(self, job: Job) -> tuple[StoredReport | None, bytes | None]:
        """The state of one report and its packed result.

        No state: the run has to stop before it.  A state that is not failed without a result:
        the store holds it already.
        """
        digest = ""
        given = job.given(self.stdin)
        try:
            digest = await asyncio.to_thread(digest_of, given, job.name, self.options.max_bytes)
            known = self.store.entry(job.key)
            if (
                known
                and known.sha256 == digest
                and self._finished(known)
                and await asyncio.to_thread(self.store.sound, job.key)
            ):
                self.unchanged += 1
                return known, None
            return await self._read(given, job.name, digest)
        except (BudgetReached, ConfigurationRefused) as error:
            self._end(error)
            return None, None
        except Exception as error:  # noqa: BLE001  (a fault in one report must not end the run)
            return failed(digest, self.mark, why(job.name, given, error)), None

    async def _read(self, given: Given, name: str, digest: str) -> Outcome:
        means = self.means
        if means.fleet is not None:
            return await means.fleet.read(given, name, digest)
        if means.extract is None and means.door is None and means.workers.reads(given):
            return await means.workers.read(given, name, digest)
        source = await means.workers.load(given, name)
        read = means.extract or _pipeline()
        return settled(digest, self.mark, await read(source, self.options, means.door))

    def _end(self, error: BudgetReached | ConfigurationRefused) -> None:
        """Begin no further report.  An endpoint that refuses everything is not waited for; where
        money is spent, answers under way are paid for and so are read to their end."""
        if self.stop is None:
            self.stop = "budget" if isinstance(error, BudgetReached) else "refused"
            self.stop_reason = str(error)
        if self.stop == "refused":
            for task in self.tasks:
                if task is not asyncio.current_task():
                    task.cancel()

    def _check_answered(self, door: Door | None) -> None:
        """Too few reports to give the endpoint up on the way: it failed every time all the same."""
        if self.stop is None and door is not None and (down := door.silence) is not None:
            self.stop, self.stop_reason = "refused", str(down)

    def _done(self, job: Job) -> bool:
        return self._finished(self.store.entry(job.key))

    def _finished(self, entry: StoredReport | None) -> bool:
        return (
            not self.again
            and entry is not None
            and entry.fingerprint == self.mark
            and entry.state in FINISHED
            and entry.complete
        )

    def finish(self, out: Path | None, collect: Callable[[Result], None] | None) -> RunSummary:
        """Write the outputs and sum up."""
        if out is not None:
            keep_pack(self.options.pack, out)
        rows = write_outputs(self.selection, self.settled, self.store, out, collect)
        # A report of an earlier run is in no output, and neither is what people said of it.
        digests = (
            {row.sha256 for row in rows if row.state in FINISHED} if self.decided.count else ()
        )
        return RunSummary(
            rows=rows,
            unchanged=self.unchanged,
            other_kinds=self.selection.other_kinds,
            skipped=tuple(job.name for job in self.selection.skipped),
            passed_over=self.selection.passed_over,
            nothing=self.selection.nothing,
            elsewhere=self.store.count() - len(self.selection.jobs),
            usage=self.usage,
            paid=_paid(out) if out and self.options.model else Usage(),
            stop=self.stop,
            stop_reason=self.stop_reason,
            complaint=self.complaint,
            looked=self.looked,
            decisions=self.decided.count,
            strayed=self.decided.strayed(digests),
        )


def _paid(out: Path) -> Usage:
    """What all runs into a folder have used together."""
    from extractor.endpoint import add_usage

    return reduce(add_usage, (used for _, used in requests(out)), Usage())


def _pipeline() -> Extract:
    # Imported late: a run that finds everything in its store does not wait for the readers.
    from extractor.pipeline import aextract

    return aextract
