"""Counts that stand in a relation which the words give: halves of a total, a rest, parts of these.

其余228篇 is what the named parts leave; 专职 and 兼职 are each other's rest; 这3件当中 holds three.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.language.wholeness import complements, overlaps_said, partial
from extractor.schemas import Finding, Mention
from extractor.text.document import Document
from extractor.text.scan.numerals import read_chinese

from .bare import EXCEEDS, bare_finding, broken_sum
from .growth import is_base, sign_of
from .lists import MOST, STOP, ZERO, countable, of_channel, single, sum_of
from .statements import LONGEST, Statement, exact, statements

_NEAR = 600
"""Characters up to a sum over which its parts may be spread."""


def check_relations(document: Document) -> Iterator[Finding]:
    """Counts that break what their sentence says of them and the counts before."""
    recent: deque[Statement] = deque(maxlen=3)
    for here in statements(document):
        if not here.counts:
            continue
        yield from _rest(document, here)
        yield from _within(document, here)
        yield from _above(document, recent[-1] if recent else None, here)
        yield from _halves(document, here)
        yield from _inside(document, here)
        yield from _one_by_one(document, here)
        yield from _by_label(document, recent, here)
        yield from _subtotals(document, recent, here)
        if here.stop - here.start < LONGEST:
            recent.append(here)


_OF_THESE = re.compile(r"[一-鿿]{0,6}?(?:之|当)?[中内里](?!心|央|型)[^。;\d其另]{0,30}$")
_SUMMED = re.compile(
    r"(?:(?P<count>[两二三四五])[类者项种方边组部级头块]|合|累|叠)?(?:相加|合计|加总|合起来|加起来|合并计算|汇总)[^。;:\d]{0,24}$"
)
_REST = re.compile(
    r"(?:(?<![一-鿿])余|其余|余下|剩下|剩余|其它?他?余)(?:的|各|部分)?(?:为|有|是|共)?"
)


def _rest(document: Document, here: Statement) -> Iterator[Finding]:
    """536篇,其中市级298篇,其余228篇: what is named and the rest make up the total."""
    if all(here.text.find(sign, here.start, here.stop) < 0 for sign in "余剩"):
        return
    counts = countable(document, here, 0, 0)[:MOST]
    for number, last in enumerate(counts[2:], 3):
        if any(m.unit == last.unit for m in counts[number:]):
            continue  # 其余5件不予公开,3件不存在: the rest is divided again
        if not _REST.fullmatch(here.label(last)):
            continue
        alike = [m for m in counts if m.unit == last.unit and m.span.start <= last.span.start]
        gaps = [document.text[a.span.stop : b.span.start] for a, b in pairwise(alike)]
        heads = [at for at, gap in enumerate(gaps, 1) if _HEAD.search(gap)]
        if len(heads) != 1 or any(_BREAK.search(gap) for gap in gaps[heads[0] - 1 :]):
            continue
        whole, parts = alike[heads[0] - 1], alike[heads[0] :]
        if len(parts) < 2 or overlaps_said(here.words) or not exact([*parts, whole]):
            continue
        near = abs(sum_of(parts) - (whole.value or ZERO)) * 4 <= (whole.value or ZERO)
        if near and sum_of(parts) != whole.value and single(here, parts):
            yield broken_sum(document, parts, whole)


_HEAD = re.compile(r"其中|之中|(?<!其)[中里][,:]")
_BREAK = re.compile(r"[;。(]|另|此外|同比|[较比][上去]")
_OF_ABOVE = re.compile(r"(?:上述|以上|前述|这些)(?P<noun>[一-鿿]{2,8}?)(?:之|当)?[中里]")


def _halves(document: Document, here: Statement) -> Iterator[Finding]:
    """专职和兼职人员一共26人,专职6人,兼职22人: two that are each other's rest, right behind their total."""
    counts = [m for m in here.counts if m.kind == "number" and m.unit not in (None, "%")]
    for whole, one, other in zip(counts, counts[1:], counts[2:], strict=False):
        if not whole.unit == one.unit == other.unit or not exact([whole, one, other]):
            continue
        if not complements(here.label(one), here.label(other)):
            continue
        behind = re.split(r"[。;\n]", document.text[other.span.stop : other.span.stop + 60])[0]
        if re.search(r"另|其[他它余]|等|未|没有|[、,][^,、]{2,12}\d", behind) or partial(
            here.words
        ):
            continue  # a third is named: 商业企业4件,自然人1件,其他类均为0
        in_time = re.search(r"[按如到]期|按时|期限|时限|法定", here.label(one) + here.label(other))
        if in_time and not re.search(
            r"办结|答复|办理|审结", here.label(whole) + here.behind(whole)
        ):
            continue  # of those received, some are not due yet
        between = document.text[whole.span.stop : one.span.start]
        apart = document.text[one.span.stop : other.span.start]
        if STOP.search(apart) or re.search(r"另|此外|[。;]|[较比同]", between + apart):
            continue
        if between.startswith("、"):
            continue  # 市级43120条、县级32040条、乡镇19300条: the first of three is no total
        added, value = sum_of([one, other]), whole.value or ZERO
        if added == value or abs(added - value) * 2 > value or is_base(document, whole):
            continue
        if not overlaps_said(here.words) and single(here, [one, other]):
            yield broken_sum(document, [one, other], whole)


