"""Files, bytes and text to a ``Source``: decoded, its content found, every character traceable."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .argument import Given, content_of
from .kinds import kinds_read, readable

if TYPE_CHECKING:
    from extractor.text.document import Source

__all__ = ["Given", "content_of", "kinds_read", "load", "readable"]


def load(given: Path | bytes | str, *, name: str | None = None, max_bytes: int) -> Source:
    """Read one report.

    Args:
        given: a file, the bytes of one, or its text (a ``str`` is text, never a path).
        name: what the report is called in the result; by default the name of the file.
        max_bytes: the largest size that is read, in bytes.

    Raises:
        TooLargeError: the report is over ``max_bytes`` or another limit.
        UnsupportedFormatError: the file is of a kind that is not read.
        SourceError: the file is missing, empty, damaged or holds no text.
    """
    # Imported with the first report: a third of a second of patterns, for which neither the help
    # of a command waits nor what looks at a run that is there.
    from .loading import source_of

    return source_of(given, name, max_bytes)
