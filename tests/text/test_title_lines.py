"""A title that is broken over lines: whose report it is, and of which year."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor import extract
from extractor.schemas import Meta
from tests.documents import document

_BODY = "\n\n一、总体情况\n2022年,主动公开政府信息31条。\n"


def _meta(head: str) -> Meta:
    return extract(head + _BODY).meta


def _said(head: str) -> tuple[str | None, int | None]:
    meta = _meta(head)
    return meta.agency.value if meta.agency is not None else None, meta.year


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("丁溪县水利局2022年度政府信息公开工作报告", "丁溪县水利局"),
        ("云岭市住房和城乡建设局2022年政府信息公开年报", "云岭市住房和城乡建设局"),
        ("2022年白榆县青石镇人民政府政务公开工作总结", "白榆县青石镇人民政府"),
    ],
)
def test_a_title_may_be_broken_anywhere(title: str, name: str) -> None:
    for first in range(4, len(title) - 8):
        for second in range(first + 3, len(title) - 4, 3):
            parts = (title[:first], title[first:second], title[second:])
            if any(a[-1].isdigit() and b[0].isdigit() for a, b in pairwise(parts)):
                continue
            if parts[0] in ("2022", "2022年白"):
                continue  # 榆县青石镇: below such a line a name is whole, as far as anybody knows
            meta = _meta("\n".join(parts))
            assert meta.agency is not None, parts
            assert (meta.agency.value, meta.year) == (name, 2022), parts


def test_a_title_of_three_lines_is_read_as_one() -> None:
    meta = _meta("云岭市城市管理综合\n行政执法局2022年政府\n信息公开工作年度报告")
    assert meta.title is not None
    assert meta.title.quote is not None
    assert meta.title.value == "云岭市城市管理综合行政执法局2022年政府信息公开工作年度报告"
    assert meta.title.quote.text.count("\n") == 2
    assert meta.agency is not None
    assert meta.agency.quote is not None
    assert meta.agency.quote.text == "云岭市城市管理综合\n行政执法局"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        # What a site prints above the title is no part of it.
        ("首页\n政务公开\n丁溪县水利局2022年政府信息公开工作年度报告", "丁溪县水利局"),
        ("丁溪县\n信息公开\n水利局2022年政府信息公开工作年度报告", "水利局"),
        ("云岭市人民政府\n水利局2022年政府信息公开工作年度报告", "水利局"),
        ("云岭市水利局\n丁溪县\n2022年政府信息公开工作年度报告", "丁溪县人民政府"),
        (
            "区政府办公室\n丁溪县人民政府办公室\n2022年政府信息公开工作年度报告",
            "丁溪县人民政府办公室",
        ),
        ("丁溪县\n教育\n水利局2022年政府信息公开工作年度报告", "水利局"),
    ],
)
def test_lines_of_others_above_a_title(head: str, name: str) -> None:
    assert _said(head) == (name, 2022)


@pytest.mark.parametrize(
    "line",
    [
        "☆推荐:2024年丁溪国际车展火热售票,预订从速!☆",
        "推荐2024年丁溪国际车展火热售票预订从速",
        "春季家电特惠火热进行中欢迎新老顾客前来选购",
    ],
)
def test_an_advertisement_above_the_title_is_no_part_of_it(line: str) -> None:
    assert _said(f"{line}\n丁溪县水利局2022年政府信息公开工作年度报告") == ("丁溪县水利局", 2022)


def test_a_long_name_over_two_lines_is_one() -> None:
    head = "云岭傣族景颇族自治州水利渔业和\n防汛调度局2022年政府信息公开工作年度报告"
    assert _said(head) == ("云岭傣族景颇族自治州水利渔业和防汛调度局", 2022)


@pytest.mark.parametrize("words", ["信息\ufffd开", "信息公\ufffd", "\ufffd息公开", "信\ufffd公开"])
def test_a_title_that_lost_a_character_tells_its_year(words: str) -> None:
    text = f"丁溪县水利局2022年政府{words}工作年度报告"
    assert _said(f"{text}\n2023年将公开更多信息。") == ("丁溪县水利局", 2022)


@pytest.mark.parametrize(
    "line",
    ["主题展览时间:2023年5月1日至2023年6月1日", "春季家电特惠火热进行中欢迎新老顾客前来选购"],
)
@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("棠溪县2017年政府信息公开工作年度报告", "棠溪县人民政府"),
        ("2017年棠溪县政府信息公开工作年度报告", "棠溪县人民政府"),
        ("棠溪县水利局2017年政府信息公开工作年度报告", "棠溪县水利局"),
    ],
)
def test_a_long_line_above_a_title_is_no_part_of_it(line: str, title: str, name: str) -> None:
    meta = _meta(f"{line}\n{title}")
    assert meta.title is not None
    assert (meta.title.value, meta.year) == (title, 2017)
    assert meta.agency is not None
    assert meta.agency.value == name


def test_a_long_line_that_a_sentence_goes_on_behind_is_joined() -> None:
    text = "丁溪县水利局2022年政府信息公开工作年度报告\n根据有关规定和上级要求编制并公布本机关\n2022年政府信息公开工作年度报告。\n"
    assert "本机关2022年" in document(text).text