_REMARK = re.compile(
    r"其中|含|包括|另|以上|主要|同比|[较比][上去]|增|减|例如|比如|如[,:]|等\)|重复|同时|[上去]年|年[初末底]|废|失效|结转|净|原有|分别(?!为|是)|可"
)
_HAIR = 20
"""Of what a list in parentheses may miss its total by one: less says that something is left out."""


def _inside(document: Document, here: Statement) -> Iterator[Finding]:
    """7012条(2008年2317条,2009年4595条): the parts in the parenthesis right behind their total."""
    text = document.text
    for at, whole in enumerate(here.counts[:MOST]):
        if (
            whole.kind != "number"
            or whole.unit in (None, "%")
            or text[whole.span.stop : whole.span.stop + 1] != "("
        ):
            continue
        close = text.find(")", whole.span.stop, whole.span.stop + 160)
        words = text[whole.span.stop + 1 : max(close, 0)]
        parts = [m for m in here.counts[at + 1 : at + MOST] if m.span.stop <= close]
        if len(parts) < 2 or "(" in words or _REMARK.search(words) or overlaps_said(here.words):
            continue
        listed = parts[-1].span.stop == close and all(m.unit == whole.unit for m in parts)
        labels = {here.label(m) for m in parts}
        if not listed or len(labels) < len(parts) or "" in labels or not exact([*parts, whole]):
            continue
        if any(map(of_channel, labels)) or is_base(document, whole):
            continue
        added, value = sum_of(parts), whole.value or ZERO
        short = 0 < (value - added) * _HAIR <= value
        if single(here, parts) and (value < added <= 2 * value or short):
            yield broken_sum(document, parts, whole)


_EACH_OF = re.compile(
    r"[,;:、(](?P<count>[两二三四五六七八])(?:期|次|场|批|轮|级|个月|季度)(?:培训班?|会议?)?(?:参[训加][^,。;\d]{0,4})?分别(?:为|是|有)?$"
)


def _one_by_one(document: Document, here: Statement) -> Iterator[Finding]:
    """参训412人次,三期分别为137人次、145人次和120人次: as many parts as the words count."""
    counts = [m for m in here.counts[:MOST] if m.kind == "number"]
    for at in range(1, len(counts)):
        first = counts[at]
        low = max(here.start, first.span.start - 24)
        said = _EACH_OF.search(document.text[low : first.span.start])
        before = [m for m in counts[:at] if said and m.span.stop <= low + said.start() + 1]
        if said is None or not before:
            continue
        whole = before[-1]
        parts = counts[at : at + int(read_chinese(said["count"]) or 0)]
        behind = counts[at + len(parts) : at + len(parts) + 1]
        gaps = [document.text[a.span.stop : b.span.start] for a, b in pairwise([*parts, *behind])]
        joined = [re.fullmatch(r"[、,和与及]", gap) is not None for gap in gaps]
        if not all(joined[: len(parts) - 1]) or any(joined[len(parts) - 1 :]):
            continue
        alike = all(m.unit == whole.unit for m in parts) and exact([*parts, whole])
        if not alike or is_base(document, whole) or sign_of(document, whole):
            continue
        added, value = sum_of(parts), whole.value or ZERO
        if len(parts) > 1 and added != value and abs(added - value) * 2 <= value:
            yield broken_sum(document, parts, whole)


_POINTS = re.compile(r"[这该此]|上述|以上|全部")


