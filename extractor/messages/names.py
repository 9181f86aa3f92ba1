"""Names of files: as people read them, as files keep them, as the system takes them.

Python holds the bytes of a name that its locale cannot say as halves of surrogate pairs, which
neither a file nor a terminal takes.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_BYTE = re.compile(r"\\x([89a-f][0-9a-f])")
"""A byte that is no UTF-8, as names of files are shown with it."""
_UNSAFE = re.compile(r"[^\w.（）()\-]+")


def printable_name(name: str) -> str:
    """The end of a name that a document gives a file, without what may be no part of one."""
    return _UNSAFE.sub("_", name)[-60:]


def path_text(path: str | os.PathLike[str]) -> str:
    """A path as text that can be stored and printed, whatever bytes it is made of."""
    return _as_text(os.fspath(path), "backslashreplace")


def stored_path(path: str) -> str:
    """A path or an argument as it is kept for another call, whose locale may be another one.

    Bytes that are UTF-8 become what they say; any other stays one half of a surrogate pair.
    """
    return _as_text(path, sys.getfilesystemencodeerrors())


def system_path(stored: str) -> str:
    """What :func:`stored_path` has kept, as this system's calls take it now.

    The file systems of POSIX know bytes: a name that the locale cannot say is given by them.
    """
    try:
        os.fsencode(stored)
    except UnicodeEncodeError:
        return os.fsdecode(stored.encode("utf-8", "surrogateescape"))
    return stored


def found_again(shown: str) -> Path:
    """The file that :func:`path_text` has named, where it is still there.

    A file whose name is that text comes before one whose bytes are meant by it.
    """
    plain = system_path(shown)
    if not os.path.lexists(plain) and _BYTE.search(shown):
        raw = _BYTE.sub(lambda found: chr(0xDC00 + int(found[1], 16)), shown)
        meant = system_path(raw)
        if os.path.lexists(meant):
            return Path(meant)
    return Path(plain)


def _as_text(path: str, errors: str) -> str:
    try:
        # A name that is text already is none of this system's encoding, which may be ASCII.
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path).decode("utf-8", errors)
    return path
