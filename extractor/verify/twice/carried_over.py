"""Applications that the year before left to this one, in a sentence and in the row of the table.

2018年收到30件,办结26件,结转2019年办理4件, in the report of 2019, beside a row 上年结转 with 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import plain
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.whose_figure import bodies, same_office
from ..tables.groups import in_table

_TO = r"结转(?:至|到|入)?(?:(?P<{0}>(?:19|20)\d\d)年度?|本年度?|今年|当年)"
_WORK = r"(?:继续)?(?:办理|答复|处理)?(?:的)?"
_LED = re.compile(_TO.format("to") + _WORK + r"(?:申请)?(?:共|为|是|有)?$")
_BEHIND = re.compile(r"(?:申请)?(?:依法|按规定)?" + _TO.format("to") + _WORK + r"(?=[,。;)、])")
_OTHERS = re.compile(
    r"复议|诉讼|信访|投诉|举报|建议|提案|咨询|来信|其中|另|部门|乡镇|街道|含|包括|除|线索|案件|撤[回销]"
)
_LAST = re.compile(r"[上去]年|上一年|(?P<year>(?:19|20)\d\d)年")
_REACH = 30


def check_carried_over(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Sentences that carry other applications into this year than the table has from the one before."""
    year = document.meta.year
    name = roles().carried_in
    cells = [f for f in facts if f.indicator == name and in_table(f) and f.period == "year"]
    if not year or len({f.value for f in cells}) != 1:
        return
    cell = cells[0]
    row = document.mention(cell.evidence[0].mention or "")
    for mention in statistics(document) if row else ():
        if row is None or mention.unit != cell.unit or mention.value in (None, cell.value):
            continue
        if _into(document, mention, year) and same_office(document, mention, row):
            values = f"{plain(cell.value)}, {plain(mention.value)}"
            message = f"{cell.label} is stated with different values"
            yield bare_finding(document, "conflict", [row, mention], values, message)


def _into(document: Document, mention: Mention, year: int) -> bool:
    """Whether a sentence about the year before says that it left so many to this one."""
    led = _LED.search(document.before(mention, _REACH))
    match = led or _BEHIND.match(document.behind(mention, _REACH))
    if match is None or not exact([mention]) or match["to"] not in (None, str(year)):
        return False
    at = mention.span.start
    low = opening_of(document.text, at)
    sentence = document.text[low : end_of(document.text, at)]
    before = document.text[low : mention.span.stop]
    named = [m["year"] for m in _LAST.finditer(before) if m["year"] != str(year)]
    if not named or any(one not in (None, str(year - 1)) for one in named):
        return False
    return not _OTHERS.search(sentence) and not bodies(document, at)
