"""Reading with a model in several processes: they read, this one asks.

A question waits for its answer, and reading is computing: one process would let the endpoint wait
while it computes.  Limits, budget, cool-down and cache stay with the door of this process.  Where
a reading process dies or is stuck, each report that it had is read once more, alone: the one that
is to blame fails, and no other.
"""

from __future__ import annotations

import asyncio
import contextlib
import pickle
from collections.abc import Coroutine
from functools import partial
from typing import Any, Self

from extractor.endpoint import Door
from extractor.endpoint.relay import Ask
from extractor.errors import SourceError, TooLargeError
from extractor.isolation.answers import Fault, fault_of
from extractor.isolation.start import ChildTask
from extractor.isolation.start_async import Streaming, start_async
from extractor.options import Options

from .fleet_wire import LENGTH, Begin, Done, Over, Ping, Read, framed
from .one import Given, Outcome, failed, why
from .tasks import Tasks
from .warm import ASKING

_READER = ChildTask("extractor.batch.fleet_worker:main", warm=(ASKING,))
_STARTING = 120.0
"""Seconds within which a process must have begun."""
_GRACE = 2.0
"""Seconds in which a process that has closed its output may end by itself."""


class Lost(Exception):
    """A reading process ended, or was ended."""

    def __init__(self, cause: SourceError | Fault) -> None:
        super().__init__(str(cause))
        self._cause = cause

    def why(self, name: str, given: Given) -> str:
        """The reason for a report of that name."""
        if isinstance(self._cause, Fault):
            return why(name, given, self._cause)
        return f"{name}: {self._cause}"


class Fleet:
    """``count`` reading processes, each started when it is first needed.

    Use it as an async context manager.  ``mark`` is the fingerprint of the run, ``door`` asks.
    """

    def __init__(self, count: int, options: Options, mark: str, door: Door) -> None:
        self._options = options.model_copy(update={"model": door.model})
        self._mark, self._door = mark, door
        self._ships: list[_Ship] = [self._ship() for _ in range(count)]
        self._alone = asyncio.Lock()
        self._lone = self._ship()
        """Reads one report at a time: those of which one has ended its process."""

    def _ship(self) -> _Ship:
        return _Ship(self._options, self._mark, self._door)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_raised: object) -> None:
        for ship in (*self._ships, self._lone):
            await ship.sink()

    async def read(self, given: Given, name: str, digest: str) -> Outcome:
        """Read one report, in the process that has the fewest.

        Raises:
            BudgetReached, ConfigurationRefused: the run has to end.
        """
        try:
            return await min(self._ships, key=lambda ship: ship.load).read(given, name, digest)
        except Lost:
            async with self._alone:
                try:
                    return await self._lone.read(given, name, digest)
                except Lost as lost:
                    return failed(digest, self._mark, lost.why(name, given)), None


