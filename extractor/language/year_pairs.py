"""The figures of two years that stand side by side: 2019年收到40件,2020年收到50件; 由40件升至50件."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.schemas import Mention
from extractor.text.document import Document

from .changing import ANY_YEAR, RISES_TO, sign_of
from .other_years import LAST_OR_NAMED, PART_OF_YEAR, YEAR


class YearPair(NamedTuple):
    """The figures of two years that stand side by side."""

    base: Mention
    figure: Mention
    year: int | None
    turned: bool = False
    """Whether the base stands last, in the words of the change (是上年120件的)."""
    back: bool = False
    """Whether the years are told from the later to the earlier."""
    became: str | None = None
    """The words from the base to the figure that it became (由40件升至50件)."""

    @property
    def stop(self) -> int:
        return max(self.base.span.stop, self.figure.span.stop)


_FIRST = re.compile(rf"(?P<year>{YEAR})年度?(?P<what>[^,。;:、()\n]{{0,40}})$")
_SECOND = re.compile(
    rf"[,;]?(?:而|到了?|至|{RISES_TO})?(?P<year>{YEAR})年度?(?P<what>[^,。;:、()\n\d]{{0,30}})"
)
_BOTH = re.compile(
    rf"(?P<year>{YEAR})年度?(?:和|、|与|及)(?P<next>{YEAR})年度?(?P<what>[^。;:、()\n\d]{{0,40}}?分别[^,。;:、()\n\d]{{0,16}})$"
)
_AND = re.compile(r"[和、与及]")
_THAN = re.compile(
    rf"[,(]?(?:约|则)?(?:[是为比较]|相当于|达到?|与){LAST_OR_NAMED}的?[^,。;:\d%]{{0,12}}\(?"
)
"""Words between a figure and its base: 1260人次,是2011年420人次的3倍."""
LEADS = re.compile(r"(?:由|从|自)[^,。;:()]{0,24}$")
_TO = re.compile(rf"(?:\([^()\n]*\))?[^,。;\d]{{0,4}}(?:{RISES_TO}|[到至])[^,。;\d]{{0,12}}")
_ARROW = re.compile(r"\s*(?:→|->|—>|⇒|=>|➔|➜)\s*")
_UP_TO = re.compile(r"截[至止]?到?$")
_OTHER_YEAR = re.compile(rf"{PART_OF_YEAR.pattern}|同期|[上去前]年")
BEFORE = 56


def pair_of(document: Document, one: Mention, other: Mention) -> YearPair | None:
    """The base and the figure that two neighbours are, if the words at them say so."""
    if one.unit != other.unit or one.unit is None or not one.value or other.value is None:
        return None
    before, between = document.before(one, BEFORE), document.between(one, other)
    both = _BOTH.search(before)
    if both is not None and _AND.fullmatch(between):
        follows = int(both["next"]) == int(both["year"]) + 1
        alike = follows and not _OTHER_YEAR.search(both["what"])
        return YearPair(one, other, int(both["year"])) if alike else None
    than = _THAN.fullmatch(between)
    if than is not None and other.value:
        return YearPair(other, one, int(than["year"] or 0) or None, turned=True)
    became = re.sub(ANY_YEAR, "", between)
    if (LEADS.search(before[-26:]) and _TO.fullmatch(became)) or _ARROW.fullmatch(between):
        return YearPair(one, other, None, became=became)
    return of_years(document, one, other)


def of_years(document: Document, one: Mention, other: Mention) -> YearPair | None:
    """2019年收到40件,2020年收到50件; 2020年新增640条,2019年为500条."""
    before = document.before(one, BEFORE)
    first, second = _FIRST.search(before), _SECOND.fullmatch(document.between(one, other))
    if first is None or second is None or sign_of(document, other):
        return None  # 2018年20件,2019年增加5件: the change, and not the figure
    stretches = (first["what"], second["what"])
    dated = re.search(r"\d", first["what"]) is not None and one.unit != "%"
    if dated or _UP_TO.search(before[: first.start()]) or any(map(_OTHER_YEAR.search, stretches)):
        return None
    later = int(second["year"]) - int(first["year"])
    if later == 1:
        return YearPair(one, other, int(first["year"]))
    return (
        YearPair(other, one, int(second["year"]), back=True)
        if later == -1 and other.value
        else None
    )
