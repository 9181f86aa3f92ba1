"""Numbers that are told as lying between two: 1件至2件, 一到两件, 一两件."""

from __future__ import annotations

import pytest

from tests.documents import document


def counted(text: str) -> list[tuple[int, str]]:
    found = document(f"某局报告\n\n{text}\n").mentions
    return [(int(m.value or 0), m.qualifier) for m in found if m.statistical]


@pytest.mark.parametrize("joined", ["至", "到", "或", "—", "~"])
def test_both_ends_with_their_unit_or_one(joined: str) -> None:
    between = [(3, "at_least"), (5, "at_most")]
    assert counted(f"收到申请3件{joined}5件。") == between
    assert counted(f"收到申请3{joined}5件。") == between


@pytest.mark.parametrize("text", ["收到申请介于3件和5件之间。", "收到申请3件和5件之间。"])
def test_between_two(text: str) -> None:
    assert counted(text) == [(3, "at_least"), (5, "at_most")]


@pytest.mark.parametrize("two", ["一至二", "一到两", "一或两", "一、二", "一两"])
def test_between_two_in_characters(two: str) -> None:
    assert counted(f"收到申请{two}件。") == [(1, "at_least")]
    assert counted("收到申请十到十二件。") == [(10, "at_least")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("收到申请3件和5件。", [(3, "exact"), (5, "exact")]),
        ("由3件到5件。", [(3, "exact"), (5, "exact")]),
        ("从上年的3件至5件。", [(3, "exact"), (5, "exact")]),
        ("收到申请5件至3件。", [(5, "exact"), (3, "exact")]),
        ("收到申请3件、投诉5条。", [(3, "exact"), (5, "exact")]),
        ("第一至第三次会议。", []),
    ],
)
def test_two_numbers_that_are_no_range(text: str, numbers: list[tuple[int, str]]) -> None:
    assert counted(text) == numbers
