"""Of which total a share may be: 受理10件,同意公开7件,占70%."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from decimal import Decimal
from itertools import islice, pairwise, takewhile

from extractor.schemas import Mention
from extractor.text.document import Document, told_once

from ..counts.interval import last_place, of_mention
from ..lists.prose import SENTENCE

NEARLY_ALL = 99
"""A share from which on it is one of nearly all."""
BESIDE, FURTHER, MOST = 200, 800, 40
"""How far up a total may stand: beside a share, and where a list of shares is taken from it, in
characters; and counts."""
_CASES = frozenset("件 例 宗 起 份 次".split())


def common_wholes(
    document: Document,
    counts: Sequence[Mention],
    part: Mention,
    share: Mention,
    near: list[Mention],
) -> list[Mention]:
    """The totals that a share fails against, also those further up that its neighbours are of.

    受理10件 … 已答复9件,同意公开7件,占70%,不予公开1件,占10%: all are shares of the ten, and
    none of them is a mistake.  Where no total stands near, a share is measured by one further up
    only if three others are shares of it, or two of its own list.
    """
    before = islice(reversed(counts), 1, 1 + MOST)
    further = [
        (whole, others_of(document, whole, share))
        for whole in takewhile(lambda m: m.span.start >= part.span.start - FURTHER, before)
        if same_things(whole.unit, part.unit) and (whole.value or 0) > (part.value or 0)
    ]
    if any(
        is_share(part, whole, share) and (fits > 0 or _is_total(document, whole, part))
        for whole, fits in further
    ):
        return []
    if near or share.value is None or share.value >= NEARLY_ALL:
        return near
    sure = [
        whole
        for whole, fits in further
        if fits > _SURE or (fits == _SURE and _in_one_list(document, whole, share))
    ]
    return [] if any(is_share(part, whole, share) for whole, _ in further) else sure


_SURE = 2
_LARGE = 100


def _in_one_list(document: Document, whole: Mention, share: Mention) -> bool:
    """Whether two other shares of a total stand in the sentence of a share, too fine for chance."""
    fitting = [
        (one, its)
        for one, its in _pairs(document, share)
        if its != share and one.unit == whole.unit and is_share(one, whole, its)
    ]
    if any("." not in its.raw or (one.value or 0) < _LARGE for one, its in fitting):
        return False
    ends = (sorted((share.span, its.span)) for _, its in fitting)
    return all(re.search(r"[。\n]", document.text[a.stop : b.start]) is None for a, b in ends)


_TOTAL = re.compile(r"收到|受理|新收|公开|发布|总计|合计|共|申请$")


def _is_total(document: Document, whole: Mention, part: Mention) -> bool:
    """Whether a count in the paragraph of a part is told as a total: 收到申请39件. … 涉及征地22件."""
    between = document.between(whole, part)
    words = clause(document.text, whole) + document.behind(whole, 2)
    return "\n" not in between and _TOTAL.search(words) is not None


def like_others(document: Document, part: Mention, share: Mention) -> bool:
    """Whether a share beside this one is of the same total, which stands nowhere near."""
    low, high = _implied(part, share)
    for one, its in _pairs(document, share):
        floor, ceiling = _implied(one, its)
        if its != share and one.unit == part.unit and floor <= high and low <= ceiling:
            return True
    return False


def _implied(part: Mention, share: Mention) -> tuple[Decimal, Decimal]:
    """The totals of which a count may be such a share."""
    value, rate = part.value or Decimal(0), share.value or Decimal(1)
    slack = last_place(share) / 2
    return value * 100 / (rate + slack), value * 100 / max(rate - slack, slack)


def others_of(document: Document, whole: Mention, share: Mention) -> int:
    """How many other shares near by are shares of this total: the better denominator."""
    return sum(
        after != share and before.unit == whole.unit and is_share(before, whole, after)
        for before, after in _pairs(document, share)
    )


@told_once
def _pairs(document: Document, share: Mention) -> Sequence[tuple[Mention, Mention]]:
    """The counts near a share that are followed by shares, with these."""
    here = share.span.start
    near = document.mentions_in(here - BESIDE + 1, here + BESIDE)
    return [
        (before, after)
        for before, after in pairwise(m for m in near if m.statistical)
        if before.value and before.unit != "%" and after.unit == "%"
    ]


def larger_counts(
    document: Document, counts: Sequence[Mention], part: Mention, shared: Set[str]
) -> list[Mention]:
    """Larger counts of the same kind in this sentence, or in the two before it.

    ``shared`` are the counts that have a share themselves: outside this sentence they are parts
    beside this one, and no whole.  So are two kinds together (予以公开、部分公开合计21件).
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
        and same_things(whole.unit, part.unit)
        and (whole.value or 0) >= (part.value or 0)
        and (whole.value or 0) > 0
        and not _TWO_KINDS.search(document.before(whole, 40))
    ]


_TWO_KINDS = re.compile(
    r"(?:^|[,;:。\n])[^,;:。\d\n]{2,}(?:、|和|与|及)[^,;:。\d\n]{2,}?(?:[两二][类项种])?(?:合计|共计)$"
)


def same_things(one: str | None, other: str | None) -> bool:
    """Whether two units count the same things: 40例申请 and 30件申请."""
    return one == other or (one in _CASES and other in _CASES)


def is_share(part: Mention, whole: Mention, share: Mention) -> bool:
    """Whether a printed share may be that of a part in a whole, rounded or truncated."""
    low, high = of_mention(part)
    floor, ceiling = of_mention(whole)
    if share.value is None or floor <= 0:
        return True
    slack = last_place(share)  # truncated and twice rounded shares are no mistakes
    smallest, largest = low / ceiling * 100, high / floor * 100
    return smallest - slack <= share.value <= largest + slack


def clause(text: str, mention: Mention) -> str:
    return re.split(r"[,。;\n]", text[max(0, mention.span.start - 30) : mention.span.start])[-1]
