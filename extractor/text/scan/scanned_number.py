"""A number that was found in a text, and the unit that a list or range of them shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.schemas import Explanation, MentionKind, Qualifier

_JOINS_LIST = re.compile(r"[、,，和及与/]\s?")
_RANGE = re.compile(r"\s?(?:-|—|~|～|至|到)\s?(?=\d)")


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
