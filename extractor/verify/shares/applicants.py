"""Shares of a kind of applicants, of which the official table has the count and the total.

自然人提出的申请占新收申请的87.3%, and no number beside it: the row of new applications has 94 of 120.  Some count
with the new ones those carried in, or those that were closed, so that none of the three may give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.schemas import APPLICANTS, Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.interval import sum_of
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.whose_figure import of_all_cases, of_another_year, others_came, same_office
from ..growth.changes import APART
from ..tables.groups import in_table
from .sentences import share_finding
from .wholes import is_share

_WHO = r"(?:(?P<natural_person>自然人|公民|个人)|(?P<commercial>商业企业))"
_BROUGHT = r"(?:(?:提出|提交)的?)?(?:申请)?"
_ALL = r"(?:全部|全年)?(?:新收|收到)?的?(?:政府信息公开)?申请(?:总数|总量)?"
_OF = re.compile(rf"{_WHO}{_BROUGHT}占{_ALL}的(?:比例为)?")
_IN = re.compile(rf"{_ALL}[中里],?{_WHO}{_BROUGHT}占比?为?")
_LOOKED_AT = re.compile(
    rf"从(?:全部|全年|本年)?(?:新收|收到)的?(?:政府信息公开)?申请的?(?:来源|主体|申请人)(?:情况|构成)?来?看,{_WHO}"
    r"(?:(?:提出|提交)的?)?(?:申请)?约?占比?(?:约|达到?|为)?(?:[一二三四五六七八九]成\()?"
)
"""从新收申请的来源看,自然人提出的占九成(90%): opens its sentence, and names what the shares are of."""
_OF_THE_ROW = re.compile(
    rf"在?(?:本|当)年度?新收的?(?:全部|所有)?(?:政府信息公开|公开)?申请(?:件)?(?:当|之)?[中里],?{_WHO}(?:(?:提出|提交)的?)?(?:申请)?占比?为?"
)
"""本年新收的申请中自然人提出的占72%: named as the row is; what its section is about before narrows nothing."""
_LOOK = re.compile(
    r"(?:依申请公开(?:方面|工作)?|从?申请(?:主体|人)的?(?:构成|情况|来源|类型)?(?:上?来?看)?|其中)?"
)
_SIGNS = re.compile(r"[,;:]")


def check_shares_of_applicants(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Shares of applicants that no row of the table gives."""
    shares = [m for m in statistics(document) if m.unit == "%" and m.value and exact([m])]
    told = [(share, of) for share in shares if (of := _kind(document, share))]
    cells = _cells(facts, document) if told else {}
    for share, (kind, clauses) in told:
        part, whole = cells.get(f"{roles().received}.{kind}"), cells.get(roles().received)
        if part is None or whole is None or not _row_adds_up(cells):
            continue
        named = clauses == _NAMED and not others_came(document, share, whole)
        if not named and not of_all_cases(document, share, whole, clauses=clauses):
            continue
        if not same_office(document, share, whole):
            continue
        if not any(is_share(a, b, share) for a, b in _readings(cells, kind)):
            yield share_finding(document, part, whole, share)


def _kind(document: Document, share: Mention) -> tuple[str, int] | None:
    """The kind of applicants that a share is of, and in how many clauses that is told."""
    low, high = opening_of(document.text, share.span.start), end_of(document.text, share.span.stop)
    sentence = document.text[low : share.span.start]
    if APART.search(sentence) or of_another_year(document, document.text[low:high]):
        return None
    clauses = _SIGNS.split(sentence)
    match = _OF.fullmatch(clauses[-1]) or _IN.fullmatch(clauses[-1])
    if match and match.lastgroup:
        return match.lastgroup, 1
    match = _LOOKED_AT.fullmatch(sentence.strip())
    if match and match.lastgroup:
        return match.lastgroup, _NAMED
    match = _of_the_row(clauses)
    if match and match.lastgroup:
        return match.lastgroup, _NAMED
    match = _IN.fullmatch(",".join(clauses[-2:]))
    return (match.lastgroup, 2) if match and match.lastgroup else None


def _of_the_row(clauses: Sequence[str]) -> re.Match[str] | None:
    """The words that name the row of new ones, in the last clause or the last two."""
    for size in (1, 2):
        match = _OF_THE_ROW.fullmatch(",".join(clauses[-size:]).strip())
        if match and all(_LOOK.fullmatch(one.strip()) for one in clauses[:-size]):
            return match
    return None


_NAMED = 0
"""Clauses of what names all by itself."""


def _cells(facts: Sequence[Fact], document: Document) -> Mapping[str, Mention]:
    """The cells of the rows of applications; none where the report gives another value too."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.indicator.startswith(_rows()) and fact.period == "year":
            found.setdefault(fact.indicator, []).append(fact)
    cells = {}
    for name, some in found.items():
        mention = document.mention(some[0].evidence[0].mention or "")
        if mention and len({fact.value for fact in some}) == 1 and any(map(in_table, some)):
            cells[name] = mention
    return cells


def _rows() -> tuple[str, str, str]:
    """New applications, those carried in, and those closed."""
    return roles().received, roles().carried_in, roles().closed


def _row_adds_up(cells: Mapping[str, Mention]) -> bool:
    """Whether the row of new applications is sound: its six kinds make up its total."""
    new = roles().received
    row = [cells.get(f"{new}.{kind}") for kind in APPLICANTS]
    return None not in row and sum_of(filter(None, row)) == cells[new].value


def _readings(cells: Mapping[str, Mention], kind: str) -> Iterator[tuple[Mention, Mention]]:
    """Every part and whole that a share may be meant of: with those carried in, or of those closed."""
    sides = []
    for name in (f".{kind}", ""):
        new, carried, closed = (cells.get(f"{row}{name}") for row in _rows())
        both = new and carried and new.model_copy(update={"value": sum_of([new, carried])})
        sides.append([m for m in (new, both, closed) if m])
    return ((part, whole) for part in sides[0] for whole in sides[1])
