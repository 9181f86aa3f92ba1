"""Averages beside their total and divisor: 全年365天共推送1095条,日均4条.

Only where the sentence prints both, in the units that the average names.  Rounded up, down or to
the nearest is no mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from .bare import bare_finding
from .interval import of_mention, plain

_MEAN = re.compile(
    r"(?:(?P<short>[日天周月季年场期村镇乡人件次户站])均|平均每一?个?(?P<long>工作日|[日天周月季年场期村镇乡人件次户站])"
    r"|每一?个?(?P<each>[日天周月季年场期村镇乡人件次户站])平均|均?摊到每[一个]*(?P<spread>[日天周月场期村人件]))"
    r"[^,。;:\d]{0,10}$"
)
_DIVISORS = {
    "日": ("天", "日", "个工作日", "工作日", "个"),
    "天": ("天", "日", "个工作日", "工作日", "个"),
    "月": ("个月", "月"),
    "周": ("周", "个星期", "星期"),
    "季": ("个季度", "季度"),
    "年": ("年",),
    "村": ("个", "个村"),
    "镇": ("个", "个镇"),
    "乡": ("个", "个乡"),
    "场": ("场", "场次"),
    "期": ("期",),
    "人": ("人", "名"),
    "件": ("件",),
    "次": ("次",),
    "户": ("户",),
    "站": ("个",),
}
_NAMED = frozenset("村镇乡站")
_WORKING = re.compile(r"工作日|开网|开放日|营业")
_STOP = re.compile(r"[。!?\n]")
_MOST = 8
_APART = re.compile(r"其中|另|此外|同比|[上去]年|最[多少高低长短]")


def check_averages(document: Document) -> Iterator[Finding]:
    """Averages that do not follow from the total and the divisor of their own sentence."""
    numbers = [m for m in document.mentions if m.value is not None and m.kind == "number"]
    text = document.text
    for at, mean in enumerate(numbers):
        said = _MEAN.search(text[max(0, mean.span.start - 18) : mean.span.start])
        if said is None or not mean.statistical or not mean.value:
            continue
        before = numbers[max(0, at - _MOST) : at]
        low = max((m.end() for m in _STOP.finditer(text, max(0, mean.span.start - 200), mean.span.start)),
                  default=max(0, mean.span.start - 200))  # fmt: skip
        before = [m for m in before if m.span.start >= low]
        found = _judged(document, before, mean, next(filter(None, said.groups())))
        if found is not None:
            yield found


def _judged(
    document: Document, before: Sequence[Mention], mean: Mention, each: str
) -> Finding | None:
    text = document.text
    day = "日" if each == "工作日" else each
    divisors = [m for m in before if m.unit in _DIVISORS.get(day, ()) and _is_divisor(text, m, day)]
    totals = [m for m in before if m.unit == mean.unit and m not in divisors and m.statistical]
    if len(divisors) != 1 or len(totals) != 1 or not divisors[0].value:
        return None
    total, divisor = totals[0], divisors[0]
    first = min(total.span.start, divisor.span.start)
    words = text[first : mean.span.start]
    working = [_WORKING.search(part) is not None for part in (text[divisor.span.start : divisor.span.stop + 4], text[mean.span.start - 18 : mean.span.start])]  # fmt: skip
    if _APART.search(words) or (working[1] and not working[0]):
        return None
    (low, high), (least, most) = of_mention(total), of_mention(divisor)
    places = max(0, -int((mean.value or Decimal(0)).as_tuple().exponent))
    slack = Decimal(1).scaleb(-places)
    smallest, largest = of_mention(mean)
    if low / most - slack < largest and smallest < high / least + slack:
        return None
    exact = (total.value or Decimal(0)) / (divisor.value or Decimal(1))
    return bare_finding(
        document,
        "share_mismatch",
        [mean, divisor, total],
        f"{plain(total.value)} / {plain(divisor.value)} = {exact:.2f}, printed {plain(mean.value)}",
        "the average does not follow from its total and what it is divided by",
    )


def _is_divisor(text: str, mention: Mention, each: str) -> bool:
    """Whether a number is of what the average names: 16个村 for 村均; no date, no deadline within."""
    behind = text[mention.span.stop : mention.span.stop + 4]
    if mention.unit == "个" and each in "日天":
        return text.startswith("工作日", mention.span.stop)
    if each in _NAMED:
        return behind.startswith(each) or each in (mention.unit or "")
    return not re.match(r"[内前后以之]", behind)
