"""A sum that fails by a slip accuses; one that fails by far more is left to a person."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from results import read

from extractor.verify.counts.slips import one_slip_apart, slips

_TITLE = "青河县商务局2015年政府信息公开工作年度报告\n\n"


@pytest.mark.parametrize(
    ("body", "sums"),
    [
        ("全年收到申请67件,其中来信29件,网上31件,窗口17件。", {("77", "67"): "source"}),
        (
            "全年收到申请487件,其中来信214件,网上184件,窗口99件。",
            {("497", "487"): "source"},
        ),
        (
            "主动公开信息1089条,其中图片类1003条、公示类177条、监测类651条。",
            {("1831", "1089"): "undecided"},
        ),
        (  # what is divided is the year's, and not all that was ever published
            "累计公开信息180条,其中2015年公开58条。在2015年公开的信息中,农业类34条,水利类16条,其他14条。",
            {("64", "180"): "undecided"},
        ),
    ],
)
def test_who_is_accused_of_a_broken_sum(body: str, sums: dict[tuple[str, str], str]) -> None:
    whose = {
        tuple(re.findall(r"= (\d+), printed total (\d+)", found.formula or "")[0]): found.whose
        for found in read(_TITLE + body).findings
        if found.kind == "sum_mismatch"
    }
    assert whose == sums


@pytest.mark.parametrize(
    ("parts", "total", "slip"),
    [
        ([3, 14], 16, True),
        ([734, 4865, 2310], 7990, True),  # 7909 with its last two exchanged
        ([191, 39, 48], 268, True),
        ([20, 6], 246, True),  # a digit too many
        ([40, 30, 30], 70, True),  # a part left out
        ([31, 7], 29, False),
        ([2, 11, 15], 142, False),
        ([1203, 77, 251], 1089, False),
    ],
)
def test_slips(parts: list[int], total: int, slip: bool) -> None:
    numbers = [Decimal(part) for part in parts]
    assert slips(sum(numbers, Decimal(0)), Decimal(total), numbers) is slip


@given(st.integers(10, 99999), st.data())
def test_one_digit_changed_lost_or_exchanged_is_alike(number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(1, len(digits) - 1))
    changed = digits[:at] + data.draw(st.sampled_from("0123456789")) + digits[at + 1 :]
    lost = digits[:at] + digits[at + 1 :]
    exchanged = digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]
    for other in (changed, lost, exchanged):
        if other.startswith("0"):
            continue
        assert one_slip_apart(Decimal(number), Decimal(other))
        assert one_slip_apart(Decimal(other), Decimal(number))
