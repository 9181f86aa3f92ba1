"""Growth against a stated base: 公开1530条,较上一年的1275条增长20%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import Finding, Mention, Span
from extractor.text.document import Document

from .interval import of_mention, plain

_UP = re.compile(r"(?:增长|上升|增加|提高|增幅)(?:了|率|约|近|为|达)*$")
_DOWN = re.compile(r"(?:下降|减少|降低|回落|降幅)(?:了|率|约|近|为|达)*$")
_BASE = re.compile(
    r"(?:上年度?|去年|上一(?:学)?年度?|(?:19|20)\d\d(?:学)?年度?)(?:同期)?(?:的|为|是|共|公开|收到)*$"
)
_STOP = re.compile(r"[。!?;\n]")
_MOST_COUNTS = 60
"""Counts in a sentence up to which one of them can be told to be the base."""


def check_growth(document: Document) -> Iterator[Finding]:
    """Growth rates whose figure and base stand in the same sentence, and that do not follow.

    A rate without a base, or with two figures that could be its own, is not judged.
    """
    counts: list[Mention] = []
    text = document.text
    for mention in document.mentions:
        if not mention.statistical or mention.kind == "zero_statement":
            continue
        if counts and _STOP.search(text, counts[-1].span.stop, mention.span.start):
            counts = []
        if mention.unit != "%":
            counts.append(mention)
            continue
        found = _judged(document, counts, mention)
        if found is not None:
            yield found


def _judged(document: Document, counts: Sequence[Mention], rate: Mention) -> Finding | None:
    before = document.text[max(0, rate.span.start - 8) : rate.span.start]
    sign = 1 if _UP.search(before) else -1 if _DOWN.search(before) else 0
    if not sign or rate.value is None or len(counts) > _MOST_COUNTS:
        return None
    bases = [m for m in counts if _is_base(document, m)]
    if len(bases) != 1:
        return None
    base = bases[0]
    figures = [m for m in counts if m is not base and m.unit == base.unit]
    if len(figures) != 1 or not base.value or figures[0].value is None:
        return None
    figure = figures[0]
    low, high = of_mention(figure)
    floor, ceiling = of_mention(base)
    places = max(0, -int(rate.value.as_tuple().exponent))
    slack = Decimal(1).scaleb(-places)
    smallest, largest = (low / ceiling - 1) * 100 * sign, (high / floor - 1) * 100 * sign
    smallest, largest = min(smallest, largest), max(smallest, largest)
    if smallest - slack <= rate.value <= largest + slack:
        return None
    return _finding(document, figure, base, rate)


def _is_base(document: Document, mention: Mention) -> bool:
    return bool(_BASE.search(document.text[max(0, mention.span.start - 14) : mention.span.start]))


def _finding(document: Document, figure: Mention, base: Mention, rate: Mention) -> Finding:
    exact = ((figure.value or Decimal(0)) / (base.value or Decimal(1)) - 1) * 100
    spans = [m.span for m in (figure, base, rate)]
    whole = Span(min(s.start for s in spans), max(s.stop for s in spans))
    return Finding(
        kind="growth_mismatch",
        severity="error",
        whose="source",
        message="the growth does not follow from the figure and its base",
        formula=f"{plain(figure.value)} / {plain(base.value)} - 1 = {exact:.2f} %, "
        f"printed {plain(rate.value)} %",
        quotes=(document.quote(whole),),
        mentions=(figure.id, base.id, rate.id),
    )
