"""Averages beside the largest or smallest of what they are taken of: 平均14个工作日,最长11个工作日."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from .bare import bare_finding

_NUMBER = r"\d{1,6}(?:\.\d{1,3})?"
_BEYOND = re.compile(
    rf"平均(?P<label>[^,。;:()\n\d]{{0,12}}?)(?P<mean>{_NUMBER})(?P<unit>个?工作日|天|日|小时|人次?|件|条|分钟?)"
    rf"(?P<gap>[^。;:()\n\d]{{0,24}}?)最(?:(?P<most>[长多高久])|(?P<least>[短少低快]))"
    rf"(?P<behind>[^,。;:()\n\d]{{0,16}}?)(?P<end>{_NUMBER})(?P=unit)(?!以[上内]|左右|多)"
)
_APART = re.compile(r"[上去前]年|其中|约|不到|不足|超过|近|限|规定|法定|以[上内]|延长|另|同比")
_BEYOND_ALL = "the average is beyond the largest or smallest of what it is taken of"


def check_extremes(document: Document) -> Iterator[Finding]:
    """Averages above the largest, or below the smallest."""
    if "平均" not in document.text:
        return
    for said in _BEYOND.finditer(document.text):
        mean, end = Decimal(said["mean"]), Decimal(said["end"])
        beyond = mean > end if said["most"] else mean < end
        words = said["label"] + said["gap"] + said["behind"]
        pair = [_at(document, said.start(name)) for name in ("mean", "end")]
        found = [m for m in pair if m is not None]
        if not beyond or _APART.search(words) or len(found) < len(pair):
            continue
        sign = ">" if said["most"] else "<"
        formula = f"{said['mean']} {sign} {said['end']}"
        yield bare_finding(document, "share_mismatch", found, formula, _BEYOND_ALL)


def _at(document: Document, start: int) -> Mention | None:
    """The mention that begins at a place."""
    at = bisect_left(document.mentions, start, key=lambda m: m.span.start)
    found = document.mentions[at] if at < len(document.mentions) else None
    return found if found is not None and found.span.start == start else None
