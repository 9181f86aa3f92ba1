"""Dates that lack characters count nothing, and counts that look like them stay."""

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "禾川县林业局2021年政府信息公开工作年度报告\n一、总体情况\n"


def figures(text: str) -> list[str]:
    return [str(f.value) for f in extract(f"{HEAD}{text}\n").facts if f.value is not None]


@pytest.mark.parametrize(
    "words",
    [
        "20210101至20211231,收到政府信息公开申请24件。",
        "20210101-20211231收到政府信息公开申请24件。",
        "统计时间:20210101起,收到政府信息公开申请24件。",
        "统计期限:2021.1.1-12.31。收到政府信息公开申请24件。",
        "统计期限:2021/1/1~12/31。收到政府信息公开申请24件。",
        "自20 21年1月1日起,收到政府信息公开申请24件。",
    ],
)
def test_a_date_is_no_figure(words: str) -> None:
    assert figures(words) == ["24"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("网站访问量20210101次。", ["20210101"]),
        ("收到申请20件,2021年1月办结19件。", ["20", "19"]),
        ("2021.1.1-12.5万元", ["12.5"]),
    ],
)
def test_a_count_that_looks_like_one_stays(words: str, found: list[str]) -> None:
    assert figures(words) == found


def test_a_year_with_a_letter_of_another_script_for_its_zero() -> None:
    text = "禾川县林业局二\u03bf二一年度政府信息公开工作报告\n一、总体情况\n收到申请24件。\n"
    assert extract(text).meta.year == 2021


def test_the_year_at_the_head_of_a_row_counts_nothing() -> None:
    cells = (
        "<tr><th>年度</th><th>收到政府信息公开申请数(件)</th></tr><tr><td>2021</td><td>24</td></tr>"
    )
    page = f"<body><h1>{HEAD.split()[0]}</h1><table>{cells}</table></body>"
    assert [str(f.value) for f in extract(page.encode()).facts] == ["24"]


def test_page_numbers_of_a_list_of_contents_count_nothing() -> None:
    entries = ("一、总体情况", "二、主动公开情况", "三、依申请公开情况", "四、主要问题")
    rows = "".join(f"<li><a>{e}</a><span>{n}</span></li>" for n, e in enumerate(entries, 1))
    page = f"<body><h1>{HEAD.split()[0]}</h1><h3>目录</h3><ul>{rows}</ul><h2>一、总体情况</h2><p>收到政府信息公开申请24件。</p></body>"
    found = [f.value for f in extract(page.encode()).facts]
    assert [str(value) for value in found] == ["24"]
