"""Whether counts are told of one thing: 收到网上申请20件 is a part of 收到申请60件, and 办结申请60件 is neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.knowledge.pack import shipped
from extractor.language.lexicon import residue
from extractor.language.movement import without_movement

from .indicator_words import OTHERS, things_in

_AMOUNT = re.compile(
    r"(?:(?:的|总)?(?:数量|数目|总量|总数|量|件数|条数|人数|数)|[占达为是有共的])+$"
)
_YEARS = re.compile(r"(?:19|20)\d\d年?度?|[上去今本当全前]年度?|上一年度?|同期|其中")


class _Named(NamedTuple):
    """What the words of a clause name: things, and what is unknown of them, whose they are, and what was done."""

    things: frozenset[str]
    unknown: str
    whose: frozenset[str]
    acts: frozenset[str]


def _named(words: str) -> _Named:
    words = _AMOUNT.sub("", _YEARS.sub("", words))
    pack = shipped().prose
    tokens = pack.lexicon.tokens(words)
    concepts = frozenset(c for token in tokens if not token.filler for c in token.concepts)
    whose = frozenset(OTHERS.findall(words))
    return _Named(things_in(words), residue(words, tokens), whose, concepts & pack.verbs)


def same_thing(one: str, other: str) -> Literal["same", "part", "unknown"]:
    """Whether the words of a later count (``other``) name what those of one before it name.

    What they leave out is as before (收到申请80件, and 收到120件); what they add makes it a part.
    """
    whole, later = _named(one), _named(other)
    if not later.acts <= whole.acts:
        return "unknown"
    if not any(later[:3]) or whole[:3] == later[:3]:
        return "same"
    nested = later.things < whole.things or whole.things < later.things
    return "part" if nested and (later.unknown in whole.unknown) else "unknown"


_EMPTY = re.compile(
    r"(?:19|20)\d\d年?度?|[上去今本当全该前]年度?|上一年度?|年[初末底内终中间]|期[初末间]|岁[初末]|截[至止]?|目前|其间|同期|[底末]前?"
    r"|累计|总[数量计]|合计|共计?|一共|在[册岗用]|现行|有效|存量|已|仍|尚|均|达到?|为|是|有|计|余|又|再|即|则|也|还|因|经"
    r"|主动|政府信息|信息|数据|条目|数|量|各类|其中|宣布|依法|自动|自行|及时|陆续|先后|统一|的|了|并|和|及|与|或|含|到|至|由|从|在|[、()::,\s]"
)


_DONE = tuple(
    map(
        re.compile,
        ("收到|受理|接收|接受|新收(?!录)", "答复|办结|回复", "公开|发布|公布", "查阅|接待"),
    )
)


def of_one_thing(labels: Sequence[str]) -> bool:
    """Whether no label names what the first of them does not: it is told once, or in all of them."""
    first, *others = (_EMPTY.sub("", without_movement(label)) for label in labels)
    if not all(set(other) <= set(first) for other in others):
        return False
    first, *others = labels
    return all(verb.search(first) for verb in _DONE if any(map(verb.search, others)))
