"""A number that was found in a text, and the unit that a list or range of them shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.schemas import Explanation, MentionKind, Qualifier

_JOINS_LIST = re.compile(r"[、,，和及与/]\s?")
_RANGE = re.compile(r"\s?(?:-|—|~|～|至|到|或)\s?(?=\d)")
_WITH_UNIT = re.compile(r"\s?(?:—|~|～|至|到|或|和)\s?")
_MOVED = re.compile(r"[由从自][^,。;:\d]{0,8}$")
"""由100件到200件: from one to the other, and no range."""


class ScannedNumber(NamedTuple):
    """A number found in the text, with the unit and the words that belong to it."""

    start: int
    stop: int
    value: Decimal | None
    unit: str | None
    qualifier: Qualifier
    kind: MentionKind
    explained: Explanation | None
    hypotheses: tuple[str, ...] = ()


def _is_range(text: str, low: ScannedNumber, high: ScannedNumber) -> bool:
    """1件至2件, 1件或2件, 介于100条和200条之间: both ends with their unit."""
    gap = _WITH_UNIT.fullmatch(text, low.stop, high.start)
    if gap is None or low.unit is None or low.unit != high.unit or low.kind != "number":
        return False
    if low.explained or high.explained or (low.qualifier, high.qualifier) != ("exact", "exact"):
        return False
    if low.value is None or high.value is None or low.value >= high.value:
        return False
    before = text[max(0, low.start - 10) : low.start]
    if "和" in gap.group():
        return before.endswith("介于") or text.startswith("之间", high.stop)
    return _MOVED.search(before) is None


def share_units(text: str, numbers: list[ScannedNumber]) -> Iterator[ScannedNumber]:
    """Give the members of a list or range the unit that stands once at its end."""
    behind: ScannedNumber | None = None
    done: list[ScannedNumber] = []
    for number in reversed(numbers):
        this = number
        if behind is not None and behind.explained is None and number.unit is None:
            gap = text[number.stop : behind.start]
            bare = number.explained is None and number.kind == "number" and behind.unit is not None
            if bare and _JOINS_LIST.fullmatch(gap):
                this = number._replace(unit=behind.unit, kind=behind.kind)
            elif bare and _RANGE.match(text, number.stop) and len(gap.strip()) == 1:
                this = number._replace(unit=behind.unit, qualifier="at_least", kind=behind.kind)
                done[-1] = behind._replace(qualifier="at_most")
        elif behind is not None and _is_range(text, number, behind):
            this = number._replace(qualifier="at_least")
            done[-1] = behind._replace(qualifier="at_most")
        elif (
            behind is not None
            and behind.explained in ("deadline", "period")
            and number.unit is None
        ):
            gap = text[number.stop : behind.start]
            if (
                number.explained is None
                and _RANGE.match(text, number.stop)
                and len(gap.strip()) == 1
            ):
                this = number._replace(explained=behind.explained)
        done.append(this)
        behind = this
    return reversed(done)
