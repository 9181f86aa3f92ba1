"""What one cell says: a number, a zero in words, nothing, or a sign for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.schemas import OTHER, Address, Claim, Mention, Semantic, Span, vocabulary
from extractor.schemas.units import written_out
from extractor.text.document import Document
from extractor.text.torn import is_torn

_SLASH = re.compile(r"[/／\-—–一－*\\]+")
# 减3 and 不涉及 fill a cell and keep their row whole, though nothing is claimed from them.
# A question mark and a blank are what some copies make of a blank that does not break.
_LEAD = r"[-−+↑↓]{0,2}|[增减](?:加|少)?:? ?|(?:大?约|近|超过?|逾) ?"
_MARK = r"[¹²³⁰⁴-⁹]{1,3}|[①-⑳]|\[\d{1,2}\]|[*※]{1,3}"
_COUNTER = r"[人条件场批]次|[件条项个次人份宗起家篇期场名户]|人\(次\)|%"
_VALUE = re.compile(
    rf"\s*+(?:(?:\?\s+)?(?:{_LEAD})\d[\d,]*(?:\.\d+)?(?:{_MARK})?\s*+"
    # 1200余人次, 1.2万, 1.2万余条, 300件以上
    rf"(?:[余多]?[万亿]?元|(?:[余多]?[万亿]?|[万亿][余多])\s?(?:{_COUNTER})?)(?:以上|左右)?(?:\([^)]*\))?"
    r"|[/／\-—–*\\]+|不涉及|不适用|暂?无|零|〇|没有"
    # A ring in a column of numbers is a zero, or nothing at all: it fills its cell, and is not read.
    r"|[○◯])?\s*"
)
_LESS = re.compile(r"[-−–—减少降负↓▼]")
_MORE_OR_LESS = re.compile(r"增 ?/? ?减")
"""The header of a column, which stands in the cell as well: 本年增/减 2."""
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOTHING = re.compile(r"暂?无|零|〇|没有")


_COUNTED = frozenset("件 项 次 条 人次 人 个 篇".split())
_SHARE = re.compile(r"\s{0,9}[%％‰]")
_NO_NUMBER = re.compile(r"[/／\-—–一－*\\]+|不涉及|不适用|暂?无|零|没有")


_LOST = re.compile(r"[?\ufffd□■〓▇█▢\ue000-\uf8ff]")
_BLANK_BEFORE = re.compile(r"\?\s+(?=\d)")


class UnreadCell(NamedTuple):
    """A cell from which nothing is claimed though something stands there, and what it would have stated."""

    span: Span
    indicator: str | None = None


def holds_value(words: str) -> bool:
    """Whether a cell of a grid is a value cell, also one whose number a narrow column broke."""
    return is_value(words) or is_torn(words.strip())


def is_value(words: str) -> bool:
    """Whether a cell is a value cell: a number (with or without unit), a sign or nothing."""
    return _VALUE.fullmatch(words) is not None


def is_unread(document: Document, span: Span) -> bool:
    """Whether a cell from which nothing is claimed holds words: no number, no sign for nothing.

    Two runs of digits in a cell, and signs for nothing, are told elsewhere.
    """
    words = document.text[span.start : span.stop].strip()
    return bool(words) and not is_torn(words) and not _NO_NUMBER.fullmatch(words)


def kept_in_cells(document: Document, cells: Iterable[Span]) -> Iterator[Claim]:
    """The numbers of cells that state no single one: 5件/3人.

    Kept, so that no reader of sentences takes the first of them for what the row counts.
    """
    for cell in cells:
        for mention in document.mentions_in(*cell):
            if mention.statistical and mention.value is not None:
                words = document.text[slice(*cell)].strip()
                yield Claim(
                    indicator=OTHER,
                    mention=mention.id,
                    reader="tables",
                    label=words[:40],
                    cell=mention.span,
                    quoted=cell,
                )


def first_mention(document: Document, span: Span) -> Mention | None:
    """The number that a cell holds.

    What the scanner takes for a year, a hotline or a page number is a value if the cell begins
    with it: the table says what it counts.
    """
    for mention in document.mentions_in(*span):
        leads = not document.text[span.start : mention.span.start].strip()
        read = mention.value is not None and mention.kind != "damaged"
        if read and (mention.statistical or leads):
            return mention
    return None


def _holds_more(document: Document, span: Span, mention: Mention) -> bool:
    """Whether other numbers stand in a cell outside of a note: it is torn, or two cells."""
    words = document.text[span.start : mention.span.start]
    words += document.text[mention.span.stop : span.stop]
    return re.search(r"\d", _NOTE.sub("", words)) is not None


def _counts(document: Document, indicator: str, mention: Mention) -> bool:
    """Whether a number can be what a cell counts: no share, no date, and no part of a piece."""
    item = vocabulary().get(indicator)
    if item is None or item.unit not in _COUNTED:
        return True
    share = _SHARE.match(document.text, mention.span.stop) or mention.unit == "%"
    whole = mention.value is None or mention.value == mention.value.to_integral_value()
    return whole and not share


def _unit(indicator: str, mention: Mention) -> str | None:
    """The unit of a bare number that is not counted in that of the form: 1.2万, where it prints 万元."""
    item = vocabulary().get(indicator)
    unit = written_out(item.unit, mention.raw) if item else ""
    return unit if item and unit != item.unit else None


def counted_in(document: Document, claim: Claim, printed: str) -> str:
    """The unit of a claim that its row or table prints; 元 where the figure has the 万 of 万元 itself."""
    mention = document.mention(claim.mention) if claim.mention else None
    return written_out(printed, mention.raw) if mention else printed


def claim_cell(
    document: Document, indicator: str, span: Span, address: Address, row: Span
) -> Claim | None:
    """The claim that a cell makes; None for words that are no value.  ``row`` is quoted."""
    words = document.text[span.start : span.stop].strip()
    mention = first_mention(document, span)
    if (
        mention is not None
        and (
            _holds_more(document, span, mention)
            or _LOST.search(_BLANK_BEFORE.sub("", words))
            # 减3 and --3 are less than 0, whatever the scanner makes of them: no value is sure.
            or _LESS.search(_MORE_OR_LESS.sub("", document.text[span.start : mention.span.start]))
            or not _counts(document, indicator, mention)
            or not (mention.statistical or is_value(words))
        )
    ):
        return None
    semantic: Semantic = "explicit"
    if mention is None:
        if words and not _SLASH.fullmatch(words) and not _NOTHING.fullmatch(words):
            return None
        semantic = "implied_zero" if _NOTHING.fullmatch(words) else "slash" if words else "blank"
    return Claim(
        indicator=indicator,
        mention=mention.id if mention else None,
        reader="tables",
        unit=_unit(indicator, mention) if mention and mention.unit is None else None,
        semantic=semantic,
        address=address,
        cell=span,
        quoted=row,
    )
