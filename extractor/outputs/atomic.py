"""Writing a file so that a reader sees the old one or the whole new one, never a part."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from extractor.errors import UsageError

_SUFFIX = ".tmp"


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system refuses while ``path`` is written becomes an error that names it."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.EROFS, errno.ENOSPC):
            raise UsageError(
                f"{path}: cannot be written ({error.strerror}); make room there, or choose a folder "
                "that can be written"
            ) from error
        raise UsageError(
            f"{path}: cannot be written ({error.strerror or error}); close programs that have it "
            "open, or choose another folder"
        ) from error


@contextmanager
def replacing(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a temporary file beside ``path`` that takes its place when the block ends well.

    Line ends are written as given.  On any exception ``path`` stays as it was.  The file is
    readable by its owner only; its name while it is written cannot be guessed, and where ``path``
    is a link, the link is replaced and not followed.

    Raises:
        UsageError: the file or its folder cannot be written.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(_SUFFIX, f".{path.name}.", path.parent)
        temporary = Path(name)
        try:
            with open(descriptor, "w", encoding=encoding, newline="") as handle:
                yield handle
                handle.flush()
                os.fsync(handle.fileno())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def clear_unfinished(path: Path) -> None:
    """Delete what runs that were killed have left beside ``path``; nobody else may be writing it.

    What cannot be deleted stays: it harms nothing.
    """
    before = f".{path.name}."
    with suppress(OSError):
        for left in list(path.parent.iterdir()):
            if left.name.startswith(before) and left.name.endswith(_SUFFIX):
                left.unlink()


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path`` for a library to write to; it takes its place at the end.

    Raises:
        UsageError: the file or its folder cannot be written.
    """
    temporary = path.with_name(f".{os.getpid()}.tmp.{path.name}")
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield temporary
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
