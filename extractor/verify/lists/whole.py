"""Lists that say of themselves that they are whole: closed by their own sum, or numbered.

维持3件、纠错1件,两项合计5件; 第一期51人,第二期68人,全年130人.  Like
:mod:`.prose` it looks at mentions, not at facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from extractor.language.changing import is_base, sign_of
from extractor.language.wholeness import is_result, overlaps_said
from extractor.schemas import Finding, Mention
from extractor.text.document import Document
from extractor.text.scan.numerals import read_chinese

from ..counts.bare import broken_sum
from ..counts.interval import sum_of
from .enumeration import Enumeration
from .extent import folded, is_part, label, of_channel, of_several, without_inner
from .prose import sentences

_SUM = re.compile(
    r"(?:参[加训会](?:培训|学习|会议)?|到[场会]|出席|受训|与会)?[,、;\s]*(?:全年|年度|本年|以上|上述|加上)?(?P<name>全(?:系统|[县市区局镇乡省州校院委])[^,。;:、\d和与及]{0,6}?|[^,。;:、\d和与及]{0,4}?)(?P<count>[两二三四五六])?(?(count)(?:(?P<years>年)|[项者类种笔块级处路头边样]|部分|方面)(?:信息|申请|费用|数字)?,?)"
    r"(?:(?:合计|共计|总计|总共|合共|总[数额量]|[加合](?:起来|在一起)|加一起|相加)(?:[为是达有得]|共)*(?:收取|收到|收入|支出|受理|发布|公开|办理|举办|开展|组织|答复|应办|培训|接待|推送|编发|印发|解答|处理|公布|更新|召开|支付)?(?:收费|费用|金额|经费|资金|支出|人数|人员|件数|条数|次数|数量|信息|申请)?(?:为|是|有)?"
    r"|共(?:为|是|计|有|收取|收到|支出)?)"
)
_FEWEST = 2
_MOST = 40
"""Counts that a list may have; a sentence made to be slow has more."""
_NEAR = Decimal("0.1")
_LEAD = 24
"""Characters before a number that name it."""
_YEAR = re.compile(r"全年|年度|合计|共计?|总计")


def check_whole_lists(document: Document) -> Iterator[Finding]:
    """Parts that do not make up the sum that closes or opens their list."""
    for _, here in sentences(document):
        if len(here) <= _FEWEST:
            continue
        exact = [
            m
            for m in here
            if not sign_of(document, m)
            and not is_base(document, m)
            and not _counts_parts(document, m)
        ]
        yield from _closed(document, exact)
        yield from _closed(document, _of_years(document, here), years=True)
        yield from _numbered_parts(document, exact)


def _counts_parts(document: Document, mention: Mention) -> bool:
    """Whether a number is that of the parts themselves: 三项总数, 两笔总共."""
    return mention.unit in _PARTS and _TOTAL.match(document.text, mention.span.stop) is not None


_PARTS = frozenset("项 者 类 种 笔 块 级 处 路 部分 方面".split())
_TOTAL = re.compile(
    r"(?:信息|申请|费用|数字)?(?:,(?:合计|共计|总计)|共(?=\d)|合计|共计|总|相加|[加合](?:起来|在一起)|之和)"
)


_OF_YEAR = re.compile(r"(?:[去前今本上当]|(?:19|20)\d\d|第[一二三四五])年")
_LED = re.compile(r"分别[^,。;:、]{0,16}$")


def _of_years(document: Document, here: Sequence[Mention]) -> list[Mention]:
    """The counts that a sum of several years may add up, earlier years among them."""
    low = here[0].span.start
    return [m for m in here if not sign_of(document, m) and is_part(document, low, m)]


def _each_of_a_year(document: Document, parts: Sequence[Mention]) -> bool:
    """Whether every part is led by its year, or all of them by 分别."""
    labels = [document.before(m, 30) for m in parts]
    if _LED.search(labels[0]):
        return True
    own = (re.split(r"[。;]|\d[\d.,]*[一-鿿]{1,2}(?<!年)[,、]", label)[-1] for label in labels)
    return all(_OF_YEAR.search(words) for words in own)


def _closed(
    document: Document, here: Sequence[Mention], *, years: bool = False
) -> Iterator[Finding]:
    for at, whole in enumerate(here[_FEWEST:], _FEWEST):
        outer, between = _up_to(document, here, at)
        match = _SUM.fullmatch(between)
        if match is None or whole.value is None or _sum_of_its_own(match["name"]):
            continue
        if years != bool(match["years"]) or (years and match["name"] not in _ALL_YEARS):
            continue
        before = _alike(without_inner(document, outer), whole.unit)
        count = int(read_chinese(match["count"]) or 0) if match["count"] else 0
        parts = before[-count:] if count else _listed(document, before)
        if len(parts) < max(_FEWEST, count) or any(m.qualifier != "exact" for m in (*parts, whole)):
            continue
        if years and not _each_of_a_year(document, parts):
            continue
        if not _counts_alike(document, parts, whole):
            continue
        if any(of_several(document, m) for m in before):
            continue  # 12个镇和2个街道各设立查阅点1个,共14个
        if sum_of(folded(document, parts)) == whole.value:
            continue
        plain = between.rstrip("为是计有").endswith("共")
        if not match["count"] and not _near(parts, whole, _NEAR / 2 if plain else _NEAR):
            continue
        low = max(0, before[0].span.start - 60) if before else 0
        if plain and overlaps_said(document.text[low : whole.span.stop + 60]):
            continue
        every = _alike(here[max(0, at - _MOST) : at], whole.unit)
        if not any(_ends_in(one, whole) for one in (before, every)):
            yield broken_sum(document, parts, whole)


def _ends_in(counts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the last counts before a total make it up, however many they are."""
    return any(sum_of(counts[-k:]) == whole.value for k in range(2, len(counts) + 1))


