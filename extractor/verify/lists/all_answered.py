"""Applications that were all answered, and the whole list of the answers behind it.

收到45件,全部在法定期限内答复(予以公开19件,部分公开8件,…): every application has one answer, and none is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.language.movement import CARRIED
from extractor.language.wholeness import is_result, overlaps_said
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import SAID_TO_BE_ALL, broken_sum
from ..counts.interval import sum_of
from ..counts.statements import Statement, end_of, exact, statements
from .extent import label, thing

_ALL_ANSWERED = re.compile(
    r"(?:,(?:[我本][局委办厅县市区镇乡会]|目前)?|\(?)(?:已|现已)?(?:全部|均|都|悉数|逐[一件])(?:已|能)?"
    r"(?:[在按于依如][^,。;:()\d]{1,14})?(?:予以|作出|给予)?(?:了)?(?:书面)?(?:答复|办结|办理完毕|回复|处理完毕|审结)(?:完毕)?"
    r"(?P<opens>[(:])(?:结果[为是]?|答复结果[为是]?|分别[为是]?)?[:,]?(?P<name>[^,。;:()\d]{2,24})"
)
_NEXT = re.compile(r"[,、;](?P<name>[^,。;:()\d]{2,24})")
_CAME = re.compile(r"(?:收到|新收|受理|接到)[^,。;:\d]{0,16}$|申请(?:共|总计|合计)?$")
_FEWEST = 3
_SEVERAL = re.compile(r"多项|多个|两项|分别作出|一件多|拆分|合并|并案|同一")
_ENDS = {"(": re.compile(r"[^,。;:()\d等]{0,6}\)"), ":": re.compile(r"[。;\n]|$")}


def check_all_answered(document: Document) -> Iterator[Finding]:
    """Answers that are not as many as the applications, all of which are said to be answered."""
    for here in statements(document):
        if len(here.counts) <= _FEWEST:
            continue
        for at, whole in enumerate(here.counts[:-_FEWEST]):
            parts = _answers(document, here, at)
            if len(parts) >= _FEWEST and _judgeable(document, here, at, parts):
                yield broken_sum(document, parts, whole, SAID_TO_BE_ALL)


def _answers(document: Document, here: Statement, at: int) -> list[Mention]:
    """The list behind a number of applications, if it is whole; empty otherwise."""
    whole, *behind = here.counts[at:]
    match = _ALL_ANSWERED.fullmatch(document.between(whole, behind[0]))
    if match is None or not _is_answer(match["name"]):
        return []
    parts = [behind[0]]
    for one in behind[1:]:
        following = _NEXT.fullmatch(document.between(parts[-1], one))
        if following is None or not _is_answer(following["name"]):
            break
        parts.append(one)
    closed = _ENDS[match["opens"]].match(document.text, parts[-1].span.stop)
    return parts if closed else []


_NOT_HELD = re.compile(r"掌握|制作|职[权责]|重复申请|不予处理")


def _is_answer(name: str) -> bool:
    return is_result(name) or _NOT_HELD.search(name) is not None


def _judgeable(document: Document, here: Statement, at: int, parts: Sequence[Mention]) -> bool:
    whole = here.counts[at]
    if any(thing(m) != thing(whole) for m in parts) or not exact([whole, *parts]):
        return False
    if not _CAME.search(label(document, whole)):
        return False
    added, value = sum_of(parts), whole.value or 0
    before = [m for m in here.counts[:at] if thing(m) == thing(whole)]
    if added in {sum_of([whole, *before[k:]]) for k in range(len(before) + 1)}:
        return False  # 上年结转2件,新收45件
    if abs(added - value) * 2 > value or not all(m.value for m in parts):
        return False
    low, high = here.start, end_of(document.text, parts[-1].span.stop)
    words = document.text[low:high]
    if _SEVERAL.search(words) or overlaps_said(words):
        return False
    return not (added > value and CARRIED.search(document.text))
