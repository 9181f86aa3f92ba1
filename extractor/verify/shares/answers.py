"""Answers in time and late, against the applications received, where none can have come from before.

收到18件,上年无遗留,按期答复16件,延期答复3件,一件一复: an application has one end, but may have several answers
unless the text says that it has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.movement import nothing_before
from extractor.language.wholeness import complements
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import ZERO, plain, sum_of
from ..counts.statements import exact, statistics
from ..growth.stocks import Told

_ASKED = re.compile(r"申请|收件|来件")
_END = re.compile(r"办结|办理完")
_SINGLY = re.compile(
    r"一件一[复答]|一事一[复答]|逐[件一](?:登记)?(?:答复|回复|办结)"
    r"|(?:均|都|全部|每[件份])[^,。;\d]{0,6}(?:一次性|一次|单独|只)(?:予以|作出|作)?(?:答复|回复)"
    r"|(?:全部|均已|都已)[^,。;\d]{0,4}办结"
)
_IN_TIME = re.compile(r"[按如延逾超][期时]|按时|期限|时限|延长|法定期内")
_APART = re.compile(r"另|此外|举报|投诉|复议|诉讼|咨询|累计|其中(?=[^,。;]{0,8}办结\d*件,)")
_UNLIKE = re.compile(
    r"重复|补正|并案|合并|分别答复|拆分|多次|两次|含上年|[上去]年(?:收到|受理|提出)"
)
_REACH = 160


def check_answers_told(document: Document) -> Iterator[Finding]:
    """More answers, each the end of one application, than there were applications."""
    if not nothing_before(document.text):
        return
    counts = [m for m in statistics(document) if m.value is not None and m.kind == "number"]
    told = Told(document, counts)
    for at in range(len(counts) - _TWO):
        received, one, other = trio = counts[at : at + _TWO + 1]
        added, value = sum_of([one, other]), received.value or ZERO
        if not value < added <= 2 * value or not exact(trio) or len({m.unit for m in trio}) > 1:
            continue
        labels = told.label(at + 1), told.label(at + 2)
        in_time = complements(*labels) and all(map(_IN_TIME.search, labels))
        came = told.role(at) == "in" and _ASKED.search(told.label(at))
        if in_time and came and _none_from_before(document, received, one, other):
            yield bare_finding(
                document,
                "balance_mismatch",
                [one, other, received],
                f"{plain(value)} < {plain(one.value)} + {plain(other.value)} = {plain(added)}",
                "more is closed than was received, and nothing was carried in",
            )


_TWO = 2


def _none_from_before(document: Document, received: Mention, one: Mention, other: Mention) -> bool:
    """Whether the paragraph says that nothing was carried in, and that each has one answer, or end."""
    text = document.text
    gap = text[received.span.stop : other.span.start]
    low = max(0, received.span.start - _REACH)
    before = text[low : received.span.start].split("\n")[-1]
    behind = text[other.span.stop : other.span.stop + _REACH].split("\n")[0]
    words = before + text[received.span.start : other.span.stop] + behind
    if len(gap) > _REACH or "\n" in gap or _APART.search(gap) or _UNLIKE.search(words):
        return False
    ended = all(_END.search(document.before(m, 12)) for m in (one, other))
    return nothing_before(words) and (ended or _SINGLY.search(words) is not None)
