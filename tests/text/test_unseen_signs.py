"""Characters in a number that nobody sees, blanks of every width, and marks that are drawn over it."""

from __future__ import annotations

import pytest

from extractor import extract

TITLE = "甲山县人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n"


def told(words: str) -> tuple[dict[str, object], list[str]]:
    result = extract(f"{TITLE}全年{words}。\n二、其他\n无。")
    return (
        {fact.indicator: fact.value for fact in result.facts},
        [finding.kind for finding in result.findings],
    )


@pytest.mark.parametrize(
    "sign",
    [
        "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u061c", "\u034f", "\u115f",
        "\u3164", "\uffa0", "\ufe0e", "\ufe0f\u20e3", "\U000e0020", "\U000e0101", "\u206a",
    ],
)  # fmt: skip
def test_a_sign_that_nobody_sees_parts_no_number(sign: str) -> None:
    assert told(f"收到申请2{sign}3{sign}件") == ({"applications.received": 23}, [])


@pytest.mark.parametrize("code", [0x20, 0xA0, 0x3000, *range(0x2000, 0x200B), 0x202F, 0x205F])
def test_a_blank_of_any_width_is_one(code: int) -> None:
    facts, found = told(f"收到申请2{chr(code)}3件")
    assert not facts, "one number or two: nobody can tell"
    assert found == ["damaged_characters"]
    assert told(f"收到申请{chr(code)}23{chr(code)}件") == ({"applications.received": 23}, [])
    assert told(f"收到申请1{chr(code)}234件") == ({"applications.received": 1234}, [])


@pytest.mark.parametrize("digits", ["2\u03363\u0336", "1\u03369\u033623", "2\u20dd", "2\u0338,345"])
def test_digits_with_marks_over_them_are_read_as_nothing(digits: str) -> None:
    facts, found = told(f"收到申请{digits}件，办结22件")
    assert facts == {"applications.closed": 22}
    assert "damaged_characters" in found
    # The twin: a mark over a letter beside the number.
    assert told("收到申请(Re\u0301sume\u0301)23件")[0] == {"applications.received": 23}
