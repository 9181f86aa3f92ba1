"""Growth whose sentence names its base, and whose figure the official table alone has.

新收申请数量较2024年的80件增长25%, and no number of this year beside it: the table has 104.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.language.other_years import LAST_OR_NAMED
from extractor.schemas import Fact, Finding, Mention, Span, roles
from extractor.text.document import Document

from ..counts.indicator_words import indicator_of
from ..counts.interval import sum_of
from ..counts.statements import exact, opening_of, statistics
from ..counts.whose_figure import of_all_cases, same_office
from ..tables.groups import in_table
from .stated import leads_to, only_of_change, rate_off, sign_of, sum_off
from .told import APART, Known, around, clause_of

_THAN = re.compile(rf"(?P<what>[^\d]{{2,30}}?)(?:数量|总量|量|数)?[较比与]{LAST_OR_NAMED}的?")
_LIKE = re.compile(r"相比")


def check_own_base(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Changes that do not lead from the base of their sentence to the figure of the table."""
    year = document.meta.year
    known: Known | None = None
    for base, change in pairwise(statistics(document)) if year else ():
        if change.unit not in ("%", base.unit) or not base.value or not exact([base, change]):
            continue
        gap = _LIKE.sub("", document.between(base, change), 1)
        if not sign_of(document, change) or not only_of_change(gap):
            continue
        match = _THAN.fullmatch(clause_of(document, base))
        if match is None or (match["year"] and int(match["year"]) + 1 != year):
            continue
        known = known or Known.of_year(facts)
        found = _judged(document, known, match["what"], base, change)
        if found is not None:
            yield found


def _judged(
    document: Document, known: Known, what: str, base: Mention, change: Mention
) -> Finding | None:
    indicator = indicator_of(document, what, base.unit)
    fact = known.only(indicator) if indicator else None
    if indicator is None or fact is None or fact.unit != base.unit or not in_table(fact):
        return None
    figure = document.mention(fact.evidence[0].mention or "")
    if figure is None or not exact([figure]):
        return None
    if APART.search(around(document, base, change)) or not same_office(document, base, figure):
        return None
    if not of_all_cases(document, base, figure):
        return None
    if _meant(document, known, indicator, figure, base, change):
        return None
    judge = rate_off if change.unit == "%" else sum_off
    found = judge(document, figure, base, change)
    told = document.quote(Span(opening_of(document.text, base.span.start), change.span.stop))
    row = Span(document.text.rfind("\n", 0, figure.span.start) + 1, figure.span.stop)
    return found and found.model_copy(update={"quotes": (told, document.quote(row))})


def _meant(
    document: Document,
    known: Known,
    indicator: str,
    figure: Mention,
    base: Mention,
    change: Mention,
) -> bool:
    """Whether the change is that of the applications with those carried in, or of those closed."""
    if indicator != roles().received:
        return False
    carried, closed = (
        document.mention(fact.evidence[0].mention or "") if fact else None
        for fact in map(known.only, (roles().carried_in, roles().closed))
    )
    others = [closed] if closed else []
    if carried:
        others.append(figure.model_copy(update={"value": sum_of([figure, carried])}))
    sign = sign_of(document, change)
    if change.unit == "%":
        return any(leads_to(other, base, change, sign) for other in others)
    moved = (change.value or 0) * sign
    return any((other.value or 0) - (base.value or 0) == moved for other in others)
