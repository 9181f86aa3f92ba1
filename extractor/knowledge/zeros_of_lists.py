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
_COUNTED = re.compile(r"[^,。;、\d]{0,6}\d+(?:[件份宗条人]|(?=[,、;]))")
_ASKED = re.compile(r"申请(?:共|计|为)?\d+[件份宗条][。,:]$")
"""收到申请41件。当面33,网上8,传真没有。: the sentence before says what came."""
_ALL_BY = re.compile(r"\d+[件份宗条],(?:均|都|全部?)(?:是|为|系|由|以|通过|经)?$")
"""3件,均为当面提交: all came by one way."""
_ALONE = re.compile(
    r"(?:通过|以|用|采用)?[一-鿿]{2,4}?(?:[、和及或][一-鿿]{2,4}?)*(?:方式|形式|渠道|途径)?(?:提出|提交|递交|寄来|送来)?的?"
)
"""其中网络52件,信函30件,没有当面提出的: one way, and nothing else, is denied."""
_REACH = 120
"""Characters back to the list of which something is denied."""


def of_a_list(text: str, denial: Denial, concept: str, pack: Prose) -> str | None:
    """The thing that a way, or a kind of people, stands for in a list of applications."""
    alone = denial.kind == "forward" and _ALONE.fullmatch(text, denial.words, denial.stop)
    if denial.kind not in _BEHIND and not alone:
        return None
    low, tokens = _before(text, denial, pack)
    for asked, in_ways in _lists(pack):
        thing = in_ways.get(concept)
        named = asked in {c for t in tokens for c in t.concepts} or (
            asked in pack.denials.asked.split()
            and ("申请人" in text[low : denial.start] or _ASKED.search(text, low - _REACH, low))
        )
        if thing in pack.zeros and named and _counts_one(text, low, tokens, {*in_ways, "natural"}):
            return thing
    return None


def _lists(pack: Prose) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What is counted by the ways in which it comes, with those ways: applications first."""
    asked = pack.denials.asked.split()
    for thing in sorted(pack.denials.ways, key=lambda thing: thing not in asked):
        yield thing, pack.denials.ways[thing]


def _in_ways(pack: Prose) -> Mapping[str, str]:
    """The ways and people that what is asked for comes by, with what each is called."""
    return {
        concept: thing
        for asked in pack.denials.asked.split()
        for concept, thing in pack.denials.ways.get(asked, {}).items()
    }


_ONLY_THEY = re.compile(
    r"(?:[两二三四五2-5][个种类项]|[、和及与]|或者?|以及|等|申请人|类|渠道|方式|途径|[均都也])*"
)


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


_OF_OTHER_WAYS = re.compile(
    r"[^,。;\n]{0,6}(?:其[他它]|别的)(?:形式|方式|渠道|途径)(?:提出|提交)?的?(?:政府信息公开|信息公开|公开)?申请"
    r"[,(](?:如|包括|即|例如|比如)(?P<ways>[^。;)\n]{2,40})"
)


def named_of_others(text: str, denial: Denial, pack: Prose) -> Iterator[Zero]:
    """未收到其他形式的申请,如网上申请、信函申请: the ways that are named of those that nobody used."""
    match = _OF_OTHER_WAYS.match(text, denial.words) if denial.kind == "forward" else None
    if match is None:
        return
    in_ways, at = _in_ways(pack), match.start("ways")
    for token in pack.lexicon.tokens(match["ways"]):
        if named := sorted(token.concepts & in_ways.keys()):
            yield Zero(at + token.start, at + token.stop, in_ways[named[0]], denial.zero)


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
        _COUNTED.match(text, low + t.stop) or _ALL_BY.search(text, low, low + t.start)
        for t in tokens
        if not t.concepts.isdisjoint(concepts)
    )
