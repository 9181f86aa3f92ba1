"""Shares of a total in sentences: 12件,占总数的3.2%.

Like :mod:`.prose` it looks at mentions, not at facts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import islice, pairwise, takewhile

from extractor.schemas import Finding, Mention, Span
from extractor.text.document import Document

from .interval import of_mention, plain
from .prose import SENTENCE, bare_finding

_SHARE = re.compile(r"[^。;\n%]{0,6}?占(?!地|用|道)[^,。;\n%]{0,18}$")
_OF_SEVERAL = re.compile(r"[二两三]者|合占|合起来|合计占|分别占")
_WHOLE = 99
_BESIDE = 200
_FURTHER = 800
_MOST = 40
"""How far up a total may stand that a list of shares is reckoned from: characters, and counts."""
_CASES = frozenset("件 例 宗 起 份 次".split())


def check_shares(document: Document) -> Iterator[Finding]:
    """占总数的3.2% against the count before it and every total it could be a share of."""
    counts: list[Mention] = []
    shared: set[str] = set()
    for mention in document.mentions:
        if not mention.statistical or mention.kind == "zero_statement":
            continue
        if mention.unit != "%":
            counts.append(mention)
            continue
        if not counts or mention.value is None:
            continue
        if len(counts) > 1 and (pair := _rated(document, counts[-2:], mention)):
            wholes = [m for m in counts[-_RATED:] if m.unit == pair[0].unit and m is not pair[0]]
            if not any(_is_share(pair[0], whole, mention) for whole in wholes):
                yield _share_finding(document, *pair, mention)
            continue
        part = counts[-1]
        gap = document.text[part.span.stop : mention.span.start]
        if len(gap) > 28 or not _SHARE.fullmatch(gap.lstrip(",")) or _OF_SEVERAL.search(gap):
            continue
        if document.text[: part.span.start].endswith("%("):
            continue  # 征收占35.9%(289件),规划占16.4%(132件): each count stands behind its share
        wholes = _wholes(document, counts, part, shared)
        shared.add(part.id)
        if mention.value < _WHOLE:
            wholes = [whole for whole in wholes if whole.value != part.value]
        if wholes and any(_is_share(part, whole, mention) for whole in wholes):
            continue
        if any(_is_share_together(counts[-k:], whole, mention) for k in (2, 3) for whole in wholes):
            continue
        wholes = _common_wholes(document, counts, part, mention, wholes)
        if wholes:
            whole = max(wholes, key=lambda m: (_fits(document, m, mention), m.value or Decimal(0)))
            yield _share_finding(document, part, whole, mention)


_RATE = re.compile(r"[,(、](?P<act>[一-鿿]{2,6})率(?:为|达到?|是)?$")


def _rated(
    document: Document, counts: Sequence[Mention], share: Mention
) -> tuple[Mention, Mention] | None:
    """收到40件,办结34件,办结率95%: the part and the whole of a rate, right before it in its sentence.

    The rate is named after the part.  One of 100 % leaves out what is not due yet.
    """
    text = document.text
    first, second = counts
    rate = _RATE.fullmatch(text[second.span.stop : share.span.start])
    between = text[first.span.stop : second.span.start]
    if rate is None or share.value == _FULL or re.search(r"[。;\n]|按时|按期|及时", between):
        return None
    before = re.split(r"[,。;:\n]", text[max(0, first.span.start - 30) : first.span.start])[-1]
    named = [rate["act"] in words for words in (before, between)]
    if first.unit != second.unit or named.count(True) != 1:
        return None
    part, whole = (first, second) if named[0] else (second, first)
    return (part, whole) if 0 < (part.value or 0) <= (whole.value or 0) else None


_RATED = 6
"""Counts before a rate among which its whole may be."""
_FULL = 100


def _common_wholes(
    document: Document,
    counts: Sequence[Mention],
    part: Mention,
    share: Mention,
    near: list[Mention],
) -> list[Mention]:
    """The totals that a share fails against, also those further up that its neighbours are of.

    受理10件 … 已答复9件,同意公开7件,占70%,不予公开1件,占10%: all are shares of the ten, and
    none of them is a mistake.  Where no total stands near, a share is measured by one further up
    only if three others are shares of it.
    """
    before = islice(reversed(counts), 1, 1 + _MOST)
    further = [
        (whole, _fits(document, whole, share))
        for whole in takewhile(lambda m: m.span.start >= part.span.start - _FURTHER, before)
        if _alike(whole.unit, part.unit) and (whole.value or 0) > (part.value or 0)
    ]
    if any(fits > 0 and _is_share(part, whole, share) for whole, fits in further):
        return []
    if near or share.value is None or share.value >= _WHOLE:
        return near
    sure = [whole for whole, fits in further if fits > 2]
    return [] if any(_is_share(part, whole, share) for whole, _ in further) else sure


def _fits(document: Document, whole: Mention, share: Mention) -> int:
    """How many other shares near by are shares of this total: the better denominator."""
    mentions, here = document.mentions, share.span.start
    first = bisect_right(mentions, here - _BESIDE, key=lambda m: m.span.start)
    last = bisect_left(mentions, here + _BESIDE, key=lambda m: m.span.start)
    pairs = pairwise(m for m in mentions[first:last] if m.statistical)
    return sum(
        after.unit == "%"
        and after != share
        and before.unit == whole.unit
        and _is_share(before, whole, after)
        for before, after in pairs
        if before.value
    )


def _wholes(
    document: Document, counts: Sequence[Mention], part: Mention, shared: Set[str]
) -> list[Mention]:
    """Larger counts of the same kind in this sentence, or in the two before it.

    ``shared`` are the counts that have a share themselves: outside this sentence they are parts
    beside this one, and no whole.
    """
    text, low = document.text, max(0, part.span.start - 400)
    ends = [m.end() for m in SENTENCE.finditer(text, low, part.span.start)]
    here = ends[-1] if ends else low
    low = ends[-3] if len(ends) >= 3 else low
    near = list(takewhile(lambda count: count.span.start >= low, reversed(counts[:-1])))
    return [
        whole
        for whole in reversed(near)
        if (whole.id not in shared or whole.span.start >= here)
        and _alike(whole.unit, part.unit)
        and (whole.value or 0) >= (part.value or 0)
        and (whole.value or 0) > 0
    ]


def _alike(one: str | None, other: str | None) -> bool:
    """Whether two units count the same things: 40例申请 and 30件申请."""
    return one == other or (one in _CASES and other in _CASES)


def _is_share(part: Mention, whole: Mention, share: Mention) -> bool:
    low, high = of_mention(part)
    floor, ceiling = of_mention(whole)
    if share.value is None or floor <= 0:
        return True
    places = max(0, -int(share.value.as_tuple().exponent))
    slack = Decimal(1).scaleb(-places)  # truncated and twice rounded shares are no mistakes
    smallest, largest = low / ceiling * 100, high / floor * 100
    return smallest - slack <= share.value <= largest + slack


def _is_share_together(parts: Sequence[Mention], whole: Mention, share: Mention) -> bool:
    """规划(278条)和土地(333条),占68.3%: the share of both."""
    added = sum((part.value or Decimal(0) for part in parts), Decimal(0))
    slack = Decimal("0.1")
    return bool(
        whole.value and share.value and abs(added / whole.value * 100 - share.value) <= slack
    )


def _share_finding(document: Document, part: Mention, whole: Mention, share: Mention) -> Finding:
    exact = (part.value or Decimal(0)) / (whole.value or Decimal(1)) * 100
    return bare_finding(
        document,
        "share_mismatch",
        [part, share, whole],
        f"{plain(part.value)} / {plain(whole.value)} = {exact:.2f} %, printed {plain(share.value)} %",
        "the share does not follow from its count and total",
        Span(part.span.start, share.span.stop),
    )