class _Ship:
    """One reading process."""

    def __init__(self, options: Options, mark: str, door: Door) -> None:
        self._options, self._mark, self._door = options, mark, door
        self._starting = asyncio.Lock()
        self._process: Streaming | None = None
        self._waiting: dict[int, asyncio.Future[Outcome]] = {}
        self._tasks = Tasks()
        self._count = self.load = 0
        self._heard, self._begun = 0.0, False
        self._cause: SourceError | Fault | None = None

    async def read(self, given: Given, name: str, digest: str) -> Outcome:
        """Read one report.

        Raises:
            Lost: the process ended.
        """
        self.load += 1
        try:
            process = await self._running()
            self._count += 1
            number = self._count
            waiting = asyncio.get_running_loop().create_future()
            self._waiting[number] = waiting
            await self._send(process, Read(number, given, name, digest))
            outcome: Outcome = await waiting
            return outcome
        finally:
            self.load -= 1

    async def sink(self) -> None:
        """End the process, whatever it is doing."""
        await self._tasks.end()
        await self._ended()

    async def _ended(self, grace: float = 0) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(TimeoutError):
            # One that has ended by itself says how; killing it might take the answer away.
            await asyncio.wait_for(process.wait(), grace)
        with contextlib.suppress(ProcessLookupError):
            if process.returncode is None:
                process.kill()
        await process.wait()

    async def _running(self) -> Streaming:
        async with self._starting:
            if self._process is None:
                self._process = await start_async(_READER)
                begin = Begin(self._options, self._mark, self._door.dialect)
                await self._send(self._process, begin)
                self._heard = asyncio.get_running_loop().time()
                self._cause, self._begun = None, False
                self._start(self._process, self._listen(self._process))
                self._start(self._process, self._watch(self._process))
            return self._process

    def _start(self, process: Streaming, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(work, partial(self._broke, process))

    def _broke(self, process: Streaming, error: BaseException) -> None:
        """A fault here: end the process, and whoever waits for it is told."""
        if process.returncode is not None:
            return  # whoever waited knows already
        self._cause = self._cause or fault_of(error)
        with contextlib.suppress(ProcessLookupError):
            process.kill()

    async def _send(self, process: Streaming, message: object) -> None:
        assert process.stdin is not None
        with contextlib.suppress(ConnectionError):  # its end is heard elsewhere
            process.stdin.write(framed(message))
            await process.stdin.drain()

    async def _listen(self, process: Streaming) -> None:
        """Take what the process says, to its end."""
        pipe = process.stdout
        assert pipe is not None
        try:
            while True:
                (length,) = LENGTH.unpack(await pipe.readexactly(LENGTH.size))
                message = pickle.loads(await pipe.readexactly(length))
                self._heard, self._begun = asyncio.get_running_loop().time(), True
                self._take(process, message)
        except asyncio.IncompleteReadError:
            pass
        except Exception as error:  # noqa: BLE001  (whoever waits is told, whatever it said)
            self._broke(process, error)
        # Now: what is asked from here on waits for the next process.
        waiting, self._waiting = self._waiting, {}
        await self._ended(_GRACE)
        lost = Lost(self._cause or _fell(process.returncode))
        for future in waiting.values():
            if not future.done():
                future.set_exception(lost)

    def _take(
        self,
        process: Streaming,
        message: tuple[int, Ask] | Done | Ping | Over,
    ) -> None:
        if isinstance(message, tuple):
            self._start(process, self._answer(process, *message))
        elif isinstance(message, Done):
            waiting = self._waiting.pop(message.number)
            if waiting.done():
                return  # the run was cancelled meanwhile
            if isinstance(message.outcome, Exception):
                waiting.set_exception(message.outcome)
            else:
                waiting.set_result(message.outcome)
        elif isinstance(message, Over):
            self._cause = TooLargeError(
                f"reading it takes more than {self._options.file_memory} MB of memory; raise "
                "--file-memory if this is a large report, or print its pages to a new file"
            )

    async def _answer(self, process: Streaming, number: int, ask: Ask) -> None:
        await self._send(process, (number, await self._door.relayed(ask)))

    async def _watch(self, process: Streaming) -> None:
        """End the process when it has been stuck for as long as reading one file may take."""
        while process.returncode is None:
            most = self._options.file_seconds if self._begun else _STARTING
            await asyncio.sleep(min(most / 4, 5.0))
            await self._send(process, Ping())
            if asyncio.get_running_loop().time() - self._heard > most:
                self._cause = TooLargeError(
                    f"not read after {most:g} seconds; raise --file-seconds if this is a long "
                    "report, or print its pages to a new file"
                )
                process.kill()
                return


def _fell(code: int | None) -> SourceError:
    how = f"by signal {-code}" if code is not None and code < 0 else f"with code {code}"
    return SourceError(
        f"reading it ended the process that read it, {how} (too little memory, or a fault of a "
        "library); raise --file-memory, or look at the file"
    )
