"""Zeros of a list that counts its other members: 网上3件,传真没有; 予以公开3件,部分公开、不予公开均无.

What is denied is no thing of its own there: it is one of the ways, the applicants or the results of
the applications that the list divides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from extractor.language.denials import Denial
from extractor.language.lexicon import Token
from extractor.text.scan import Zero

from .prose import Prose

_BEHIND = ("backward", "label")
_COUNTED = re.compile(r"[^,。;、\d]{0,6}\d+[件份宗条]")
_REACH = 120
"""Characters back to the list of which something is denied."""


def of_a_list(text: str, denial: Denial, concept: str, pack: Prose) -> str | None:
    """The thing that a way, or a kind of people, stands for in a list of applications."""
    asked = frozenset(pack.denials.asked.split())
    in_ways = _in_ways(pack)
    thing = in_ways.get(concept)
    if thing not in pack.zeros or denial.kind not in _BEHIND:
        return None
    low, tokens = _before(text, denial, pack)
    named = any(t.concepts & asked for t in tokens) or "申请人" in text[low : denial.start]
    return thing if named and _counts_one(text, low, tokens, {*in_ways, "natural"}) else None


def _in_ways(pack: Prose) -> Mapping[str, str]:
    """The ways and people that what is asked for comes by, with what each is called."""
    return {
        concept: thing
        for asked in pack.denials.asked.split()
        for concept, thing in pack.denials.ways.get(asked, {}).items()
    }


_ONLY_THEY = re.compile(r"(?:[、和及与]|或者?|以及|等|申请人|类|渠道|方式|途径|[均都也])*")


def denied_of(text: str, denial: Denial, start: int, pack: Prose) -> Iterator[Zero]:
    """科研机构和公益组织没有提出申请: those who did not ask, where the clause names nobody else.

    ``start`` is where the clause begins.
    """
    subject = text[start : denial.at]
    if denial.kind != "forward" or not subject:
        return
    in_ways = _in_ways(pack)
    tokens = pack.lexicon.tokens(subject)
    named = [t for t in tokens if t.concepts & in_ways.keys()]
    at, left = 0, ""
    for token in named:
        left, at = left + subject[at : token.start], token.stop
    if _ONLY_THEY.fullmatch(left + subject[at:]):
        for token in named:
            thing = in_ways[min(token.concepts & in_ways.keys())]
            yield Zero(start + token.start, start + token.stop, thing, denial.zero)


def listed_results(
    text: str, denial: Denial, tokens: tuple[Token, ...], pack: Prose
) -> Iterator[Zero]:
    """The results of a list of which the others are counted."""
    known = pack.denials.listed
    denied = [t for t in tokens if t.concepts & known.keys()]
    if not denied or denial.kind not in _BEHIND:
        return
    low, earlier = _before(text, denial, pack)
    if not _counts_one(text, low, earlier, known.keys()):
        return
    for token in denied:
        thing = known[min(token.concepts & known.keys())]
        if thing in pack.zeros:
            start = denial.start + token.start
            yield Zero(start, denial.start + token.stop, thing, denial.zero)


def _before(text: str, denial: Denial, pack: Prose) -> tuple[int, tuple[Token, ...]]:
    low = max(0, denial.at - _REACH)
    low = max(low, *(text.rfind(mark, low, denial.at) + 1 for mark in "。\n"))
    return low, pack.lexicon.tokens(text[low : max(low, denial.start)])


def _counts_one(text: str, low: int, tokens: tuple[Token, ...], concepts: Collection[str]) -> bool:
    """Whether a number follows one of the other members of the list."""
    return any(
        _COUNTED.match(text, low + t.stop) for t in tokens if not t.concepts.isdisjoint(concepts)
    )
