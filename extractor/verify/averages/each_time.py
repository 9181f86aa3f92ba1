"""So many, each with so many, and what they make together, in any order.

12期,每期印制500册,共印制6000册; 共印制6000册,分12期,每期500册.  Each is told by the words before it: 每期 asks for
the number of 期, 各 for the things right before, and the whole is said to be one (共, 合计).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import NOT_SO_MANY, bare_finding
from ..counts.interval import plain
from ..counts.statements import LONGEST, Statement, exact, statements
from .stated import last_digit

_EACH = re.compile(r"每[一个]?(?P<unit>[期页册份场次人名件村镇乡站家个月周条张天日批处所套届])")
_NAMED = frozenset("村镇乡站个处所家")
_ALL = re.compile(
    r"(?:个|家|所|处)[^,。;:()\n\d、和与及]{1,14}?(?:全年|均|都|本年|年内)*各(?!类|级|项|种|界|方)[^,。;:()\n\d]{0,14}"
)
_TOGETHER = re.compile(r"合计|共计|总计|总共|总数|共")
_SAID = re.compile(
    r"合计|共计|总计|总共|总数|全年|一?共|收取|收到|的|达到?|了|为|费用|计|[收有是总]|本年度?|年内|分别|统一|固定"
)
_LEADS_ON = re.compile(
    r"分作?|分为|分成|出|编发?|刊发|每[一个]?.|均|都|各|固定|为|是|有|的|计|共|全年|印|发"
)
_VAGUE = re.compile(
    r"平均|左右|上下|约|以上|以下|以内|不等|不少于|不低于|不超过|至少|至多|最[多少高低]|其中|另|首|以外|起|加(?!培训|会)|含|包括|累计|历年|上年|去年|部分|(?<!未)(?<!无)(?<!没有)减免|优惠|剩|余|增|补(?!贴)|赠送|除"
)
_DENIED = re.compile(r"不再?另|[未没无][^,。;\d]{0,3}(?:其他|另外)")
_ASIDE = re.compile(r"[、和与及]\s*$|\d[^,。;]*$")
_AND = re.compile(r"[^,。;:()\n\d]{0,14}(?:[、和及]|(?<!参)与)")
_ASUNDER = re.compile(r"[;也还亦]|同样")
_MONEY = frozenset({"元", "万元"})
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_MEETINGS = frozenset("次 期 场 天 月 周 批 届".split())
_FEWEST = 2
_BEHIND = 40
_Trio = tuple[Mention, Mention, Mention]
"""How many there are, what each has, and what that makes."""


def check_each_time(document: Document) -> Iterator[Finding]:
    """Totals that are not so many times what each is said to have."""
    for here in statements(document):
        if "每" not in here.words and "各" not in here.words:
            continue
        counts = [m for m in here.counts if m.kind == "number"]
        for at in range(len(counts) - 2):
            trio = _told(here, counts, at)
            if trio is not None:
                found = _judged(document, trio)
                if found is not None:
                    yield found
                    break


def _told(here: Statement, counts: Sequence[Mention], at: int) -> _Trio | None:
    """Three numbers side by side, if they are how many there are, what each has and the whole."""
    three = counts[at : at + 3]
    others = [*counts[:at], *counts[at + 3 :]]
    trio = next((t for each in three if (t := _roles(here, three, each)) is not None), None)
    if trio is None or not exact(trio):
        return None
    if any(_unit(m) == _unit(trio[1]) and not _in_another_list(here, three, m) for m in others):
        return None
    first, last = three[0].span.start, three[-1].span.stop
    low = max(here.start, first - _BEHIND)
    words = here.text[low : min(last + _BEHIND, low + LONGEST)].split("\n")[0]
    if _VAGUE.search(_DENIED.sub("", words)) or _ASUNDER.search(here.text[first:last]):
        return None
    return trio if _of_one_thing(here, three, trio) else None


def _in_another_list(here: Statement, three: Sequence[Mention], other: Mention) -> bool:
    """光盘2张,每张5元,共10元 behind a semicolon: another thing with a product of its own."""
    stop = three[-1].span.stop
    between = here.text[stop : other.span.start]
    match = re.match(r";(?P<what>[^,。;:、\d]{1,8})\d", between)
    return match is not None and not re.search(r"减免|实[收际]|其中|扣|另|合计|共", match["what"])


def _unit(mention: Mention) -> str:
    unit = mention.unit or ""
    return "人" if unit in _PEOPLE else unit


def _roles(here: Statement, three: Sequence[Mention], each: Mention) -> _Trio | None:
    label = here.label(each)
    match = _EACH.search(label)
    rest = [m for m in three if m is not each]
    for number, whole in (rest, rest[::-1]):
        if _unit(whole) != _unit(each) or not _TOGETHER.search(here.label(whole)):
            continue
        if match is not None and _counts(here, number, label[match.start() :], match["unit"]):
            return number, each, whole
        gap = here.text[number.span.stop : each.span.start]
        if match is None and (number.unit or "").endswith(("个", "家", "所", "处")):
            unit = number.unit or ""
            clause = _clause(here, number)
            if _ALL.fullmatch(unit[-1] + gap) and not _ASIDE.search(clause):
                return number, each, whole
    return None


def _clause(here: Statement, mention: Mention) -> str:
    low = max(here.start, mention.span.start - 24)
    return re.split(r"[,。;:()\n]", here.text[low : mention.span.start])[-1]


def _counts(here: Statement, number: Mention, each: str, unit: str) -> bool:
    """Whether a number is of what 每 names: 12期 of 每期, 12个乡镇 of 每个乡镇 and of 每镇."""
    own = (number.unit or "").removeprefix("个") or "个"
    if own == unit and unit != "个":
        return True
    if own not in ("个", "家", "所", "处") or unit not in _NAMED:
        return False
    named = here.behind(number)[:6]
    noun = re.sub(r"^每[一个]*", "", each)[:2]
    return noun in named if len(noun) > 1 and unit == "个" else unit in named


_PAID = re.compile(r"收取[^,。;\d]{0,8}费|(?:复制|复印|检索|邮寄|打印|工本|印刷)费")


def _of_one_thing(here: Statement, three: Sequence[Mention], trio: _Trio) -> bool:
    """Whether the words at the numbers behind the first bring in nothing new."""
    number, each, whole = trio
    if _AND.match(here.text, number.span.stop):
        return False
    low = max(here.start, three[0].span.start - _BEHIND)
    if whole is three[-1]:
        label = _SAID.sub("", here.label(whole))
        own = here.text[low : three[1].span.stop]
        gap = here.text[three[1].span.stop : whole.span.start]
        paid = _PAID.search(here.text[low : number.span.start]) is not None
        money = each.unit not in _MONEY or bool(label) or paid
        return len(gap) <= _BEHIND and money and set(label) <= set(own + gap[: -len(label) or None])
    own = here.text[low : whole.span.stop]
    for one, other in pairwise(three):
        words = here.text[one.span.stop : other.span.start]
        told = other is each and one is number
        if not told and not set(_LEADS_ON.sub("", _SAID.sub("", words))) <= {*own, ","}:
            return False
    return True


def _judged(document: Document, trio: Sequence[Mention]) -> Finding | None:
    number, each, whole = trio
    many, had, total = (m.value or Decimal(0) for m in trio)
    made = many * had
    off = abs(made - total)
    if many < _FEWEST or not had or not off or not made / 2 <= total <= made * 2:
        return None
    if "万" in whole.raw and whole.unit not in _MONEY and off < last_digit(whole):
        return None  # 12期,每期6050册,共7.3万册
    meetings = (number.unit or "").removeprefix("个") in _MEETINGS
    if whole.unit != "人次" and each.unit in _PEOPLE and meetings and total < made:
        return None  # 3次,每次60人,共150人: some came twice
    product = f"{plain(many)} × {plain(had)}"
    formula = f"{product} = {plain(made)}, printed total {plain(total)}"
    mentions = [number, each, whole]
    return bare_finding(document, "sum_mismatch", mentions, formula, NOT_SO_MANY)
