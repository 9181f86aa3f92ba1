"""Balances that the words beside them explain: cases withdrawn or joined, counts of a part, cases told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.language.movement import FROM_BEFORE, role_of
from extractor.language.wholeness import counted_apart
from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.interval import ZERO
from ..counts.statements import end_of, opening_of
from .extent import label

_LEFT_OUT = re.compile(r"撤回|撤销|撤件|并案|合并|退回|不计入|未计入|不列入")
_MERGED = re.compile(r"立件|立案|合并|并[作为]|按[一1]件")
_SIDES = 4
"""Figures of a balance: what came and was carried in, what is closed and carried out."""


def left_out(finding: Finding, document: Document, facts: Mapping[str, Fact]) -> bool:
    """Whether a balance of figures fails by something that its words do not count."""
    mentions = [m for m in map(document.mention, finding.mentions) if m is not None]
    told = (
        m for m in mentions if not document.in_grid(m) and FROM_BEFORE.search(label(document, m))
    )
    if any(counted_apart(_behind(document, m)) for m in told):
        return True
    sides = [facts[id_] for id_ in finding.facts[:_SIDES] if id_ in facts]
    if not mentions or len(sides) < _SIDES or not sides[1].indicator.startswith(roles().carried_in):
        return False  # more is closed than there was: nothing beside it is left out
    came, left = (sum((f.amount or ZERO for f in side), ZERO) for side in (sides[:2], sides[2:]))
    low = opening_of(document.text, min(m.span.start for m in mentions))
    high = end_of(document.text, max(m.span.stop for m in mentions))
    own = {m.id for m in mentions}
    beside = [m for m in document.mentions_in(low, high) if m.id not in own and m.value]
    gap = came - left
    if gap > 0 and any(m.value == gap and _is_left_out(document, m) for m in beside):
        return True  # 新收65件,上年结转4件,其中3件撤回,不计入办结数
    if any(document.in_grid(m) for m in mentions):
        return False
    beside = [m for m in beside if m.unit == mentions[0].unit]
    side_of = {m.id: role_of(label(document, m), None) for m in (*mentions, *beside)}
    if any(m.value == left and side_of[m.id] != "due" for m in beside):
        return True  # 新收60件,其中网上40件,办结38件,结转2件: of a part, or of a part of the year
    for one in mentions:
        side = side_of[one.id]
        lacks = gap if side in ("out", "closing") else -gap
        alike = (m for m in beside if side and side_of[m.id] == side)
        if any((m.value or ZERO) - (one.value or ZERO) == lacks for m in alike):
            return True
        if any((one.value or ZERO) - gap == m.value and _joined(document, m) for m in beside):
            return True
    return False


def _behind(document: Document, mention: Mention) -> str:
    return document.text[mention.span.stop : end_of(document.text, mention.span.stop)]


def _joined(document: Document, mention: Mention) -> bool:
    """收到73件,其中6件并作1件,故立件68件: the figure that the balance goes on with."""
    return _MERGED.search(document.before(mention, 30)) is not None


def _is_left_out(document: Document, mention: Mention) -> bool:
    """12件撤回, 撤回12件."""
    behind = _LEFT_OUT.search(document.text, mention.span.stop, mention.span.stop + 16)
    return behind is not None or _LEFT_OUT.search(label(document, mention)) is not None
