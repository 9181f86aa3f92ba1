"""Two forms side by side in the lines of a text, parted by blanks: read or told, and never crossed."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

import pytest

from extractor import extract
from extractor.schemas import OTHER, Result
from tests.documents import HEADS_OF_APPLICANTS as HEADS

TITLE = "禾川县林业局2022年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n"
BEHIND = "五、存在的主要问题及改进情况\n"
LABELS = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（七）总计",
]
NOW = [[5, 0, 1, 0, 0, 0, 6], [0] * 7, [4, 0, 1, 0, 0, 0, 5], [4, 0, 1, 0, 0, 0, 5]]
THEN = [
    [8, 0, 0, 0, 0, 1, 9],
    [2, 0, 0, 0, 0, 0, 2],
    [7, 0, 0, 0, 0, 1, 8],
    [10, 0, 0, 0, 0, 1, 11],
]


def _width(words: str) -> int:
    return sum(1 + (east_asian_width(sign) in "FWA") for sign in words)


def _form(caption: str, figures: Sequence[Sequence[int]]) -> list[list[str]]:
    rows = [[label, *map(str, row)] for label, row in zip(LABELS, figures, strict=True)]
    return [[caption, *[""] * 7], HEADS, *rows]


def _beside(left: list[list[str]], right: list[list[str]], sign: str = " ") -> str:
    rows = [[*a, *b] for a, b in zip(left, right, strict=True)]
    rooms = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "".join(
            c + " " * (room - _width(c)) + sign * 4 for c, room in zip(row, rooms, strict=True)
        ).rstrip()
        + "\n"
        for row in rows
    )


def _received(result: Result) -> dict[str, int]:
    return {
        f.indicator.removeprefix("applications."): int(f.value or 0)
        for f in result.facts
        if f.indicator != OTHER and f.indicator.count(".") == 1
    }


TRUE = {"received": 6, "carried_in": 0, "granted": 5, "closed": 5}


@pytest.mark.parametrize("captions", [("2022年", "2021年"), ("本年", "上年对照"), ("今年", "去年")])
@pytest.mark.parametrize("turned", [False, True])
def test_the_form_of_the_year_is_read(captions: tuple[str, str], turned: bool) -> None:
    forms = [_form(captions[0], NOW), _form(captions[1], THEN)]
    result = extract(TITLE + _beside(*(forms[::-1] if turned else forms)) + BEHIND)
    assert _received(result) == TRUE


@pytest.mark.parametrize("captions", [("", ""), ("", "上年对照表")])
def test_what_no_line_tells_apart_is_told_and_not_read(captions: tuple[str, str]) -> None:
    result = extract(TITLE + _beside(_form(captions[0], NOW), _form(captions[1], THEN)) + BEHIND)
    assert not _received(result)
    assert any("beside each other" in f.message for f in result.findings)
    assert result.state == "needs_review"


def test_two_halves_of_one_form_are_read_as_before() -> None:
    left, right = _form("", NOW), _form("", NOW)
    whole = "".join(f"{'   '.join(row)}\n" for row in left[1:])
    assert _received(extract(TITLE + whole + BEHIND)) == TRUE
    rows = [f"{'   '.join(left[at])}      {'   '.join(right[at + 2])}\n" for at in (2, 3)]
    halves = "   ".join(HEADS) + "      " + "   ".join(HEADS) + "\n" + "".join(rows)
    assert _received(extract(TITLE + halves + BEHIND)) == TRUE
