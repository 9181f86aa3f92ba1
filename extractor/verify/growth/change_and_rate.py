"""A figure, by how many it changed, and by how much of a hundred: 37件,比2022年减少23件,下降30%.

The figure and the difference give the base, which needs not be printed: 23 of 60 are 38.3 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.bases import is_base
from ..counts.interval import last_place, plain
from ..counts.statements import exact, statements
from ..counts.whose_figure import of_another_year
from .stated import only_of_change, sign_of

_HUNDRED = Decimal(100)


def check_change_and_rate(document: Document) -> Iterator[Finding]:
    """Rates that do not follow from the difference that stands before them.

    Only of the first figure of a sentence: one that follows may be the base (较上年的365个增加47个).
    """
    for statement in statements(document):
        if len(statement.counts) < _FEWEST or any(is_base(document, m) for m in statement.counts):
            continue  # the base itself is printed, and held against the rate by another check
        figure, change, rate, *_ = statement.counts
        lead = document.text[statement.start : figure.span.start]
        compares = _COMPARES.search(lead) or of_another_year(document, lead)
        if rate.unit == "%" and not compares and _told_of(document, figure, change, rate):
            yield from _judged(document, figure, change, rate)


_FEWEST = 3
_COMPARES = re.compile(r"[较比与]|只有|仅有|年[初末底]")


def _told_of(document: Document, figure: Mention, change: Mention, rate: Mention) -> bool:
    """Whether change and rate are both said of the figure, and in one direction."""
    alike = figure.unit == change.unit not in (None, "%") and exact([figure, change, rate])
    one_way = sign_of(document, change) == sign_of(document, rate) != 0
    gaps = (document.between(figure, change), document.between(change, rate))
    return alike and one_way and all(map(only_of_change, gaps))


def _judged(
    document: Document, figure: Mention, change: Mention, rate: Mention
) -> Iterator[Finding]:
    now, by, said = (m.value or Decimal(0) for m in (figure, change, rate))
    base = now - by * sign_of(document, change)
    if base <= 0 or by <= 0:
        return
    real = _HUNDRED * by / base
    if abs(real - said) > last_place(rate):
        formula = f"{plain(by)} / {plain(base)} = {real:.1f} %, printed {plain(said)} %"
        mentions: Sequence[Mention] = (change, rate, figure)
        message = "the growth does not follow from the figure and its difference"
        yield bare_finding(document, "growth_mismatch", [*mentions], formula, message)
