"""The reading process of a run with a model: reads many reports at a time, and asks nobody itself.

It is told over standard input which reports to read, and hands its questions to the process of the
run over standard output.  Large and foreign files are loaded in a child of its own, within the
limits of time and memory of one file.
"""

from __future__ import annotations

import asyncio
import gc
import os
import pickle
import sys
import threading
from typing import Any

from extractor.endpoint.dialect import Dialect
from extractor.endpoint.relay import Ask, CallOutcome
from extractor.isolation.fork_server import leave_ending_to_the_parent
from extractor.isolation.serve import bound_memory, end_with, own_output
from extractor.options import Options

from .fleet_wire import LENGTH, Begin, Done, Over, Ping, Read, framed
from .reading import ReportReader
from .tasks import Tasks

_ALLOCATIONS = 20_000


def main() -> None:
    """Serve the process that started this one, to the end of standard input."""
    leave_ending_to_the_parent()
    answers = own_output()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    asyncio.run(_serve(answers.fileno()))


async def _serve(output: int) -> None:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=2**26)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin.buffer)
    transport, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, os.fdopen(output, "wb"))
    begin: Begin = await _received(reader)
    bound_memory(begin.options.file_memory)
    worker = Worker(begin.options, begin.mark, begin.dialect, transport)
    worker.take(Ping())  # it has begun
    while True:
        try:
            worker.take(await _received(reader))
        except asyncio.IncompleteReadError:
            worker.end()
            return


async def _received(reader: asyncio.StreamReader) -> Any:
    (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
    return pickle.loads(await reader.readexactly(length))


class Worker:
    """Reads reports as they come; ``transport`` leads to the process of the run."""

    def __init__(
        self, options: Options, mark: str, dialect: Dialect, transport: asyncio.WriteTransport
    ) -> None:
        self._transport = transport
        self._reader = ReportReader(options, mark, dialect, self._ask)
        self._asked: dict[int, asyncio.Future[CallOutcome]] = {}
        self._tasks = Tasks()
        self._count = 0

    def take(self, message: Read | tuple[int, CallOutcome] | Ping) -> None:
        """Do what the process of the run says."""
        if isinstance(message, Read):
            # What the process of the run would wait for in vain is read again, alone.
            self._tasks.start(self._read(message), lambda _: os._exit(1))
        elif isinstance(message, Ping):
            self._send(message)
        else:
            number, outcome = message
            self._asked.pop(number).set_result(outcome)

    def end(self) -> None:
        """Let go of what is under way: nobody waits for it."""
        self._reader.end()

    def _send(self, message: object) -> None:
        self._transport.write(framed(message))

    async def _ask(self, ask: Ask) -> CallOutcome:
        self._count += 1
        number = self._count
        waiting = asyncio.get_running_loop().create_future()
        self._asked[number] = waiting
        self._send((number, ask))
        answer: CallOutcome = await waiting
        return answer

    async def _read(self, asked: Read) -> None:
        try:
            outcome = await self._reader.read(asked.given, asked.name, asked.digest)
        except MemoryError:
            # What is left of the memory may be too little for the others: the process of the
            # run starts a new one, and reads each of them alone.
            self._transport.write(framed(Over()))
            os._exit(0)
        self._send(Done(asked.number, outcome))
