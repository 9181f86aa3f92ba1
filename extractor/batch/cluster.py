"""The engine ``ray``: reports are read on the machines of a Ray cluster, and asked about here.

Every core of the cluster has a reader.  Their questions go through one named actor, the
switchboard, to the process of the run, which owns limits, budget, cache and store as it does
without a cluster: the results are the same to the byte.  A reader that dies is started again, and
what it was reading is read once more, alone.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from extractor.errors import MissingExtraError, UsageError
from extractor.messages.commands import installing
from extractor.options import Options

from .fingerprint import program
from .one import Given, Outcome, failed
from .tasks import Tasks

if TYPE_CHECKING:
    from extractor.endpoint import Door
    from extractor.endpoint.dialect import Dialect
    from extractor.endpoint.relay import Ask, CallOutcome

    from .reading import ReportReader

_MANY = 100_000


@dataclass(frozen=True, slots=True)
class ReaderStart:
    """What a reader needs to begin; ``made_by`` is the program of the run."""

    options: Options
    mark: str
    made_by: str
    dialect: Dialect | None


class Switchboard:
    """Connects the readers with the process of the run, which answers their questions.

    It also holds what they begin with: a reader that is started again asks for it here.  Given to
    it by Ray, that would be gone with the machine that keeps it, and Ray warns of that each time.
    """

    def __init__(self, begin: ReaderStart) -> None:
        self._begin = begin
        self._asks: deque[tuple[int, Ask]] = deque()
        self._waiting: dict[int, asyncio.Future[CallOutcome]] = {}
        self._asked = asyncio.Event()
        self._count = 0

    async def begin(self) -> ReaderStart:
        """What a reader begins with."""
        return self._begin

    async def ask(self, ask: Ask) -> CallOutcome:
        """A reader's question, answered."""
        self._count += 1
        number = self._count
        self._waiting[number] = asyncio.get_running_loop().create_future()
        self._asks.append((number, ask))
        self._asked.set()
        return await self._waiting[number]

    async def asked(self) -> list[tuple[int, Ask]]:
        """The questions since the last call, as soon as there is one."""
        await self._asked.wait()
        self._asked.clear()
        asks, self._asks = list(self._asks), deque()
        return asks

    async def tell(self, number: int, outcome: CallOutcome) -> None:
        """The answer to a question; a reader that has died does not wait for it."""
        waiting = self._waiting.pop(number)
        if not waiting.done():
            waiting.set_result(outcome)


class ClusterReader:
    """Reads reports on one core of the cluster."""

    def __init__(self, board: Any) -> None:
        self._board = board
        self._reader: ReportReader | None = None

    async def _begun(self) -> ReportReader:
        from .reading import ReportReader

        begin: ReaderStart = await self._board.begin.remote()
        if program() != begin.made_by:
            raise UsageError(
                "a machine of the cluster has another version of the program; install the same "
                "one everywhere"
            )
        # Several reports may have waited for it: one reader serves all of them.
        if self._reader is None:
            self._reader = ReportReader(begin.options, begin.mark, begin.dialect, self._ask)
        return self._reader

    async def _ask(self, ask: Ask) -> CallOutcome:
        outcome: CallOutcome = await self._board.ask.remote(ask)
        return outcome

    async def read(self, given: Given, name: str, digest: str) -> Outcome | Exception:
        """Read one report, as ``ReportReader`` does."""
        try:
            reader = self._reader or await self._begun()
        except UsageError as error:
            return error
        return await reader.read(given, name, digest)


@contextlib.contextmanager
def _unprinted(ray: Any) -> Iterator[None]:
    """Keep Ray from printing on standard output: that is data here.

    It tells there of every reader that died, in spite of ``log_to_driver``, and has no setting for it.
    """
    worker: Any = getattr(getattr(ray, "_private", None), "worker", None)
    before = getattr(worker, "_worker_logs_enabled", None)
    if before is not None:
        worker._worker_logs_enabled = False
    try:
        yield
    finally:
        if before is not None:
            worker._worker_logs_enabled = before


