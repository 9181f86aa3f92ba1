"""A text whose characters stand on a line each is read as if they stood side by side."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from results import read

TITLE = "青河县商务局2022年政府信息公开工作年度报告"
BODY = "一、总体情况\n2022年,收到政府信息公开申请32件。主动公开政府信息467条。未发生行政复议。"
EXPECTED = {
    "applications.received": Decimal(32),
    "proactive.total": Decimal(467),
    "reconsideration.total": Decimal(0),
}


def _told(text: str) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in read(text).facts if f.indicator != "other"}


def test_a_text_set_downwards_is_read() -> None:
    assert _told("\n".join(TITLE + "\n" + BODY)) == EXPECTED


def test_so_is_one_below_a_title_set_across() -> None:
    assert _told(TITLE + "\n" + "\n".join(BODY)) == EXPECTED


@given(st.lists(st.integers(0, 9), min_size=40, max_size=60))
def test_numbers_that_stand_a_line_each_stay_apart(cells: list[int]) -> None:
    rows = "\n".join(f"指标{n % 7}\n{cell}" for n, cell in enumerate(cells))
    numbers = [m.raw for m in read(f"{TITLE}\n{rows}\n").mentions if m.raw.isdigit()]
    assert not any(len(raw) > 1 and raw not in TITLE for raw in numbers)
