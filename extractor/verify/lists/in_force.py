"""Documents in force: 2021年末有效14件, 本年制发2件, 废止3件, and 12件 at the end of this year or in the table.

Each stands where it is told, in any order; what was issued and repealed is known to the report as facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.interval import ZERO, sum_of
from ..counts.statements import exact, sentence_of, statistics
from ..counts.whose_figure import bodies, same_office
from ..growth.changes import FactsOfYear
from ..growth.stocks import not_left
from ..tables.groups import in_table

_STOCK = re.compile(
    r"(?P<year>(?:19|20)\d\d|上|去|上一|本|今)年?度?(?:年?[末底]|12月31日)[,,]?(?:[我本][局委办厅县市区镇乡]|[^,。;:\d]{0,8}后)?"
    r"(?:尚余|尚有|仍|共有|保留|实有|共)?(?:现行|继续)?有效的?(?:行政)?(?P<what>规范性文件|规章)[^,。;:\d]{0,4}$"
)
_MORE = re.compile(
    r"失效|到期|有效期|划[入转]|移交|转入|修[改订]|口径|调整|含|包括|合并|约|部门|乡镇|代"
)
_REACH = 60
_LAST = ("上", "去", "上一")


def check_in_force(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Documents in force that those of the year before, the issued and the repealed ones do not leave."""
    year = document.meta.year
    stocks = [*_stocks(document, year)] if year else []
    if not any(last for _, last, _ in stocks):
        return
    known = FactsOfYear.of_year(facts)
    for opening, last, what in stocks:
        found = _judged(document, known, stocks, opening, what) if last else None
        if found is not None:
            yield found


def _stocks(document: Document, year: int) -> Iterator[tuple[Mention, bool, str]]:
    """What was in force at the end of a year: the number, whether of the year before, and what."""
    for mention in statistics(document):
        match = _STOCK.search(document.before(mention, _REACH)) if mention.unit else None
        if match is None or not mention.value or not exact([mention]):
            continue
        last = match["year"] in (*_LAST, str(year - 1))
        if last or match["year"] in ("本", "今", str(year)):
            yield mention, last, match["what"]


def _judged(
    document: Document,
    known: FactsOfYear,
    stocks: Sequence[tuple[Mention, bool, str]],
    opening: Mention,
    what: str,
) -> Finding | None:
    rows = [[known.only(name) for name in row] for row in roles().in_force]
    mine = [row for row in rows if row[0] and row[1] and what in row[0].label]
    if len(mine) != 1:
        return None
    issued, repealed, left = mine[0]
    if issued is None or repealed is None:
        return None
    came, went = (document.mention(f.evidence[0].mention or "") for f in (issued, repealed))
    now = [m for m, last, thing in stocks if not last and thing == what]
    cell = document.mention(left.evidence[0].mention or "") if left and in_table(left) else None
    closing = now[0] if now else cell
    if came is None or went is None or closing is None or len({m.value for m in now}) > 1:
        return None
    told = [m for m in (opening, came, went, closing) if m is not cell]
    if any(_MORE.search(sentence_of(document, m)) or bodies(document, m.span.start) for m in told):
        return None
    if not all(same_office(document, opening, m) for m in told):
        return None
    added = sum_of([opening, came])
    if not (closing.value or ZERO) > ZERO or abs(added - sum_of([went, closing])) > added / 2:
        return None
    return not_left(document, opening, [came], [went], closing)
