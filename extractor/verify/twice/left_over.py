"""Applications that are left at the end of the year, in a sentence and in a table that balances.

截至年末,仍有6件申请结转至2018年继续办理 beside a row with 2: what the table has follows from its other rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import ZERO, plain
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.whose_figure import bodies, counts_new, same_office
from ..tables.groups import in_table

_LED = re.compile(
    r"(?:截[至止到]?(?:当|本|今|(?P<year>(?:19|20)\d\d))?年?度?(?:年?[末底终]|12月31日)(?:前|时)?|(?<![上去前])年[末底终])"
    r",?(?:仍|尚|还|共|我[局委办县市区镇])*有$"
)
_BUT = re.compile(r"(?:^|[,。;\n])除(?:有|了)?$")
_BUT_LEFT = re.compile(
    r"(?:申请)?(?:尚未办结)?,?(?:依法|按规定|需|已|将)*结转(?:至|到|入)?(?:下一?年度?|次年|(?P<next>(?:19|20)\d\d)年度?)(?:继续)?(?:办理|答复|处理)?[之以]?外,?(?:[均已全部都其余他的当年内申请件]*)(?:按[期时]|依法|如期)*(?:办结|答复|办理)"
)
"""除6件结转下年继续办理外,其余均已办结: all others were closed, so that these are all that is left."""
_LEFT = re.compile(
    r"(?:政府信息公开|公开)?(?:申请)?(?:事项)?(?:尚?未(?:办结|答复)|正在办理|在办)?的?(?:申请)?[,、]?(?:依法|按规定|将|需|已|均|全部)*结转(?:至|到|入)?"
    r"(?:下一?年度?|次年|(?P<next>(?:19|20)\d\d)年度?)(?:继续)?(?:办理|答复|处理)?(?=[,。;)])"
)
_OTHERS = re.compile(
    r"复议|诉讼|信访|投诉|举报|建议|提案|咨询|来信|其中|另|部门|乡镇|街道|含|包括|除|延期|线索|案件"
)
_BEFORE, _BEHIND = 40, 40


def check_left_over(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Sentences that have other applications left than the table, which balances."""
    cell = _balanced(facts)
    if cell is None:
        return
    row = document.mention(cell.evidence[0].mention or "")
    for mention in statistics(document) if row else ():
        if row is None or mention.unit != cell.unit or mention.value == cell.value:
            continue
        if _all_that_is_left(document, mention) and same_office(document, mention, row):
            values = f"{plain(cell.value)}, {plain(mention.value)}"
            message = f"{cell.label} is stated with different values"
            yield bare_finding(document, "conflict", [row, mention], values, message)


def _balanced(facts: Sequence[Fact]) -> Fact | None:
    """The row of what is left in a table whose four rows balance; None where they do not."""
    known = roles()
    found: list[Fact] = []
    for name in (known.received, known.carried_in, known.closed, known.carried_out):
        cells = [f for f in facts if f.indicator == name and in_table(f) and f.period == "year"]
        if len({f.value for f in cells}) != 1:
            return None
        found.append(cells[0])
    received, carried, closed, left = (fact.value or ZERO for fact in found)
    return found[-1] if received and received + carried == closed + left else None


def _all_that_is_left(document: Document, mention: Mention) -> bool:
    """Whether a sentence says of a number that these are all applications left at the end of the year."""
    year = document.meta.year
    before, behind = document.before(mention, _BEFORE), document.behind(mention, _BEHIND)
    led, left = _LED.search(before), _LEFT.match(behind)
    but = _BUT_LEFT.match(behind) if _BUT.search(before) else None
    if but is not None and exact([mention]) and mention.value and year is not None:
        at = mention.span.start
        low, high = opening_of(document.text, at), end_of(document.text, at)
        said = but["next"] in (None, str(year + 1))
        words = document.text[low : at - 1] + document.text[mention.span.stop : high]
        return said and not _OTHERS.search(words.replace("其余", "")) and not bodies(document, at)
    if led is None or left is None or not exact([mention]) or not mention.value or year is None:
        return False
    if led["year"] not in (None, str(year)) or left["next"] not in (None, str(year + 1)):
        return False
    at = mention.span.start
    sentence = document.text[opening_of(document.text, at) : end_of(document.text, at)]
    return not _OTHERS.search(sentence) and not bodies(document, at)


_NEW = re.compile(r"新收")


def new_in_both(first: Fact, others: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """新收46件 beside a row 本年新收 with 48 and one of 2 carried in: both count new ones only.

    That the row does so is proven where the table balances.
    """
    if len(others) != 1 or _balanced(facts) is None:
        return False
    fewer, more = sorted((first, others[0]), key=lambda fact: fact.value or ZERO)
    address = more.evidence[0].address
    told = fewer.evidence[0]
    in_row = address is not None and bool(address.row) and _NEW.search(address.row[-1])
    return (
        bool(in_row)
        and told.address is None
        and counts_new(told.quote.text.partition(plain(fewer.value))[0])
    )
