"""A sentence that repeats a table row by row, and has one number otherwise: 决定不予公开7件 beside a cell with 9.

The sentence speaks of the row where its clause is the label of it and nothing more, and of the table
where its paragraph repeats several of its cells and gets no other one wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.knowledge.wordings import plain
from extractor.schemas import Fact, Mention, roles
from extractor.text.document import Document

from ..counts.statements import opening_of

_REPEATED = 3
"""Other cells of the table that a paragraph repeats, from which on it speaks of the table."""
_VERBS = re.compile(
    r"^(?:依法|已|共|全年|年内|本年|答复|告知|决定|作出)+|(?:的|决定|答复|共|为|是|有)+$"
)
_ENDS = re.compile(r"[,。;、\n]")


def of_its_row(one: Fact, other: Fact, facts: Sequence[Fact], document: Document) -> bool:
    """Whether one of two facts is a cell, and the other the sentence that repeats its row."""
    cell, told = (one, other) if one.evidence[0].address else (other, one)
    address = cell.evidence[0].address
    mention = document.mention(told.evidence[0].mention or "")
    if address is None or told.evidence[0].address or mention is None or not address.row:
        return False
    if len(told.evidence) > 1 or not cell.value or not told.value:
        return False
    label = _label(document, mention)
    if label is None or plain(_VERBS.sub("", label)) != plain(address.row[-1]):
        return False
    beside = _paragraph(document, mention)
    agreeing = [f for f in facts if _in_table_too(f, address.table) and _told_in(f, beside)]
    apart = [f for f in facts if f is not told and _apart(f, facts, address.table, beside)]
    return len(agreeing) >= _REPEATED and not apart


_LED = re.compile(r"[,;:]?其中[,:]?(?P<label>[^,。;、:\d]{3,28})$")
_REASON = re.compile(
    r"^(?:因|以|由于|系|属于?|“)+|(?:”|为由|的?理由|而|依法|决定|不予公开|不公开|的|共|为|是|有)+$"
)
"""以“属于行政执法案卷”为由不予公开的: the row in quotes, and what was done about it."""


def of_its_whole(one: Fact, other: Fact, facts: Sequence[Fact], document: Document) -> bool:
    """Whether one of two facts is a cell, and the other a part of what the table has as its total.

    办结16件,其中予以公开8件 beside a table of 16 that are closed: the same cases are divided.
    """
    cell, told = (one, other) if one.evidence[0].address else (other, one)
    address = cell.evidence[0].address
    mention = document.mention(told.evidence[0].mention or "")
    if address is None or told.evidence[0].address or mention is None or not address.row:
        return False
    start = mention.span.start
    sentence = document.text[opening_of(document.text, start) : start]
    match = _LED.search(sentence)
    if match is None or not _names_row(match["label"], address.row[-1]):
        return False
    before = range(start - len(sentence), start - len(match.group()) + 1)
    most = max(cell.value or 0, told.value or 0)
    wholes = {
        (fact.indicator, fact.value)
        for fact in facts
        if fact.value
        and fact.value > most > 0
        and _last_in(fact, before, document)
        and fact.indicator not in roles().received_by  # 法律服务机构申请3件,予以公开1件
    }
    return any(
        (fact.indicator, fact.value) in wholes and _in_table_too(fact, address.table)
        for fact in facts
    ) or any(_makes_up(whole, cell, address.table, facts) for whole in wholes)


def _names_row(label: str, row: str) -> bool:
    names = (_VERBS.sub("", label), _REASON.sub("", label))
    return any(len(name) >= _SHORTEST and plain(name) in plain(row) for name in names)


_SHORTEST = 3


def _makes_up(
    whole: tuple[str, Decimal | None], cell: Fact, table: str, facts: Sequence[Fact]
) -> bool:
    """Whether the rows of a table that divide a total which it does not print add up to it.

    不予公开14件,其中行政执法案卷9件 beside the rows of 不予公开 with 3, 2, 6 and 3.
    """
    name, value = whole
    rows = {
        fact.indicator: fact.value or Decimal(0)
        for fact in facts
        if fact.indicator.rpartition(".")[0] == name and _in_table_too(fact, table)
    }
    return cell.indicator in rows and sum(rows.values()) == value


_WHEN = re.compile(r"(?:19|20)\d\d年度?|全年度?|本年度?|今年|当年|年内|年度|共计?|合计|总计")
_COUNTED = re.compile(r"^本年(?:度)?|(?:件|总)?数量?$")
_NO_MORE = re.compile(r"[。;\n]|,(?!其中|含|包[括含])")


def in_its_words(cell: Fact, mention: Mention, document: Document) -> bool:
    """Whether a clause is the row and the column of a cell: 制发行政规范性文件 for 行政规范性文件 × 本年制发件数."""
    address = cell.evidence[0].address
    if address is None or not address.row or not address.column:
        return False
    text, start = document.text, mention.span.start
    clause = re.split(r"[,;:]", text[opening_of(text, start) : start])[-1]
    said = plain(_WHEN.sub("", clause))
    row, column = plain(address.row[-1]), plain(_COUNTED.sub("", address.column[-1]))
    whole = bool(row and column) and said in (row + column, column + row)
    return whole and _NO_MORE.match(text, mention.span.stop) is not None


def _last_in(fact: Fact, words: range, document: Document) -> bool:
    """Whether a fact is told by the last number in a stretch of the text."""
    mentions = (document.mention(one.mention or "") for one in fact.evidence)
    return any(
        m is not None
        and m.span.stop in words
        and not re.search(r"\d", document.text[m.span.stop : words.stop - 1])
        for m in mentions
    )


def _label(document: Document, mention: Mention) -> str | None:
    """The clause of a number, where nothing else says of what it is; None otherwise."""
    text, start = document.text, mention.span.start
    before = text[opening_of(text, start) : start]
    *earlier, label = re.split(r"[,;:、]", before)
    alone = not earlier or re.search(r"\d", earlier[-1]) is not None
    ends = _ENDS.match(text, mention.span.stop) is not None
    return label if alone and ends and mention.qualifier == "exact" else None


def _paragraph(document: Document, mention: Mention) -> range:
    text = document.text
    stop = text.find("\n", mention.span.stop)
    return range(text.rfind("\n", 0, mention.span.start) + 1, stop if stop >= 0 else len(text))


def _in_table_too(fact: Fact, table: str) -> bool:
    return any(one.address is not None and one.address.table == table for one in fact.evidence)


def _told_in(fact: Fact, words: range) -> bool:
    """Whether a sentence of a paragraph tells a fact, and not nothing."""
    prose = (one for one in fact.evidence if one.address is None)
    return bool(fact.value) and any(one.quote.span.start in words for one in prose)


def _apart(fact: Fact, facts: Sequence[Fact], table: str, words: range) -> bool:
    """Whether a sentence of the paragraph gives another row otherwise: it counts something else."""
    return (
        not _in_table_too(fact, table)
        and _told_in(fact, words)
        and any(f.indicator == fact.indicator and _in_table_too(f, table) for f in facts)
    )
