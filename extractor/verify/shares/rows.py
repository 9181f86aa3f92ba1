"""Shares of which part and total stand in the official table: 予以公开占全部办结件的45.2%, and no number beside it.

The part is named as its row is, and the total by what it counts, so that neither has to be near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extractor.knowledge.wordings import plain
from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.interval import ZERO
from ..counts.statements import opening_of, statistics
from ..tables.groups import in_table
from .sentences import share_finding
from .wholes import is_share

_OF = re.compile(
    r"(?P<part>[一-鿿]{2,8}?)的?(?:申请|件|数量?)?,?(?:约|共|合计)?占(?:全部|总|所有|全年|本年度?)?"
    r"(?P<base>办结|办理|答复|收到|新收|受理|申请)[一-鿿]{0,6}?的?(?:比例|比重)?(?:为|约|近|达)*$"
)


@cache
def _bases() -> Mapping[str, Sequence[str]]:
    """What a share may be of, by the word for it."""
    received, closed = roles().received, roles().closed
    return {
        "办结": (closed,),
        "办理": (closed,),
        "答复": (closed, roles().replied),
        "收到": (received,),
        "新收": (received,),
        "受理": (received,),
        "申请": (received, closed),
    }


def check_shares_of_rows(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Shares without their count that do not follow from the rows that they name."""
    cells = [fact for fact in facts if in_table(fact) and fact.value]
    for share in statistics(document):
        if share.unit != "%" or share.value is None or not cells:
            continue
        text = document.text[opening_of(document.text, share.span.start) : share.span.start]
        match = _OF.search(re.split(r"[,;:、]", text)[-1])
        if match is None:
            continue
        part = _named(match["part"], cells, document)
        bases = _of_indicators(_bases()[match["base"]], cells, document)
        if part is None or not bases or _follows(part, bases, cells, share):
            continue
        yield share_finding(document, part, bases[0], share)


def _named(name: str, cells: Sequence[Fact], document: Document) -> Mention | None:
    """The total of the one row that bears a name."""
    rows = {
        cell.evidence[0].mention: cell
        for cell in cells
        if (address := next((e.address for e in cell.evidence if e.address), None)) is not None
        and address.row
        and plain(address.row[-1]).endswith(name)
        and cell.indicator.count(".") == 1
    }
    return _mention(*rows.values(), document=document) if len(rows) == 1 else None


def _of_indicators(
    names: Sequence[str], cells: Sequence[Fact], document: Document
) -> list[Mention]:
    found = (_mention(cell, document=document) for cell in cells if cell.indicator in names)
    return [mention for mention in found if mention is not None]


def _mention(fact: Fact, *, document: Document) -> Mention | None:
    return document.mention(fact.evidence[0].mention or "")


def _follows(
    part: Mention, bases: Sequence[Mention], cells: Sequence[Fact], share: Mention
) -> bool:
    """Whether a base gives the share, alone or with what was carried in."""
    carried = [cell.value or ZERO for cell in cells if cell.indicator == roles().carried_in]
    wholes = [*bases]
    for more in carried:
        wholes += [b.model_copy(update={"value": (b.value or Decimal(0)) + more}) for b in bases]
    return any(is_share(part, whole, share) for whole in wholes)
