"""Words that a lost byte or a recogniser has broken, as they are to be read: 予以\ufffd开, 申清.

One character is put for another, so that every other stands where it stood; the text itself, its quotes and
what is told of its damage stay as they are.  A character is supplied where the rest of a word that is
known leaves one reading; never one that denies, counts, or says which year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from extractor.text.scan.digits import LOST_BYTE

from .lexicon import FILLER, Lexicon

_FEWEST = 3
"""Characters of a word whose rest tells which of them is lost."""
_FEWEST_LIKE = 2
"""The same where the character that stands there looks like it."""
_MOST = 10
_NEVER = frozenset("不未无没非免否拒零〇一二三四五六七八九十百千万亿两上下本去今明前次")
"""Of these nobody can say by the characters beside them that they stood there."""
_LIKE: Mapping[str, str] = dict(
    zip(
        "清巾汁汸佶捤簧休井夏拆迸冋糸吋郎玫搏惰埋冶笞渎走",
        "请申计访信握策体开复诉进回系时部政博情理治答读定",
        strict=True,
    )
)
"""What recognisers take for a character that is frequent in such reports, and what makes no word of
these reports with those beside it in a sound text: 安徽信访 and 大会仪式 would be misread."""
_WRONG = re.compile(f"[{''.join(_LIKE)}{LOST_BYTE}]")
_RUN = re.compile(rf"[一-鿿{LOST_BYTE}]+")


def repaired(text: str, lexicon: Lexicon) -> str:
    """A text with its broken words repaired, one character for another."""
    if _WRONG.search(text) is None:
        return text
    found = dict(_readings(text, lexicon))
    if not found:
        return text
    return "".join(found.get(at, sign) for at, sign in enumerate(text))


def _readings(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Place -> the character that stood there, for those that a known word tells."""
    for run in _RUN.finditer(text):
        words = run.group()
        if _WRONG.search(words) is None:
            continue
        counts = text[run.end() : run.end() + 1].isdecimal()
        counted = text[max(0, run.start() - 1) : run.start()].isdecimal()
        for wrong in _WRONG.finditer(words):
            at = wrong.start()
            if wrong.group() != LOST_BYTE:
                sign = _like(words, at, lexicon)
                sign = None if sign and at in _known(words, lexicon) else sign
            elif (counted and at == 0) or (counts and at == len(words) - 1):
                sign = None  # 12\ufffd, 商业企\ufffd14件: a digit may be lost with it
            else:
                sign = _lost(words, at, lexicon)
            if sign is not None:
                yield run.start() + at, sign


def _known(words: str, lexicon: Lexicon) -> set[int]:
    """Places that stand in a known word as they are."""
    return {
        at
        for token in lexicon.tokens(words)
        if token.stop - token.start > 1
        for at in range(token.start, token.stop)
    }


def _windows(words: str, at: int, fewest: int) -> Iterator[tuple[str, int]]:
    """The pieces of some words that hold a place, and where in them it is."""
    for size in range(fewest, _MOST + 1):
        for start in range(max(0, at - size + 1), min(at, len(words) - size) + 1):
            yield words[start : start + size], at - start


def _like(words: str, at: int, lexicon: Lexicon) -> str | None:
    """What a character was taken for, where it makes a known word with those around it."""
    like = _LIKE[words[at]]
    for piece, inner in _windows(words, at, _FEWEST_LIKE):
        if f"{piece[:inner]}{like}{piece[inner + 1 :]}" in lexicon.known:
            return like
    return None


def _lost(words: str, at: int, lexicon: Lexicon) -> str | None:
    """The one character that makes known words of those around it."""
    signs: set[str] = set()
    told = False
    for piece, inner in _windows(words, at, _FEWEST):
        for sign in _without_one(lexicon).get(piece, ()):
            told |= lexicon.known[f"{piece[:inner]}{sign}{piece[inner + 1 :]}"] is not FILLER
            signs.add(sign)
    return signs.pop() if told and len(signs) == 1 and not signs & _NEVER else None


@lru_cache(maxsize=8)
def _without_one(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Words with one character lost -> what it may have been."""
    found: dict[str, list[str]] = {}
    for word in lexicon.known:
        if _FEWEST <= len(word) <= _MOST:
            for at, sign in enumerate(word):
                found.setdefault(f"{word[:at]}{LOST_BYTE}{word[at + 1 :]}", []).append(sign)
    return {piece: tuple(signs) for piece, signs in found.items()}
