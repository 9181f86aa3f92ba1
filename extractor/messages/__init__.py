"""The language that the program speaks: English as it is written, Chinese by the catalogue.

Messages are written in English where they arise, and that is how they are kept: in records, in
the store of a run, in exceptions that cross from one process into another.  The English text is
the key of the catalogue.  Whoever shows a message says it with :func:`said`: the template that it
was made from is found again, and the numbers and names in it go into the Chinese one.  So a run
of last year is shown in Chinese too, and the same record serves both languages.

A line is said in Chinese as a whole, or stays English as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Literal, get_args

from .catalogue import load

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

__all__ = ["LANGUAGES", "Language", "joint", "said", "speak", "speaking", "spoken", "terms", "word"]

_now: Language = "en"
_KEPT = 20_000
"""Messages that are remembered: reports of one kind say the same things."""


def spoken() -> Language:
    """The language that is spoken now; English until somebody chooses."""
    return _now


def speak(language: Language) -> None:
    """Choose the language of everything that is shown from here on in this process."""
    global _now
    _now = language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language for the length of a block."""
    before = spoken()
    speak(language)
    try:
        yield
    finally:
        speak(before)


def said(text: str, language: Language | None = None) -> str:
    """A message in the language that is spoken, or in ``language``.

    A text that the catalogue does not have (words of an endpoint, of a report) stays as it is.
    """
    return text if (language or _now) == "en" else _in_chinese(text)


def word(text: str, section: str, language: Language | None = None) -> str:
    """A term of a closed list, such as a state or the head of a column; unknown ones as they are."""
    return text if (language or _now) == "en" else load().word(text, section) or text


def joint() -> str:
    """What joins several messages on one line."""
    return "; " if _now == "en" else "；"


def terms() -> Mapping[str, Mapping[str, str]]:
    """The Chinese of every closed list, for a page that can be switched from one language."""
    return load().terms


@lru_cache(_KEPT)
def _in_chinese(text: str) -> str:
    try:
        found = load().said(text)
    except RecursionError:
        # Messages stand in messages, and not as deep as that: these are words of others.
        return text
    return text if found is None else found
