"""A report says the same however it is set: blanks, widths of lines, ways of writing a number.

Each rewriting changes nothing that a reader would notice.  What it costs is counted over reports of
development, since a rewriting of everything at once also meets tables and quoted names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from opencc import OpenCC
from support.thorough import THOROUGH, a_part

from extractor import extract

REPORTS = sorted((Path(__file__).parents[2] / "evals" / "openings" / "reports").glob("*.txt"))[::4]
_HAN = "\u4e00-\u9fff"
_UNITS = "件条次宗起人份篇场期名"
Rewriting = Callable[[str], str]


def _blanks(text: str) -> str:
    """收到12件 as 收到 12 件."""
    return re.sub(rf"(?<=[{_HAN}])(\d+)(?=[{_HAN}])", r" \1 ", text)


def _ideographs(text: str) -> str:
    """12件 as 十二件."""
    number = re.compile(
        rf"(?<=[{_HAN}])(?<![第约近年月])([1-9]\d{{0,3}})(?=[{_UNITS}])(?!个工作日)"
    )
    return number.sub(lambda found: _chinese(int(found[1])), text)


def _chinese(number: int) -> str:
    digits, places = "零一二三四五六七八九", ("", "十", "百", "千")
    said, zero = "", False
    for at, digit in enumerate(map(int, str(number))):
        if digit == 0:
            zero = True
            continue
        said += "零" * (zero and bool(said)) + digits[digit] + places[len(str(number)) - 1 - at]
        zero = False
    return said.removeprefix("一") if said.startswith("一十") else said


def _in_lines(width: int) -> Rewriting:
    """Lines of a fixed width; rows of cells stay whole, and so do numbers."""

    def rewritten(text: str) -> str:
        return "\n".join(_broken(line, width) for line in text.split("\n"))

    return rewritten


def _broken(line: str, width: int) -> str:
    if re.search(r"[\t|]|\d +\d", line):
        return line
    found, at = [], 0
    while len(line) - at > width:
        stop = at + width
        while stop > at + 1 and line[stop - 1].isdigit() and line[stop].isdigit():
            stop -= 1
        while stop < len(line) and line[stop] in "，。；：、）”》%":
            stop += 1
        found.append(line[at:stop])
        at = stop
    return "\n".join([*found, line[at:]])


def _thousands(text: str) -> str:
    return re.sub(rf"(?<![\d.,])(\d{{4,}})(?=[{_UNITS}])", lambda m: f"{int(m[1]):,}", text)


def _full_width(text: str) -> str:
    return text.translate({ord("0") + n: ord("０") + n for n in range(10)})


def _half_width(text: str) -> str:
    return text.translate(str.maketrans("，；：（）", ",;:()"))


def _traditional(text: str) -> str:
    return OpenCC("s2t").convert(text)


def _said(text: str) -> tuple[Counter[tuple[str, object]], int]:
    """The facts under an indicator that are not doubted, and how often the source is accused."""
    result = extract(text.encode())
    facts = (f for f in result.facts if f.indicator != "other" and f.verdict != "doubtful")
    accused = sum(found.whose == "source" for found in result.findings)
    return Counter((fact.indicator, fact.value) for fact in facts), accused


@cache
def _as_it_stands(path: Path) -> tuple[Counter[tuple[str, object]], int]:
    return _said(path.read_text("utf-8"))


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize(
    ("rewriting", "most", "accused"),
    [
        pytest.param(_blanks, 0, 0, id="blanks"),
        pytest.param(_ideographs, 3, 2, id="ideographs"),
        pytest.param(_in_lines(38), 2, 0, id="lines of 38"),
        pytest.param(_in_lines(64), 2, 0, id="lines of 64"),
        pytest.param(_thousands, 0, 0, id="thousands"),
        pytest.param(_full_width, 0, 0, id="full width"),
        pytest.param(_half_width, 0, 0, id="half width"),
        pytest.param(_traditional, 0, 0, id="traditional"),
    ],
)
def test_a_rewriting_loses_next_to_nothing(rewriting: Rewriting, most: int, accused: int) -> None:
    """``most`` of a thousand facts may be lost or read otherwise, ``accused`` accusations new."""
    facts = lost = new = blamed = 0
    for path in a_part(REPORTS, len(REPORTS) // 6):
        text = path.read_text("utf-8")
        before, right = _as_it_stands(path)
        after, now = _said(rewriting(text))
        facts += before.total()
        lost += (before - after).total()
        new += (after - before).total()
        blamed += max(now - right, 0)
    assert facts > (400 if THOROUGH else 60)
    # Of a part of the reports: one, where some may be lost.
    allowed = most * facts / 1000 if THOROUGH else min(most, 1)
    assert max(lost, new) <= allowed, (lost, new, facts)
    assert blamed <= accused
