"""How many tokens an answer may have, as the refusals of an endpoint tell.

Two limits are told apart: one on every answer, and what a model's context leaves beside a
question.  Only numbers that add up are believed; a sentence that can be read in two ways says
nothing, and the tighter of two limits holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FEWEST = 256
"""Tokens: with fewer left beside it, a question is too long and is divided."""
_LEAST = 64
"""Tokens: a smaller limit on every answer is none that an endpoint would have."""
_MARGIN = 32
"""The part of a context that is left free: templates and tools are not counted alike everywhere."""

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_NUMBERS = re.compile(_NUMBER)
_OUTPUT = re.compile(
    r"max_?(completion|output|new)?_?tokens|(completion|output) tokens|tokens you requested",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\b(messages|inputs?|prompt)\b", re.IGNORECASE)
_AT_MOST = re.compile(
    rf"(?:at most|up to|(?:less than|lower than|smaller than) or equal to|<=|≤|limit of|"
    rf"不(?:能|得|可|应)?(?:超过|大于|高于)|最大(?:值)?|至多|小于等于|上限)\D{{0,6}}({_NUMBER})|"
    rf"({_NUMBER})\W{{0,3}}which is the (?:maximum|limit)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?:range|between|from|范围)\D{{0,40}}?(?:{_NUMBER})\D{{1,20}}?({_NUMBER})(\W{{0,3}}exclusive)?",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    rf"context.{{0,12}}?(?:length|window|size|limit)\D{{0,24}}?({_NUMBER})|(?:<=?|≤|>)\s*({_NUMBER})",
    re.IGNORECASE,
)

_TOTAL = re.compile(r"\brequested\b|\btotal\b", re.IGNORECASE)


def about_length(said: str) -> bool:
    """Whether a complaint is about how long an answer was asked for."""
    return _OUTPUT.search(said) is not None and _QUESTION.search(said) is None


def most_output(said: str, asked: int) -> int | None:
    """The limit on every answer that a complaint names, below the ``asked`` tokens; else None."""
    if not about_length(said):
        return None
    told = [_int(one or other) for one, other in _AT_MOST.findall(said)]
    told += [_int(high) - bool(open_) for high, open_ in _RANGE.findall(said)]
    return min((number for number in told if _LEAST <= number < asked), default=None)


def window(said: str, asked: int) -> tuple[int, int] | None:
    """The context that a complaint names, and the tokens of the question, both in tokens.

    None where an answer of the ``asked`` tokens would have fitted, or too little is left to ask
    for a shorter one.
    """
    size = max((_int(one or other) for one, other in _WINDOW.findall(said)), default=0)
    numbers = [_int(number) for number in _NUMBERS.findall(said)]
    others = _without(numbers, (size, asked))
    # The question alone fits, and with the answer it does not.
    questions = [number for number in others if number < size < number + asked]
    if not questions and _TOTAL.search(said):
        questions = [n - asked for n in others if n > size and 0 < n - asked < size]
    if not size or not questions:
        return None
    question = max(questions) + size // _MARGIN
    return (size, question) if size - question >= FEWEST else None


def _int(number: str) -> int:
    return int(number.replace(",", "")[:12])


def _without(numbers: Iterable[int], taken: Iterable[int]) -> list[int]:
    left = list(numbers)
    for number in taken:
        if number in left:
            left.remove(number)
    return left
