"""Traditional to simplified script, with OpenCC's own dictionaries, one character for one.

OpenCC's ``convert`` walks a tree per character; on a whole report that costs more than all other
cleaning together.  Its traditional-to-simplified dictionaries replace every entry by one of the
same length, so the same result is had from a translation table for single characters and one
regular expression for the phrases that it keeps apart; offsets stay as they are.  A property
test holds the two against each other.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import opencc

_SEPARATORS = re.compile(
    r"\s+|[-,.?!*，。、；：？！…“”‘’『』「」（）《》〈〉～．／＼［］｛｝【】—－]"
)

_SHARE = 100
"""One traditional character in so many makes a text traditional; real ones have one in five."""


@cache
def _dictionary(name: str) -> dict[str, str]:
    path = Path(opencc.__file__).parent / "dictionary" / f"{name}.txt"
    entries = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {key: value.split(" ")[0] for key, value in entries}


@cache
def character_table() -> dict[int, str]:
    """Simplified forms of single traditional characters, for ``str.translate``."""
    return {
        ord(key): value
        for key, value in _dictionary("TSCharacters").items()
        if len(key) == len(value) == 1 and key != value
    }


_OF_NAMES = "乾於徵甯榘吒薹昇陞氾迺邨喆堃"
"""Characters that simplified script keeps, for names (乾县, 於潜镇) and in some meanings."""


@cache
def name_table() -> dict[int, str]:
    """The part of the table whose characters stand in simplified text too, most of them in names.

    乾县 is no 干县: they are converted only where the text around them is traditional.
    """
    return {code: new for code, new in character_table().items() if chr(code) in _OF_NAMES}


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional script: a name or two in a simplified one do not count."""
    sure = sum(map(_sure().__contains__, text))
    return sure * _SHARE >= len(text)


@cache
def _sure() -> frozenset[str]:
    return frozenset(map(chr, character_table().keys() - name_table().keys()))


@cache
def _maybe_traditional() -> re.Pattern[str]:
    """A class of all traditional characters, and of all beyond the basic plane.

    There a class is searched member by member, for every character of the text.
    """
    basic = "".join(chr(code) for code in character_table() if code <= 0xFFFF)
    return re.compile(f"[{basic}\U00010000-\U0010ffff]")


def count_traditional(text: str) -> int:
    """How many characters of a text are traditional; none of nearly all texts."""
    if not _maybe_traditional().search(text):
        return 0
    return sum(map(character_table().__contains__, map(ord, text)))


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    phrases = {
        key: value
        for key, value in _dictionary("TSPhrases").items()
        if len(key) == len(value) and not _SEPARATORS.search(key)
    }
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), phrases


def to_simplified(text: str, translated: str) -> str:
    """``translated`` (``text`` through the character table) with the phrases put right.

    Both have the same length, and so has the result.
    """
    pattern, phrases = _phrases()
    pieces, at = [], 0
    for match in pattern.finditer(text):
        pieces += [translated[at : match.start()], phrases[match.group()]]
        at = match.end()
    return "".join([*pieces, translated[at:]])
