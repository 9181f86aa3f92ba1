"""One run at a time in a folder: a lock that names its owner and ends with it."""

from __future__ import annotations

import importlib
import json
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from extractor.errors import UsageError

FILENAME = ".run.lock"
_LONGEST = 1000
"""Bytes of the text that names the owner, at most."""
_BEYOND = 2**30
"""The place of the byte that is locked on Windows; the file is not made longer by that."""
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
        # Windows deletes no file that anybody has open, so there it goes when it is closed, and
        # stays where another run has opened it meanwhile.
        with suppress(OSError):
            (folder / FILENAME).unlink()
        os.close(descriptor)
        if os.name == "nt":
            with suppress(OSError):
                (folder / FILENAME).unlink()


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
        _taken(descriptor)
    except (BlockingIOError, PermissionError):
        raise UsageError(
            f"{path.parent}: another run writes there ({_owner(descriptor)}); "
            "wait for its end, or choose another --out folder"
        ) from None
    except OSError as error:
        _LOG.warning(
            "%s: cannot be locked (%s); take care that no second run writes there",
            path.parent,
            error.strerror or error,
        )


def _taken(descriptor: int) -> None:
    """Lock an open file for this process.

    Raises:
        BlockingIOError, PermissionError: another process has it, by what the system says.
        OSError: the file system knows no locks, or the system has none.
    """
    try:
        import fcntl
    except ImportError:
        _taken_on_windows(descriptor)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _taken_on_windows(descriptor: int) -> None:
    # Windows lets nobody read what is locked, so it is a byte beyond the text that names the owner.
    try:
        msvcrt: Any = importlib.import_module("msvcrt")
    except ImportError as error:
        raise OSError("the system has no locks") from error
    os.lseek(descriptor, _BEYOND, os.SEEK_SET)
    msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    os.lseek(descriptor, 0, os.SEEK_SET)


def _sign(descriptor: int) -> None:
    owner = {
        "process": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(owner).encode())


def _owner(descriptor: int) -> str:
    """Who wrote its name into the lock; the file may be anybody's, so only what fits is told."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        found = json.loads(os.read(descriptor, _LONGEST))
        process, since = int(found["process"]), datetime.fromisoformat(found["since"])
        return f"process {process} on {found['host']!s:.60}, since {since.isoformat()}"
    except (OSError, ValueError, KeyError, TypeError):
        return "its owner is not known"
