"""One run at a time in a folder: a lock that names its owner and ends with it."""

from __future__ import annotations

import json
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from extractor.errors import UsageError

FILENAME = ".run.lock"
_LOG = logging.getLogger("extractor")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a run folder.

    The system lets go of it when the process ends, however it ends.  Where a file system knows no
    locks the run goes on without one, with a warning.

    Raises:
        UsageError: another process holds it, or the folder cannot be written.
    """
    try:
        descriptor = _acquired(folder / FILENAME)
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot be written ({error.strerror or error}); choose another --out folder"
        ) from error
    try:
        yield
    finally:
        # Deleted while it is held: who waits for it looks whether it is still the same file.
        with suppress(OSError):
            (folder / FILENAME).unlink()
        os.close(descriptor)


def _acquired(path: Path) -> int:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            _lock(descriptor, path)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), os.lstat(path)):
                    _sign(descriptor)
                    return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UsageError(
            f"{path.parent}: another run writes there ({_owner(descriptor)}); "
            "wait for its end, or choose another --out folder"
        ) from None
    except OSError as error:
        _LOG.warning(
            "%s: cannot be locked (%s); take care that no second run writes there",
            path.parent,
            error.strerror,
        )


def _sign(descriptor: int) -> None:
    owner = {
        "process": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    os.ftruncate(descriptor, 0)
    os.write(descriptor, json.dumps(owner).encode())


def _owner(descriptor: int) -> str:
    """Who wrote its name into the lock; the file may be anybody's, so only what fits is told."""
    try:
        found = json.loads(os.pread(descriptor, 1000, 0))
        process, since = int(found["process"]), datetime.fromisoformat(found["since"])
        return f"process {process} on {found['host']!s:.60}, since {since.isoformat()}"
    except (OSError, ValueError, KeyError, TypeError):
        return "its owner is not known"
