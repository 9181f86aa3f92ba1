"""Zeros of acts that are denied alone: 规章没有新制发; 不予公开的没有; 主要负责人参加的没有.

What the act is done with stands earlier in the sentence, or in the paragraph for answers to applications.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.denials import Denial
from extractor.language.lexicon import Token, residue
from extractor.text.scan import Zero

from .prose import Prose
from .zeros_carried import clause_of

OF_THE_REST = re.compile(r"(?:其余|其他|其它)[^,。;、]{0,8}$")
"""收取87元,其余一律免费: something was taken."""
_ACT_ALONE = re.compile(
    r"(?:再|新|过|的|任何|情况|情形|出现|数量|或|和|及|、|(?:原|已|现|既)有|现行|以往|过去|旧|文件|予以|加以|进行|作出|决定|答复|处理|告知)*"
)
_PRESENT = re.compile(r"(?:参加|出席|到场|亲自|的|情况|情形)*")
_THOSE_ALONE = re.compile(
    r"(?:其中|全年|年内|本年度?|今年|当年|由|有|答复|办理|办结|作出|决定|申请|参加|出席|到场|亲自|件|数|的|情况|情形|或|和|及|、|者)*"
)
_HEADED = re.compile(r"(?:不予公开|依申请公开|答复)[^,。;\n]{0,4}(?:情况)?[:。]")
"""不予公开情况:年内不予公开的没有: the heading tells of answers."""
_REACH = 60
_OF_ASKED = 200
"""Characters back to the applications of which an answer is denied: 也就没有不予公开的情形."""


def acts(
    text: str, denial: Denial, words: str, tokens: tuple[Token, ...], pack: Prose
) -> Iterator[Zero]:
    """An act, or those of a kind, are denied of what the sentence is about."""
    of = {concept for kinds in pack.denials.kinds.values() for concept in kinds}
    found = [t for t in tokens if t.concepts & of]
    if denial.kind == "forward":
        behind = residue(words, found, max(0, denial.words - denial.start))
        alone = _ACT_ALONE.fullmatch(behind) or _PRESENT.fullmatch(behind)
    else:
        alone = _THOSE_ALONE.fullmatch(residue(words, found))
    if not found or not alone:
        return
    if OF_THE_REST.search(text[clause_of(text, denial.at) : denial.at]):
        return  # 败诉1件,其余案件没有败诉
    asked = frozenset(pack.denials.asked.split())
    answers = {c for t in found for c in t.concepts} & {
        c for a in asked for c in pack.denials.kinds.get(a, ())
    }
    marks, reach = ("\n", _OF_ASKED) if answers else ("。;\n", _REACH)
    at = denial.at
    low = max(text.rfind(mark, 0, at) for mark in marks) + 1
    earlier = pack.lexicon.tokens(text[max(low, at - reach) : at])
    for before in reversed(earlier):
        if things := sorted(before.concepts & pack.denials.kinds.keys()):
            for thing in things:
                yield from _of_thing(denial, found, thing, pack)
            return
    if denial.kind != "forward" and answers and _HEADED.search(text, low, at):
        for thing in sorted(asked):
            yield from _of_thing(denial, found, thing, pack)


def _of_thing(denial: Denial, tokens: list[Token], thing: str, pack: Prose) -> Iterator[Zero]:
    known = pack.denials.kinds[thing]
    for act in tokens:
        for concept in sorted(act.concepts & known.keys()):
            if known[concept] in pack.zeros:
                low = denial.start + act.start
                yield Zero(low, denial.start + act.stop, known[concept])


_BEYOND = re.compile(r"(?:不存在|谈不上|说不上|无需|(?:没有?|无)(?:任何)?)")
_ONLY_THOSE = re.compile(
    r"(?:不存在|谈不上|说不上|没有?|无|任何|的|和|及|与|或|、|问题|情况|情形|事项|等|数量?)*"
)
_NOTHING_CAME = re.compile(
    r"(?:[未没无][^,。;\n]{0,12}(?:申请|请求)|申请[^,。;\n]{0,4}(?:未|没|为零|为0|数?0|0件|无))[^。;\n]{0,24}$"
)
_NEAR = 80


def follow(
    text: str, denial: Denial, words: str, tokens: tuple[Token, ...], pack: Prose
) -> Iterator[Zero]:
    """未收到申请,因此也不存在答复和收费问题: what would have become of applications, had any come."""
    known = pack.denials.follows
    named = [t for t in tokens if t.concepts & known.keys()]
    if denial.kind != "forward" or not named or not _BEYOND.match(words):
        return
    others = [t for t in tokens if not t.filler and t.concepts & pack.zeros.keys()]
    if not _ONLY_THOSE.fullmatch(residue(words, [*named, *others])):
        return
    if not _NOTHING_CAME.search(text, max(0, denial.at - _NEAR), denial.at):
        return
    for token in named:
        thing = known[min(token.concepts & known.keys())]
        yield Zero(denial.start + token.start, denial.start + token.stop, thing, denial.zero)
