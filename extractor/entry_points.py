"""What other packages bring, as they name it in their entry points: found, and not imported.

``plugins`` says what stands in each group, and makes the parts.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points

LOADERS = "extractor.loaders"
READERS = "extractor.readers"
EXPORTERS = "extractor.exporters"
GROUPS = (LOADERS, READERS, EXPORTERS)
READING = (LOADERS, READERS)
"""The groups that change what is read."""


@cache
def identities(groups: tuple[str, ...] = READING) -> tuple[str, ...]:
    """What is installed in these groups: name, group, and the package with its version."""
    every = entry_points()  # once: each call looks through all packages
    return tuple(
        sorted(
            f"{entry.name} ({group}) of {owner(entry)}"
            for group in groups
            for entry in every.select(group=group)
        )
    )


def owner(entry: EntryPoint) -> str:
    """The package, with its version, that names an entry point."""
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
