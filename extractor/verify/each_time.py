"""So many, each with so many, and what they make together: 12期,每期印制500册,共印制6000册."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from .bare import bare_finding
from .interval import plain
from .statements import Statement, exact, statements

_EACH = re.compile(
    r"[^。;:()\n\d]{0,24}?每[一个]?(?P<unit>[期页册份场次人名件村站家个月周条张])"
    r"(?P<noun>[^,。;:()\n\d]{0,8}?)(?:均|都|各|统一|固定)?(?P<verb>[^,。;:()\n\d]{0,8})"
)
_ALL = re.compile(
    r"(?P<noun>[^,。;:()\n\d、和与及]{1,10}?)(?:全年|均|都|本年|年内)*各(?P<verb>[^,。;:()\n\d]{0,8})"
)
_TOGETHER = re.compile(
    r"(?P<behind>[^,。;:()\n\d、]{0,10}),?(?:全年|总)?(?:合计|共计|总计|总共|共)(?P<label>[^,。;:()\n\d]{0,10})"
)
_VAGUE = re.compile(
    r"平均|左右|上下|约|以上|以下|以内|不等|不少于|不低于|不超过|至少|至多|最[多少高低]|其中|另|首|以外|起|加|含|包括|累计|历年|上年|去年|部分|(?<!未)(?<!无)(?<!没有)减免|优惠|剩|余|增|补|赠送"
)
_ASIDE = re.compile(r"[、和与及]\s*$|\d[^,。;]*$")
_SAID = re.compile(r"收取|收到|的|了|为|费用|计|[收有是]")
_MONEY = frozenset({"元", "万元"})
_PEOPLE = frozenset({"人", "名", "位"})
_MEETINGS = frozenset("次 期 场 天 月 周".split())
_FEWEST = 2
_BEHIND = 40
_NOT_SO_MANY = "the total is not so many times what each is said to have"


def check_each_time(document: Document) -> Iterator[Finding]:
    """Totals that are not so many times what each is said to have."""
    for here in statements(document):
        counts = [m for m in here.counts if m.kind == "number"]
        for at in range(len(counts) - 2):
            trio = counts[at : at + 3]
            if _told(document, here, counts[:at], trio):
                found = _judged(document, trio)
                if found is not None:
                    yield found


def _told(
    document: Document, here: Statement, before: Sequence[Mention], trio: Sequence[Mention]
) -> bool:
    """Whether three numbers are how many there are, what each has, and what that makes."""
    number, each, whole = trio
    text = document.text
    if each.unit != whole.unit or number.unit == each.unit or not exact(trio):
        return False
    if each.unit in _PEOPLE and number.unit in _MEETINGS:
        return False  # 3次,每次60人,共150人: some came twice
    led = _leads(text, number, each)
    closed = _TOGETHER.fullmatch(text[each.span.stop : whole.span.start])
    if led is None or closed is None or any(m.unit == each.unit for m in before):
        return False
    words = text[max(here.start, number.span.start - _BEHIND) : whole.span.stop + _BEHIND]
    if _VAGUE.search(
        re.sub(r"不再?另|[未没无][^,。;\d]{0,3}(?:其他|另外)", "", words.split("\n")[0])
    ):
        return False
    own = led + closed["behind"]
    label = _SAID.sub("", closed["label"])
    if each.unit in _MONEY:
        return bool(label) and set(label) <= set(own)
    return set(label) <= set(own)


def _leads(text: str, number: Mention, each: Mention) -> str | None:
    """The words from a number of things to what each of them has; None where they lead to another."""
    gap = text[number.span.stop : each.span.start]
    low = max(0, number.span.start - 24)
    clause = re.split(r"[,。;:()\n]", text[low : number.span.start])[-1]
    said = _EACH.fullmatch(gap)
    if said is not None:
        unit = (number.unit or "").removeprefix("个") or "个"
        things = gap[:2] in said["noun"] if unit == "个" else True
        return clause + gap if unit == said["unit"] and things else None
    if _ALL.fullmatch(gap) and not _ASIDE.search(clause) and number.unit in ("个", "家"):
        return clause + gap
    return None


def _judged(document: Document, trio: Sequence[Mention]) -> Finding | None:
    number, each, whole = trio
    many, had, total = (m.value or Decimal(0) for m in trio)
    made = many * had
    if many < _FEWEST or not had or made == total or not made / 2 <= total <= made * 2:
        return None
    product = f"{plain(many)} × {plain(had)}"
    formula = f"{product} = {plain(made)}, printed total {plain(total)}"
    mentions = [number, each, whole]
    return bare_finding(document, "sum_mismatch", mentions, formula, _NOT_SO_MANY)
