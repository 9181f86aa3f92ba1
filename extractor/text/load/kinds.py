"""The kinds of file that are read, and whether a file is of one: nothing is read for that."""

from __future__ import annotations

from pathlib import Path

from extractor.errors import SourceError, UnsupportedFormatError

from .ocr import installed
from .ocr.size import PICTURES
from .office import CONVERTED, office
from .plugged import plugged, plugged_suffixes
from .sniff import SUFFIXES, readable_kind


def readable(path: Path) -> bool:
    """Whether a file is of a kind that ``load`` reads; cheap, for walking folders.

    Decided by the first bytes, and the suffix: a plain text of an unknown suffix is not taken for
    a report.  A damaged or locked file counts by its suffix, so that loading it says why it fails.
    """
    if not path.is_file():
        return False
    try:
        return plugged(path.name) or readable_kind(path)
    except UnsupportedFormatError:
        return False
    except (SourceError, OSError):
        return path.suffix.lower() in SUFFIXES


def kinds_read() -> tuple[str, ...]:
    """The kinds of file that are read here, by the ends of their names."""
    found = dict.fromkeys(SUFFIXES)
    if installed():
        found |= dict.fromkeys(PICTURES)
    if office() is not None:
        found |= dict.fromkeys(CONVERTED)
    return tuple(found | dict.fromkeys(plugged_suffixes()))
