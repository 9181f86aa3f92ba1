"""Numbers that are told by the numbers before them: the whole of listed parts, the applicants of a total.

维持2件,纠错1件,共3件: the sum proves what the last number counts.  办结17件,自然人15件: the kinds of
applicants are those of the total that was told last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.schemas import Claim, Mention, vocabulary
from extractor.text.document import Document

from .topics import topics_before

_TOGETHER = re.compile(
    r"(?:全年|年内|本年度?)?(?:合起来|加起来|相加|总数|总共|一共|共计|合计|总计|共|计)(?:为|有|是|达)?"
)
_FEWEST = 2
_MOST = 40
"""Claims that are looked back on; a sentence made to be slow has more."""
_OPEN = frozenset({"applications.closed", "applications.replied"})
"""予以公开5件、部分公开2件,共7件: some of the answers together are not yet all."""


def whole_of(document: Document, seen: Frame, claims: Sequence[Claim]) -> str | None:
    """The indicator of which the claims before a bare 共N are the parts, if they add up to N."""
    if not seen.listed or not (_TOGETHER.fullmatch(seen.label) or _both(document, seen)):
        return None
    added, parents, count = Decimal(0), None, 0
    for claim in reversed(claims[-_MOST:]):
        mention = document.mention(claim.mention or "")
        item = vocabulary().get(claim.indicator)
        if mention is None or mention.value is None or item is None:
            return None
        named = {relation.parent for relation in item.part_of}
        parents = named if parents is None else parents & named
        if not parents:
            return None
        added, count = added + mention.value, count + 1
        if count >= _FEWEST and added == seen.mention.value:
            return next((whole for whole in sorted(parents) if whole not in _OPEN), None)
    return None


_BOTH = re.compile(r"[,;][两二三四五六2-6][项笔者]共?$")


def _both(document: Document, seen: Frame) -> bool:
    """检索费6元、复印费3元,两项9元: whether a number of things before it says that it is their sum."""
    start = seen.mention.span.start
    return _BOTH.search(document.in_digits, max(0, start - _BEFORE), start) is not None


_CLOSES = re.compile(r"[,;、](?:以上|上述)?(?:合计|共计|总计|总共|一共)(?:为|达|公开|发布)*$")
_BEFORE = 10


def of_channels(document: Document, seen: Frame, claims: Sequence[Claim]) -> str | None:
    """通过网站公开163条,通过公开栏公开76条,合计239条: the whole that all channels before it make up.

    Also where one of them has no indicator of its own.
    """
    start = seen.mention.span.start
    if not seen.listed or not _CLOSES.search(document.in_digits, max(0, start - _BEFORE), start):
        return None
    same = [m for m in _before(document, seen) if m.unit == seen.mention.unit]
    if len(same) < _FEWEST or sum(m.value or 0 for m in same) != seen.mention.value:
        return None
    ids = {m.id for m in same}
    known = (vocabulary().get(c.indicator) for c in claims if c.mention in ids)
    parents = {r.parent for item in known if item for r in item.part_of if r.kind == "channel"}
    return next(iter(parents)) if len(parents) == 1 else None


_TOTAL_ROW = re.compile(r"(?:以?上|上述)?(?:各[类项])?(?:合计|共计|总计)为?")
_TWO, _MANY = 2, 3
_OF_THESE = re.compile(r"[两二三四五六七八九][类项者种](?:合计|共计|总计)?$")
_CASES = frozenset({"件", "份", "宗", "条", None})


def of_results(
    seen: Frame, told: Sequence[str], form: str, pack: Prose, *, closes: bool
) -> str | None:
    """予以公开6件。不予公开2件。其他处理1件。总计9件: the last row of the results, as the forms from
    2019 on have them; ``told`` are the indicators of the sentences before it.

    Of two results it is the sum only where it adds them up (``closes``).
    """
    if form not in ("form2019", "form2021") or not _TOTAL_ROW.fullmatch(seen.label):
        return None
    if seen.mention.unit not in _CASES or not told or not told[-1].startswith(pack.outcomes):
        return None
    results = {name for name in told if name.startswith(pack.outcomes)}
    closes = closes and not _OF_THESE.search(seen.sentence)  # 两类合计1300件: of these alone
    return "applications.closed" if len(results) >= (_TWO if closes else _MANY) else None


_BY_ALL_WAYS = re.compile(
    r"(?:[^,;\d]{0,24}[两二三四五六七八九十](?:个|大|种|类))?(?:平台|渠道|途径|载体|媒介|方式|账号)"
    r"(?:全年|年内|本年度?|共计?|累计|总共|合计|总计|一共|主动|对外|公开|发布|推送|了|各类|政府信息|政务信息|信息|总量|总数|为|达)+"
)


def of_all_ways(document: Document, seen: Frame) -> str | None:
    """网站、微博、微信3个平台共公开290条: the whole, where what each of them published adds up to it."""
    if not _BY_ALL_WAYS.fullmatch(seen.label):
        return None
    for near in (_before(document, seen), _behind(document, seen)):
        parts = [m.value or 0 for m in near if alike(m.unit, seen.mention.unit)]
        if len(parts) >= _FEWEST and sum(parts) == seen.mention.value:
            return "proactive.total"
    return None


def alike(unit: str | None, other: str | None) -> bool:
    """Whether two units count one thing: 条 and 条次, 篇 and 篇次."""
    return _once(unit) == _once(other)


def _once(unit: str | None) -> str:
    return re.sub(r"\(.*\)|/.*|次$", "", unit or "") or (unit or "")


_PEOPLE = frozenset({"人", "人次", "名"})


def of_people(document: Document, seen: Frame, pack: Prose) -> str | None:
    """培训两期,第一期45人,第二期38人,共83人次: all who came, where no part has an indicator."""
    if not seen.listed or not _TOGETHER.fullmatch(seen.label) or seen.mention.unit not in _PEOPLE:
        return None
    parts = [m for m in _before(document, seen) if m.unit in _PEOPLE]
    added = len(parts) >= _FEWEST and sum(m.value or 0 for m in parts) == seen.mention.value
    if not added and not _each_time(document, seen):
        return None
    trained = topics_before(document, seen, pack)[:1] == ("training",)
    return "training.attendees" if trained else None


_TIMES_EACH = re.compile(
    r"(?P<times>\d+)[次期场班][,(](?:每[次期场班](?:均|都|各|有|约)*)(?P<each>\d+)(?:人次?|名)(?:参加|参训|到场)?[),;]*$"
)


def _each_time(document: Document, seen: Frame) -> bool:
    """培训3次,每次12人,共36人次: whether a number is so many times so many."""
    low = max(seen.sentence_start, seen.mention.span.start - _NEAR_BEFORE)
    words = document.in_digits[low : seen.mention.span.start].removesuffix(seen.label)
    found = _TIMES_EACH.search(words)
    return found is not None and int(found["times"]) * int(found["each"]) == seen.mention.value


_NEAR_BEFORE = 40
_STAFF = re.compile(r"[^,;#]{0,16}(?:人员|队伍|人手)(?:共|总数|现有|有|达到?|为|增至|:)*")
_TWO_KINDS = re.compile(
    r"\s?[,(:](?:其中[,:]?|包括)?(?:[^,。;\d]{0,4}(?P<kind>专|兼|全)[职管任岗](?:的|人员|工作人员|干部|有|为|:)*)(?P<one>\d+)[人名位]?"
    r"[,、;和](?:[^,。;\d]{0,4}(?!(?P=kind))[专兼全][职管任岗](?:的|人员|工作人员|干部|有|为|:)*)(?P<other>\d+)"
)


_KINDS_AND_ALL = re.compile(
    r"(?P<first>[专兼])职(?:工作|岗位)?(?:人员|干部|的)?(?:有|为|:)?(?P<one>\d+)[人名位],"
    r"[^,。;\d]{0,16}(?P<second>(?!(?P=first))[专兼])职(?:工作|岗位)?(?:人员|干部|的)?(?:有|为|:)?(?P<other>\d+)[人名位]"
    r",(?:合计|共计?|总共|一共|总计)(?P<all>\d+)[人名位]"
)
_KIND_IDS = {"专": "organisation.staff.full_time", "兼": "organisation.staff.part_time"}


def _both_kinds(document: Document, seen: Frame) -> str | None:
    """专职2人,各科室兼职5人,共7人: the sum shows that those of the parts are all there are."""
    text, start = document.in_digits, seen.mention.span.start
    low = max(seen.sentence_start, start - _NEAR)
    for found in _KINDS_AND_ALL.finditer(text, low, start + _NEAR):
        if int(found["one"]) + int(found["other"]) == int(found["all"]):
            kinds = {
                found.start("one"): _KIND_IDS[found["first"]],
                found.start("other"): _KIND_IDS[found["second"]],
                found.start("all"): "organisation.staff",
            }
            return kinds.get(start)
    return None


def of_staff(document: Document, seen: Frame) -> str | None:
    """人员28人(兼职26人,专职2人): the staff, where those of both kinds add up to it."""
    if seen.mention.unit not in ("人", "名", "位"):
        return None
    if kind := _both_kinds(document, seen):
        return kind
    if not _STAFF.fullmatch(seen.label):
        return None
    stop = seen.mention.span.stop
    found = _TWO_KINDS.match(document.in_digits, stop, stop + 40)
    if found is None or int(found["one"]) + int(found["other"]) != seen.mention.value:
        return None
    return "organisation.staff"


def _before(document: Document, seen: Frame) -> list[Mention]:
    """The statistics with a value that stand before a number in its sentence."""
    at = int(seen.mention.id[1:]) - 1
    near = document.mentions[max(0, at - _MOST) : at]
    low = seen.sentence_start
    return [m for m in near if m.statistical and m.span.start >= low and m.value is not None]


_STOPS = re.compile(r"[。\n]")


def _behind(document: Document, seen: Frame) -> list[Mention]:
    """The statistics with a value that stand behind a number in its sentence."""
    at, start = int(seen.mention.id[1:]), seen.mention.span.stop
    near = document.mentions[at : at + _MOST]
    last = near[-1].span.stop if near else start
    ends = _STOPS.search(document.in_digits, start, last)
    high = ends.start() if ends else last
    return [m for m in near if m.statistical and m.span.start < high and m.value is not None]


_RECEIVED = "applications.received."
APPLICANTS = {
    "natural": "natural_person",
    "commercial": "commercial",
    "research": "research",
    "welfare": "public_welfare",
    "legal": "legal_services",
    "other_org": "other_org",
}
"""Kinds of applicants: the concept, and how ids end."""
_APPLICANTS = frozenset(APPLICANTS.values())


def of_last_total(name: str, claims: Sequence[Claim]) -> str:
    """办结17件,自然人15件: the applicants of the answers, where those were told last.

    Of a number that is told several things (3件,均予以公开), the first is what it counts.
    """
    kind = name.removeprefix(_RECEIVED)
    if not name.startswith(_RECEIVED) or kind not in _APPLICANTS:
        return name
    counted = {claim.mention: claim for claim in reversed(claims[-_MOST:])}
    for claim in counted.values():
        if claim.indicator.endswith(tuple(_APPLICANTS)):
            continue
        other = f"{claim.indicator}.{kind}"
        return other if other in vocabulary() else name
    return name


_NEAR = 120
_ALL_OF = re.compile(r"[均都全]")
_TOTAL = re.compile(r"(?:收到|受理|新收)[^,;。]{0,12}\d+[件份宗]")


def of_subject(name: str, document: Document, seen: Frame, received: bool, pack: Prose) -> str:
    """律所的9件,予以公开5件: the answers to the one kind of people that the words are about.

    Only where the total of all was told before (``received``) or another kind follows.
    """
    if name.startswith(_RECEIVED):
        return name
    part = seen.sentence.rpartition(";")[2]
    own = part[: len(part) - len(seen.label)] if part.endswith(seen.label) else part
    kinds = _kinds(own, pack)
    if len(kinds) != 1 or _TOTAL.search(own.partition("的")[0]) or _ALL_OF.search(own):
        return name
    other = f"{name}.{next(iter(kinds))}"
    stop = seen.mention.span.stop
    follow = _kinds(document.in_digits[stop : stop + _NEAR], pack) - kinds
    return other if other in vocabulary() and (received or follow) else name


_ASKED_ABOUT = re.compile(
    r"(?:企业|公司|个人|居民|村民)[一-鿿]{1,8}?(?:信息|资料|材料|档案|名单)(?!公开)"
)
"""2件为企业欠税信息: what they asked about, and not who asked."""


def _kinds(words: str, pack: Prose) -> set[str]:
    """The kinds of applicants that words name."""
    words = _ASKED_ABOUT.sub("", words)
    # By pieces: each number of a long sentence has nearly the same words before it.
    return {kind for piece in pack.lexicon.pieces(words) for kind in _of_piece(piece, pack)}


@lru_cache(maxsize=1024)
def _of_piece(words: str, pack: Prose) -> tuple[str, ...]:
    tokens = pack.lexicon.tokens(words)
    return tuple(APPLICANTS[c] for token in tokens for c in token.concepts if c in APPLICANTS)


def of_number(name: str, names: Sequence[str]) -> str:
    """予以公开9件(均为自然人所提): those who asked are the applicants of that answer."""
    kind = name.removeprefix(_RECEIVED)
    if not name.startswith(_RECEIVED) or kind not in _APPLICANTS:
        return name
    return next((f"{n}.{kind}" for n in names if f"{n}.{kind}" in vocabulary()), name)


def old_refusal(name: str, form: str, told: Sequence[str]) -> bool:
    """同意公开5件,因商业秘密不公开1件: the reason stands with the answer that it is given for.

    The forms from 2019 on count the reasons alone.
    """
    old = form in ("narrative", "stat2014") and name.startswith("applications.refused.")
    return old and not any(earlier.startswith("applications.refused") for earlier in told)
