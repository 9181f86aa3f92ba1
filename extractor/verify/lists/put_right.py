"""Problems found, and what was put right: 发现问题25个,当场整改18个,限期整改9个.

What is put right on the spot needs no date, so that the two exclude one another; together they may be
fewer than what was found, and never more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.language.wholeness import overlaps_said
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import broken_sum
from ..counts.interval import ZERO, sum_of
from ..counts.statements import end_of, exact, opening_of, statistics
from .extent import label, thing

_ACT = r"(?P<act>整改|纠正|改正)(?:到位|完成)?的?"
_AT_ONCE = re.compile(rf"(?:其中)?(?:当场|现场|立即){_ACT}")
_BY_DATE = re.compile(rf"(?:责令|要求)?限期{_ACT}")
_FOUND = re.compile(r"(?:发现|查出)[^,。;:\d]{0,16}$")
_ALONE = re.compile(r"[,。;、)\n]|$")
"""No noun stands behind a count: no 限期整改9个单位."""
_BESIDE = re.compile(r"涉及")
_OTHERS = re.compile(r"[上去]年|上[次期]|遗留|含|又|重复|半年|季度|\d月")
"""Words by which one of the parts may be of other problems, or of both kinds."""
_IN_ALL, _SOME = "累计", "其中"
"""Words behind the problems found, and behind the parts, that may tell of the same."""
_REACH = 80
_MOST_BETWEEN = 2


def check_put_right(document: Document) -> Iterator[Finding]:
    """More problems put right than were found."""
    numbers = statistics(document) if "限期" in document.text else ()
    for at, (first, second) in enumerate(pairwise(numbers)):
        at_once = _AT_ONCE.fullmatch(label(document, first))
        by_date = _BY_DATE.fullmatch(label(document, second))
        if at_once is None or by_date is None or at_once["act"] != by_date["act"]:
            continue
        whole = _found(document, numbers[max(0, at - _MOST_BETWEEN) : at], first)
        if whole is not None and _exceed(document, whole, first, second):
            yield broken_sum(document, [first, second], whole)


def _found(document: Document, before: Sequence[Mention], first: Mention) -> Mention | None:
    """The problems found that stand right before what was put right, but for the offices they touch."""
    for mention in reversed(before):
        if _FOUND.search(label(document, mention)):
            gap = document.between(mention, first)
            return mention if len(gap) < _REACH and "\n" not in gap else None
        if not _BESIDE.search(label(document, mention)):
            return None
    return None


def _exceed(document: Document, whole: Mention, first: Mention, second: Mention) -> bool:
    mentions = [whole, first, second]
    value, added = whole.value or ZERO, sum_of([first, second])
    if len({thing(m) for m in mentions}) > 1 or not exact(mentions):
        return False
    low = opening_of(document.text, whole.span.start)
    words = document.text[low : end_of(document.text, second.span.stop)]
    alone = all(_ALONE.match(document.behind(m, 2)) for m in (first, second))
    said_apart = _OTHERS.search(words) is not None or overlaps_said(words)
    said_apart = said_apart or _IN_ALL in words[whole.span.stop - low :]
    said_apart = said_apart or _SOME in words[second.span.stop - low :]
    return alone and not said_apart and value < added < 2 * value
