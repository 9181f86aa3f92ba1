"""What speaks against it that parts are not their whole: what the words around a list allow.

A part may stand outside its list, a list may name the largest only, its labels may divide by two
things at once, and the words before it may point at another total.  Each objection looks at an
:class:`~.enumeration.Enumeration`; :mod:`.explained` says what becomes of a finding to which one applies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from extractor.language.movement import FROM_BEFORE
from extractor.language.periods import is_period
from extractor.language.wholeness import counted_parts, declarations
from extractor.language.wholeness import partial as names_some
from extractor.schemas import Mention
from extractor.text.document import Document
from extractor.text.scan.numerals import read_count

from ..counts.interval import overlap, rounded, sum_of, total
from ..counts.slips import slips
from ..counts.statements import end_of, opening_of
from .enumeration import Enumeration
from .extent import folded, label

_REACH = 160
"""Characters of a neighbouring sentence that may print the part that is missing."""
_TOGETHER = 400
_BIG = 4
"""A difference from which on it is no accident that a neighbour prints it."""
_SEVERAL = 3
"""Numbers of a sum: two parts and their whole."""

_WITHIN = re.compile(r"[,(、](?:其中)?(?:内含|含有?|包含|包括)[^,。;:()\d]*$")


def parts_of_parts(one: Enumeration) -> bool:
    """按时办结25件(含延期后办结的3件): the 3 are of the 25, and the others add up without them.

    So do those of a line that the next lines divide: 不同意公开49件⏎涉及国家秘密40件⏎涉及个人隐私9件.
    """
    if len(one.numbers) < _SEVERAL:
        return False
    document, parts = one.document, one.parts
    outer = [m for m in parts if m is parts[0] or not _WITHIN.search(document.before(m, 30))]
    if len(outer) < len(parts) and (len(outer) == 1 or sum_of(outer) == one.value):
        return True
    some = [m for m in parts if m.value]
    outer = folded(document, some)
    return 1 < len(outer) < len(some) and sum_of(outer) == one.value


def damaged_member(document: Document, mentions: Sequence[Mention]) -> bool:
    """Whether a number among those that are added has lost a part: 予以公开94件;部分公�21件."""
    spans = [m.span for m in mentions]
    near = document.mentions_in(min(spans).start, max(spans).stop)
    return any(m.kind == "damaged" for m in near)


def no_slip(one: Enumeration) -> bool:
    """Whether no slip of the pen makes the sum of a sentence right: it was read for another's."""
    if len(one.numbers) < _SEVERAL:
        return False
    return not slips(one.added, one.value, [m.value for m in one.parts if m.value is not None])


_PENDING = re.compile(r"尚|未|在审|待审")
_CLOSED_BY = 3


def _closes_before(one: Enumeration) -> bool:
    """已审结18起,维持14起、纠正2起、其他2起,3起未审结: what is pending is none of what was decided."""
    document, parts = one.document, one.parts
    if len(parts) <= _CLOSED_BY or sum_of(parts[:-1]) != one.value:
        return False
    said = label(document, one.last) + document.behind(one.last, 6)
    return re.search(r"[审办]结|答复", label(document, one.whole)) is not None and bool(
        _PENDING.search(said)
    )


def _makes_another_total(one: Enumeration) -> bool:
    """Whether parts far from the number taken for their total make up one that stands before it.

    本年公开90条,历年累计400条。本年公开的信息中,机关50条,街道40条.
    """
    document, whole = one.document, one.whole
    far = one.added * 2 <= one.value
    if not far and not one.divided:
        return False  # 受理40件,审结38件,其中…: they may be meant for the nearer one, and be wrong
    name = _NO_NAME.sub("", one.divided)
    before = document.mentions_in(whole.span.start - _REACH, whole.span.start)[-_MOST_BEFORE:]
    return any(
        m.value == one.added
        and m.unit == whole.unit
        and m not in one.parts
        and (far or _of_named_year(document, m, name) or _bears(document, m, name))
        for m in before
    )


_YEAR_NAMED = re.compile(r"(?:19|20)\d\d年")


def _of_named_year(document: Document, mention: Mention, name: str) -> bool:
    """2010年公开87条 is what 2010年公开的信息中 divides."""
    year = _YEAR_NAMED.search(name)
    before = document.before(mention, 14)
    return year is not None and year.group() in before


_MOST_BEFORE = 12
_KINDS_COUNTED = re.compile(r"\d{1,2}(?=个?(?:大类|方面|类|种|领域|部分|问题|项内容))")
_NEXT = re.compile(r"其次|再次|排名?第二|次之")
_RANKED = re.compile(
    r"[^。;\n\d]{0,8}(?:居前|[位排分][居列名][^,。;]{0,3}前|较多|居多|前[三五十][位名])"
)


def _few(one: Enumeration) -> bool:
    """Whether the words say that a list names the largest only, before it, in it or behind it."""
    text, parts = one.document.text, one.parts
    start = one.first.span.start
    lead = _KINDS_COUNTED.sub("", text[max(one.whole.span.stop, start - 80) : start])
    lead = re.split(r"[。;!?\n]|,其中|\d", lead)[-1]
    inside = (one.document.between(a, b) for a, b in pairwise(parts))
    return (
        names_some(lead)
        or any(_NEXT.search(words) for words in inside)
        or _RANKED.match(text, one.last.span.stop) is not None
    )


