"""The child's side: does what it is told, one piece of work after another, within its limits."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from .answers import OverLimit, Raised, sent, value_of
from .fork_server import leave_ending_to_the_parent
from .framing import read_frame, write_frame

BEGUN = b"begun"
MEGABYTE = 1024**2

_ALLOCATIONS = 20_000
_GRACE = 30
"""Seconds of computing beyond its time after which a child ends without being killed: its parent
may be gone, and code that never lets another thread run cannot see that."""


def main() -> None:
    """Serve the process that started this one, to the end of standard input."""
    memory, output = int(sys.argv[1]), int(sys.argv[2])
    leave_ending_to_the_parent()
    requests, answers = sys.stdin.buffer, own_output()
    gc.set_threshold(_ALLOCATIONS)
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    bound_memory(memory)
    while True:
        try:
            request = read_frame(requests)
        except EOFError:
            return
        _answer(request, answers, output)


def own_output() -> IO[bytes]:
    """The pipe to the parent; whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _answer(request: bytes, answers: IO[bytes], output: int) -> None:
    over = sent(OverLimit(what="memory"))
    try:
        work, arguments, seconds, tempfile.tempdir = pickle.loads(request)
        _bound_time(seconds)
        write_frame(answers, BEGUN)
        answer = _done(work, arguments)
    except MemoryError:
        # What is left of the memory may be too little for the next report: the parent starts
        # a new child.
        write_frame(answers, over)
        os._exit(0)
    if len(answer) > output:
        answer = sent(OverLimit(what="output"))
    write_frame(answers, answer)


def _done(work: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    try:
        return value_of(work, work(*arguments))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (raised again in the process that asked)
        return sent(Raised.of(error))


def bound_memory(megabytes: int) -> None:
    """Allow this much address space beyond what the interpreter has; where the system can."""
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + megabytes * MEGABYTE
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _bound_time(seconds: float) -> None:
    try:
        import resource
    except ImportError:
        return
    used = time.process_time()
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used + seconds + _GRACE)
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))


def end_with(parent: int) -> None:
    """End when the parent does, however it ended, with the programs that were started here."""
    while os.getppid() == parent:
        time.sleep(0.5)
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)
