"""What a sentence tells beside its number: of all of it, behind it, of the rest, in a sum."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import OTHER


def facts(text: str, year: int = 2014) -> dict[str, set[Decimal | None]]:
    result = extract(f"柳湾县粮食局{year}年政府信息公开工作年度报告\n\n{text}\n".encode())
    found: dict[str, set[Decimal | None]] = {}
    for fact in result.facts:
        if fact.indicator != OTHER:
            found.setdefault(fact.indicator, set()).add(fact.value)
    return found


def reads(text: str, names: Iterable[str], year: int = 2014) -> dict[str, int | list[int]]:
    """The value of each of some indicators: -1 where none is read, a list where several are."""
    found = facts(text, year)
    values = {name: sorted(int(value or 0) for value in found.get(name, ())) for name in names}
    return {n: (said[0] if len(said) == 1 else said) if said else -1 for n, said in values.items()}


@pytest.mark.parametrize("year", [2014, 2022])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "政务公开工作人员3名,全部为兼职。",
            {"organisation.staff": 3, "organisation.staff.part_time": 3},
        ),
        ("被提起行政诉讼2件,一审均判决驳回。", {"litigation.total": 2, "litigation.upheld": 2}),
        # 前者: of the reconsiderations alone.
        (
            "行政复议1件、行政诉讼1件,前者维持,后者待判。",
            {"litigation.total": 1, "litigation.upheld": -1},
        ),
    ],
)
def test_what_is_told_of_all_needs_no_row_of_the_form(
    text: str, expected: dict[str, int], year: int
) -> None:
    assert reads(text, expected, year) == expected


_WAYS = ("applications.received.online", "applications.received.letter")
_WHO = ("applications.received.natural_person", "applications.received.commercial")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("全部为网上提交与邮寄", _WAYS),
        ("均为网络、信函申请", _WAYS),
        ("均通过网上或者信函方式提出", _WAYS),
        ("全部来自自然人和企业", _WHO),
    ],
)
def test_of_two_parts_of_one_whole_neither_is_all(words: str, names: tuple[str, ...]) -> None:
    read = facts(f"全年收到政府信息公开申请32件,{words}。", 2024)
    assert read["applications.received"] == {32}
    assert not any(name in read for name in names)


@pytest.mark.parametrize("words", ["均为自然人网上提出", "均为自然人,全部通过网络提交"])
def test_two_ways_of_dividing_may_both_tell_of_all(words: str) -> None:
    read = facts(f"全年收到政府信息公开申请32件,{words}。", 2024)
    assert read[_WAYS[0]] == read[_WHO[0]] == {32}
