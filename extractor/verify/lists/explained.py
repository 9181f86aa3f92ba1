"""Sums that do not add up and yet prove nothing: what the words around a list allow.

A part may stand outside its list, a list may name the largest only, its labels may divide by two
things at once, and the words before it may point at another total.  What one of these explains is
no accusation; it stays a finding that nobody decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from extractor.language.movement import role_of
from extractor.language.periods import is_period
from extractor.language.wholeness import SELECTED_FEW, counted_apart, counted_parts, declarations
from extractor.schemas import Fact, Finding, Mention
from extractor.text.document import Document

from ..counts.bare import OWN_SUM, REST
from ..counts.interval import overlap, rounded, sum_of, total
from ..counts.slips import added_and_printed, slips
from ..counts.statements import end_of, opening_of
from .answered_apart import answered_apart
from .extent import folded
from .unlike_parts import Claimed, claimed_by_mention, of_others, unlike

_SUMS = frozenset({"sum_mismatch", "subset_exceeds"})
_REACH = 160
"""Characters of a neighbouring sentence that may print the part that is missing."""
_TOGETHER = 400
_BIG = 4
"""A difference from which on it is no accident that a neighbour prints it."""
_CLAUSES = re.compile(r"[,。;:、\n(]|\d[\d,.]*[一-鿿]{0,2}")


def unexplained(
    findings: Iterable[Finding], document: Document, facts: Sequence[Fact] = ()
) -> Iterator[Finding]:
    """The findings; a sum of the prose that its words explain is laid to nobody.

    What adds up counts that are no parts of the total is no finding.
    ``facts`` tell what the numbers of a list were read as.
    """
    claimed = claimed_by_mention(facts)
    cells = {e.mention for f in facts for e in f.evidence if e.address is not None}
    for finding in findings:
        if finding.kind == "balance_mismatch" and _told_apart(finding, document):
            continue
        if finding.kind == "balance_mismatch" and _withdrawn(finding, document):
            continue
        if finding.kind == "sum_mismatch" and _of_parts_of_parts(finding, document):
            continue
        accuses = finding.whose == "source" and finding.kind in _SUMS and finding.message != REST
        if accuses and _of_unlike(finding, document, claimed):
            continue
        of_cells = any(mention in cells for mention in finding.mentions)
        if accuses and not of_cells and (_doubted(finding, document) or _broken(finding, document)):
            yield finding.model_copy(update={"whose": "undecided", "severity": "warning"})
        else:
            yield finding


_WITHIN = re.compile(r"[,(、](?:其中)?(?:内含|含有?|包含|包括)[^,。;:()\d]*$")


def _of_parts_of_parts(finding: Finding, document: Document) -> bool:
    """按时办结25件(含延期后办结的3件): the 3 are of the 25, and the others add up without them.

    So do those of a line that the next lines divide: 不同意公开49件⏎涉及国家秘密40件⏎涉及个人隐私9件.
    """
    mentions = [m for m in map(document.mention, finding.mentions) if m is not None]
    if len(mentions) < 3 or any(document.in_grid(m) or m.value is None for m in mentions):
        return False
    *parts, whole = mentions
    first = min(m.span.start for m in parts)
    outer = [
        m for m in parts if m.span.start == first or not _WITHIN.search(document.before(m, 30))
    ]
    if len(outer) < len(parts) and (len(outer) == 1 or sum_of(outer) == whole.value):
        return True
    some = sorted((m for m in parts if m.value), key=lambda m: m.span)
    outer = folded(document, some)
    return 1 < len(outer) < len(some) and sum_of(outer) == whole.value


def _broken(finding: Finding, document: Document) -> bool:
    """Whether a number among those that are added has lost a part: 予以公开94件;部分公�21件."""
    spans = [m.span for m in map(document.mention, finding.mentions) if m is not None]
    if finding.kind != "sum_mismatch" or not spans:
        return False
    near = document.mentions_in(min(spans).start, max(spans).stop)
    return any(m.kind == "damaged" for m in near)


_CARRIED = re.compile(r"结转|转入|遗留|[上去]年")


def _told_apart(finding: Finding, document: Document) -> bool:
    """Whether what was carried in is said to be outside of the other figures: 另计, 未计入以上数字."""
    text = document.text
    carried = (
        m
        for m in map(document.mention, finding.mentions)
        if m is not None and not document.in_grid(m) and _CARRIED.search(label_of(document, m))
    )
    return any(counted_apart(text[m.span.stop : end_of(text, m.span.stop)]) for m in carried)


_BALANCE = re.compile(r"^[^;]*?= (?P<came>\d+), [^;]*= (?P<left>\d+)(?:;|$)")
_LEFT_OUT = re.compile(r"撤回|撤销|撤件|并案|合并|退回|不计入|未计入|不列入")


_MERGED = re.compile(r"立件|立案|合并|并[作为]|按[一1]件")


def _merged(other: Mention, mentions: Sequence[Mention], gap: Decimal, document: Document) -> bool:
    """收到73件,其中6件并作1件,故立件68件: the figure that the balance goes on with."""
    words = document.before(other, 30)
    return _MERGED.search(words) is not None and any(
        (one.value or 0) - gap == other.value for one in mentions
    )


def _withdrawn(finding: Finding, document: Document) -> bool:
    """新收65件,上年结转4件,其中3件撤回,不计入办结数: a count beside them is just what the balance lacks.

    新收60件,其中网上40件,办结38件,结转2件: or it is that of a part, or of a part of the year.
    """
    match = _BALANCE.match(finding.formula or "")
    mentions = [m for m in map(document.mention, finding.mentions) if m is not None]
    if match is None or not mentions:
        return False
    gap = Decimal(match["came"]) - Decimal(match["left"])
    low = opening_of(document.text, min(m.span.start for m in mentions))
    high = end_of(document.text, max(m.span.stop for m in mentions))
    own = {m.id for m in mentions}
    beside = [m for m in document.mentions_in(low, high) if m.id not in own and m.value]
    if gap > 0 and any(m.value == gap and _is_left_out(document, m) for m in beside):
        return True
    if any(document.in_grid(m) for m in mentions):
        return False
    beside = [m for m in beside if m.unit == mentions[0].unit]
    if any(_merged(m, mentions, gap, document) for m in beside):
        return True
    roles = [role_of(label_of(document, m), None) for m in beside]
    if any(
        m.value == Decimal(match["left"]) and role != "due"
        for m, role in zip(beside, roles, strict=True)
    ):
        return True
    return any(
        (other.value or 0) - (one.value or 0) == (gap if side in ("out", "closing") else -gap)
        for one in mentions
        if (side := role_of(label_of(document, one), None))
        for other, role in zip(beside, roles, strict=True)
        if role == side
    )


def _is_left_out(document: Document, mention: Mention) -> bool:
    """12件撤回, 撤回12件."""
    behind = _LEFT_OUT.search(document.text, mention.span.stop, mention.span.stop + 16)
    return behind is not None or _LEFT_OUT.search(label_of(document, mention)) is not None


def _of_unlike(finding: Finding, document: Document, claimed: Claimed) -> bool:
    """Whether what was added up are no parts of what was taken for their total."""
    mentions = [m for m in map(document.mention, finding.mentions) if m is not None]
    if len(mentions) < 2 or any(document.in_grid(m) or m.value is None for m in mentions):
        return False
    *parts, whole = mentions
    parts.sort(key=lambda m: m.span.start)
    if whole.span.start > parts[0].span.start or len({m.unit for m in mentions}) > 1:
        return False
    if len(parts) == 1:
        return of_others(parts, whole, claimed)  # one part alone that is more than all
    return unlike(document, parts, whole, claimed)


def _doubted(finding: Finding, document: Document) -> bool:
    """Whether the sum of a sentence proves nothing; the cells of a form belong together whatever
    they add up to."""
    return _may_be(finding, document) or _by_no_slip(finding, document)


def _by_no_slip(finding: Finding, document: Document) -> bool:
    """Whether no slip of the pen makes the sum of a sentence right: it was read for another's."""
    mentions = [m for m in map(document.mention, finding.mentions) if m is not None]
    if finding.kind != "sum_mismatch" or len(mentions) < 3:
        return False
    if any(document.in_grid(m) or m.value is None for m in mentions):
        return False
    return not slips(finding.formula or "", [m.value or Decimal(0) for m in mentions[:-1]])


