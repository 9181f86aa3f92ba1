"""Parts that other packages bring: kinds of file, readers and exports, found by their entry points.

A package names them in its ``pyproject.toml``; installing it is all that is needed::

    [project.entry-points."extractor.loaders"]
    ofd = "my_package:OfdLoader"

Each is an object, or a class that is made without arguments, with the members of the protocol of
its group.  ``docs/plugins.md`` has an example of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from extractor.entry_points import EXPORTERS, LOADERS, READERS, READING, identities, owner
from extractor.errors import UsageError
from extractor.schemas import Claim, Mention, Result

__all__ = [
    "GROUPS",
    "Claim",
    "Exported",
    "Exporter",
    "Loader",
    "Mention",
    "NumberReader",
    "Result",
    "check",
    "exporters",
    "loader_of",
    "loaders",
    "readers",
]


@runtime_checkable
class Loader(Protocol):
    """Reads a kind of file; group ``extractor.loaders``.

    ``suffixes`` are the ends of the names of such files, in small letters (``.ofd``); those of the
    kinds that the program reads itself cannot be taken.
    """

    suffixes: Sequence[str]

    def text(self, data: bytes, name: str) -> str:
        """The report as plain text, Markdown or HTML; tables as tables of HTML.

        Called in a child process with limits of time and memory.  What it raises becomes the
        reason why this report fails.
        """
        ...


@runtime_checkable
class NumberReader(Protocol):
    """Reads numbers; group ``extractor.readers``."""

    def read(self, text: str, numbers: Sequence[Mention]) -> Iterable[Claim]:
        """What numbers of the report are, as claims: ``Claim(indicator=…, mention=…, reader="plugin")``.

        ``text`` is the cleaned text, ``numbers`` the statistical numbers that were found in it;
        ``number.span`` is its place in ``text``.  A claim names a number by its ``id`` and an indicator of the
        vocabulary, or ``other`` with a ``label``: a value cannot be given.  Numbers that nobody else
        places are placed by the claim; of the others it is a second opinion, which confirms a fact
        or makes it doubtful.  What it raises is told as a part that was not read; the
        facts of the other readers stay.
        """
        ...


@dataclass(frozen=True, slots=True)
class Exported:
    """One report for an export.

    ``result`` has the decisions of people laid over it, and the chosen facts only; ``text`` is the
    cleaned text in which its spans count, None where the file is gone or has changed.
    ``reviewed`` says what people did, by the id of the fact: ``accepted``, ``corrected``, ``added``
    or ``disputed``; the verdict of a fact stays that of the program.
    """

    result: Result
    text: str | None
    reviewed: Mapping[str, str] = field(default_factory=dict)


@runtime_checkable
class Exporter(Protocol):
    """Writes a run as a file; group ``extractor.exporters``.

    The name of the entry point is that of ``extractor export --as``; ``suffixes`` are the ends of
    names that mean it without ``--as``.
    """

    suffixes: Sequence[str]

    def write(self, reports: Iterable[Exported], path: Path) -> Sequence[Path]:
        """Write the reports, one at a time, and return the files that were written."""
        ...


GROUPS: Mapping[str, type[Any]] = {
    LOADERS: Loader,
    READERS: NumberReader,
    EXPORTERS: Exporter,
}
"""The groups of entry points, and what stands in each."""


def loaders() -> Mapping[str, Loader]:
    """The installed loaders by name.

    Raises:
        UsageError: one cannot be loaded, or is none.
    """
    return _installed(LOADERS)


def readers() -> Mapping[str, NumberReader]:
    """The installed readers by name.

    Raises:
        UsageError: one cannot be loaded, or is none.
    """
    return _installed(READERS)


def exporters() -> Mapping[str, Exporter]:
    """The installed exporters by name.

    Raises:
        UsageError: one cannot be loaded, or is none.
    """
    return _installed(EXPORTERS)


def check(groups: Sequence[str] = READING) -> None:
    """Load what is installed in these groups, before anything depends on it.

    Raises:
        UsageError: one cannot be loaded, or is none.
    """
    for group in groups if identities(tuple(groups)) else ():
        _installed(group)


def loader_of(name: str) -> tuple[str, Loader] | None:
    """The loader, with its name, of files that are called like this; the first by name of several.

    Raises:
        UsageError: a loader cannot be loaded, or is none.
    """
    low = name.lower()
    for called, loader in loaders().items():
        if low.endswith(tuple(loader.suffixes)):
            return called, loader
    return None


@cache
def _installed(group: str) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
        where = f"the plug-in {entry.name} of {owner(entry)} ({group})"
        if entry.name in found:
            raise UsageError(
                f"{where}: the name is taken by another package; uninstall one of them"
            )
        try:
            made = entry.load()
            made = made() if isinstance(made, type) else made
        except Exception as error:  # whatever foreign code raises is reported
            raise UsageError(
                f"{where} cannot be loaded: {error!r}; update or uninstall it"
            ) from error
        if not isinstance(made, GROUPS[group]):  # whether functions fit, a call will tell
            wanted = GROUPS[group].__name__
            raise UsageError(f"{where} has not the members of {wanted}; update or uninstall it")
        found[entry.name] = made
    return found
