"""Parts of a report that are only pictures: a person reads there what the text lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Span
from extractor.text.vocabulary import COUNTERS, NUMERALS, ONE_TO_TEN

from .ocr import INSTALL

_HEAD = re.compile(
    rf"^[ \t　#*]{{0,9}}(?:第)?([{ONE_TO_TEN}]{{1,3}})[、.．部章][^\n。]{{1,60}}$", re.MULTILINE
)
_CAPTION = re.compile(
    rf"^[ \t　]*[附]?[图表]\s?[\d{ONE_TO_TEN}]{{0,3}}[^\n。]{{0,30}}$", re.MULTILINE
)
_REPORT = re.compile("报告|年报|統計|统计|公开")
_FEW = 60
"""Characters up to which a text without parts is only the title of what a picture shows."""

_LITTLE = 200
"""Characters up to which a text without a figure says nothing beside its pictures."""

_FIGURE = re.compile(rf"\d|(?!一)[{NUMERALS}][{COUNTERS}]|没有|未|无")
_TIME = re.compile(r"(?:19|20)\d\d[年\-./]?(?:\d{1,2}[月\-./]\d{1,2}日?)?")


def only_pictures(
    text: str, pictures: Sequence[int], aside: Sequence[Span] = ()
) -> tuple[str, ...]:
    """What to say of the parts in which pictures stand and no words; nothing if there are none.

    ``pictures`` are the places in the text at which they stand, ``aside`` what is not the report's.
    """
    if not pictures:
        return ()
    body = _without(text, aside)
    listed = list(dict.fromkeys(_parts(body, pictures)))
    if listed:
        return (
            f"part {', '.join(listed[:20])}: only pictures; what they show is not read: print it "
            f"to PDF, {INSTALL} and give the PDF",
        )
    letters = sum(not character.isspace() for character in body)
    if letters <= _FEW and _REPORT.search(body) and not _HEAD.search(body):
        return (
            "only a title and pictures; what they show is not read: print it to PDF, "
            f"{INSTALL} and give the PDF",
        )
    if letters <= _LITTLE and _REPORT.search(body) and not _FIGURE.search(_TIME.sub("", body)):
        return (
            "hardly a sentence, no figures, and pictures; what they show is not read: print it to "
            f"PDF, {INSTALL} and give the PDF",
        )
    return ()


def _parts(body: str, pictures: Sequence[int]) -> Iterator[str]:
    """The numbers of the parts that hold pictures and no words."""
    heads = list(_HEAD.finditer(body))
    for at, head in enumerate(heads):
        stop = heads[at + 1].start() if at + 1 < len(heads) else len(body)
        words = _CAPTION.sub("", body[head.end() : stop])
        if not words.strip() and any(head.start() < place <= stop for place in pictures):
            yield head[1]


def _without(text: str, aside: Sequence[Span]) -> str:
    """The text with blanks, line by line, in the place of what stands aside."""
    pieces: list[str] = []
    at = 0
    for start, stop in sorted(aside):
        if start >= at:
            pieces += (text[at:start], " " * (stop - start))
            at = stop
    return "".join(pieces) + text[at:]
