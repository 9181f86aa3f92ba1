"""Money that was spent, and what for: 投入21.5万元,用于网站改造6.3万元、设备更新11.8万元、人员培训2.4万元.

What is spent is all used.  A list of uses may yet leave small ones out, so that it must be said to be
whole, or come to more than there was, or miss the total as a slip of the pen does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.language.wholeness import partial
from extractor.schemas import Finding, Mention
from extractor.schemas.units import is_money
from extractor.text.document import Document

from ..counts.bare import INTRODUCED, broken_sum
from ..counts.interval import ZERO, sum_of
from ..counts.slips import one_slip_apart
from ..counts.statements import Statement, exact, statements

_USES = re.compile(
    r"[,(:;](?P<all>[^,。;:()\d]{0,4}?(?:全部|均|全额|悉数))?(?:已)?(?:分别|专项|具体)?(?:用于|用在|用作)[::]?(?P<name>[^,。;:()\d]{2,20})"
)
_NEXT = re.compile(r"[,、;](?:和|及|以及)?(?:用于)?(?P<name>[^,。;:()\d]{2,20})")
_SPENT = re.compile(r"投入|支出|花费|使用|列支|开支|用去|花去")
_LEFT = re.compile(r"结余|剩|节余|余[额款]|结转|自筹|另|其中|部分|追加|其余|计划|预计|拟|尚|还")
_ENDS = re.compile(r"[,。;)\n]|$")
_FEWEST = 2
_SLIP_OF = 3
"""Uses of a list that is told to be one by no other words than that the money was spent."""


def check_money_used(document: Document) -> Iterator[Finding]:
    """Uses of a sum of money that do not come to it."""
    for here in statements(document):
        counts = here.counts
        for at, whole in enumerate(counts[:-_FEWEST]):
            if is_money(whole.unit or "") and whole.value:
                match = _USES.fullmatch(document.between(whole, counts[at + 1]))
                parts = _uses(document, here, at) if match else []
                if match and _judgeable(here, whole, parts):
                    every = match["all"] is not None
                    if every or _spent(here, whole, parts):
                        yield broken_sum(document, parts, whole, INTRODUCED)


def _uses(document: Document, here: Statement, at: int) -> list[Mention]:
    """The list of uses behind a sum of money; empty where another figure stands in it."""
    whole, first, *behind = here.counts[at:]
    parts = [first]
    for one in behind:
        if not _NEXT.fullmatch(document.between(parts[-1], one)) or one.unit != whole.unit:
            break
        parts.append(one)
    ends = _ENDS.match(document.text, parts[-1].span.stop)
    return parts if ends and first.unit == whole.unit else []


def _judgeable(here: Statement, whole: Mention, parts: Sequence[Mention]) -> bool:
    added, value = sum_of(parts), whole.value or ZERO
    if len(parts) < _FEWEST or not exact([whole, *parts]) or added == value:
        return False
    if abs(added - value) * 4 > value or any((m.value or 0) >= value for m in parts):
        return False
    return not (_LEFT.search(here.words) or partial(here.words))


def _spent(here: Statement, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether money is told as spent, and its uses cannot be the list of some of them."""
    low = here.text.rfind("。", here.start, whole.span.start) + 1
    words = here.text[max(low, whole.span.start - 40) : whole.span.start]
    if not _SPENT.search(words):
        return False
    added, value = sum_of(parts), whole.value or ZERO
    return added > value or (len(parts) >= _SLIP_OF and one_slip_apart(added, value))
