"""Counts that stand in a relation which the words give: halves of a total, a rest, parts of these.

其余228篇 is what the named parts leave; 专职 and 兼职 are each other's rest; 这3件当中 holds three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, takewhile

from extractor.language.changing import is_base
from extractor.language.wholeness import complements, exclusive, partial
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import EXCEEDS, REST, bare_finding
from ..counts.interval import ZERO, plain, sum_of
from ..counts.statements import Statement, exact, statements
from .enumeration import Enumeration
from .extent import MOST, STOP, countable, of_channel


def check_relations(document: Document) -> Iterator[Finding]:
    """Counts that break what their sentence says of them and the counts before."""
    for here in statements(document):
        if len(here.counts) < 2:
            continue
        yield from _rest(document, here)
        yield from _all_but(document, here)
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
        one = Enumeration(document, tuple(parts), whole)
        if len(parts) > 1 and one.broken(here.words) and one.within(_QUARTER):
            yield one.finding()


_HEAD = re.compile(r"其中|之中|(?<!其)[中里][,:]")
_BREAK = re.compile(r"[;。(]|另|此外|同比|[较比][上去]")


_BUT = re.compile(r"[^。;:]{0,20},除(?:了|去)?[^,。;:\d]{0,14}")
_AND = re.compile(r"[^,。;:\d]{0,6}[、和及][^,。;:\d]{0,14}")
_BUT_REST = re.compile(r"[^,。;:\d]{0,8}[以之]?外,?(?:其[余他它]|剩余|余下)的?(?:申请)?")


def _all_but(document: Document, here: Statement) -> Iterator[Finding]:
    """收到24件,除撤回2件外,其余21件均已答复: all but some, and the rest."""
    whole, *others = here.counts
    if "除" not in here.words or not _BUT.fullmatch(document.between(whole, others[0])):
        return
    gaps = [document.between(a, b) for a, b in pairwise(others)]
    more = sum(1 for _ in takewhile(_AND.fullmatch, gaps))
    parts, behind = others[: more + 2], others[more + 2 :]
    if more == len(gaps) or not _BUT_REST.fullmatch(gaps[more]):
        return
    one = Enumeration(document, tuple(parts), whole)
    if any(m.unit == whole.unit for m in behind):
        return  # 其余21件已答复,1件尚在期限内: the rest is told in two
    leaves = one.value - sum_of(parts[:-1])
    if one.of_one_unit and one.broken("") and leaves > 0:
        less = " - ".join(plain(m.value) for m in (whole, *parts[:-1]))
        formula = f"{less} = {plain(leaves)}, printed {plain(one.last.value)}"
        yield bare_finding(document, "sum_mismatch", [*one.numbers], formula, REST)


def _halves(document: Document, here: Statement) -> Iterator[Finding]:
    """专职和兼职人员一共26人,专职6人,兼职22人: two that are each other's rest, right behind their total."""
    counts = [m for m in here.counts if m.kind == "number" and m.unit not in (None, "%")]
    for whole, one, other in zip(counts, counts[1:], counts[2:], strict=False):
        both = Enumeration(document, (one, other), whole)
        if not (both.of_one_unit and both.broken(here.words) and both.within(_HALF)):
            continue
        label = here.label(other)
        led = _OTHERS.search(label) if _ALL_OF.fullmatch(here.behind(other)) else None
        named = here.behind(other) if led else label
        all_ = complements(here.label(one), named, here.label(whole) + here.behind(whole))
        if not all_ and not (both.missing < 0 and exclusive(here.label(one), named)):
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
        if not is_base(document, whole):
            yield both.finding()


_OTHERS = re.compile(r"^(?:另外?|其[余他]|余下|剩下)的?$")
_ALL_OF = re.compile(r"(?:人员?)?(?:均|都|皆|全部|全)?(?:为|是|系|属于?)?[专兼]职(?:人员)?")
"""9人中,专职3人,另外7人均为兼职: the words behind say of what the others are."""

_REMARK = re.compile(
    r"其中|含|包括|另|以上|主要|同比|[较比][上去]|增|减|例如|比如|如[,:]|等\)|重复|同时|[上去]年|年[初末底]|废|失效|结转|净|原有|分别(?!为|是)|可"
)
_HAIR, _QUARTER, _HALF, _ALL = map(Decimal, ("0.05", "0.25", "0.5", "1"))
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
        if len(parts) < 2 or "(" in words or _REMARK.search(words):
            continue
        listed = parts[-1].span.stop == close and all(m.unit == whole.unit for m in parts)
        labels = {here.label(m) for m in parts}
        if not listed or len(labels) < len(parts) or "" in labels:
            continue
        if any(map(of_channel, labels)) or is_base(document, whole):
            continue
        one = Enumeration(document, tuple(parts), whole)
        near = one.within(_ALL if one.missing < 0 else _HAIR)
        if near and one.broken(here.words):
            yield one.finding()


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
