"""Starting a child from an event loop: its pipes are streams, and its end is awaited."""

from __future__ import annotations

import asyncio
import subprocess
from typing import Protocol

from .start import ChildTask, Forked, command, forked

_LONGEST = 2**26
"""Bytes of a message up to which the stream is not stopped."""


class Streaming(Protocol):
    """A child with streams, as :class:`asyncio.subprocess.Process` has them."""

    @property
    def stdin(self) -> asyncio.StreamWriter | None: ...

    @property
    def stdout(self) -> asyncio.StreamReader | None: ...

    @property
    def returncode(self) -> int | None: ...

    async def wait(self) -> int:
        """Wait for its end: the code of its exit, or a signal as minus its number."""

    def kill(self) -> None:
        """End it, whatever it is doing."""


async def start_async(entry: ChildTask) -> Streaming:
    """Start a child, in a session of its own."""
    child = await asyncio.to_thread(forked, entry)
    if child is not None:
        return await _ForkedStreams.of(child)
    return await asyncio.create_subprocess_exec(
        *command(entry),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        limit=_LONGEST,
    )


class _ForkedStreams:
    def __init__(
        self, child: Forked, stdin: asyncio.StreamWriter, stdout: asyncio.StreamReader
    ) -> None:
        self._child = child
        self.stdin, self.stdout = stdin, stdout
        self._waiting = asyncio.ensure_future(self._wait())

    @classmethod
    async def of(cls, child: Forked) -> _ForkedStreams:
        loop = asyncio.get_running_loop()
        stdout = asyncio.StreamReader(limit=_LONGEST)
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stdout), child.stdout)
        protocol = asyncio.StreamReaderProtocol(asyncio.StreamReader())
        transport, _ = await loop.connect_write_pipe(lambda: protocol, child.stdin)
        return cls(child, asyncio.StreamWriter(transport, protocol, None, loop), stdout)

    @property
    def returncode(self) -> int | None:
        return self._child.returncode

    async def wait(self) -> int:
        return await asyncio.shield(self._waiting)

    def kill(self) -> None:
        self._child.kill()

    async def _wait(self) -> int:
        loop = asyncio.get_running_loop()
        readable = asyncio.Event()
        loop.add_reader(self._child.fileno(), readable.set)
        try:
            await readable.wait()
        finally:
            loop.remove_reader(self._child.fileno())
        self.stdin.close()
        return self._child.wait()
