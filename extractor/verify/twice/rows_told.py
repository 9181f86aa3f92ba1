"""A row of the table of answers that a sentence names otherwise, and tells with another number.

“无法提供”类答复达40件; 办理答复50件,其中因不掌握相关信息无法提供的12件; 9件申请中有5件被认定为不掌握相关信息: the row
is quoted by its name, or what is divided is the very total of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

from extractor.knowledge.wordings import plain as plainly
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import plain, sum_of
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.text_rows import tables_of_lines
from ..counts.whose_figure import bodies, of_another_year, same_office, times
from ..growth.changes import APART

_QUOTED = re.compile(
    r"(?:^|[,。;:\n]|是)“(?P<name>[^“”]{4,20})”类?(?:的)?(?:答复|申请|情形|决定)?(?:数量)?(?:共计?|达到?|有|为)*$"
)
_LED = re.compile(
    r"(?:^|[,、;]|其中)(?:因|由于|属于|以)?(?P<name>[^,。;、:\d]{5,16}?)(?:等原因)?(?:而)?(?:依法)?(?:无法提供|不予公开|不予处理)?的(?:有|共)?$"
)
_BEHIND = re.compile(
    r"(?:被)?(?:认定为?|告知为?|属于|答复为?|系)(?P<name>[^,。;、:\d]{5,16})(?=[,。;])"
)
_NUMBERED = re.compile(r"^[(]?[一二三四五六七八九十\d]{1,2}[)、.]+\s*|^[一二三四五六七八九十]、")
_SHORTENED = re.compile(r"政府|本机关|的")
_WHOLE_LED = re.compile(
    r"^(?:全年|本年度?|年内|今年)?(?:共)?(?:办理|办结|答复)+(?:政府信息公开申请|申请)?$"
)
_WHOLE_BEHIND = re.compile(r"^(?:政府信息公开|公开)?申请(?:当中|之中|中|里)")
_OTHERS = re.compile(r"部门|乡镇|街道|系统|含|包括|网上|信函|当面|涉及|(?<!”)类申请")
_BEFORE = 60
_FEWEST = 3


def check_rows_told(document: Document) -> Iterator[Finding]:
    """Sentences that have another number of a row than the table."""
    rows = _rows(document)
    wholes = {cell.value for name, cell in rows.items() if _WHOLE.search(name)}
    if len(rows) < _FEWEST or not wholes:
        return
    for mention in statistics(document):
        if not mention.value or not exact([mention]) or mention in rows.values():
            continue
        named = _named(document, mention, wholes)
        mine = [(name, cell) for name, cell in rows.items() if named and _names(named, name)]
        if len(mine) != 1 or mine[0][1].value == mention.value:
            continue
        name, cell = mine[0]
        if _of_all(document, mention) and same_office(document, mention, cell):
            values = f"{plain(cell.value)}, {plain(mention.value)}"
            message = f"{name} is stated with different values"
            yield bare_finding(document, "conflict", [cell, mention], values, message)


def _rows(document: Document) -> Mapping[str, Mention]:
    """The rows of the table of answers by their names, whose kinds of applicants make up their total."""
    found: dict[str, Mention] = {}
    for lines in tables_of_lines(document):
        if not any(_WHOLE.search(line.words[0]) for line in lines):
            continue
        for line in lines:
            cells = [m for m in line.numbers[-_COLUMNS:] if m is not None]
            if len(line.words) > _COLUMNS == len(cells) and sum_of(cells[:-1]) == cells[-1].value:
                name = _NUMBERED.sub("", line.words[-_COLUMNS - 1].strip())
                found[name] = cells[-1]
    return found


_COLUMNS = 7
_WHOLE = re.compile(r"^(?:[(]七[)])?\s*总\s*计$|本年新收")


def _named(
    document: Document, mention: Mention, wholes: Set[Decimal | None]
) -> tuple[str, bool] | None:
    """The name by which a sentence calls a row, and whether it is quoted."""
    before = document.before(mention, _BEFORE)
    if match := _QUOTED.search(before):
        return match["name"], True
    low = opening_of(document.text, mention.span.start)
    earlier = [m for m in document.mentions_in(low, mention.span.start) if m.statistical]
    divided = [m for m in earlier if m.unit == mention.unit][:1]
    if not divided or divided[0].value not in wholes or not exact(divided):
        return None
    whole = divided[0]
    lead = document.text[low : whole.span.start]
    clause = re.split(r"[,;:)]", lead)[-1]
    between = document.between(whole, mention)
    if "其中" in between and _WHOLE_LED.fullmatch(clause) and (match := _LED.search(before)):
        return match["name"], False
    behind = _BEHIND.match(document.behind(mention, 30))
    if behind and _WHOLE_BEHIND.match(between) and not clause and len(earlier) == 1:
        return behind["name"], False
    return None


def _names(named: tuple[str, bool], row: str) -> bool:
    words, quoted = named
    if quoted:
        return plainly(words) == plainly(row)
    core = _SHORTENED.sub("", plainly(words))
    return len(core) >= _LONG and core in _SHORTENED.sub("", plainly(row))


_LONG = 5


def _of_all(document: Document, mention: Mention) -> bool:
    """Whether a sentence speaks of all of the year, and of no body of its own."""
    at = mention.span.start
    low, high = opening_of(document.text, at), end_of(document.text, at)
    words = document.text[low:at]
    return (
        not bodies(document, at)
        and not times(document, at)
        and not of_another_year(document, document.text[low:high])
        and not _OTHERS.search(words)
        and not APART.search(words.replace("其中", ""))
    )
