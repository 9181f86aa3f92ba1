"""The marks of notes in raised characters: 12¹件 keeps apart what the page keeps apart."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"[\[［(（〔]?\s?(?:注\s?)?([0-9０-９]{1,3}(?:[,，、]\s?[0-9０-９]{1,2}){0,4})\s?[\]］)）〕]?"
)
_SIGN = re.compile(r"[*＊※†‡①-⑳❶-❿]{1,3}|注|[a-h]")
_RAISED = str.maketrans("0123456789０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2, ",，、 ")


def raised(text: str) -> str | None:
    """The mark of a note in raised characters; None if the text is no such mark."""
    words = text.strip()
    if _SIGN.fullmatch(words):
        return "※" if words == "注" or (words.isascii() and words.isalpha()) else words
    match = _MARK.fullmatch(words)
    return match[1].translate(_RAISED) if match else None
