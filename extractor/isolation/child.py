"""The parent's side: one child process, started when it is needed and killed when it is over a limit."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from extractor.errors import SourceError, TooLargeError
from extractor.options import Options

from .answers import Answer, NoAnswerError, OverLimit, Raised, ReturnValue, unpacked
from .framing import TooLong, read_frame, write_frame
from .serve import BEGUN, MEGABYTE
from .start import ChildTask, Started, start

T = TypeVar("T")

MOST_OUTPUT = 256 * MEGABYTE
"""The largest answer that is taken, in bytes: a text of eight million characters with the place of
each."""

_STARTING = 120.0
"""Seconds within which a child must have begun."""


@dataclass(frozen=True, slots=True)
class ResourceLimits:
    """How long one piece of work may take (seconds), how much memory (MB) and answer (bytes)."""

    seconds: float
    memory: int
    output: int = MOST_OUTPUT

    @classmethod
    def of(cls, options: Options) -> ResourceLimits:
        """The limits that the options name."""
        return cls(options.file_seconds, options.file_memory)


class Child:
    """A child process that does one piece of work at a time.

    Use it as a context manager.  ``do`` is called from one thread at a time; ``kill`` from any.
    ``warm`` are functions (``module:name``) that make ready what the work needs, so that the next
    child, too, need not.
    """

    def __init__(self, limits: ResourceLimits, warm: tuple[str, ...] = ()) -> None:
        self._limits = limits
        arguments = (str(limits.memory), str(limits.output))
        self._entry = ChildTask("extractor.isolation.serve:main", arguments, warm)
        self._process: Started | None = None
        self._folder = ""
        self._late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.kill()

    def do(self, name: str, work: Callable[..., T], *arguments: object) -> T:
        """Call ``work`` in the child; ``name`` is the report, for messages.

        Function and arguments go there pickled; what comes back is data of the type that ``work``
        is declared to return, or no answer.

        Raises:
            TooLargeError: it took more time, memory or output than it may.
            SourceError: it ended the child, or the child sent no answer.
            ExtractorError, OSError: what ``work`` raised.
            Fault: ``work`` raised something else.
        """
        used = self._process is not None
        answer = self._answer(name, work, arguments)
        if used and isinstance(answer, OverLimit) and answer.what == "memory":
            # What it read before may have kept the memory: a new child has all of it.
            self.kill()
            answer = self._answer(name, work, arguments)
        if isinstance(answer, Raised):
            raise answer.error()
        if isinstance(answer, ReturnValue):
            return answer.value
        if answer.what == "output":
            raise self._over_output(name)
        self.kill()
        raise TooLargeError(
            f"{name}: reading it takes more than {self._limits.memory} MB of memory; raise "
            "--file-memory if this is a large report, or print its pages to a new file"
        )

    def _answer(
        self, name: str, work: Callable[..., T], arguments: tuple[object, ...]
    ) -> Answer[T]:
        try:
            return self._exchanged(work, arguments)
        except NoAnswerError as error:
            self.kill()
            raise SourceError(
                f"{name}: the process that read it answered with what is no report; do not open "
                "this file elsewhere before you know where it is from"
            ) from error
        except TooLong as error:
            self.kill()
            raise self._over_output(name) from error
        except (EOFError, OSError) as error:
            if self._late:
                self.kill()
                raise TooLargeError(
                    f"{name}: not read after {self._limits.seconds:g} seconds; raise "
                    "--file-seconds if this is a long report, or print its pages to a new file"
                ) from error
            raise SourceError(f"{name}: {self._ended()}") from error

    def kill(self) -> None:
        """End the child, whatever it is doing; the next piece of work starts a new one."""
        process, self._process = self._process, None
        folder, self._folder = self._folder, ""
        if process is not None:
            _end(process)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    def _exchanged(self, work: Callable[..., T], arguments: tuple[object, ...]) -> Answer[T]:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        self._late = False
        request = pickle.dumps((work, arguments, self._limits.seconds, self._folder or None))
        with self._timed(process, _STARTING):
            write_frame(process.stdin, request)
            if read_frame(process.stdout, len(BEGUN)) != BEGUN:
                raise EOFError("the child did not begin")
        with self._timed(process, self._limits.seconds):
            answer = read_frame(process.stdout, self._limits.output)
        return unpacked(work, answer)

    @contextlib.contextmanager
    def _timed(self, process: Started, seconds: float) -> Any:
        def over() -> None:
            self._late = True
            _end(process)

        timer = threading.Timer(seconds, over)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _running(self) -> Started:
        if self._process is None or self._process.poll() is not None:
            self.kill()
            # Copies of a report that a child is killed over are removed with it.
            self._folder = tempfile.mkdtemp(prefix="extractor-")
            self._process = start(self._entry)
        return self._process

    def _ended(self) -> str:
        """What a child that ended of itself left behind, in words."""
        process = self._process
        code = None if process is None else _code(process)
        self.kill()
        how = f"by {signal.Signals(-code).name}" if code is not None and code < 0 else "at once"
        return (
            f"reading it ended the process that read it, {how} (too little memory, or a fault of "
            "a library); raise --file-memory, or look at the file"
        )

    def _over_output(self, name: str) -> TooLargeError:
        return TooLargeError(
            f"{name}: what was read of it is larger than {self._limits.output // MEGABYTE} MB; "
            "give the pages of the report as a file of their own"
        )


def _end(process: Started) -> None:
    """Kill a child and the programs that it started: they are of its session."""
    if isinstance(process, subprocess.Popen) and process.poll() is None:
        with contextlib.suppress(OSError, AttributeError):  # Windows has no killpg
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _code(process: Started) -> int | None:
    try:
        return process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return None
