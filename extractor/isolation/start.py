"""Starting a child: forked from a process that has imported everything once, or by itself.

Importing takes a child longer than most reports do.  Where the system can (Linux), one more process
imports once, and children are forked from it (:mod:`.fork_server`); elsewhere each imports for
itself.  Both are started with Python's safe path: nothing is imported from the working folder,
where the reports may lie.  None is a fork of this process: it may have threads, and the caller's
main module is not run again.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from .fork_server import CODE, LENGTH

_ROOT = str(Path(__file__).parents[2])
_BEGIN = (
    "import sys, importlib; sys.path.append(sys.argv.pop()); module, name = sys.argv.pop().split(':');"
    "getattr(importlib.import_module(module), name)()"
)
_FORKS = sys.platform == "linux"
_ENDING = 0.5
"""Seconds in which the fork server may end by itself."""


class Started(Protocol):
    """A child: its pipes, and how it ended (the code of its exit, or a signal as minus its number)."""

    @property
    def stdin(self) -> IO[bytes] | None: ...

    @property
    def stdout(self) -> IO[bytes] | None: ...

    def poll(self) -> int | None:
        """How it ended; None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end.

        Raises:
            subprocess.TimeoutExpired: it runs after ``timeout`` seconds.
        """

    def kill(self) -> None:
        """End it, whatever it is doing."""


@dataclass(frozen=True, slots=True)
class ChildTask:
    """What a child does: ``function`` (``module:name``) with these arguments.

    ``warm`` are functions that make ready what it needs, once for all children.
    """

    function: str
    arguments: tuple[str, ...] = ()
    warm: tuple[str, ...] = ()


def command(entry: ChildTask) -> list[str]:
    """The command of a child that imports for itself."""
    return [sys.executable, "-P", "-c", _BEGIN, *entry.arguments, entry.function, _ROOT]


def start(entry: ChildTask) -> Started:
    """Start a child, in a session of its own.

    Ctrl-C in a terminal goes to every process of the session: a child is killed by its parent, which
    then says what became of its report.
    """
    return forked(entry) or subprocess.Popen(
        command(entry),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def forked(entry: ChildTask) -> Forked | None:
    """A child of the fork server; None where there can be none."""
    if _FORKS:
        with contextlib.suppress(OSError):  # no room for one, or it was ended from outside
            return _server().start(entry)
    return None


def prepare(warm: Sequence[str]) -> None:
    """Begin to make ready what children will need (as in ``Entry.warm``), and do not wait for it."""
    if _FORKS:
        with contextlib.suppress(OSError):  # a child that is started then imports for itself
            _server().prepare(warm)


class Forked:
    """A child of the fork server; ``end`` tells its end, and closing it for writing kills it."""

    def __init__(self, stdin: IO[bytes], stdout: IO[bytes], end: socket.socket) -> None:
        self.stdin, self.stdout, self._end = stdin, stdout, end
        self.returncode: int | None = None
        self._lock = threading.Lock()

    def fileno(self) -> int:
        """Can be read when the child has ended."""
        return self._end.fileno()

    def poll(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.wait(0)
        return None

    def wait(self, timeout: float | None = None) -> int:
        with self._lock:
            if self.returncode is None:
                self._end.settimeout(timeout)
                try:
                    told = self._end.recv(CODE.size)
                except (BlockingIOError, TimeoutError) as error:
                    raise subprocess.TimeoutExpired("a child", timeout or 0) from error
                # Without a word: the server has ended, and its children with it.
                self.returncode = CODE.unpack(told)[0] if told else -signal.SIGKILL
                self._end.close()
            return self.returncode

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self._end.shutdown(socket.SHUT_WR)


class _ForkServer:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _BEGIN, str(theirs.fileno()),
                 "extractor.isolation.fork_server:main", _ROOT],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )  # fmt: skip

    def prepare(self, warm: Sequence[str]) -> None:
        request = json.dumps({"entry": "", "warm": warm}).encode()
        with self._lock:
            self._control.sendall(LENGTH.pack(len(request)) + request)

    def start(self, entry: ChildTask) -> Forked:
        request = json.dumps(
            {
                "entry": entry.function,
                "arguments": entry.arguments,
                "warm": entry.warm,
                "folder": os.getcwd(),
                "environment": dict(os.environ),
            }
        ).encode()
        given, stdin = os.pipe()
        stdout, taken = os.pipe()
        ours, theirs = socket.socketpair()
        try:
            with self._lock, theirs:
                descriptors = [given, taken, theirs.fileno()]
                socket.send_fds(self._control, [LENGTH.pack(len(request))], descriptors)
                self._control.sendall(request)
        except OSError:
            ours.close()
            os.close(stdin)
            os.close(stdout)
            raise
        finally:
            os.close(given)
            os.close(taken)
        return Forked(os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb"), ours)

    def alive(self) -> bool:
        return self._process.poll() is None

    def end(self) -> None:
        self._control.close()
        try:
            # It ends its children and waits for them: what they used counts as this process's.
            self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()  # it may be importing; its children see that it is gone
            self._process.wait()

    def forget(self) -> None:
        """It is another process's: this one is a fork of that."""
        self._control.close()
        self._process.returncode = 0


_servers: dict[tuple[str, ...], _ForkServer] = {}
_starting = threading.Lock()


def _server() -> _ForkServer:
    """The fork server of this process, for what Python itself reads of the environment."""
    key = tuple(sorted(f"{k}={v}" for k, v in os.environ.items() if k.startswith("PYTHON")))
    with _starting:
        server = _servers.get(key)
        if server is None or not server.alive():
            server = _servers[key] = _ForkServer()
        return server


def _end() -> None:
    for server in _servers.values():
        server.end()
    _servers.clear()


def _forget() -> None:
    global _starting
    _starting = threading.Lock()
    for server in _servers.values():
        server.forget()
    _servers.clear()


atexit.register(_end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
