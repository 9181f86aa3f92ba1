"""All lawsuits in a sentence, and the two rows that the form divides them into.

因政府信息公开引起的行政诉讼共11件 beside rows with 5 that were brought at once and 4 after a review: no cell
has their sum, so that no two values of one indicator meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import ZERO, plain
from ..counts.statements import end_of, exact, opening_of
from ..counts.whose_figure import bodies, counts_new, of_another_year, same_office, times
from ..growth.told import Known
from ..tables.groups import in_table

_OF_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请公开|公开申请")
_OTHERS = re.compile(
    r"[一二再]审|上诉|审结|审理|判决|裁定|胜诉|败诉|出庭|应诉|开庭|其中|另|部门|乡镇|街道|系统|科室|结转|跨年|上年|去年|遗留|含|包括|除|撤诉|人次|和行政复议|、行政复议|复议和|复议、|复议与"
)
_DIVIDED = re.compile(r"[,(](?:均)?(?:分为|包括|含|其中)[^。;\d]{0,40}复议后")
_FURTHEST = 2


def check_suits_told(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Sentences that have another number of lawsuits than the rows of the form together."""
    every, *rows = roles().suits
    known = Known.of_year(facts)
    told = [f for f in known.named.get(every, ()) if not in_table(f) and f.value]
    cells = [_cell(known, name, document) for name in rows] if told else []
    if not told or None in cells or len({f.value for f in told}) > 1:
        return
    found = [cell for cell in cells if cell is not None]
    added = sum((cell.value or ZERO for cell in found), ZERO)
    mention = document.mention(told[0].evidence[0].mention or "")
    if mention is None or not exact([mention]) or mention.kind != "number":
        return
    # Fewer may be those brought in the year, where the rows have those of the year before too.
    value = mention.value or ZERO
    if not added < value <= _FURTHEST * added or not all(
        same_office(document, mention, cell) for cell in found
    ):
        return
    if _of_all(document, mention):
        values = f"{' + '.join(plain(cell.value) for cell in found)}, {plain(mention.value)}"
        message = f"{told[0].label} is stated with different values"
        yield bare_finding(document, "conflict", [*found, mention], values, message)


def _cell(known: Known, name: str, document: Document) -> Mention | None:
    """The total of a row whose results make it up; None where it has several, or none."""
    fact = known.only(name)
    if fact is None or not in_table(fact) or fact.value is None:
        return None
    row = name.rpartition(".")[0]
    results = [
        known.only(other)
        for other in known.named
        if other.rpartition(".")[0] == row and other != name
    ]
    added = sum((one.value or ZERO for one in results if one is not None), ZERO)
    sound = None not in results and added == fact.value
    return document.mention(fact.evidence[0].mention or "") if sound else None


def _of_all(document: Document, mention: Mention) -> bool:
    """Whether a sentence tells of all lawsuits of the year about disclosure, and of no part of them."""
    at = mention.span.start
    low, high = opening_of(document.text, at), end_of(document.text, mention.span.stop)
    sentence = document.text[low:high]
    before = document.text[low:at].rpartition(";")[2]
    behind = _DIVIDED.sub("", document.text[mention.span.stop : high].partition(";")[0])
    if not _OF_DISCLOSURE.search(before) or counts_new(before):
        return False
    if _OTHERS.search(before) or _OTHERS.search(behind) or of_another_year(document, sentence):
        return False
    return not bodies(document, at) and not times(document, at)
