"""Whose hands do the work: people who are counted by what they are, and told of besides.

信息员12名,均系兼职; 联络员由各科室人员兼任,共17名; 办公室3人专职,各科7人兼职.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.lexicon import residue
from extractor.language.words import REST, UNITS
from extractor.text.document import Document

from .clauses import TOGETHER, Clause

_WITH_THEM = frozenset({"informant", "staff", "work_staff", "equip", "serve_work", "serve", "hold"})


def is_of_hands(clause: Clause) -> bool:
    """Whether a number counts those who gather and pass on information, and nobody else."""
    seen = clause.frame
    return (
        seen.mention.unit in UNITS["people"]
        and "informant" in clause.concepts
        and clause.concepts <= _WITH_THEM
        and not each_of(seen)
        and not residue(clause.after_words, clause.after)
    )


def each_of(frame: Frame) -> bool:
    """5个所各1人兼着, 1处室1人: so many in each, and no sum of them is printed; 专职、兼职人员各3名 is one
    number of two kinds."""
    label = frame.label
    if _OF_TWO_KINDS.search(label):
        return False
    return label.endswith("各") or bool(_EACH_SO_MANY.search(label)) or "每" in label[-8:]


_OF_TWO_KINDS = re.compile(
    r"专职(?:工作)?(?:人员)?[、和与及]兼职(?:工作)?(?:人员)?各(?:有|配备?)?$"
)
_EACH_SO_MANY = re.compile(r"各(?:自)?(?:有|配|配备|明确|安排|确定|设)了?$")
_DIVIDED = re.compile(r"专职|专人|专门")
_UNIT = r"[一-鿿]{0,3}[科股处室所站局办部村镇乡]"
_ALL_OF_KIND = re.compile(
    rf"[,;、和]?(?:其余)?各{_UNIT}(?:[、和及]各?{_UNIT}){{0,3}}(?:(?:共|有|配|配备|明确)*兼职(?:人员|工作人员|干部)?)?$"
)
"""各科, 各科室、分局兼职: all parts of the office together."""


_ADDED_UP = re.compile(r"[^,。;\d]{0,8}[,、](?:合计|共|一共|总计|总共|合起来)")


def divides(clause: Clause, name: str) -> bool:
    """办公室3人专职,各科7人兼职: behind those of the office, those of all its parts together."""
    if name not in clause.pack.roles.staff or _ALL_OF_KIND.fullmatch(clause.frame.label) is None:
        return False
    if "兼职" in clause.frame.label and _ADDED_UP.match(clause.beyond):
        return False  # whether 5 is all or one of each, the sum says
    before = clause.frame.earlier
    return _DIVIDED.search(before) is not None


_DONE_BY = re.compile(
    r"(?:信息员|联络员|专管员|经办人员|经办人|联系人)(?:一般|均|都|全部|皆|也)*"
    r"(?:由[^,;。#\d]{2,14}?)?(?:兼任|兼职|兼做|兼着)(?=[,;:(]|$)"
)
_NOT = re.compile(r"[不非未没](?:是|由|得)?[^,;。]{0,6}$")


_ELSEWHERE = re.compile(
    r"(?:分布|分散|散布|分别)?(?:在|于)[^,。;\d]{1,14},(?:均|都|全|全部|皆)(?:是|为|系)?兼职(?=[,;。(\n])"
)


def part_time_by_words(frame: Frame, document: Document) -> bool:
    """联络员由各科室人员兼任,共17名; 其余12人分布在各站所,均为兼职: whether what is said of them before
    or behind makes them part-time."""
    if frame.mention.unit not in UNITS["people"]:
        return False
    if REST.fullmatch(frame.label):
        return _ELSEWHERE.match(document.in_digits, frame.mention.span.stop) is not None
    if not TOGETHER.fullmatch(frame.label):
        return False
    told = _DONE_BY.search(frame.sentence)
    return told is not None and _NOT.search(frame.sentence[: told.end()]) is None


_IN_EACH = re.compile(
    r"(?:(?<![和及与])(?P<places>\d{1,4})个?[一-鿿]{1,10}|(?:^|(?<=[,;、。(]))[一-鿿]{2,12}?)各自?(?:有|配备?|出|明确|安排|确定|设|抽|派)?了?"
    r"(?P<who>[一-鿿]{0,8}?)(?P<each>[1-9]\d?)[名人个位](?P<what>[^,。;\d]{0,10}),$"
)
"""14个村各有1名信息员兼职,: before the sum of them and of those told before."""
_MOST_OTHERS = 4


def with_those_of_each_place(document: Document, frame: Frame, pack: Prose) -> str | None:
    """镇党政办1名专职,14个村各有1名信息员兼职,合起来15人: what the sum counts, where it adds up."""
    if frame.mention.unit not in UNITS["people"] or not TOGETHER.fullmatch(frame.label):
        return None
    start = frame.mention.span.start - len(frame.label)
    words = document.in_digits[frame.sentence_start : start]
    match = _IN_EACH.search(words)
    if match is None or frame.mention.value is None:
        return None
    at = frame.sentence_start + match.start()
    own = int(frame.mention.id[1:]) - 1
    others = [
        m
        for m in document.mentions[max(0, own - _MOST_OTHERS) : own]
        if frame.sentence_start <= m.span.start < at and m.unit in UNITS["people"]
    ]
    in_places = frame.mention.value - sum(m.value or 0 for m in others)
    places = in_places / int(match["each"])
    if places < _TWO or places % 1 or match["places"] not in (None, str(int(places))):
        return None
    if others and match["places"] is None:
        return None  # whether they are counted too nobody says
    kinds = {_kind_of(words[: match.start()], pack)} if others else set()
    kinds.add(_kind_of(match["who"] + match["what"], pack))
    if kinds <= {None} or (None in kinds and not others):
        return None
    known = sorted(kind for kind in kinds if kind)
    return known[0] if kinds == set(known[:1]) else known[0].rpartition(".")[0]


_TWO = 2


def _kind_of(words: str, pack: Prose) -> str | None:
    """专职 or 兼职, as the indicator of its kind; None if the words name neither."""
    said = {c for t in pack.lexicon.tokens(words) for c in t.concepts}
    kinds = (saying for saying in pack.sayings if saying.id in pack.roles.staff)
    return next((s.id for s in kinds if any(p.needed <= said for p in s.patterns)), None)


_OF_ONE_KIND = re.compile(
    r"(?:同志|工作人员|人员|干部)?(?:负责|(?:负责|从事|承担|参与)(?:政府|政务)?(?:信息)?公开(?:工作)?)?,?"
    r"(?:均|都|全部|皆)(?:是|为|系)?(?:兼职|专职)(?:人员|干部)?(?=[,;。(\n])"
)
_ABOUT_THEM = frozenset({"staffing", "work"})


def of_one_kind(document: Document, clause: Clause, names: Sequence[str]) -> Sequence[str]:
    """工作人员2名均为兼职, 3人,均兼职: who they are all together, and of which kind all of them are.

    ``names`` are the indicators that the number is claimed for; those are left out.
    """
    seen, pack = clause.frame, clause.pack
    kind = _OF_ONE_KIND.match(document.in_digits, seen.mention.span.stop)
    if kind is None or seen.mention.unit not in UNITS["people"] or each_of(seen):
        return ()
    if REST.match(seen.label):
        return ()  # 其余12人均为兼职: all of the rest
    known = {c for t in clause.label if not t.filler for c in t.concepts} <= _WITH_THEM
    about = "work_staff" in clause.concepts or _ABOUT_THEM.intersection(clause.before)
    # 信息员14人,均系兼职: those who pass on information are some of the staff.
    some = "informant" in clause.concepts
    if some or not known or not about or residue(seen.label, clause.label):
        return ()
    of_kind = _kind_of(kind.group(), pack) or ""
    claimed = (of_kind.rpartition(".")[0], of_kind)
    return [name for name in claimed if name and name not in names]
