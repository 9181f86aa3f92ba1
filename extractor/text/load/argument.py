"""What a caller of the library means by a string: a path, or the text of a report."""

from __future__ import annotations

import os
import re
from pathlib import Path

from extractor.errors import SourceError, UsageError

from .sniff import SUFFIXES

Given = str | bytes | os.PathLike[str]
"""A report: its path, its bytes, or its text."""

_LONGEST = 1024
"""Characters that a path has at most."""
_OTHER_SUFFIXES = (
    ".doc", ".xls", ".xlsx", ".ppt", ".pptx", ".rtf", ".wps", ".ofd", ".odt", ".zip", ".rar", ".7z",
    ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".csv", ".json", ".jsonl", ".xml",
)  # fmt: skip
_OF_A_TEXT = re.compile(r"[。;；!！?？,，、:：<|]|\s")
"""What stands in a sentence, a table or a page and hardly ever in the name of a file without a
suffix."""
_DRIVE = re.compile(r"[a-z]:(?=[\\/])", re.I)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://[!-~]+", re.I)


def content_of(given: Given) -> Path | bytes | str:
    """The file, the bytes or the text that is meant.

    A ``str`` is a path if it is one line that names a file that is there, ends like a file name, or
    has nothing that a Chinese sentence has.  Bytes are never a path, so ``text.encode()`` is always text.

    Raises:
        SourceError: it is a path, and there is no such file; or it is empty.
        UsageError: it is nothing that can be a report.
    """
    if not isinstance(given, str | bytes | os.PathLike):
        raise UsageError(
            f"a report is a path, bytes or a text, and this is a {type(given).__name__}; give one of "
            "them"
        )
    if isinstance(given, str) and not given.strip():
        raise SourceError(
            "the text that was given is empty; give the text of a report, or its path"
        )
    if isinstance(given, bytes):
        return given
    if isinstance(given, str) and not _is_path(given):
        return given
    path = Path(given)
    shown = os.fspath(given)
    if _ADDRESS.fullmatch(shown):
        raise SourceError(f"{shown}: this is an address; download the report and give the file")
    if not _exists(path):
        if not isinstance(given, str):
            raise SourceError(f"{shown}: there is no such file; check the path")
        raise SourceError(
            f"{shown}: there is no such file; check the path, or give a text of one line as "
            "text.encode()"
        )
    return path


def _is_path(given: str) -> bool:
    if "\n" in given or len(given) > _LONGEST or not given.strip():
        return False
    if given.lower().endswith((*SUFFIXES, *_OTHER_SUFFIXES)) or _exists(Path(given)):
        return True
    if given.isascii() and "<" not in given:  # no report is without a Chinese character
        return True
    return _OF_A_TEXT.search(_DRIVE.sub("", given, count=1)) is None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a report in one line is longer than a file's name may be
        return False
