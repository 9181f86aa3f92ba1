"""What other packages bring, as they name it in their entry points: found, and not imported.

``plugins`` says what stands in each group, and makes the parts.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

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


@cache
def contents(groups: tuple[str, ...] = READING) -> tuple[str, ...]:
    """The same with the code that each entry point names: its place, and a digest of its file."""
    every = entry_points()
    return tuple(
        sorted(
            f"{entry.name} ({group}) of {owner(entry)}: {entry.value} {_digest(entry.module)}"
            for group in groups
            for entry in every.select(group=group)
        )
    )


def _digest(module: str) -> str:
    """A digest of the file of a module, which is not run for it; empty where there is no such file."""
    top, *below = module.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return ""
    if spec is None:
        return ""
    places = [Path(place) for place in spec.submodule_search_locations or ()]
    named = [place.joinpath(*below) for place in places]
    files = [file for way in named for file in (way / "__init__.py", way.with_suffix(".py"))]
    files += [Path(spec.origin)] if spec.origin and not below else []
    found = next((file for file in files if file.is_file()), None)
    return hashlib.sha256(found.read_bytes()).hexdigest()[:16] if found else ""


def owner(entry: EntryPoint) -> str:
    """The package, with its version, that names an entry point."""
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
