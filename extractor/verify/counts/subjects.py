"""Whether counts are told of one thing: 收到网上申请20件 is a part of 收到申请60件, and 办结申请60件 is neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.knowledge.pack import shipped
from extractor.language.lexicon import residue
from extractor.language.movement import without_movement
from extractor.language.other_years import BODY

from .indicator_words import OTHERS, things_in

_AMOUNT = re.compile(
    r"(?:(?:的|总)?(?:数量|数目|总量|总数|量|件数|条数|人数|数)|[占达为是有共的])+$"
)
_NEW = re.compile(r"新[增建设开办发聘]")
"""新增2个 are of those that came, and 共有8个 are all."""
_YEARS = re.compile(r"(?:19|20)\d\d年?[度初底末]?|[上去今本当全前]年度?|上一年度?|同期|其中")


class _Named(NamedTuple):
    """What the words of a clause name: things, and what is unknown of them, whose they are, and what was done."""

    things: frozenset[str]
    unknown: str
    whose: frozenset[str]
    acts: frozenset[str]
    bodies: frozenset[str]
    """全县, 全市; the agency itself (我局, 本县) has no name here."""
    names: tuple[str, ...]
    """The words of the things, as they stand there."""

    @property
    def elliptic(self) -> bool:
        return not (self.things or self.unknown or self.whose)


def _named(words: str) -> _Named:
    words = _AMOUNT.sub("", _YEARS.sub("", words))
    pack = shipped().prose
    tokens = pack.lexicon.tokens(words)
    concepts = frozenset(c for token in tokens if not token.filler for c in token.concepts)
    acts = concepts & pack.verbs | ({"anew"} if _NEW.search(words) else set())
    names = tuple(t.text for t in tokens if not t.filler and not t.concepts & pack.verbs)
    whose, bodies = (frozenset(found.findall(words)) for found in (OTHERS, BODY))
    unknown = residue(words, tokens)
    return _Named(things_in(words), unknown, whose, acts, bodies, names)


def same_thing(one: str, other: str) -> Literal["same", "part", "unknown"]:
    """Whether the words of a later count (``other``) name what those of one before it name.

    What they leave out is as before (收到申请80件, and 收到120件); what they add makes it a part.
    """
    whole, later = _named(one), _named(other)
    if not later.acts <= whole.acts or _of_others(whole, later):
        return "unknown"
    alike = whole.things == later.things and all(_resembles(n, whole.names) for n in later.names)
    if later.elliptic or (alike and whole[1:3] == later[1:3]):
        return "same"
    if not (later.things or later.whose) and whole.unknown.endswith(later.unknown):
        return "same"  # 网站代发40条, and 代发32条: the act is said again
    nested = later.things < whole.things or whole.things < later.things
    return "part" if nested and later.unknown in whole.unknown else "unknown"


def _resembles(name: str, names: Sequence[str]) -> bool:
    """Whether a word is short for another: 申请 and 政府信息公开申请, but not 建议 and 提案."""
    return any(set(name) & set(other) for other in names)


def _of_others(whole: _Named, later: _Named) -> bool:
    """Whether a later count is of all of a county where the first is not, or of the agency where the first is."""
    all_of, later_all = (
        {b for b in bodies if b[0] == "全"} for bodies in (whole.bodies, later.bodies)
    )
    return not later_all <= all_of or bool(all_of and later.bodies - later_all)


_STOCK = re.compile(r"[年岁][初终间末]|其间|底前|在[册岗]|现行|有效|存量|宣布|自动|陆续|先后|统一")
"""Words of when a stock is counted, and how it changed."""
_DONE = tuple(
    map(
        re.compile,
        ("收到|受理|接收|接受|新收(?!录)", "答复|办结|回复", "公开|发布|公布", "查阅|接待"),
    )
)


def of_one_thing(labels: Sequence[str]) -> bool:
    """Whether no label of a stock names what the first of them does not: it is told once, or in all.

    网站累计1816条 and 网站与微博累计2171条 are of two.
    """
    first, *others = (_named(_STOCK.sub("", without_movement(label))) for label in labels)
    named, *later = labels
    bodies = {body for label in later for body in BODY.findall(label)} <= set(BODY.findall(named))
    alike = (o.things <= first.things and o.unknown in first.unknown for o in others)
    if not (bodies and all(alike)):
        return False
    return all(verb.search(named) for verb in _DONE if any(map(verb.search, later)))
