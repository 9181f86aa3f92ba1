"""Flags that take one word of a list: each has its English word and a Chinese one, in any language."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from extractor.errors import UsageError
from extractor.messages import spoken, word

_TERMS = "choice"
"""The section of the catalogue that has the Chinese words."""


def choice(given: str, flag: str, known: Sequence[str]) -> str:
    """The English word of what was given, be it that or the Chinese one.

    Raises:
        UsageError: it is neither; the message lists the words of the language that is spoken.
    """
    found = known_choice(given, known)
    if found is None:
        words = ("、" if spoken() == "zh" else ", ").join(word(one, _TERMS) for one in known)
        raise UsageError(f"{flag}: {given!r}; choose from {words}")
    return found


def known_choice(given: str, known: Sequence[str]) -> str | None:
    """The same; None where it is neither."""
    wanted = _folded(given)
    for one in known:
        if wanted in (_folded(one), _folded(word(one, _TERMS, "zh"))):
            return one
    return None


def listed(metavar: str) -> str:
    """The words behind a flag (``report|agency-year``) in the language that is spoken."""
    return "|".join(word(part, _TERMS) for part in metavar.split("|"))


def _folded(name: str) -> str:
    """A word as it is compared: wide signs as narrow ones, without blanks."""
    return "".join(normalize("NFKC", name).lower().split())
