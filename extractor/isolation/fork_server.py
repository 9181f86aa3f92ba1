"""The process that children are forked from: it has imported once what each of them needs.

It has one thread, reads no report and is told over one socket what to start; a child's end is told
over a socket of that child, and closing that one kills it.  So a child has one owner at all times:
it ends with the process that asked for it, and with this one.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import struct
import sys
from dataclasses import dataclass, field
from typing import Any, NoReturn

LENGTH = struct.Struct(">Q")
CODE = struct.Struct(">i")
DESCRIPTORS = 3
"""What comes with a request: the child's input, its output, and the socket that tells its end."""


def leave_ending_to_the_parent() -> None:
    """Heed no signal that is meant for the program: whoever sends one to all of its processes (the
    terminal, systemd) would else end this one before the parent has written what it read."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def main() -> None:
    """Serve the process that started this one, until it ends."""
    leave_ending_to_the_parent()
    _Server(socket.socket(fileno=int(sys.argv[1]))).serve()
    os._exit(0)


@dataclass
class _Server:
    control: socket.socket
    children: dict[int, socket.socket] = field(default_factory=dict)
    warm: set[str] = field(default_factory=set)
    waiting: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def serve(self) -> None:
        """Start and end children, until nobody can ask for one any more."""
        self.ended, wake = socket.socketpair()
        self.ended.setblocking(False)
        wake.setblocking(False)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.waiting.register(self.control, selectors.EVENT_READ)
        self.waiting.register(self.ended, selectors.EVENT_READ)
        while True:
            for key, _ in self.waiting.select():
                if key.fileobj is self.control:
                    if not self._start():
                        break
                elif key.fileobj is self.ended:
                    self._reap()
                else:
                    self._kill(key.data)
            else:
                continue
            break
        for pid in list(self.children):
            self._kill(pid)

    def _start(self) -> bool:
        head, descriptors, _, _ = socket.recv_fds(self.control, LENGTH.size, DESCRIPTORS)
        if not head:
            return False
        (length,) = LENGTH.unpack(head)
        try:
            request: dict[str, Any] = json.loads(_exactly(self.control, length))
        except EOFError:
            return False
        for name in request["warm"]:
            self._warm(name)
        if not request["entry"]:  # it was told what to make ready, and nothing else
            return True
        pid = os.fork()
        if not pid:
            self._become(request, descriptors)
        given, taken, told = descriptors
        os.close(given)
        os.close(taken)
        self.children[pid] = owner = socket.socket(fileno=told)
        self.waiting.register(owner, selectors.EVENT_READ, pid)
        return True

    def _warm(self, name: str) -> None:
        if name in self.warm:
            return
        self.warm.add(name)
        gc.disable()  # what is imported stays
        with contextlib.suppress(Exception):  # a child that cannot do without it says so itself
            _called(name)
        # What is shared stays shared: the collector of a child does not write to it.
        gc.collect()
        gc.freeze()
        gc.enable()

    def _become(self, request: dict[str, Any], descriptors: list[int]) -> NoReturn:
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            given, taken, told = descriptors
            os.dup2(given, 0)
            sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
            os.dup2(taken, 1)
            for descriptor in (given, taken, told):
                os.close(descriptor)
            for other in (self.control, self.ended, *self.children.values()):
                other.close()
            self.waiting.close()
            os.chdir(request["folder"])
            os.environ.clear()
            os.environ.update(request["environment"])
            sys.argv[1:] = request["arguments"]
            _called(request["entry"])
            code = 0
        finally:
            os._exit(code)

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self.ended.recv(4096)
        for pid in list(self.children):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended == pid:
                self._forget(pid, os.waitstatus_to_exitcode(status))

    def _forget(self, pid: int, code: int) -> None:
        owner = self.children.pop(pid)
        self.waiting.unregister(owner)
        with contextlib.suppress(OSError):  # nobody waits for it any more
            owner.send(CODE.pack(code))
        owner.close()

    def _kill(self, pid: int) -> None:
        if pid not in self.children:
            return
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)  # the programs that it started
        os.kill(pid, signal.SIGKILL)  # not yet reaped: the number is still its own
        _, status = os.waitpid(pid, 0)
        self._forget(pid, os.waitstatus_to_exitcode(status))


def _called(name: str) -> None:
    module, _, function = name.partition(":")
    getattr(importlib.import_module(module), function)()


def _exactly(sender: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count:
        part = sender.recv(count - len(got))
        if not part:
            raise EOFError
        got += part
    return got
