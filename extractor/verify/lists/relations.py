"""Counts that stand in a relation which the words give: halves of a total, a rest, parts of these.

其余228篇 is what the named parts leave; 专职 and 兼职 are each other's rest; 这3件当中 holds three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.language.changing import is_base
from extractor.language.wholeness import complements, overlaps_said, partial
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import EXCEEDS, bare_finding, broken_sum
from ..counts.interval import ZERO, sum_of
from ..counts.statements import Statement, exact, statements
from .extent import MOST, STOP, countable, of_channel, single


def check_relations(document: Document) -> Iterator[Finding]:
    """Counts that break what their sentence says of them and the counts before."""
    for here in statements(document):
        if len(here.counts) < 2:
            continue
        yield from _rest(document, here)
        yield from _within(document, here)
        yield from _halves(document, here)
        yield from _inside(document, here)


_OF_THESE = re.compile(r"[一-鿿]{0,6}?(?:之|当)?[中内里](?!心|央|型)[^。;\d其另]{0,30}$")
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
        gaps = [document.between(a, b) for a, b in pairwise(alike)]
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


def _halves(document: Document, here: Statement) -> Iterator[Finding]:
    """专职和兼职人员一共26人,专职6人,兼职22人: two that are each other's rest, right behind their total."""
    counts = [m for m in here.counts if m.kind == "number" and m.unit not in (None, "%")]
    for whole, one, other in zip(counts, counts[1:], counts[2:], strict=False):
        if not whole.unit == one.unit == other.unit or not exact([whole, one, other]):
            continue
        added, value = sum_of([one, other]), whole.value or ZERO
        if added == value or abs(added - value) * 2 > value:
            continue
        label = here.label(other)
        led = _OTHERS.search(label) if _ALL_OF.fullmatch(here.behind(other)) else None
        named = here.behind(other) if led else label
        if not complements(here.label(one), named):
            continue
        behind = re.split(r"[。;\n]", document.behind(other, 60))[0]
        if re.search(r"另|其[他它余]|等|未|没有|[、,][^,、]{0,12}\d", behind) or partial(
            here.words
        ):
            continue  # a third is named: 商业企业4件,自然人1件,其他类均为0
        in_time = re.search(r"[按如到]期|按时|期限|时限|法定", here.label(one) + here.label(other))
        if in_time and not re.search(
            r"办结|答复|办理|审结", here.label(whole) + here.behind(whole)
        ):
            continue  # of those received, some are not due yet
        between = document.between(whole, one)
        apart = document.between(one, other).removesuffix(led.group() if led else "")
        if STOP.search(apart) or re.search(r"另|此外|[。;]|[较比同]", between + apart):
            continue
        if between.startswith("、"):
            continue  # 市级43120条、县级32040条、乡镇19300条: the first of three is no total
        if is_base(document, whole) or overlaps_said(here.words):
            continue
        if single(here, [one, other]):
            yield broken_sum(document, [one, other], whole)


_OTHERS = re.compile(r"^(?:另外?|其[余他]|余下|剩下)的?$")
_ALL_OF = re.compile(r"(?:人员?)?(?:均|都|皆|全部|全)?(?:为|是|系|属于?)?[专兼]职(?:人员)?")
"""9人中,专职3人,另外7人均为兼职: the words behind say of what the others are."""

_REMARK = re.compile(
    r"其中|含|包括|另|以上|主要|同比|[较比][上去]|增|减|例如|比如|如[,:]|等\)|重复|同时|[上去]年|年[初末底]|废|失效|结转|净|原有|分别(?!为|是)|可"
)
_HAIR = 20
"""Of what a list in parentheses may miss its total by one: less says that something is left out."""


def _inside(document: Document, here: Statement) -> Iterator[Finding]:
    """7012条(2008年2317条,2009年4595条): the parts in the parenthesis right behind their total."""
    text = document.text
    if text.find("(", here.start, here.stop) < 0:
        return
    for at, whole in enumerate(here.counts[:MOST]):
        if whole.kind != "number" or whole.unit in (None, "%") or document.behind(whole, 1) != "(":
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


_POINTS = re.compile(r"[这该此]|上述|以上|全部")


def _within(document: Document, here: Statement) -> Iterator[Finding]:
    """这3件当中…减收的有5件: more than there are."""
    counts = [m for m in here.counts if m.kind == "number" and m.unit not in (None, "%")]
    for whole, part in pairwise(counts):
        if whole.unit != part.unit or not _POINTS.search(document.before(whole, 2)):
            continue
        between = document.between(whole, part)
        value, most = part.value or ZERO, whole.value or ZERO
        if _OF_THESE.match(between) and exact([whole, part]) and most < value <= 3 * most:
            yield _too_large(document, part, whole)


def _too_large(document: Document, part: Mention, whole: Mention) -> Finding:
    formula = f"{part.value} > {whole.value}"
    return bare_finding(document, "subset_exceeds", [part, whole], formula, EXCEEDS)