def _may_be(finding: Finding, document: Document) -> bool:
    mentions = [m for m in map(document.mention, finding.mentions) if m is not None]
    if len(mentions) < 3 or any(document.in_grid(m) or m.value is None for m in mentions):
        return False
    *parts, whole = mentions
    parts.sort(key=lambda m: m.span.start)
    if (finding.facts or finding.message != OWN_SUM) and _printed_beside(
        document, finding, mentions
    ):
        return True
    if answered_apart(document, parts, whole):
        return True
    if len({m.unit for m in mentions}) > 1:
        return False
    if overlap(total([_rounded(m) for m in parts]), _rounded(whole)):
        return True
    if whole.span.start > parts[-1].span.start:
        return False
    if _closes_before(document, parts, whole) or _makes_another_total(document, parts, whole):
        return True
    lead = _lead(document, parts[0], whole)
    return (
        _few(document, parts, whole)
        or _two_divisions(document, parts)
        or _points_elsewhere(document, parts[0], whole, lead)
    )


_PENDING = re.compile(r"尚|未|在审|待审")
_CLOSED_BY = 3


def _closes_before(document: Document, parts: Sequence[Mention], whole: Mention) -> bool:
    """已审结18起,维持14起、纠正2起、其他2起,3起未审结: what is pending is none of what was decided."""
    if len(parts) <= _CLOSED_BY or sum_of(parts[:-1]) != whole.value:
        return False
    said = label_of(document, parts[-1]) + document.behind(parts[-1], 6)
    return re.search(r"[审办]结|答复", label_of(document, whole)) is not None and bool(
        _PENDING.search(said)
    )


