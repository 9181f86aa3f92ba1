"""The language that the program speaks: English as it is written, Chinese by the catalogue.

Messages are written in English where they arise, and that is how they are kept: in records, in
the store of a run, in exceptions that cross from one process into another.  The English text is
the key of the catalogue.  Whoever shows a message says it with :func:`said`: the template that it
was made from is found again, and the numbers and names in it go into the Chinese one.  So a run
of last year is shown in Chinese too, and the same record serves both languages.

A line is said in Chinese as a whole, or stays English as a whole.  Where the code calls an indicator
by its Chinese name, an English line has the English one, which the vocabulary tells (:func:`name_by`),
and what is counted once stands in the singular (:func:`singular`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from .singular import singular

if TYPE_CHECKING:
    from .catalogue import Catalogue

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

__all__ = [
    "LANGUAGES",
    "Language",
    "joint",
    "name_by",
    "said",
    "singular",
    "speak",
    "speaking",
    "spoken",
    "terms",
    "word",
]

_now: Language = "en"
_names: Callable[[], Mapping[str, str]] = dict
_HAN = re.compile("[一-鿿]")
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
    if (language or _now) == "zh":
        return _in_chinese(text)
    return singular(_in_english(text) if _HAN.search(text) else text)


def word(text: str, section: str, language: Language | None = None) -> str:
    """A term of a closed list, such as a state or the head of a column; unknown ones as they are."""
    return text if (language or _now) == "en" else _catalogue().word(text, section) or text


def joint() -> str:
    """What joins several messages on one line."""
    return "; " if _now == "en" else "；"


def terms() -> Mapping[str, Mapping[str, str]]:
    """The Chinese of every closed list, for a page that can be switched from one language."""
    return _catalogue().terms


def name_by(names: Callable[[], Mapping[str, str]]) -> None:
    """Say who knows the English names of indicators, by the Chinese ones."""
    global _names
    _names = names


def _catalogue() -> Catalogue:
    # Imported with the first line that needs it: most English ones are shown as the code has them.
    from .catalogue import load

    return load()


@cache
def _naming() -> re.Pattern[str] | None:
    return _catalogue().naming(_names()) if _names() else None


@lru_cache(_KEPT)
def _in_english(text: str) -> str:
    naming = _naming()
    return naming.sub(lambda match: f"“{_names()[match[0]]}”", text) if naming else text


@lru_cache(_KEPT)
def _in_chinese(text: str) -> str:
    try:
        found = _catalogue().said(text)
    except RecursionError:
        # Messages stand in messages, and not as deep as that: these are words of others.
        return text
    return text if found is None else found
