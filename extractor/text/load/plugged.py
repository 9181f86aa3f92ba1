"""Kinds of file that other packages read, known by the ends of their names."""

from __future__ import annotations

from pathlib import PurePath

from extractor.errors import SourceError
from extractor.plugins import loader_of, loaders

from .sniff import SUFFIXES


def plugged(name: str) -> bool:
    """Whether an installed loader reads files that are called like this; never a kind of our own.

    Raises:
        UsageError: a loader cannot be loaded.
    """
    return not name.lower().endswith(tuple(SUFFIXES)) and loader_of(name) is not None


def plugged_suffixes() -> tuple[str, ...]:
    """The ends of the names of files that installed loaders read.

    Raises:
        UsageError: a loader cannot be loaded.
    """
    return tuple(suffix for loader in loaders().values() for suffix in loader.suffixes)


def plugged_text(data: bytes, shown: str) -> str:
    """What the loader makes of a file: text, Markdown or HTML.

    Raises:
        SourceError: it failed, or gave no text.
    """
    found = loader_of(shown)
    assert found is not None  # ``plugged`` says so
    name, loader = found
    try:
        text = loader.text(data, PurePath(shown).name)
    except Exception as error:
        raise SourceError(
            f"{shown}: the plug-in loader {name} failed: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(text, str):
        raise SourceError(f"{shown}: the plug-in loader {name} gave no text; update it")
    return text
