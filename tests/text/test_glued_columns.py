"""Several columns of figures whose cells ran together: cut where sums leave one way, and else damaged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.schemas import OTHER, Result
from extractor.text.glued_columns import GluedColumns, columns_of, rows_apart
from tests.results import read

TITLE = "望溪县2016年政府信息公开工作年度报告\n\n附件:政府信息公开情况统计表\n"


def figures(result: Result) -> dict[tuple[str, str | None, str], int]:
    return {
        (f.indicator, f.scope, f.period): int(f.value)
        for f in result.facts
        if f.indicator != OTHER and f.value is not None
    }


def test_a_total_and_its_parts() -> None:
    text = "指标名称单位合计县本级县直部门乡镇主动公开政府信息数条41120112585收到申请数件7421"
    assert figures(read(TITLE + text)) == {
        ("proactive.total", "jurisdiction", "year"): 411,
        ("proactive.total", "own", "year"): 201,
        ("applications.received", "jurisdiction", "year"): 7,
        ("applications.received", "own", "year"): 4,
    }


def test_quarters_and_the_year() -> None:
    text = "指标单位一季度二季度三季度四季度全年收到申请数件20136主动公开政府信息数条112791865"
    assert figures(read(TITLE + text)) == {
        ("applications.received", None, "year"): 6,
        ("proactive.total", None, "year"): 65,
    }


def test_a_total_beside_quarters_is_that_of_the_year() -> None:
    text = (
        "指标名称单位合计一季度二季度三季度四季度主动公开政府信息数条10010203040收到申请数件61230"
    )
    assert figures(read(TITLE + text)) == {
        ("proactive.total", None, "year"): 100,
        ("applications.received", None, "year"): 6,
    }


def test_sums_of_both_columns_where_the_digits_add_up_uncut_as_well() -> None:
    text = "指标名称计量单位年度历年累计受理申请总数件1180其中:当面申请数件434网络申请数件746"
    assert figures(read(TITLE + text)) == {
        ("applications.received", None, "year"): 11,
        ("applications.received", None, "cumulative"): 80,
        ("applications.received.in_person", None, "year"): 4,
        ("applications.received.in_person", None, "cumulative"): 34,
        ("applications.received.online", None, "year"): 7,
        ("applications.received.online", None, "cumulative"): 46,
    }


def test_halves_of_the_year() -> None:
    text = "指标单位上半年下半年全年收到申请数件246主动公开政府信息数条302050"
    assert figures(read(TITLE + text)) == {
        ("applications.received", None, "year"): 6,
        ("proactive.total", None, "year"): 50,
    }


def test_the_year_and_all_years_by_the_sums_of_both() -> None:
    text = "指标名称计量单位历年累计年度受理申请总数件9014其中:当面申请数件526网络申请数件388"
    assert figures(read(TITLE + text)) == {
        ("applications.received", None, "cumulative"): 90,
        ("applications.received", None, "year"): 14,
        ("applications.received.in_person", None, "cumulative"): 52,
        ("applications.received.in_person", None, "year"): 6,
        ("applications.received.online", None, "cumulative"): 38,
        ("applications.received.online", None, "year"): 8,
    }


@pytest.mark.parametrize(
    "text",
    [
        # No row says which of two ways it is.
        "指标名称单位年度历年累计主动公开政府信息数条1280收到申请数件1145",
        # The parts add up uncut, and in no other way: the column of the year is blank.
        "指标名称单位年度历年累计受理申请总数件168其中:当面申请数件85网络申请数件83",
        # Nobody knows the third column.
        "指标名称单位合计县本级上年同期主动公开政府信息数条321收到申请数件220",
        # One row cannot be cut at all.
        "指标名称单位合计县本级乡镇主动公开政府信息数条15105收到申请数件99",
        # One row alone adds up, perhaps by chance.
        "指标名称单位合计县本级乡镇主动公开政府信息数条15105",
        # 11 = 11 + 0 and 1 = 1 + 10 … may stand there.
        "指标名称单位合计县本级乡镇主动公开政府信息数条1111收到申请数件1111",
    ],
)
def test_what_no_sum_proves_is_damaged_and_announced(text: str) -> None:
    result = read(TITLE + text)
    assert figures(result) == {}
    assert any(f.kind == "unplaced_table" for f in result.findings)


NUMBERS = st.one_of(st.just(0), st.integers(0, 12), st.integers(0, 3000))


@given(st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=1, max_size=5), st.booleans())
def test_no_wrong_cell_comes_of_sums_that_are_right(parts: list[list[int]], first: bool) -> None:
    rows = [(sum(row), *row) if first else (*row, sum(row)) for row in parts]
    columns = GluedColumns(("一", "二", "三", "四"), 0, 0 if first else 3)
    found = rows_apart(["".join(map(str, row)) for row in rows], ["某"] * len(rows), columns)
    assert all(row in (None, true) for row, true in zip(found, rows, strict=True))


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=4))
def test_no_wrong_cell_comes_of_the_year_and_all_years(parts: list[tuple[int, int]]) -> None:
    rows = [(year, year + more) for year, more in parts]
    rows = [(sum(y for y, _ in rows), sum(a for _, a in rows)), *rows]
    columns = GluedColumns(("年度", "历年累计"), 0)
    labels = ["某", "其中:甲", *["乙"] * (len(rows) - 2)]
    found = rows_apart(["".join(map(str, row)) for row in rows], labels, columns)
    assert all(row in (None, true) for row, true in zip(found, rows, strict=True))


@pytest.mark.parametrize(
    ("head", "heads", "total"),
    [
        ("单位合计县本级部门乡镇主动公开数条", ("合计", "县本级", "部门", "乡镇"), 0),
        ("单位上半年下半年全年主动公开数条", ("上半年", "下半年", "全年"), 2),
        ("单位本年度历年累计主动公开数条", ("本年度", "历年累计"), None),
        ("单位合计县本级乡镇同比主动公开数条", None, None),
        ("单位数量主动公开数条", None, None),
        ("单位合计县本级乡镇合计主动公开数条", None, None),
    ],
)
def test_headers_are_understood_all_or_not_at_all(
    head: str, heads: tuple[str, ...] | None, total: int | None
) -> None:
    found = columns_of(head, 0, len(head))
    assert (found.heads if found else None) == heads
    assert (found.total if found else None) == total


NUMBERED = "统计指标单位统计数二、回应解读情况1.参加或举办新闻发布会总次数次{}其中:主要负责同志参加新闻发布会次数次{}2.政府网站在线访谈次数次{}3.政策解读稿件发布数篇{}"


@given(*[st.integers(0, 400)] * 4)
def test_numbers_of_rows_behind_figures(a: int, b: int, c: int, d: int) -> None:
    found = {f.indicator: f.value for f in read(TITLE + NUMBERED.format(a, b, c, d)).facts}
    names = ("press_conferences", "press_conferences_by_principal", "online_interviews")
    for name, value in zip((*names, "interpretations"), (a, b, c, d), strict=True):
        assert found[f"response.{name}"] == Decimal(value)


def test_a_number_that_is_not_the_next_is_told_from_no_figure() -> None:
    # 12 conferences and row 3, of which row 2 was lost; or 1 and a row 23.
    text = "统计指标单位统计数1.参加或举办新闻发布会总次数次123.政策解读稿件发布数篇18"
    found = {f.indicator: f.value for f in read(TITLE + text).facts}
    assert "response.press_conferences" not in found