class Cluster:
    """The readers of a cluster; ``address`` is that of Ray (``auto``: the one of this machine).

    Use it as an async context manager.

    Raises:
        MissingExtraError: Ray is not installed.
        UsageError: the cluster cannot be reached, or the options cannot be used there.
    """

    def __init__(self, address: str, options: Options, mark: str, door: Door | None) -> None:
        try:
            import ray
        except ImportError as error:
            raise MissingExtraError(
                f"--engine ray needs Ray; install it with: {installing('ray')}"
            ) from error
        self._ray: Any = ray
        self._address, self._mark, self._door = address, mark, door
        self._options = options.model_copy(update={"model": door.model}) if door else options
        self._load: dict[int, int] = {}
        self._readers: list[Any] = []
        self._alone = asyncio.Lock()

    async def __aenter__(self) -> Self:
        ray = self._ray
        try:
            ray.init(
                address=self._address or "local", namespace="extractor", log_to_driver=False,
                logging_level="error", include_dashboard=False if not self._address else None,
            )  # fmt: skip
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise UsageError(
                f"--address {self._address or 'local'}: no Ray cluster can be reached ({error}); "
                "start one with 'ray start --head', or leave out --address"
            ) from error
        self._quiet = contextlib.ExitStack()
        self._quiet.enter_context(_unprinted(ray))
        board = ray.remote(Switchboard).options(
            name=f"switchboard-{self._mark[:12]}", num_cpus=0, max_concurrency=_MANY
        )
        dialect = self._door.dialect if self._door else None
        self._board = board.remote(ReaderStart(self._options, self._mark, program(), dialect))
        for _ in range(self.count):
            self._readers.append(self._reader())
        self._load = dict.fromkeys(range(self.count), 0)
        self._lone: Any = None
        self._tasks = Tasks()
        self._broken: asyncio.Future[BaseException] = asyncio.get_running_loop().create_future()
        if self._door is not None:
            self._tasks.start(self._answer_all(self._door), self._broke)
        return self

    async def __aexit__(self, *_raised: object) -> None:
        await self._tasks.end()
        self._ray.shutdown()
        self._quiet.close()

    @property
    def count(self) -> int:
        """How many readers there are: one a core, or as many as the options say."""
        cores = int(self._ray.cluster_resources().get("CPU", 1))
        return min(self._options.workers or cores, cores)

    def _reader(self, cpus: int = 1) -> Any:
        actor = self._ray.remote(ClusterReader).options(
            num_cpus=cpus, max_restarts=-1, max_concurrency=_MANY
        )
        return actor.remote(self._board)

    def _broke(self, error: BaseException) -> None:
        """Nobody answers the readers any more; the first cause is told."""
        if not self._broken.done():
            self._broken.set_result(error)

    async def _answer_all(self, door: Door) -> None:
        while True:
            for number, ask in await self._board.asked.remote():
                self._tasks.start(self._answer(door, number, ask), self._broke)

    async def _answer(self, door: Door, number: int, ask: Ask) -> None:
        await self._board.tell.remote(number, await door.relayed(ask))

    async def read(self, given: Given, name: str, digest: str) -> Outcome:
        """Read one report, on the core that has the fewest.

        Raises:
            BudgetReached, ConfigurationRefused: the run has to end.
            OSError: the file cannot be read.
            UsageError: the cluster is of no use.
        """
        # Other machines need not see the files of this one.
        raw = given if isinstance(given, bytes) else await asyncio.to_thread(Path(given).read_bytes)
        place = min(self._load, key=self._load.__getitem__)
        self._load[place] += 1
        died = self._ray.exceptions.RayActorError
        try:
            with contextlib.suppress(died):
                return await self._outcome(self._readers[place].read.remote(raw, name, digest))
        finally:
            self._load[place] -= 1
        async with self._alone:
            self._lone = self._lone or self._reader(cpus=0)
            try:
                return await self._outcome(self._lone.read.remote(raw, name, digest))
            except died:
                # The next one has a reader of its own: who is sent to one that is being started
                # again is told at once that it has died.
                self._ray.kill(self._lone)
                self._lone = None
                # What Ray says of it are many lines about the machine, and nothing of the file.
                why = f"{name}: reading it ended the process that read it; look at the file"
                return failed(digest, self._mark, why), None

    async def _outcome(self, reading: Any) -> Outcome:
        """What a reader makes of a report, if its questions are answered."""
        work = asyncio.ensure_future(reading)
        try:
            await asyncio.wait({work, self._broken}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                told = str(self._broken.result()).partition("\n")[0]
                raise UsageError(
                    f"the questions of the cluster cannot be answered any more ({told}); give the "
                    "same command again"
                )
        finally:
            work.cancel()
        found: Outcome | Exception = work.result()
        if isinstance(found, Exception):
            raise found
        return found
