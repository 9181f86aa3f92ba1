"""Parts by time that leave nothing out: 1至6月805条、7至12月1011条; 四年累计20533条,其中2008年6120条 …

Spans that follow one another from January to December are the whole year, and as many years as the
total names are all of them.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.language.changing import sign_of
from extractor.language.periods import first_year, months_of, since_year, whole_year, years_said
from extractor.schemas import Finding, Mention
from extractor.text.document import Document, told_once

from ..counts.bare import SAID_TO_BE_ALL
from ..counts.statements import LONGEST, REMARK, Statement, statements
from ..counts.whose_figure import of_another_year
from .enumeration import Enumeration

_NEAR = 200
_OF_YEAR = re.compile(r"全年|年度|本年|当年|年内|20\d\d年|共|总计|合计|累计")
_PART = re.compile(
    r"(?:较|比|同比|环比|占|(?:日|月|周|季|人|户)均|平均|每[日天月季周])[^,。;]{0,6}$"
)
_FEWEST_YEARS = 2
_QUARTER, _HALF, _ALL = map(Decimal, ("0.25", "0.5", "1"))
"""Of a whole: what its parts may lack or have too much and still be meant for it."""


def check_spans_of_time(document: Document) -> Iterator[Finding]:
    """Parts of the year, and years, that do not make up the whole that is told with them."""
    before: Statement | None = None
    told: deque[Statement] = deque(maxlen=_TOLD)
    for here in statements(document):
        near = before if before and here.start - before.stop < _NEAR else None
        yield from _months(document, near, here, told)
        if here.counts:
            told.append(here)
        yield from _years(document, here)
        yield from _year_by_year(document, here)
        if here.counts:
            before = here if here.stop - here.start < LONGEST else None


_BEFORE = re.compile(r"[,。;:!?、\n(]")


@told_once
def _label(document: Document, mention: Mention) -> str:
    """A number's clause up to it, with its digits, without what stands in parentheses."""
    words = document.before(mention, 40)
    return _BEFORE.split(REMARK.sub("", words))[-1]


def _countable(document: Document, here: Statement) -> list[Mention]:
    return [
        m
        for m in here.counts
        if m.kind == "number"
        and m.unit not in (None, "%")
        and not sign_of(document, m)
        and not _PART.search(_label(document, m))
    ]


_TIMES = re.compile(r"月|季|半年")
_SUMMED = re.compile(r"共|累计|总|合计")


def _months(
    document: Document, before: Statement | None, here: Statement, told: Sequence[Statement]
) -> Iterator[Finding]:
    if len(here.counts) < 2 or not _TIMES.search(here.text, here.start, here.stop):
        return
    counts = [(m, here.depth(m)) for m in _countable(document, here)]
    for unit, depth in dict.fromkeys((m.unit, depth) for m, depth in counts):
        alike = [m for m, inside in counts if (m.unit, inside) == (unit, depth)]
        dated = [(m, months_of(_label(document, m))) for m in alike]
        parts = [m for m, span in dated if span is not None]
        spans = [span for _, span in dated if span is not None]
        if len(parts) < 2 or not whole_year(spans) or not _one_list(document, parts):
            continue
        whole = _whole_of_year(document, before, here, parts)
        whole = whole or _told_before(document, told, parts)
        one = Enumeration(document, tuple(parts), whole) if whole else None
        if one and one.broken("") and not _told_inside(here, one):
            yield one.finding(SAID_TO_BE_ALL)


def _told_inside(here: Statement, one: Enumeration) -> bool:
    """四季度7次(含回头看1次): what the parts have too much is told in parentheses."""
    inside = (m for m in here.counts if here.depth(m))
    return any(m.value == -one.missing and m.unit == one.whole.unit for m in inside)


def _all_counts(document: Document, here: Statement) -> list[Mention]:
    return [m for m in _countable(document, here) if not here.depth(m)]


def _one_list(document: Document, parts: Sequence[Mention]) -> bool:
    """Whether the parts count one thing: 上半年公开财政信息, 下半年公开环保信息 do not."""
    what = [_thing(_label(document, m)) for m in parts]
    return not any(what[1:]) or len(set(what)) == 1


_TIME = re.compile(
    r"\d+年|\d+月?(?:至|到|-|—|~)\d+月份?|\d+月份?|[第]?[一二三四]季度?|[上下]半年|[前后]?[一两二三四五六七八九十]+(?:个月|月份?)|[前后]\d+个月|(?:和|与|及|、)|[一二三四五六七八九十]+月?[至到]|后半年|期间|全年|[本当]年度?|今年"
)
_EMPTY = re.compile(
    r"主动|公开|发布|收到|受理|新增|推送|接待|举办|召开|办理|办结|答复|政府信息|信息|申请|的|为|是|有|共|计|达|其中|各类|则|仅|约"
)


