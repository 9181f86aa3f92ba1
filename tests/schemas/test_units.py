"""Which printed units can count what an indicator counts."""

from __future__ import annotations

import pytest

from extractor.schemas.units import fits


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
