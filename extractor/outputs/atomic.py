"""Writing a file so that a reader sees the old one or the whole new one, never a part."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from extractor.errors import UsageError


@contextmanager
def replacing(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a temporary file beside ``path`` that takes its place when the block ends well.

    Line ends are written as given.  On any exception ``path`` stays as it was.

    Raises:
        UsageError: the file or its folder cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = temporary.open("w", encoding=encoding, newline="")
        try:
            with handle:
                yield handle
                handle.flush()
                os.fsync(handle.fileno())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror or error}); close programs that have it "
            "open, or choose another folder"
        ) from error


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path`` for a library to write to; it takes its place at the end.

    Raises:
        UsageError: the file or its folder cannot be written.
    """
    temporary = path.with_name(f".{os.getpid()}.tmp.{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield temporary
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror or error}); close programs that have it "
            "open, or choose another folder"
        ) from error
