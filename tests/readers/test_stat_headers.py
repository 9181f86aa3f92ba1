"""Heads of the statistical table: in two rows, two times in one cell, codes beside the labels, spans of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extractor import extract
from extractor.schemas import OTHER

TITLE = "杉溪镇人民政府2011年政府信息公开工作年度报告"
CAPTION = "附表 政府信息公开统计表"
PUBLISHED, SITE, RECEIVED = "主动公开政府信息数", "政府网站公开政府信息数", "收到申请数"

Facts = dict[tuple[str, str], int]


def page(rows: Sequence[Sequence[str]], caption: str = CAPTION) -> str:
    body = "".join(
        "<tr>" + "".join(c if c.startswith("<td") else f"<td>{c}</td>" for c in row) + "</tr>"
        for row in rows
    )
    return (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        f"<p>{caption}</p><table>{body}</table></body></html>"
    )


def lines(rows: Sequence[Sequence[str]], caption: str = CAPTION) -> str:
    return f"{TITLE}\n\n{caption}\n" + "\n".join("\t".join(row) for row in rows)


def facts(folder: Path, text: str) -> Facts:
    path = folder / ("page.html" if text.startswith("<html") else "page.txt")
    path.write_text(text, encoding="utf-8")
    return {
        (f.indicator, f.period): int(f.value)
        for f in extract(path).facts
        if f.indicator != OTHER and f.value is not None
    }


def in_two_rows(over: str, first: str, second: str) -> str:
    top = [f'<td rowspan="2">{words}</td>' for words in ("统计指标", "单位")]
    rows = [
        [*top, f'<td colspan="2">{over}</td>'],
        [first, second],
        [PUBLISHED, "条", "133", "150"],
        [SITE, "条", "120", "141"],
    ]
    return page(rows)


YEAR = {("proactive.total", "year"): 150, ("proactive.website", "year"): 141}
FIRST_YEAR = {("proactive.total", "year"): 133, ("proactive.website", "year"): 120}
ALL_YEARS = {("proactive.cumulative", "cumulative"): 150, ("proactive.website", "cumulative"): 141}


@pytest.mark.parametrize(
    ("over", "first", "second", "expected"),
    [
        ("公开数量", "2010年", "2011年", YEAR),
        ("信息公开情况", "2011年度", "2010年度", FIRST_YEAR),
        ("公开条数", "本年", "上年", FIRST_YEAR),
        ("公开数量", "2011年", "历年累计", {**FIRST_YEAR, **ALL_YEARS}),
        ("数量", "年度", "历年累计", {**FIRST_YEAR, **ALL_YEARS}),
        ("公开数量", "2009年", "2010年", {}),
        ("乡镇", "2011年", "历年累计", {}),
        ("浏览次数", "2011年", "2010年", {}),
    ],
)
def test_the_lower_of_two_heads_says_of_which_time_a_column_is(
    over: str, first: str, second: str, expected: Facts, tmp_path: Path
) -> None:
    assert facts(tmp_path, in_two_rows(over, first, second)) == expected


@pytest.mark.parametrize("first", ["2010年", "历年累计"])
def test_both_rows_of_heads_in_text_with_tabs(first: str, tmp_path: Path) -> None:
    rows = [["统计指标", "单位", "公开数量", ""], ["", "", first, "2011年"]]
    rows += [
        [PUBLISHED, "条", "905", "133"],
        [SITE, "条", "800", "120"],
        [RECEIVED, "件", "8", "1"],
    ]
    found = facts(tmp_path, lines(rows))
    assert {k: v for k, v in found.items() if k[1] == "year"} == {
        **FIRST_YEAR,
        ("applications.received", "year"): 1,
    }
    assert (found.get(("proactive.cumulative", "cumulative")) == 905) is (first == "历年累计")


def test_a_year_in_the_second_row_of_heads_is_no_figure(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(in_two_rows("数量(条)", "2011", "累计"), encoding="utf-8")
    assert 2011 not in {fact.value for fact in extract(path).facts}


BOTH = {
    ("proactive.total", "year"): 52,
    ("proactive.cumulative", "cumulative"): 171,
    ("applications.received", "year"): 1,
    ("applications.received", "cumulative"): 4,
}


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("数量(年度/历年累计)", ("52/171", "1/4"), BOTH),
        ("累计/本年", ("171 / 52", "4 / 1"), BOTH),
        ("2011年/历年累计", ("52/171", "1/4"), BOTH),
        ("本年(累计)", ("52(171)", "1(4)"), BOTH),
        ("本年(累计)", ("52", "1"), {}),
        ("数量(件/条)", ("52/171", "1/4"), {}),
        ("本年/上年", ("52/171", "1/4"), {}),
        ("数量(年度/历年累计)", ("52/171", "4"), {}),
        ("数量", ("52/171", "1/4"), {}),
    ],
)
def test_two_times_in_one_cell_as_its_head_says(
    head: str, cells: tuple[str, str], expected: Facts, tmp_path: Path
) -> None:
    rows = [["指标名称", "单位", head], [PUBLISHED, "条", cells[0]], [RECEIVED, "件", cells[1]]]
    assert facts(tmp_path, page(rows)) == expected


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("write", [page, lines])
@pytest.mark.parametrize("head", ["上级下达代码", "指标编码", "代码", "指标号"])
@pytest.mark.parametrize(
    "codes",
    [("B01", "B011", "B02"), ("101", "1011", "102"), ("C9", "C3", "C5"), ("A-1", "A-11", "A-2")],
)
def test_codes_beside_labels_count_nothing(
    write: Callable[..., str], head: str, codes: Sequence[str], tmp_path: Path
) -> None:
    labels, figures = (PUBLISHED, SITE, RECEIVED), ("131", "118", "4")
    rows = [["指标", head, "单位", "数量"]]
    rows += [list(row) for row in zip(labels, codes, "条条件", figures, strict=True)]
    assert facts(tmp_path, write(rows)) == {
        ("proactive.total", "year"): 131,
        ("proactive.website", "year"): 118,
        ("applications.received", "year"): 4,
    }


@pytest.mark.parametrize("write", [page, lines])
@pytest.mark.parametrize(
    ("span", "period"),
    [
        ("2011年1月1日至2011年12月31日", "year"),
        ("2011年1月1日-12月31日", "year"),
        ("自2011年1月1日起至2011年12月31日止", "year"),
        ("2008年5月1日至2011年12月31日", "cumulative"),
        ("2008年5月1日至今", "cumulative"),
    ],
)
def test_a_span_inside_one_year_is_the_year(
    write: Callable[..., str], span: str, period: str, tmp_path: Path
) -> None:
    rows = [["指标名称", "计量单位", "数量"], [PUBLISHED, "条", "3320"], [RECEIVED, "件", "17"]]
    found = facts(tmp_path, write(rows, f"政府信息公开情况表({span})"))
    assert {when for _, when in found} == {period}
    assert set(found.values()) == {3320, 17}