_rounded = partial(rounded, money_too=False)


def _is_rounded(one: Enumeration) -> bool:
    """3.6万余条 may be 36325."""
    return overlap(total([_rounded(m) for m in one.parts]), _rounded(one.whole))


def _two_divisions(one: Enumeration) -> bool:
    """环保类310条、下半年412条: what is divided by matter and by time is counted twice."""
    spans = [is_period(_with_month(one.document, m)) for m in one.parts]
    return any(spans) and not all(spans)


def _with_month(document: Document, mention: Mention) -> str:
    """A number's clause with its digits: 7至12月公开."""
    words = document.before(mention, 24)
    return re.split(r"[,。;:、\n(]", words)[-1]


_APART = re.compile(rf"{FROM_BEFORE.pattern}|另|此外|未计|不含")


def printed_beside(one: Enumeration) -> bool:
    """Whether a count of the same unit beside the list is just what it lacks, or has too much."""
    document, mentions, gap = one.document, one.numbers, one.missing
    text = document.text
    first = min(m.span.start for m in mentions)
    last = max(m.span.stop for m in mentions)
    low, high = opening_of(text, first), end_of(text, last)
    if last - first > _TOGETHER or _said_whole(text[low:high], len(one.parts)):
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
    return any(m.value == -gap and _APART.search(label(document, m)) for m in alike)


def _said_whole(words: str, number: int) -> bool:
    """Whether the words count the parts, or say that there is no other."""
    return any(
        one.count == number or one.strength in ("closed", "composed") for one in declarations(words)
    ) or number in counted_parts(words)


_NO_NAME = re.compile(
    r"政府信息|信息公开|依申请|公开申请|申请|事项|信息|案件|文件|答复件|[上前][述面]|以上|这些|这|其|该|此|全部|全年|所有|各类|本年度?|当年|今年|上年|年度|已|的|共|件|条|数量?|总"
)


def _points_elsewhere(one: Enumeration) -> bool:
    """办结的申请中,…: what is divided is named, and the total is the count of something else."""
    name = _NO_NAME.sub("", one.divided)
    if len(name) < 2:
        return False
    document = one.document
    named = [m for m in _before(document, one.first, one.whole.unit) if _bears(document, m, name)]
    if not named:
        return re.search(_DONE, name) is None
    return one.whole.id not in {m.id for m in named}


_DONE = r"答复|办结|审结|回复|办理|处理|受理|收到|新收|提交|来件"


def _before(document: Document, first: Mention, unit: str | None) -> Iterator[Mention]:
    start = first.span.start
    for mention in document.mentions_in(start - 2 * _REACH, start):
        if mention.unit == unit and mention.statistical and mention.value is not None:
            yield mention


def _bears(document: Document, mention: Mention, name: str) -> bool:
    behind = re.split(r"[,。;:、\n\d(]", document.behind(mention, 12))[0]
    words = label(document, mention) + behind
    return any(a + b in words for a, b in pairwise(name))


_APART_SAID = re.compile(
    r"(?:分别|逐[项一件]|分[项开头])(?:予以|进行)?(?:作出|做出)?(?:答复|回复|办理|计[数算])"
    r"|(?:答复|办结|回复|结果)[^,。;\d]{0,6}(?:比申请[^,。;\d]{0,4}多|(?:多于|大于|超过|高于)(?:申请|受理|收到))"
)
_COUNT = r"[\d一二两三四五六七八九十]{1,4}"
_HOW_MANY = re.compile(
    rf"(?P<asked>{_COUNT})[件份条宗][^,。;\d]{{0,14}}?(?:涉及|包含|含有?|提出)了?(?P<each>{_COUNT})[个项类条件份]"
)


def _answered_apart(one: Enumeration) -> bool:
    """Whether the words behind a list of answers say why they are more than the applications.

    Where they tell how many applications asked for how many things, these must make up what is more.
    """
    text, last = one.document.text, one.last.span.stop
    stop = end_of(text, last)
    if text.startswith("。", stop):
        stop = end_of(text, stop + 1)
    words = text[last:stop]
    if one.missing >= 0 or _APART_SAID.search(words) is None:
        return False
    told = _HOW_MANY.search(words)
    if told is None:
        return True
    asked, each = (read_count(told[name]) for name in ("asked", "each"))
    return asked * (each - 1) == -one.missing


_OF_ONE_UNIT = (_closes_before, _makes_another_total, _few, _two_divisions, _points_elsewhere)
"""Objections to a list of one unit that stands behind its total."""


def explained(one: Enumeration, *, beside: bool) -> bool:
    """Whether the words around a list explain its sum; ``beside``: a number beside it may, too."""
    if len(one.numbers) < _SEVERAL:
        return False
    if (beside and printed_beside(one)) or _answered_apart(one):
        return True
    if not one.of_one_unit:
        return False
    if _is_rounded(one):
        return True
    behind = one.whole.span.start <= one.last.span.start
    return behind and any(objection(one) for objection in _OF_ONE_UNIT)
