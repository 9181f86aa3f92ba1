"""Which reports are loaded in a child, and loading one there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from extractor.options import Options
from extractor.text.document import Source, sound
from extractor.text.load import load
from extractor.text.load.opening import opened
from extractor.text.load.plugged import plugged
from extractor.text.load.sniff import packed

from .child import Child, ResourceLimits

SMALL = 64 * 1024
"""Bytes of text or HTML up to which a report is read where it is wanted."""

_HEAD = 16 * 1024

LOADERS = f"{__name__}:loaders"
"""Makes a child ready to load any report."""


def loaders() -> None:
    """Import what reads each kind of file."""
    from extractor.text.load import html, pdf, word  # noqa: F401


def apart(given: Path | bytes) -> bool:
    """Whether a report is to be read in a child: all but small plain texts and pages.

    PDF, Word and pictures are read by large libraries for formats that can command them, other
    kinds by other packages and programs, and whatever the length of a file, what it unpacks to may
    be long.  A file that cannot be opened is not read in a child: ``load`` says why.
    """
    if isinstance(given, bytes):
        size, head = len(given), given[:_HEAD]
    else:
        try:
            with opened(given) as file:
                head, size = file.read(_HEAD), given.stat().st_size
        except (OSError, ValueError):
            return False
        if plugged(given.name):
            return True
    return size > SMALL or packed(head)


def load_apart(
    given: Path | bytes, options: Options, *, name: str | None = None, child: Child | None = None
) -> Source:
    """Load one report, where ``apart`` says so in a child: ``child``, or one that ends with it.

    Raises:
        SourceError: the report cannot be read, or is over a limit of time, memory or output.
    """
    if not apart(given):
        return load(given, name=name, max_bytes=options.max_bytes)
    shown = str(given) if isinstance(given, Path) else name or "<bytes>"
    if child is not None:
        return child.do(shown, load_here, given, name, options.max_bytes)
    with Child(ResourceLimits.of(options), (LOADERS,)) as own:
        return own.do(shown, load_here, given, name, options.max_bytes)


Sound = Annotated[Source, AfterValidator(sound)]
"""A source of which every place lies in its text, also where a child says so."""


def load_here(given: Path | bytes | str, name: str | None, max_bytes: int) -> Sound:
    """``load`` with its arguments in a row."""
    return load(given, name=name, max_bytes=max_bytes)
