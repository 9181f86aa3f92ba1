"""Changes of a text, most of which keep the place of every character."""

from __future__ import annotations

from collections.abc import Iterable

DROP = "\x00"
"""Stands in place of a character that is dropped, so that every other stays where it is; cleaning removes it."""


def replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text with other words in place of ranges of it, which are in order and apart."""
    pieces: list[str] = []
    at = 0
    for start, stop, words in changes:
        pieces += (text[at:start], words)
        at = stop
    return "".join([*pieces, text[at:]])