def _within(document: Document, here: Statement) -> Iterator[Finding]:
    """这3件当中…减收的有5件: more than there are."""
    counts = [m for m in here.counts if m.kind == "number" and m.unit not in (None, "%")]
    for whole, part in pairwise(counts):
        between = document.text[whole.span.stop : part.span.start]
        pointed = document.text[max(0, whole.span.start - 2) : whole.span.start]
        if whole.unit != part.unit or not _POINTS.search(pointed):
            continue
        value, most = part.value or ZERO, whole.value or ZERO
        if _OF_THESE.match(between) and exact([whole, part]) and most < value <= 3 * most:
            yield _too_large(document, part, whole)


def _above(document: Document, before: Statement | None, here: Statement) -> Iterator[Finding]:
    """上述书面申请中…的有46件, of the 44 in the sentence before."""
    for part in here.counts[:4]:
        low = max(here.start, part.span.start - 40)
        said = _OF_ABOVE.search(document.text[low : part.span.start])
        if said is None or re.search(r"[。;\d]", said.string[said.end() :]):
            continue
        earlier = [*(before.counts if before else ()), *here.counts]
        wholes = [m for m in earlier if m.span.stop <= low + said.start() and m.unit == part.unit]
        whole = wholes[-1] if wholes else None
        if whole is None or not exact([whole, part]) or len({m.value for m in wholes[-3:]}) > 1:
            continue
        label = document.text[max(0, whole.span.start - 20) : whole.span.start]
        value, most = part.value or ZERO, whole.value or ZERO
        if said["noun"] in label and most < value <= 3 * most:
            yield _too_large(document, part, whole)


def _too_large(document: Document, part: Mention, whole: Mention) -> Finding:
    formula = f"{part.value} > {whole.value}"
    return bare_finding(document, "subset_exceeds", [part, whole], formula, EXCEEDS)


def _by_label(
    document: Document, recent: Sequence[Statement], here: Statement
) -> Iterator[Finding]:
    """居民…同意24件;企业…同意9件。两类相加,同意的有35件: what bears the same label makes up the sum."""
    for whole in here.counts[:MOST]:
        lead = document.text[max(here.start, whole.span.start - 60) : whole.span.start]
        said = _SUMMED.search(lead.replace(",", "")) or _chained(document, here, whole)
        if said is None or whole.kind != "number":
            continue
        name = _bare(here.label(whole))
        if len(name) < 2:
            continue
        earlier = [(one, m) for one in (*recent, here) for m in one.counts]
        parts = [
            m
            for one, m in earlier[-2 * MOST :]
            if m.span.stop <= whole.span.start
            and m.unit == whole.unit
            and m.kind == "number"
            and whole.span.start - m.span.start < _NEAR
            and _bare(one.label(m)) == name
        ]
        count = said["count"] if isinstance(said, re.Match) else None
        if (
            len(parts) < 2
            or (count and len(parts) != read_chinese(count))
            or not exact([*parts, whole])
        ):
            continue
        if (
            sum_of(parts) != whole.value
            and abs(sum_of(parts) - (whole.value or ZERO)) <= sum_of(parts) / 2
        ):
            yield broken_sum(document, parts, whole)


_CHAINED = re.compile(r"[^\d]{0,8}(?:相加|加总|合起来|加起来|合并计算)")


def _chained(document: Document, here: Statement, whole: Mention) -> str | None:
    """Whether an earlier clause of the statement says that what follows are sums (两类相加,A 35件,B 10件)."""
    opening = document.text[here.start : min(here.start + 24, whole.span.start)]
    return opening if _CHAINED.match(opening) else None


def _bare(label: str) -> str:
    """A label without the words that only lead to its number."""
    return _LEADING.sub("", label)


_LEADING = re.compile(
    r"^(?:[、,其中共]|合计|相加|总计)+|(?:的?(?:有|共有?|为|是|计|达|合计|共计))+$|的$"
)
_GRAND = re.compile(r"(?:总计|合计|共计|总数)[^,。;:\d]{0,4}:?$")


def _subtotals(
    document: Document, recent: Sequence[Statement], here: Statement
) -> Iterator[Finding]:
    """小计21; … 小计12。总计31: a grand total against the subtotals before it."""
    for whole in here.counts[:MOST]:
        lead = document.text[max(0, whole.span.start - 9) : whole.span.start]
        if not _GRAND.search(lead):
            continue
        earlier = [m for one in (*recent, here) for m in one.counts]
        parts = [
            m
            for m in earlier[-MOST:]
            if m.span.stop <= whole.span.start
            and m.unit in (None, whole.unit)
            and re.search(r"小计[为是:]?$", document.text[max(0, m.span.start - 4) : m.span.start])
        ]
        if len(parts) >= 2 and exact([*parts, whole]) and sum_of(parts) != whole.value:
            yield broken_sum(document, parts, whole)