def _thing(label: str) -> str:
    return _EMPTY.sub("", _TIME.sub("", label)).strip()


def _whole_of_year(
    document: Document, before: Statement | None, here: Statement, parts: Sequence[Mention]
) -> Mention | None:
    """The one total of the year beside the parts; None where several could be it."""
    unit, own = parts[0].unit, {m.id for m in parts}
    verb, thing = _verbs(document, parts), _thing(_label(document, parts[0]))
    for statement in (here, before):
        if statement is None:
            continue
        found = [
            m
            for m in _all_counts(document, statement)
            if m.id not in own
            and "其中" not in _label(document, m)
            and m.unit == unit
            and (_OF_YEAR.search(_label(document, m)) or _led_by(document, m, parts[0]))
            and months_of(_label(document, m)) is None
            and (m.value or 0) > max(p.value or 0 for p in parts)
        ]
        found = [m for m in found if not verb or verb & (_verbs(document, [m]) or verb)]
        found = [m for m in found if not thing or _of_thing(document, m, thing, parts)]
        if found:
            return found[0] if len({m.value for m in found}) == 1 else None
    return None


_TOLD = 12
"""Sentences back to which the total of a year is looked for under its very name."""
_NAME = 4


def _told_before(
    document: Document, told: Sequence[Statement], parts: Sequence[Mention]
) -> Mention | None:
    """通过门户网站主动公开500条, and some sentences on 门户网站主动公开的信息第一季度为120条 …: by its name."""
    thing, verbs = _thing(_label(document, parts[0])), _verbs(document, parts[:1])
    if len(thing) < _NAME or not verbs:
        return None
    found = [
        m
        for statement in told
        for m in _all_counts(document, statement)
        if m.unit == parts[0].unit
        and _BY.sub("", _thing(_label(document, m))) == _BY.sub("", thing)
        and verbs & _verbs(document, [m])
        and months_of(_label(document, m)) is None
        and not _NOT_OF_YEAR.search(document.before(m, 60).split("\n")[-1])
        and not of_another_year(document, document.before(m, 60).split("\n")[-1])
    ]
    return found[0] if len({m.value for m in found}) == 1 else None


_BY = re.compile(r"^(?:[我本][局委办厅县市区镇乡院会处所]|通过|由|在)+")
_NOT_OF_YEAR = re.compile(r"累计|以来|历年|[上去]年|半年|季度|计划|目标")


def _of_thing(document: Document, whole: Mention, thing: str, parts: Sequence[Mention]) -> bool:
    """Whether a total is of what the first part names; what is said once is not said again.

    上半年通过网站公开14条,下半年公开19条,全年公开33条.
    """
    said = _thing(_label(document, whole))
    elliptic = not said and not any(_thing(_label(document, m)) for m in parts[1:])
    behind = whole.span.start > parts[-1].span.stop
    return thing in said or (elliptic and behind)


def _led_by(document: Document, whole: Mention, first: Mention) -> bool:
    """收到申请84件,其中上半年47件; 24期,一季度4期 …: the parts are those of the count before them."""
    gap = document.between(whole, first)
    if gap.lstrip(",").startswith("其中"):
        return re.search(r"[。;]", gap) is None
    own = _label(document, first)
    if _OF_MORE_YEARS.search(document.before(whole, 60)) or whole.unit not in _DONE_ONCE:
        return False
    return _EACH_TIME.fullmatch(gap.removesuffix(own)) is not None


_EACH_TIME = re.compile(
    r"[,(:](?:(?:每个?|各个?|[四4]个|逐|按|分)(?:季度?|月份?|半年)(?:都|均|皆)?(?:有|已|能|按时|如期)*"
    r"(?:安排|举办|开展|召开|组织|编发|印发|统计|计|看)?[,:])?"
)
"""24期,每季度都有安排,一季度4期 …: the times share out the count right before them."""
_DONE_ONCE = frozenset("期 次 场 场次 条 件 篇 份 则 人次 批 宗 起".split())
"""What is done or comes at one time; people and places are there, and are counted anew each time."""
_OF_MORE_YEARS = re.compile(
    r"计划|拟|目标|原定|应|以来|累计|历年|截[至止]|[三四五六七八九十\d]年(?:来|间|共)"
)


_VERB = re.compile(
    r"公开|发布|收到|受理|新增|推送|接待|举办|召开|办理|办结|答复|处理|公布|发放|培训|咨询"
)


def _verbs(document: Document, mentions: Sequence[Mention]) -> set[str]:
    return {verb for m in mentions for verb in _VERB.findall(_label(document, m))}


_CLAUSE = re.compile(r"[。;:\n]")


