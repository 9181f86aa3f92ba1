"""What stands around a number, taken to pieces: the features that the learned reader weighs.

A feature is a short string.  Its first characters say which part of the surroundings it is of
(``a``: the clause before the number, ``b``: the clause before that, ``r``: what follows, ``h``: the
heading …), the rest are one to four characters of that part, or the whole of it.  No feature knows
a word: which pieces speak for what is learned from marked passages (``evals/learned``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Mention
from extractor.text.document import Document

NONE_BEFORE = "^"
"""Stands for the number before in its sentence, where there is none."""

_BEFORE, _BEHIND = 120, 30
"""Characters before and behind a number that are looked at."""
_STOPS = "。;!?\n"
_STOP = re.compile(rf"[{_STOPS}]")
_CLAUSE = re.compile(r"[,、:()\[\]“”\"]")
_CLAUSE_BEHIND = re.compile(r"[,、:()]")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_DIGITS = re.compile(r"\d[\d,.]*")
_BLANKS = re.compile(r"[ \t]")
_NEAR, _FAR, _OPENING, _AFTER = 14, 24, 12, 8
"""Characters that are kept of a clause, of all before it, of the sentence's opening, of what follows."""
_SENTENCE = 400
"""Characters of a sentence in which its numbers are counted."""
_MANY = 6
"""The seventh number of a sentence, and all behind it, stand in one place."""


def surroundings(document: Document, mention: Mention, previous: str) -> list[str]:
    """The features of one number; ``previous`` is what the number before it in the sentence counts.

    ``previous`` is an indicator (``!`` behind it where it counts all years), ``other``, ``-`` for
    no statistic, or :data:`NONE_BEFORE`.
    """
    before, behind = _around(document.in_digits, mention)
    clauses, after = _CLAUSE.split(before), _CLAUSE_BEHIND.split(behind)
    here = clauses[-1]
    label, unit = here[-_NEAR:], str(mention.unit)
    last = label[-2:]
    sign = before[len(before) - len(here) - 1 : len(before) - len(here)] or "^"
    order = _order(document.in_digits, mention)
    parts = [
        f"a={label}",
        f"sep={sign}",
        f"rsep={behind[len(after[0]) : len(after[0]) + 1] or '$'}",
        f"k={mention.kind}",
        f"th={mention.thing}",
        "v0" if mention.value == 0 else "v",
        f"u={unit}",
        f"u={unit}|a${last}",
        f"p={previous}",
        f"p={previous}|u={unit}",
        f"p={previous}|a${last}",
        f"p={previous}|{label}",
        f"n{order}",
        f"p={previous}|n{order}",
    ]
    parts += _grams("a", label, 2, 3)
    parts += (f"a${label[-size:]}" for size in range(1, 7))
    parts += _farther(clauses)
    parts += _behind(after)
    parts += _headings(document.section_at(mention.span.start))
    if mention.kind != "number":
        parts += _grams("z", mention.raw, 1, 3)
    return parts


def _order(text: str, mention: Mention) -> int:
    """How many numbers stand before this one in its sentence, years apart."""
    start = mention.span.start
    opened = max(text.rfind(sign, max(0, start - _SENTENCE), start) for sign in "。\n")
    before = _YEAR.sub("", text[max(start - _SENTENCE, opened + 1, 0) : start])
    return min(sum(1 for _ in _DIGITS.finditer(before)), _MANY)


def ends_between(document: Document, stop: int, mention: Mention) -> bool:
    """Whether a sentence ends between a number that ends at ``stop`` and the next one."""
    return any(sign in document.text[stop : mention.span.start] for sign in "。\n")


def _around(text: str, mention: Mention) -> tuple[str, str]:
    """What stands before and behind a number in its sentence, years and digits made alike."""
    start, stop = mention.span
    low = max(0, start - _BEFORE)
    opened = max((text.rfind(sign, low, start) for sign in _STOPS), default=-1)
    end = _STOP.search(text, stop, stop + _BEHIND)
    before = text[max(low, opened + 1) : start]
    return _alike(before), _alike(text[stop : end.start() if end else stop + _BEHIND])


def _alike(words: str) -> str:
    return _BLANKS.sub("", _DIGITS.sub("0", _YEAR.sub("Y", words)))


def _farther(clauses: list[str]) -> Iterator[str]:
    """The clauses before that of the number: the next one, the others, the first words of all."""
    if len(clauses) > 1:
        next_ = clauses[-2][-_NEAR:]
        yield f"b={next_}"
        yield from _grams("b", next_, 2, 3)
    if len(clauses) > 2:
        yield from _grams("c", "|".join(clauses[:-2])[-_FAR:], 2, 3)
        yield from _grams("s", clauses[0][:_OPENING], 2, 2)


def _behind(after: list[str]) -> Iterator[str]:
    first = after[0][:_AFTER]
    yield from _grams("r", first, 1, 3)
    for size in range(1, 5):
        yield f"r^{first[:size]}"
    if len(after) > 1:
        yield from _grams("q", after[1][:_AFTER], 2, 2)


def _headings(path: tuple[str, ...]) -> Iterator[str]:
    if path:
        yield from _grams("h", _alike(path[-1])[-_NEAR:], 2, 3)
    if len(path) > 1:
        yield from _grams("g", _alike(path[-2])[-_NEAR:], 2, 2)


def _grams(part: str, words: str, least: int, most: int) -> Iterator[str]:
    for size in range(least, most + 1):
        for at in range(len(words) - size + 1):
            yield part + words[at : at + size]
