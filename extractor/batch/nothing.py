"""What is said of a folder or a pattern that holds nothing to read: what it holds, and what is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from extractor.text.load import kinds_read
from extractor.text.load.ocr import INSTALL, installed
from extractor.text.load.ocr.size import PICTURES


def kind_of(file: Path) -> str:
    """The kind of a file that is not read, as it is told: its suffix."""
    return file.suffix.lower() or "no suffix"


OWN = "pages and workbooks that this program wrote"


def nothing_to_read(files: Sequence[Path], own: int) -> str:
    """What to say where none of these files is read; there may be none at all.

    ``own`` files beside them were written by this program.
    """
    kinds = " ".join(kinds_read())
    held = Counter(kind_of(file) for file in files)
    counts = [f"{count} {kind}" for kind, count in sorted(held.items())]
    counts += [f"{own} {OWN}"] * bool(own)
    if not counts:
        return f"nothing to read: the folder holds no file; files that are read: {kinds}"
    told = f"nothing to read, only {', '.join(counts)}; files that are read: {kinds}"
    if not held.keys() & {*PICTURES}:
        return told
    if installed():
        return f"{told}; pictures from the size of a page on"
    return f"{told}; pictures of text are read with {INSTALL}"


def nothing_in_any() -> str:
    """What to say of several places in which nothing is read."""
    return f"nothing to read in any of these; files that are read: {' '.join(kinds_read())}"