def _years(document: Document, here: Statement) -> Iterator[Finding]:
    if len(here.counts) <= _FEWEST_YEARS or not _SUMMED.search(here.text, here.start, here.stop):
        return
    counts = [m for m in here.counts if m.kind == "number" and m.unit not in (None, "%")]
    for at, whole in enumerate(counts[:-_FEWEST_YEARS]):
        lead = document.text[max(here.start, whole.span.start - 60) : whole.span.start]
        words = _CLAUSE.split(lead)[-1]
        first = since_year(words)
        until = (document.meta.year or 0) - first + 1 if first else 0
        number = years_said(words) or until
        if number < _FEWEST_YEARS or not _SUMMED.search(_label(document, whole)):
            continue
        parts = counts[at + 1 : at + 1 + number]
        years = [_year_of(document, m) for m in parts]
        start = first if until == number and first else years[0] or 0
        if years != list(range(start, start + number)) or any(m.unit != whole.unit for m in parts):
            continue
        words = document.text[whole.span.start : parts[-1].span.stop + 30]
        one = Enumeration(document, tuple(parts), whole)
        if one.broken(words) and one.within(_HALF):
            yield one.finding(SAID_TO_BE_ALL)


def _year_of(document: Document, mention: Mention) -> int | None:
    match = re.search(r"((?:19|20)\d\d)年", _label(document, mention))
    return int(match.group(1)) if match else None


_TO_DATE = re.compile(r"累计|历年|以来|总计|总[量数]|截[至止]")
_LISTED = re.compile(
    r"[^,。;:、()\d]{0,6}[,:(](?P<every>(?:分年度?|逐年|按年度?|各年度?|历年)[^,。;:()\d]{0,6}?[:,]?)?(?:其中)?[:,]?"
)
_NOT_ALL = re.compile(
    r"近|主要|最近|[^年]另|此外|其[他它余]|之前|此前|试|不含|平均|约|[后前]\d?[两三四五六]?年"
)
_GONE = re.compile(r"废止|失效|清理|删除|撤[下销]|下架|注销|退出|跨年|两年|重复")


def _year_by_year(document: Document, here: Statement) -> Iterator[Finding]:
    """累计265条(2008年64条,2009年88条,2010年103条): every year up to that of the report, side by side."""
    if len(here.counts) <= _FEWEST_YEARS or not _TO_DATE.search(here.words):
        return
    counts = [m for m in here.counts if m.kind == "number" and m.unit not in (None, "%")]
    for at, whole in enumerate(counts[:-_FEWEST_YEARS]):
        parts = _side_by_side(document, counts, at)
        if len(parts) < _FEWEST_YEARS:
            continue
        lead = document.text[max(here.start, whole.span.start - 60) : whole.span.start]
        lead = _CLAUSE.split(lead)[-1]
        own = _label(document, whole)
        if not _TO_DATE.search(own) or re.match(r"(?:20\d\d|[本今当])年", own):
            continue
        every = _LISTED.match(document.text, whole.span.stop)
        words = document.text[whole.span.stop : parts[-1].span.stop + 12].split("。")[0]
        if every is None or _NOT_ALL.search(words) or _GONE.search(here.words):
            continue
        one = Enumeration(document, tuple(parts), whole)
        first = _year_of(document, parts[0])
        begun = since_year(lead) or (first if every["every"] else first_year())
        near = one.within(_ALL) if one.missing < 0 else begun == first and one.within(_QUARTER)
        if near and one.broken(here.words):
            yield one.finding(SAID_TO_BE_ALL)


def _side_by_side(document: Document, counts: Sequence[Mention], at: int) -> list[Mention]:
    """The counts behind a total that are of one year after the other, up to that of the report."""
    whole = counts[at]
    parts: list[Mention] = []
    for part in counts[at + 1 :]:
        label = _label(document, part)
        year = _year_of(document, part)
        if (
            year is None
            or part.unit != whole.unit
            or _year_after(document, parts) not in (None, year)
        ):
            break
        if not _named_as(document, whole, label):
            break
        parts.append(part)
    more = counts[at + 1 + len(parts) :][:1]
    if not parts or _year_of(document, parts[-1]) != document.meta.year:
        return []
    within = [m for m in more if m.unit == whole.unit]
    if any(not re.search(r"[);。]", document.between(parts[-1], m)) for m in within):
        return []
    return parts


def _year_after(document: Document, parts: Sequence[Mention]) -> int | None:
    return (_year_of(document, parts[-1]) or 0) + 1 if parts else None


def _named_as(document: Document, whole: Mention, label: str) -> bool:
    """Whether a part names nothing but its year, or what the total names."""
    thing = _thing(label)
    return not thing or thing in _thing(_label(document, whole))
