"""Decisions about files that are no longer as they were: they must not be missed in silence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from extractor.messages import joint

from .console import say, tell

_MOST = 5


def tell_strayed(strayed: Mapping[str, int], folder: Path | None) -> None:
    """Say which decisions no table has, by the names of their files, and where to decide anew."""
    if not strayed or folder is None:
        return
    named = joint().join(list(strayed)[:_MOST])
    if len(strayed) > _MOST:
        named += f" (+{len(strayed) - _MOST})"
    say(
        f"{sum(strayed.values())} decisions of people are in no table: the files that they are about "
        f"have changed since, or are not in this run ({named}); to decide anew:"
    )
    tell("review", folder)
