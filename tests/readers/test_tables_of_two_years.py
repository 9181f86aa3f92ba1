"""Official tables that a report prints for its own year, and again for another to compare with."""

from __future__ import annotations

import random

import pytest

from extractor import extract
from extractor.schemas import OTHER, Result

from .table_generator import Key, report
from .table_rendering import FLAT, GRIDS

TITLE = "青禾县水利局2022年政府信息公开工作年度报告"
_TOLD = "2022年,本局推进政务公开工作,加强学习和培训,完善制度。"
Expected = dict[Key, tuple[str, str | None]]


def _read(drawn: str, captions: list[str], part: int = 1) -> tuple[Result, list[Expected]]:
    """A report with one part of the form, each time with other figures, under these captions."""
    tables, expected = [], []
    for seed, caption in enumerate(captions, 1):
        table = report("form2021", random.Random(seed), blanks=False, words=False)[part]
        table.heading = caption or table.heading
        tables.append(table)
        expected.append(table.expected)
    return extract({**GRIDS, **FLAT}[drawn]([TITLE, "一、总体情况", _TOLD], tables)), expected


def _figures(result: Result) -> set[tuple[str, str | None]]:
    return {
        (f.indicator, None if f.value is None else f"{f.value.normalize():f}")
        for f in result.facts
        if f.indicator != OTHER
    }


def _printed(expected: Expected) -> set[tuple[str, str | None]]:
    return {(key[0], value) for key, (_, value) in expected.items()}


_OLD = "附:2021年度收到和处理政府信息公开申请情况(供对比)"


@pytest.mark.thorough(every=9)
@pytest.mark.parametrize("drawn", ["html", "word", "pdf", "pipes", "cells", "rows"])
@pytest.mark.parametrize(
    ("captions", "own"),
    [
        (["", _OLD], 0),
        (["(一)2021年度", "(二)2022年度"], 1),
        (["", "上年度收到和处理申请情况"], 0),
        (["2020年度情况", "再上一年即2021年度", "2022年度申请情况"], 2),
    ],
)
def test_the_table_of_the_year_of_the_report_is_read(
    drawn: str, captions: list[str], own: int
) -> None:
    result, expected = _read(drawn, captions)
    assert _figures(result) == _printed(expected[own])
    assert "conflict" not in {f.kind for f in result.findings}


@pytest.mark.parametrize("part", [0, 2])
def test_the_other_parts_of_the_form_have_years_too(part: int) -> None:
    result, expected = _read("html", ["2022年", "2021年"], part)
    assert _figures(result) == _printed(expected[0])


def test_figures_of_another_year_are_kept_with_its_words() -> None:
    result, expected = _read("html", ["", _OLD])
    labels = [f.label or "" for f in result.facts if f.indicator == OTHER]
    assert len(labels) >= len(expected[1]) / 2
    assert all("2021年度" in label for label in labels)


@pytest.mark.parametrize("caption", [_OLD, "2021年度", "(含上年结转)", "发布日期:2023年1月19日"])
def test_a_table_that_stands_alone_is_the_reports(caption: str) -> None:
    result, expected = _read("html", [caption])
    assert _figures(result) == _printed(expected[0])


@pytest.mark.parametrize("caption", ["", "2022年度", "收到申请情况(含上年结转)", "更新:2023-1-19"])
def test_two_tables_of_no_other_year_contradict_each_other(caption: str) -> None:
    result, expected = _read("html", ["", caption])
    assert _figures(result) == _printed(expected[0]) | _printed(expected[1])


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("表一(依据2019年修订的条例)", ""),
        ("按照2019年新条例统计", "2022年度"),
        ("申请情况(条例2019年修订版)", ""),
        ("申请情况(与2021年对比)", "2022年"),
        ("申请情况(与上年相比)", "2022年"),
        ("2021年", "下属单位情况"),
        ("2021年", "2022年所属事业单位"),
    ],
)
@pytest.mark.parametrize("drawn", ["html", "pipes"])
def test_no_table_goes_away_where_nothing_tells_its_year_or_its_body(
    drawn: str, first: str, second: str
) -> None:
    result, expected = _read(drawn, [first, second])
    assert _figures(result) == _printed(expected[0]) | _printed(expected[1])
    assert "conflict" in {f.kind for f in result.findings}


@pytest.mark.parametrize("own", ["2022年(单位:件)", "本单位申请情况", "2022年与2021年对比"])
def test_a_table_of_the_body_of_the_report_is_its_own(own: str) -> None:
    result, expected = _read("html", [own, "2021年"])
    assert _figures(result) == _printed(expected[0])
