"""What a child does that a file has taken over; it is run there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from extractor.batch.one import Outcome
from extractor.batch.store import StoredReport
from extractor.isolation.framing import write_frame
from extractor.isolation.loading import Sound


def taken_over(answer: bytes) -> Sound:
    """Say ``answer`` to the process that asked, past the code of this program."""
    for name in os.listdir("/proc/self/fd"):
        pipe = int(name)
        if pipe > 2 and stat.S_ISFIFO(os.fstat(pipe).st_mode) and _writable(pipe):
            with os.fdopen(pipe, "wb", closefd=False) as answers:
                write_frame(answers, answer)
            os._exit(0)
    raise AssertionError("there is no pipe to the process that asked")


def _writable(pipe: int) -> bool:
    flags = Path(f"/proc/self/fdinfo/{pipe}").read_text().partition("flags:")[2].split()[0]
    return bool(int(flags, 8) & os.O_WRONLY)


def of_another(*_asked: object) -> Outcome:
    """The outcome of a report that nobody asked for."""
    return StoredReport("f" * 64, "", "done", True, ""), b""
