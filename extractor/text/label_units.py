"""Numbers whose label prints that they count tens of thousands: 主动公开政府信息数(万条) 1.26."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.schemas import Mention

_COUNTED = "条次|条|件次|件|人次|人|份|篇|个|次|户|期|场"
_BEFORE = re.compile(
    rf"(?:[(（](?:单位[:：]?)?|[\t|]\s?)万(?P<unit>{_COUNTED})\s?(?:[)）]|(?=[\t|]))"
    r"(?:[\s:：=|,，;—\-]|\d[\d.]{0,12}\s?[\t|]){0,40}$"
)
_REACH = 120
_TEN_THOUSAND = Decimal(10_000)


def in_ones(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, those whose row prints 万条 or the like with the count that is meant, in 条."""
    if "万" not in text:
        return tuple(mentions)
    return tuple(_counted(text, mention) for mention in mentions)


def _counted(text: str, mention: Mention) -> Mention:
    if mention.unit is not None or mention.value is None or not mention.statistical:
        return mention
    if mention.kind != "number":
        return mention
    low = max(text.rfind("\n", 0, mention.span.start) + 1, mention.span.start - _REACH)
    match = _BEFORE.search(text, low, mention.span.start)
    if match is None:
        return mention
    value = mention.value * _TEN_THOUSAND
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return mention.model_copy(update={"value": whole, "unit": match["unit"]})
