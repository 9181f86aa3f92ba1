"""Lists that a word of content opens and 其他 closes: 286条,内含法规类45条,动态类148条,其他类22条.

Whatever is none of those named is one of the others, so that these make up the total right before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.language.wholeness import overlaps_said, partial
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import INTRODUCED, broken_sum
from ..counts.interval import ZERO, sum_of
from ..counts.statements import Statement, exact, statements
from .extent import MOST, closes, countable, folded, of_channel, single, thing

_OPENS = re.compile(
    r"(?:[^,。;:、()\d]{0,6}[,:(]|\()?(?:其中|里面|内容|当中)?(?:主要)?"
    r"(?:内含|内有|包括有?|包含有?|含有?|涵盖了?|涉及到?|囊括了?|涵括|分为|分成|计有|共有|有|计)(?:了|着)?[::]?(?P<name>[^,。;:、\d]{1,16})"
    r"|[,;](?:从|按照?)[^,。;:()\d]{1,8}?(?:来?看|划?分)[,:][^,。;:、()\d]{1,16}"
)
_NEXT = re.compile(
    r"[^,。;:、()\d]{0,4}[,、;](?:和|及|以及|与|另有|还有)?(?P<name>[^,。;:、()\d]{1,16})"
)
_OTHERS = re.compile(
    r"(?:剩余|其[他它余])(?:的|各)?(?:类别?|信息|政府信息|事项|方面|内容|种类|领域|文件|情况|情形|业务|专题|栏目|有|为|共|是|计)*"
)
_GOES_ON = re.compile(r"[^,。;:、\d]{0,6}(?:等|左右)|[,;、]?(?:另|还|此外|同时|及|和|以及)")
_FEWEST = 3
_PEOPLE = frozenset({"人", "人次", "名", "位"})


def check_introduced(document: Document) -> Iterator[Finding]:
    """Closed lists that do not make up the total right before the word that opens them."""
    for here in statements(document):
        if len(here.counts) <= _FEWEST or not re.search("其[他它余]|剩余", here.words):
            continue
        counts = countable(document, here, 0, 0)[:MOST]
        at = 0
        while at < len(counts) - _FEWEST:
            run = _run(document, counts[at:])
            if len(run) > _FEWEST and _judgeable(document, here, run):
                yield broken_sum(document, run[1:], run[0], INTRODUCED)
            at += max(1, len(run) - 1)


def _run(document: Document, counts: Sequence[Mention]) -> list[Mention]:
    """A total and the items of the list behind it, up to 其他; nothing where none closes it."""
    whole, first = counts[:2]
    match = _OPENS.fullmatch(document.between(whole, first))
    if match is None or thing(first) != thing(whole):
        return []
    run = [whole, first]
    for one, other in pairwise(counts[1:]):
        match = _NEXT.fullmatch(document.between(one, other))
        if match is None or thing(other) != thing(whole):
            return []
        run.append(other)
        if _OTHERS.fullmatch(match["name"]):
            return run
    return []


def _judgeable(document: Document, here: Statement, run: Sequence[Mention]) -> bool:
    whole, *parts = run
    added, value = sum_of(parts), whole.value or ZERO
    if added == value or abs(added - value) * 4 > value or sum_of(folded(document, parts)) == value:
        return False
    if not exact(run) or not single(here, parts) or closes(document, parts[-1]):
        return False
    if whole.unit in _PEOPLE or any(of_channel(here.label(m)) for m in parts):
        return False
    words = here.text[whole.span.stop : parts[-1].span.stop]
    behind = document.behind(parts[-1], 20)
    return not (partial(words) or overlaps_said(here.words) or _GOES_ON.match(behind))