def _makes_another_total(document: Document, parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether parts far from the number taken for their total make up one that stands before it.

    本年公开90条,历年累计400条。本年公开的信息中,机关50条,街道40条.
    """
    value, low = sum_of(parts), whole.span.start - _REACH
    first = parts[0].span.start
    pointed = _OF_NAMED.search(document.text, max(0, first - 40), first)
    far = value * 2 <= (whole.value or value)
    noun = _NOUN.match(document.behind(parts[0], 4))
    if noun and not document.behind(whole, 4).startswith(noun[0]):
        before = document.mentions_in(low, whole.span.start)[-_MOST_BEFORE:]
        of_it = (m for m in before if document.behind(m, 4).startswith(noun[0]))
        if any(m.value == value and m.unit == whole.unit for m in of_it):
            return True  # 3份申请,共作出4份告知书:其中1份申请…,其余2份…
    if not far and pointed is None:
        return False  # 受理40件,审结38件,其中…: they may be meant for the nearer one, and be wrong
    name = _NO_NAME.sub("", pointed["name"]) if pointed else ""
    before = document.mentions_in(low, whole.span.start)[-_MOST_BEFORE:]
    return any(
        m.value == value
        and m.unit == whole.unit
        and m not in parts
        and (far or _of_named_year(document, m, name) or _bears(document.text, document, m, name))
        for m in before
    )


_YEAR_NAMED = re.compile(r"(?:19|20)\d\d年")


def _of_named_year(document: Document, mention: Mention, name: str) -> bool:
    """2010年公开87条 is what 2010年公开的信息中 divides."""
    year = _YEAR_NAMED.search(name)
    before = document.before(mention, 14)
    return year is not None and year.group() in before


_NOUN = re.compile(r"[一-鿿]{2}")
_OF_NAMED = re.compile(r"(?P<name>[^,。;:!?\n]{2,24}?)(?<!其)[之当]?[中里][,:][^,。;:\d]{0,12}$")
"""机关受理的申请中,…: what is divided is named, and a count before has just the sum of the parts."""
_MOST_BEFORE = 12
_KINDS_COUNTED = re.compile(r"\d{1,2}(?=个?(?:大类|方面|类|种|领域|部分|问题|项内容))")
_NEXT = re.compile(r"其次|再次|排名?第二|次之")
_RANKED = re.compile(
    r"[^。;\n\d]{0,8}(?:居前|[位排分][居列名][^,。;]{0,3}前|较多|居多|前[三五十][位名])"
)


def _few(document: Document, parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the words say that a list names the largest only, before it, in it or behind it."""
    text = document.text
    lead = _KINDS_COUNTED.sub(
        "", text[max(whole.span.stop, parts[0].span.start - 80) : parts[0].span.start]
    )
    lead = re.split(r"[。;!?\n]|,其中|\d", lead)[-1]
    inside = (document.between(a, b) for a, b in pairwise(parts))
    return (
        SELECTED_FEW.search(lead) is not None
        or any(_NEXT.search(words) for words in inside)
        or _RANKED.match(text, parts[-1].span.stop) is not None
    )


_rounded = partial(rounded, money_too=False)


def _lead(document: Document, first: Mention, whole: Mention) -> str:
    """The words that lead from the number before a list to its first part."""
    low = max(whole.span.stop, first.span.start - 80)
    return re.split(r"\d", document.text[low : first.span.start])[-1]


def label_of(document: Document, mention: Mention) -> str:
    """The words of a number's own clause before it."""
    return _CLAUSES.split(document.before(mention, 30))[-1]


def _two_divisions(document: Document, parts: Sequence[Mention]) -> bool:
    """环保类310条、下半年412条: what is divided by matter and by time is counted twice."""
    spans = [is_period(_with_month(document, m)) for m in parts]
    return any(spans) and not all(spans)


def _with_month(document: Document, mention: Mention) -> str:
    """A number's clause with its digits: 7至12月公开."""
    words = document.before(mention, 24)
    return re.split(r"[,。;:、\n(]", words)[-1]


_FROM_BEFORE = re.compile(r"结转|上年|去年|往年|转入|遗留|另|此外|未计|不含")


def _printed_beside(document: Document, finding: Finding, mentions: Sequence[Mention]) -> bool:
    """Whether a count of the same unit beside the list is just what it lacks, or has too much."""
    said = added_and_printed(finding.formula or "")
    if said is None:
        return False
    gap = said[1] - said[0]
    text = document.text
    first = min(m.span.start for m in mentions)
    last = max(m.span.stop for m in mentions)
    low = opening_of(text, first)
    high = end_of(text, last)
    if last - first > _TOGETHER or _said_whole(text[low:high], len(mentions) - 1):
        return False
    if abs(gap) >= _BIG:
        low = max(opening_of(text, max(0, low - 2)), low - _REACH)
        high = min(end_of(text, high + 1), high + _REACH)
    own = {m.id for m in mentions}
    units = {m.unit for m in mentions}
    beside = (m for m in document.mentions_in(low, high) if m.statistical and m.kind == "number")
    alike = [m for m in beside if m.unit in units and m.id not in own]
    if gap > 0:
        return any(m.value == gap for m in alike)
    return any(m.value == -gap and _FROM_BEFORE.search(label_of(document, m)) for m in alike)


def _said_whole(words: str, number: int) -> bool:
    """Whether the words count the parts, or say that there is no other."""
    return any(
        one.count == number or one.strength in ("closed", "composed") for one in declarations(words)
    ) or number in counted_parts(words)


_POINTER = re.compile(
    r"(?:^|[,。;:!?\n]|其中)(?:在|从|就)?(?P<name>[^,。;:!?\n\d]{2,24}?)(?:之中|当中|中|里)(?=[,:]|[^,。;:\d]{1,12}$)"
)
_NO_NAME = re.compile(
    r"政府信息|信息公开|依申请|公开申请|申请|事项|信息|案件|文件|答复件|[上前][述面]|以上|这些|这|其|该|此|全部|全年|所有|各类|本年度?|当年|今年|上年|年度|已|的|共|件|条|数量?|总"
)


def _points_elsewhere(document: Document, first: Mention, whole: Mention, lead: str) -> bool:
    """办结的申请中,…: what is divided is named, and the total is the count of something else."""
    matches = list(_POINTER.finditer(lead))
    name = _NO_NAME.sub("", matches[-1]["name"]) if matches else ""
    if len(name) < 2:
        return False
    text = document.text
    named = [m for m in _before(document, first, whole.unit) if _bears(text, document, m, name)]
    if not named:
        return re.search(_DONE, name) is None
    return whole.id not in {m.id for m in named}


_DONE = r"答复|办结|审结|回复|办理|处理|受理|收到|新收|提交|来件"


def _before(document: Document, first: Mention, unit: str | None) -> Iterator[Mention]:
    start = first.span.start
    for mention in document.mentions_in(start - 2 * _REACH, start):
        if mention.unit == unit and mention.statistical and mention.value is not None:
            yield mention


def _bears(text: str, document: Document, mention: Mention, name: str) -> bool:
    behind = re.split(r"[,。;:、\n\d(]", text[mention.span.stop : mention.span.stop + 12])[0]
    words = label_of(document, mention) + behind
    return any(a + b in words for a, b in pairwise(name))
