"""Which printed units can count what an indicator counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.schemas.units import fits, in_unit


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("件", "条"), ("宗", "件"), ("篇", "条"), ("份", "件"), (None, "人"), ("万元", "元"),
        ("名", "人"), ("人次", "人"), ("名", "人次"), ("次", "人次"), ("场", "次"), ("个", "人"),
    ],
)  # fmt: skip
def test_counting_words_stand_for_one_another(printed: str | None, wanted: str) -> None:
    assert fits(printed, wanted)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("类", "条"), ("大类", "条"), ("种", "件"), ("级", "个"), ("人", "条"), ("名", "件"),
        ("户", "件"), ("平方米", "个"), ("件", "人"), ("元", "件"), ("件", "万元"), ("%", "件"), ("天", "次"), ("个月", "个"),
    ],
)  # fmt: skip
def test_what_counts_something_else_does_not(printed: str, wanted: str) -> None:
    assert not fits(printed, wanted)


@pytest.mark.parametrize(
    ("value", "printed", "wanted", "said"),
    [
        ("0.015", "万元", "元", "150"), ("3.5", "万元", "元", "35000"), ("12.50", "万元", "元", "125000"),
        ("0.00001", "万元", "元", "0.1"), ("0.50", "万条", "件", "5000"), ("1200", "人次", "万人次", "0.12"),
        ("0.0", "万元", "元", "0"), ("9" * 40, "亿元", "元", "1" + "0" * 48), ("12.50", "元", "元", "12.50"),
    ],
)  # fmt: skip
def test_what_is_converted_has_no_zeros_behind_it_and_no_exponent(
    value: str, printed: str, wanted: str, said: str
) -> None:
    assert str(in_unit(Decimal(value), printed, wanted)) == said
