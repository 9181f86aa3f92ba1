"""Columns that a copy mixes line by line: read as columns where that is certain, no number over the gap."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from support.linear import MOST, growth

from extractor import extract
from extractor.text.document import Source
from extractor.text.load.laid_out import laid_out

HEAD = "云岭市粮食局2022年政府信息公开工作年度报告\n\n"
LEFT = (
    "本年度全局主动公开政府信息1",
    "376条，其中网站公开940条，公众",
    "号公开436条。举办新闻发布会7场，",
    "参加人员210人次。",
)
RIGHT = (
    "全年收到公众提出的政府信息申请共",
    "38件，均已按期办结，其中予以公开",
    "21件，不予公开17件。行政复议3件，",
    "行政诉讼2件。",
)
COUNTED = [1376, 940, 436, 7, 210, 38, 21, 17, 3, 2]


def _width(words: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(sign) in "FWA") for sign in words)


def _mixed(left: Sequence[str], right: Sequence[str], gap: int) -> str:
    edge = max(map(_width, left)) + gap
    return "\n".join(
        one + " " * (edge - _width(one)) + other for one, other in zip(left, right, strict=True)
    )


def _read(words: str) -> tuple[list[int], list[str]]:
    """What counts something, and what is damaged."""
    mentions = extract(f"{HEAD}{words}\n").mentions
    counted = [int(m.value) for m in mentions if m.value is not None and m.explained is None]
    return counted, [m.raw for m in mentions if m.kind == "damaged"]


@pytest.mark.parametrize("gap", [1, 2, 3, 4, 9])
def test_columns_of_prose_with_any_gap(gap: int) -> None:
    assert _read(_mixed(LEFT, RIGHT, gap)) == (COUNTED, [])


@pytest.mark.parametrize("longest", [0, 1, 2])
def test_a_line_that_fills_its_column_may_be_any(longest: int) -> None:
    left = [*LEFT[:3]]
    left[longest] = left[longest].ljust(18, "各")
    counted, _ = _read(_mixed(left, RIGHT[:3], 1))
    assert {940, 436, 7, 38, 21, 17} <= {*counted}


@pytest.mark.parametrize("gap", [2, 4, 9])
def test_a_number_that_goes_on_below_is_not_read_in_pieces(gap: int) -> None:
    counted, damaged = _read(_mixed(["主动公开政府信息12", "34条。"], ["收到申请5", "6件。"], gap))
    assert not counted
    assert len(damaged) >= 3


def test_the_next_line_of_the_text_is_not_that_of_the_column() -> None:
    counted, damaged = _read(_mixed(["主动公开信息", "240条。"], ["收到申请5", "件。"], 4))
    assert not {5240, 240} & {*counted}
    assert damaged


def test_no_group_of_digits_goes_over_a_gap() -> None:
    assert _read("全年共收到申请1  345件申请之外另有咨询20件。") == ([20], ["1 ⁞345"])
    assert _read("全年共收到申请1 345件，咨询20件。") == ([1345, 20], [])


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        (("收到申请     12件    办结    8件", "公开         3条     解读    2件"), [12, 8, 3, 2]),
        (("2022年收到申请12     2022年办结8", "2021年收到申请10     2021年办结7"), [12, 8, 10, 7]),
        (("收到申请12      办结11", "公开信息30      解读4"), [12, 11, 30, 4]),
    ],
)
def test_rows_of_figures_stay_rows(rows: tuple[str, ...], counted: list[int]) -> None:
    assert _read("\n".join(rows)) == (counted, [])


@pytest.mark.parametrize("end", ["共", "2"])
def test_lines_of_two_columns_by_turns(end: str) -> None:
    right = (RIGHT[0][:-1] + end, *RIGHT[1:])
    counted, damaged = _read(
        "\n".join(line for pair in zip(LEFT, right, strict=True) for line in pair)
    )
    assert not {1, 376, 1376, 2376} & {*counted}
    assert damaged
    assert {940, 21} <= {*counted}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("全年收到政府信息公开申请", "组织业务知识培训班", "38件。", "4次。"), True),
        (("全年收到政府信息公开申请", "38件。", "组织业务知识培训班", "4次。"), False),
        (("收到政府信息公开申请数", "办结政府信息公开申请数", "38件", "31件"), False),
    ],
)
def test_sentences_by_turns_are_told(lines: tuple[str, ...], told: bool) -> None:
    findings = extract(HEAD + "\n".join(lines) + "\n").findings
    assert any("read across" in finding.message for finding in findings) == told


def test_lines_that_go_on_are_no_turns() -> None:
    words = "本年度全局主动公开政府信息1\n376条，其中网站公开940条，公众\n38人次参加了各类开放活动，反响"
    counted, _ = _read(words + "\n良好。")
    assert {940, 38} <= {*counted}
    assert not {1, 376} & {*counted}


@pytest.mark.parametrize(
    "piece", ["甲乙丙丁1\n", "申请1  2件", "甲  1\n2件  ", "公开公开公开公开公开公开1\n"]
)
def test_long_texts_take_no_longer(piece: str) -> None:
    def made(times: int) -> Source:
        return Source(name="a", raw="", sha256="", content=piece * times)

    assert growth(made, 10_000, laid_out) <= MOST
