"""Numbers of lines in the margin of a PDF, beside figures that stand there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor import extract

from .samples import PdfPages

TITLE = "云岭县民政局2022年政府信息公开工作年度报告"
LINES = (
    "一、总体情况",
    "2022年，我局收到政府信息公开申请",
    "12件。主动公开政府信息345条。举办培训班",
    "3期。",
)
FOUND = {"applications.received": 12, "proactive.total": 345, "training.sessions": 3}


def _pdf(numbers: Sequence[str], margin: float = 60, size: float = 8) -> bytes:
    pages = PdfPages()
    pages.text(160, 80, TITLE)
    for at, (number, line) in enumerate(zip(numbers, LINES, strict=True)):
        pages.text(100, 110 + 20 * at, line)
        if number:
            pages.text(margin, 110 + 20 * at, number, size)
    return pages.finish()


def _values(data: bytes) -> dict[str, int]:
    facts = extract(data).facts
    return {
        f.indicator: int(f.value) for f in facts if f.indicator != "other" and f.value is not None
    }


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("size", [8, 12])
@pytest.mark.parametrize(
    "numbers", [("1", "2", "3", "4"), ("5", "6", "7", "8"), ("98", "99", "100", "101")]
)
def test_numbers_of_lines_in_the_margin_part_no_sentence(
    numbers: Sequence[str], size: float
) -> None:
    result = extract(_pdf(numbers, size=size))
    assert _values(_pdf(numbers, size=size)) == FOUND
    assert not [f for f in result.facts if f.indicator == "other"]


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize(
    "numbers",
    [
        ("5", "6", "8", "9"),
        ("5", "", "6", "7"),
        ("4", "3", "2", "1"),
        ("12345", "12346", "12347", "12348"),
    ],
)
def test_what_does_not_count_the_lines_stays(numbers: Sequence[str]) -> None:
    text = extract(_pdf(numbers)).facts
    printed = {str(f.value) for f in text} | {str(f.evidence[0].quote.text) for f in text}
    assert any(number and any(number in one for one in printed) for number in numbers)


def test_figures_at_the_left_of_the_text_stay() -> None:
    pages = PdfPages()
    pages.text(160, 80, TITLE)
    for at, what in enumerate(
        ("收到政府信息公开申请", "举办培训班", "受理行政复议", "受理行政诉讼")
    ):
        pages.text(100, 110 + 20 * at, f"{5 + at}件。{what}")
    assert {str(f.value) for f in extract(pages.finish()).facts} >= {"5", "6", "7"}
