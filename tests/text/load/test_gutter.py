"""Numbers of lines before each line of a text."""

from __future__ import annotations

import pytest
from support.linear import MOST, growth

from extractor import extract
from extractor.text.load.gutter import without_gutter

LINES = (
    "云岭县民政局2022年政府信息公开工作年度报告", "", "一、总体情况",
    "2022年，收到政府信息公开申请", "23件。主动公开政府信息", "340条。受理行政复议", "7件。",
)  # fmt: skip
FOUND = {"applications.received": 23, "proactive.total": 340, "reconsideration.total": 7}


def _values(text: str) -> dict[str, int]:
    result = extract(text)
    return {f.indicator: int(f.value) for f in result.facts if f.value is not None}


@pytest.mark.parametrize("form", ["{:>4}  {}", "{}\t{}", "{:>3} | {}", "{}: {}", "{:>6}→{}"])
def test_numbers_of_lines_are_no_text(form: str) -> None:
    assert _values("\n".join(LINES)) == FOUND
    assert _values("\n".join(form.format(*line) for line in enumerate(LINES, 1))) == FOUND


def test_every_sign_keeps_its_place() -> None:
    text = "\n".join(f"{number:>4}  {line}" for number, line in enumerate(LINES, 1))
    made = without_gutter(text)
    assert len(made) == len(text)
    assert made.replace("\u200b", "") == "\n".join(LINES)


@pytest.mark.parametrize(
    "text",
    [
        "1 收到申请23件\n2 主动公开340条\n3 受理复议7件\n4 举办培训2期\n5 召开会议1次",
        "\n".join(f"{n}  {line}" for n, line in enumerate(LINES, 7)),
        "\n".join(f"{n}  {line}" for n, line in enumerate(LINES, 1) if n != 3),
        "\n".join(f"{n}、{line}" for n, line in enumerate(LINES, 1)),
        "\n".join(LINES),
    ],
)
def test_items_of_a_list_keep_their_numbers(text: str) -> None:
    assert without_gutter(text) == text


def test_a_long_text_takes_no_longer() -> None:
    def numbered(lines: int) -> str:
        return "\n".join(f"{n} x" for n in range(1, lines))

    assert growth(numbered, 50_000, without_gutter) <= MOST
    assert growth(lambda n: "1 " * n, 100_000, without_gutter) <= MOST
