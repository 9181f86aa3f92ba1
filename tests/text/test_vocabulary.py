"""What one pattern knows of numerals, zeros and blank cells, all of them know."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import extractor.text
from extractor import extract
from extractor.text.scan.units import UNITS
from extractor.text.vocabulary import (
    BLANK_CELL,
    CAPITALS,
    COUNTED,
    COUNTED_AT_SIGHT,
    COUNTERS,
    DIGIT_OF,
    DIGITS,
    NUMERALS,
    ROUND,
    UNIT_CELL,
    is_blank_cell,
)
from tests.documents import document

_TITLE = "甲山县人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n"


def _read(sentence: str) -> list[tuple[str, str | None]]:
    """(what stands there, its value or None) of each number of a sentence."""
    made = document(f"{_TITLE}本机关{sentence}。\n").mentions
    return [
        (m.raw, None if m.value is None else str(m.value))
        for m in made
        if m.span.start > len(_TITLE) and m.explained is None
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("两百 四十件", None),
        ("三百 四十件", None),
        ("两 百四十件", None),
        ("两千·三百件", None),
        ("两百\ufffd十件", None),
        ("两百四十件", "240"),
        ("两千三百件", "2300"),
        ("壹仟零参拾件", "1030"),
        ("壹仟零叁拾件", "1030"),
    ],
)
def test_a_numeral_with_two_is_read_like_one_with_three(written: str, read: str | None) -> None:
    assert _read(f"收到申请{written}") == [(written, read)]


@pytest.mark.parametrize("zero", ["〇", "零", "○", "◯", "O", "Ｏ", "o", "ｏ", "0", "０", "\u039f", "\u03bf", "\u041e", "\u043e"])  # fmt: skip
def test_whatever_is_written_for_zero_is_one_in_numerals_and_in_years(zero: str) -> None:
    result = extract(f"{_TITLE}全年收到申请一百{zero}五件。")
    assert [str(f.value) for f in result.facts if f.indicator == "applications.received"] == ["105"]
    year = extract(f"甲山县人民政府二{zero}二二年政府信息公开工作年度报告\n\n全年收到申请8件。\n")
    assert year.meta.year == 2022
    assert [m.raw for m in year.mentions if m.explained is None] == ["8件"]


@pytest.mark.parametrize("blank", ["/", "-", "—", "——", "--", "－", "／", "–", "无", ""])
def test_a_row_adds_up_with_whatever_stands_for_nothing(blank: str) -> None:
    head = "其他情况\n| 项目 | 甲 | 乙 | 丙 | 合计 |\n|---|---|---|---|---|\n"
    made = document(f"{head}| 予以公开 | 五 | {blank} | 3 | 8 |\n| 其他处理 | 2 | 0 | 1 | 3 |\n")
    assert [str(m.value) for m in made.mentions if m.statistical] == ["5", "3", "8", "2", "0", "1", "3"]  # fmt: skip


@pytest.mark.parametrize("blank", ["0", "/", "—", "——", "--"])
@pytest.mark.parametrize(("last", "whole"), [("2", False), ("20", True), ("19", True)])
def test_a_blank_is_nothing_in_the_sum_that_the_last_number_may_begin(
    blank: str, last: str, whole: bool
) -> None:
    row = ["(一)予以公开", "12", "8", blank, "0", "0", "0", last]
    text = f"{_TITLE}收到和处理政府信息公开申请情况\n" + "\t".join(row)
    made = document(text).mentions[-1]
    assert (made.raw, made.value is not None) == (last, whole)


def test_a_cell_is_blank_by_what_stands_in_it() -> None:
    assert all(map(is_blank_cell, ("", "/", "——", "－－", "无", "\\")))
    assert not any(map(is_blank_cell, ("0", "-5", "无关", "—3", "3/4", " ")))


_OF_BLANKS = r"\[[^\[\]]{0,4}/[^\[\]]{0,6}—[^\[\]]{0,3}\][^!-~]?"
_NO_LATIN = re.sub("[Oo0]", "", ROUND)
_OF_ITSELF = re.compile(
    f"[{NUMERALS}]{{11}}|[{CAPITALS}]{{5}}|[{_NO_LATIN}][{ROUND}]{{2}}|{_OF_BLANKS}"
)


def test_no_file_lists_numerals_zeros_or_blank_cells_of_its_own() -> None:
    listed: list[str] = []
    for path in Path(*extractor.text.__path__).rglob("*.py"):
        if path.name != "vocabulary.py":
            listed += [
                f"{path.name}: {words}" for words in _patterns(path) if _OF_ITSELF.search(words)
            ]
    assert not listed


_OF_UNITS = re.compile(rf"\[[^\[\]]*?[{COUNTERS}]{{5}}[^\[\]]*?\]")
_FEWER = {"glued.py", "leaders.py", "twice.py"}
"""Where fewer are meant: each says why."""


def test_no_file_lists_units_of_its_own() -> None:
    paths = (
        path for path in Path(*extractor.text.__path__).rglob("*.py") if path.name not in _FEWER
    )
    listed = [
        f"{path.name}: {words}"
        for path in paths
        for words in _patterns(path)
        if path.name != "vocabulary.py" and _OF_UNITS.search(words)
    ]
    assert not listed


@pytest.mark.parametrize("counter", COUNTERS)
def test_a_unit_is_none_at_the_beginning_of_another_word(counter: str) -> None:
    unit = re.compile(COUNTED)
    assert unit.match(f"{counter},") is not None
    assert unit.match(f"{counter}的") is not None
    begins = _WORDS[counter]
    assert unit.match(begins) is None
    assert re.fullmatch(COUNTED_AT_SIGHT, counter) is not None
    assert re.fullmatch(UNIT_CELL, f"万{counter}") is not None


_WORDS = {words[0]: words for words in "条例 件数 次日 份额 篇章 宗旨 封闭 起草 人员 名单 个人 家庭 项目 户籍 场所 期间 本年 幅度 册子 张贴 批准 通知 辆数 台账 处理 部分 位于 例会 栏目".split()}  # fmt: skip


def _patterns(path: Path) -> Iterator[str]:
    """The words of a module that are no documentation."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_each_digit_stands_at_its_value() -> None:
    assert [DIGITS.index(sign) for sign in "〇一五九"] == [0, 1, 5, 9]
    assert {sign: DIGIT_OF[sign] for sign in "〇O零两玖弎"} == dict(
        zip("〇O零两玖弎", "000293", strict=True)
    )
    assert set(COUNTERS) - {"通"} <= set(UNITS)  # of which 通 is read with what stands behind it
    assert len(set(NUMERALS)) == len(NUMERALS)
    assert re.compile(BLANK_CELL).groups == 0
