"""How much more, and by how many percent: 比2014年增加55件,增幅27.5%, where the report has one figure of 305.

The amount and the figure give the year before, whether that is printed or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from extractor.schemas import Fact, Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import ZERO, plain
from ..counts.statements import exact, statistics
from .stated import leads_to, sign_of
from .told import Known, changes_told

_RATE = re.compile(
    r"[,(、](?:同比)?(?:增幅|降幅|升幅|增长率|增速|增长|下降|上升|减少幅度|增加幅度)(?:约?[为是达])?(?:到)?"
)
_MOST = 24


def check_amount_and_rate(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Rates that do not go with the amount right before them and the figure of the year."""
    year = document.meta.year
    if year is None:
        return
    behind = {one.id: other for one, other in pairwise(statistics(document))}
    for change in islice(changes_told(document, Known.of_year(facts), year), _MOST):
        figure, amount, rate = change.figure, change.change, behind.get(change.change.id)
        if rate is None or rate.unit != "%" or amount.unit != figure.unit:
            continue
        gap = document.between(amount, rate)
        sign = sign_of(document, amount)
        if not _RATE.fullmatch(gap) or not exact([figure, amount, rate]) or not sign:
            continue
        if figure.span.start < amount.span.start and "。" not in document.between(figure, amount):
            continue  # what stands side by side is judged where it stands
        found = _off(document, figure, amount, rate, sign)
        if found is not None:
            yield found


def _off(
    document: Document, figure: Mention, amount: Mention, rate: Mention, sign: int
) -> Finding | None:
    moved = (amount.value or ZERO) * sign
    then = (figure.value or ZERO) - moved
    base = figure.model_copy(update={"value": then})
    if then <= ZERO or leads_to(figure, base, rate, sign):
        return None
    formula = f"{plain(figure.value)} / {plain(then)} - 1 = {moved / then * 100:.2f} %, "
    return bare_finding(
        document,
        "growth_mismatch",
        [figure, amount, rate],
        f"{formula}printed {plain(rate.value)} %",
        "the growth does not follow from the figure and its base",
    )
