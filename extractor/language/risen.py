"""What a count rose or fell to: 收到的申请由上年的52件上升为67件 tells of 67件, and 52件 is last year's.

What it rose by is no count: 由52件上升了67件.
"""

from __future__ import annotations

import re

from extractor.schemas import Mention
from extractor.text.document import Document

from .changing import RISES_TO
from .frames import Frame, frame, statistic_before
from .other_years import LAST_YEAR

_OF_YEAR = r"(?:(?P<year>(?:19|20)\d\d)年度?|今年|本年度?|当年|现在|目前)?的?"
_TO = rf"(?:\([^()\n]*\))?{RISES_TO}{_OF_YEAR}"
_REACHED = re.compile(rf"{_TO}$")
_TO_ENDS = (*"到至为成年度前在的\n",)
"""What the words before a number end with where these do."""
_REACHES = re.compile(rf"{_TO}(?:约|近)?\d")
LED_FROM = re.compile(
    rf"(?:数量?)?(?:[同环]比)?(?:[由从自](?:{LAST_YEAR}|(?:19|20)\d\d年度?|原来|原先|此前|之前)?"
    rf"|[较比](?:{LAST_YEAR}|(?:19|20)\d\d年度?))(?:同期)?的?$"
)
_MOST = 60
"""Characters between the two counts: a parenthesis, what it did, and the year."""


def risen(document: Document, seen: Frame) -> Frame:
    """The frame of what a count rose or fell to, with the words of the count that it rose from."""
    base, year = _base(document, seen)
    if base is None:
        return seen
    first = frame(document, base, statistic_before(document, base))
    label = LED_FROM.sub("", first.label)
    sentence = first.sentence[: len(first.sentence) - len(first.label)]
    if not label:
        # 收到的申请数量,由上年的52件上升为67件
        sentence = sentence.rstrip(",:")
        label = re.split("[,;:]", sentence)[-1]
        sentence = sentence[: len(sentence) - len(label)]
    if not label or any(map(str.isdigit, re.sub(r"(?:19|20)\d\d年", "", label))):
        return seen
    if year is not None and year != document.meta.year:
        label = f"{label}{year}年"
    return first._replace(
        mention=seen.mention,
        label=label,
        after=seen.after,
        sentence=sentence + label,
        words=f"{label}#{seen.mention.unit or ''}{seen.after}",
        in_list=False,
    )


def _base(document: Document, frame: Frame) -> tuple[Mention | None, int | None]:
    """The count that another rose from, and the year that is named for what it rose to."""
    start = frame.mention.span.start
    text = document.in_digits[max(frame.sentence_start, start - _MOST) : start]
    match = _REACHED.search(text) if text.endswith(_TO_ENDS) else None
    if match is None:
        return None, None
    stop = start - len(text) + match.start()
    base = _that_ends(document, stop)
    if base is None or base.unit != frame.mention.unit or not _led(document, base):
        return None, None
    return base, int(match["year"]) if match["year"] else None


def risen_from(document: Document, frame: Frame) -> bool:
    """Whether a number is what a count rose or fell from, or tells of that one in a parenthesis.

    由上年的52件(其中网上20件)上升为67件: 52 and 20 are both of last year.
    """
    text, stop = document.in_digits, frame.mention.span.stop
    if _REACHES.match(text, stop, stop + _MOST):
        return _led(document, frame.mention)
    opening = text.rfind("(", max(frame.sentence_start, stop - _MOST), stop)
    if opening < 0 or ")" in text[opening:stop]:
        return False
    base = _that_ends(document, opening)
    behind = _REACHES.match(text, opening, opening + 2 * _MOST)
    return base is not None and behind is not None and _led(document, base)


def _that_ends(document: Document, stop: int) -> Mention | None:
    """The statistical number that ends there."""
    near = document.mentions_in(stop - 16, stop)
    last = near[-1] if near else None
    counted = last is not None and last.statistical and last.kind == "number"
    return last if counted and last is not None and last.span.stop == stop else None


def _led(document: Document, base: Mention) -> bool:
    start = base.span.start
    return LED_FROM.search(document.in_digits[max(0, start - 20) : start]) is not None