_IN_BRACKETS = re.compile(r"\([^()]*\)")


def _up_to(document: Document, here: Sequence[Mention], at: int) -> tuple[list[Mention], str]:
    """The counts before one that stand in no parenthesis of their own, and the words behind the last
    of them: 专职3名,兼职18名(含村级15名),合计21名."""
    before = here[max(0, at - _MOST) : at]
    low, high = before[0].span.start, here[at].span.start
    remarks = [m.span() for m in _IN_BRACKETS.finditer(document.text, low, high)]
    outer = [m for m in before if not any(a < m.span.start < b for a, b in remarks)]
    words = document.between(outer[-1], here[at]) if outer else ""
    return outer, _NONE_OF.sub("", _IN_BRACKETS.sub("", words), count=1)


_NONE_OF = re.compile(
    r"[,、;](?:也|均|都|并)?(?:未|没有|无)(?![法偿须需效纸线障锡]|计|含|包[括含]|统计|列|重复|交叉|其[他它])[^,。;:、\d]{2,10}(?=[,;])"
)
"""复制费60元,邮寄费45元,未收取检索费,合计…: a member that there was none of adds nothing."""


def _sum_of_its_own(name: str) -> bool:
    """网站590条,双微平台合计1300条: one channel of the list, and no sum of the others."""
    return of_channel(name) and not name.startswith(("各", "多"))


_ALL_YEARS = frozenset({"", "近", "最近", "上述", "以上", "这"})


def _alike(mentions: Sequence[Mention], unit: str | None) -> list[Mention]:
    """The last mentions that count in a unit; who comes is counted with how often they come."""
    units = {unit, "人"} if unit == "人次" else {unit}
    return list(takewhile(lambda mention: mention.unit in units, reversed(mentions)))[::-1]


_MEETINGS = re.compile(r"\d[期场次批届](?!件)|分别")


def _counts_alike(document: Document, parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether all count in one unit; 46人、38人,合计70人次 of two meetings are too few attendances."""
    if all(m.unit == whole.unit for m in parts):
        return True
    low = max(0, parts[0].span.start - 40)
    lead = document.in_digits[low : parts[0].span.start]
    return _MEETINGS.search(lead) is not None and sum_of(parts) > (whole.value or 0)


_CAME = re.compile(r"收到|新收|受理|接到|办理|处理")


def _listed(document: Document, before: list[Mention]) -> list[Mention]:
    """The parts of a list: what stands behind its colon, without a total that opens it.

    受理8件,同意公开5件,不予公开2件,合计…: what came opens a list of what became of it.
    """
    labels = [label(document, m) for m in before]
    if len(before) > _FEWEST and _CAME.search(labels[0]) and all(map(is_result, labels[1:])):
        return before[1:]
    opened = [
        n
        for n in range(1, len(before))
        if re.search(r"[::]|其中", _IN_BRACKETS.sub("", document.between(before[n - 1], before[n])))
    ]
    return before[opened[-1] :] if opened else before


def _near(parts: Sequence[Mention], whole: Mention, share: Decimal) -> bool:
    """Whether the sum misses by little: by much, it is the sum of something else."""
    value = whole.value or Decimal(0)
    return abs(sum_of(parts) - value) <= max(Decimal(2), value * share)


def _numbered_parts(document: Document, here: Sequence[Mention]) -> Iterator[Finding]:
    low = max(0, here[0].span.start - _LEAD) if here else 0
    if not here or document.text.find("第一", low, here[-1].span.start) < 0:
        return
    words = {m.id: label(document, m) for m in here}
    for names in _numbered(words.values()):
        parts = [next((m for m in here if name in words[m.id]), None) for name in names]
        found = [part for part in parts if part is not None]
        if len(found) < len(names) or len({m.unit for m in found}) > 1:
            continue
        wholes = [
            m
            for m in here
            if m not in found and m.unit == found[0].unit and _YEAR.search(words[m.id])
        ]
        if len(wholes) != 1:
            continue
        one = Enumeration(document, tuple(found), wholes[0])
        if one.broken("") and not _WITH_MORE.search(document.between(found[-1], wholes[0])):
            yield one.finding()


_WITH_MORE = re.compile(r"连同|加上|算上|另|[上去]年")
"""第一期120元、第二期80元,连同上年未缴的50元,合计250元."""


def _numbered(labels: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """第一期, 第二期 …: as many as are there, from the first on."""
    said = "".join(f"{label};" for label in labels)
    for what in ("期", "批", "次", "场"):
        names = list(takewhile(said.__contains__, (f"第{n}{what}" for n in "一二三四五六七八九十")))
        if len(names) >= _FEWEST:
            yield tuple(names)
