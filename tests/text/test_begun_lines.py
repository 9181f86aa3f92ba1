"""Digits in groups at the beginning of a line: one number, the first item of a list, or not to be told."""

from __future__ import annotations

import pytest
from support.linear import MOST, growth

from extractor import extract
from extractor.text.clean import fold
from extractor.text.line_numbers import begun_lines

TITLE = "松岭县水利局2022年政府信息公开工作年度报告\n\n一、总体情况\n"


def _told(words: str) -> tuple[list[tuple[str, int]], list[str]]:
    """The numbers that count something, and the digits that are damaged."""
    result = extract(TITLE + words)
    counted = [
        (mention.raw, int(mention.value))
        for mention in result.mentions
        if mention.value is not None and mention.explained is None
    ]
    return counted, [mention.raw for mention in result.mentions if mention.kind == "damaged"]


@pytest.mark.parametrize(
    ("words", "counted", "damaged"),
    [
        # Items that count on, whatever they count.
        ("1 738条信息在网站公开。\n2 46件申请已答复。\n", [738, 46], []),
        ("1 738条信息在网站公开。\n2 446件申请已答复。\n3 205人次来访。\n", [738, 446, 205], []),
        ("1、召开会议\n2 738条信息在网站公开。\n", [738], []),
        # Behind a line that ends without a stop, and nothing that counts on.
        ("主动公开政府信息\n1 738条，发布解读2条。\n", [2], ["1 738"]),
        ("1 738条信息在网站公开。\n", [], ["1 738"]),
        ("12 345 678条信息在网站公开。\n", [], ["12 345 678"]),
        # Two lines that begin so may do so by chance.
        ("1 738条信息在网站公开。\n2 046件申请已答复。\n", [], ["1 738", "2 046"]),
        # Nothing is divided behind the number of an item.
        ("1 738条中，网站公开205条。\n2 46件申请已答复。\n", [1738, 205, 46], []),
        # The blank of a typesetter parts groups, not an item from its number.
        ("主动公开政府信息\n1\u2009738条，发布解读2条。\n", [1738, 2], []),
        ("12\u202f345\u202f678条信息在网站公开。\n", [12345678], []),
        ("1\u2009738条信息在网站公开。\n2\u200946件申请已答复。\n", [738, 46], []),
    ],
)
def test_digits_that_begin_a_line(words: str, counted: list[int], damaged: list[str]) -> None:
    numbers, lost = _told(words)
    assert ([value for _, value in numbers], lost) == (counted, damaged)


def test_cells_are_read_as_cells() -> None:
    table = "".join(
        f"<tr><td>{count}</td><td>公开信息</td></tr>" for count in ("1 738条", "2 046条")
    )
    page = f"<!DOCTYPE html><h1>{TITLE.split()[0]}</h1><table>{table}</table>"
    assert "1 738" not in [m.raw for m in extract(page).mentions if m.kind == "damaged"]


@pytest.mark.parametrize("words", ["公开1\u200973条", "公开1\u20097385条", "公开738\u2009条"])
def test_a_narrow_blank_elsewhere_is_a_blank(words: str) -> None:
    assert fold(words)[0] == words.replace("\u2009", " ")


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("piece", ["1 738条\n", "1\u2009738", "1 738 ", "\n1 2", "1\u2009\n"])
def test_long_runs_take_no_longer(piece: str) -> None:
    def read(text: str) -> object:
        return begun_lines(fold(text)[0], ())

    assert growth(lambda n: TITLE + piece * n, 20_000, read) <= MOST
