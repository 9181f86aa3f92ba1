"""Texts whose numbers are marked with what they count, as documents with a label a number.

    2013年,我局共收到政府信息公开申请{21|applications.received}件,网络申请{11|applications.received.online}件。

A passage is a paragraph; blank lines part them.  A line ``# …`` before it is its heading.  A mark is
``{number|label}``: an indicator (``!`` behind it where it counts all years), several joined by ``+``,
``other`` for another statistic, ``-`` for none.  Of a denial the thing is marked that is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import shipped
from extractor.options import Options
from extractor.schemas import Mention
from extractor.text.document import Document
from extractor.text.load import load

PASSAGES = Path(__file__).with_name("passages")
NO_STATISTIC = "-"

_MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_TITLE = "青河县商务局2015年政府信息公开工作年度报告\n\n"
"""Stands above a passage that is no whole report, so that it is read as a part of one."""
_LONGEST = 10**6


@dataclass(frozen=True)
class Labelled:
    """A document and what its numbers count, by the ids of mentions; others are not to be used."""

    document: Document
    labels: dict[str, str]


@dataclass(frozen=True)
class Passage:
    """A text without its marks, and where they stood: (start, stop, label)."""

    text: str
    marks: tuple[tuple[int, int, str], ...]


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a file."""
    for block in re.split(r"\n\s*\n", path.read_text("utf-8").strip()):
        lines = block.split("\n")
        heading = [line[1:].strip() for line in lines if line.startswith("#")][-1:]
        body = [line for line in lines if not line.startswith("#")]
        yield passage("\n".join((*heading, *body)))


def passage(marked: str) -> Passage:
    """A marked text taken apart."""
    text, marks, stop = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[stop : mark.start()]
        marks.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        stop = mark.end()
    return Passage(text + marked[stop:], tuple(marks))


def labelled(passage: Passage) -> Labelled:
    """The document of a passage, with the labels of the numbers that its marks lie over.

    A number without mark is not used; a denial without mark denies no indicator.
    """
    title = "" if "年度报告" in passage.text[:300] else _TITLE
    options = Options()
    source = load(title + passage.text, max_bytes=_LONGEST)
    document = read_document(source, chunk_chars=options.chunk_chars, pack=shipped())
    labels = {}
    for mention in document.mentions:
        if not mention.statistical:
            continue
        label = _over(mention, passage.marks, len(title))
        if label is None and mention.kind == "zero_statement":
            label = NO_STATISTIC
        if label is not None:
            labels[mention.id] = label
    return Labelled(document, labels)


def _over(mention: Mention, marks: tuple[tuple[int, int, str], ...], shift: int) -> str | None:
    start, stop = mention.source.start - shift, mention.source.stop - shift
    return next((label for low, high, label in marks if low < stop and start < high), None)
