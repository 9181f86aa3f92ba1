"""Signs and ranges of a content."""

from __future__ import annotations


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """A range of a text without the blanks at its ends."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def wide(character: str) -> bool:
    """Whether a character is written without blanks around it: CJK, its punctuation, full width.

    A line break between two such characters is no blank in the text.
    """
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF01 <= code <= 0xFF60
        or 0xFFE0 <= code <= 0xFFE6
        or 0x20000 <= code <= 0x3FFFF
        or character in "“”‘’…—·"
    )
