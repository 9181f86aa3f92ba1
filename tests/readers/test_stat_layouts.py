"""The statistical table of 2014-2018 as copies leave it: numbered rows, halves, pages, two tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.schemas import OTHER, Result
from tests.results import read

HEAD = "丁溪县2016年政府信息公开工作年度报告\n丁溪县政府信息公开情况统计表\n(2016年度)\n"
ROWS = (
    ("(一)主动公开政府信息数", "条", "proactive.total"),
    ("其中:主动公开规范性文件数", "条", "proactive.normative_documents"),
    ("1.政府公报公开政府信息数", "条", "proactive.gazette"),
    ("2.政府网站公开政府信息数", "条", "proactive.website"),
    ("(一)收到申请数", "件", "applications.received"),
    ("1.当面申请数", "件", "applications.received.in_person"),
    ("3.网络申请数", "件", "applications.received.online"),
    ("四、行政复议数量", "件", "reconsideration.total"),
)
VALUES = (1206, 3, 7, 1190, 43, 1, 42, 5)


def standard(result: Result) -> dict[tuple[str, str | None], tuple[int | None, str | None]]:
    return {
        (f.indicator, f.scope): (None if f.value is None else int(f.value), f.unit)
        for f in result.facts
        if f.indicator != OTHER
    }


def expected(
    values: tuple[int, ...], scope: str | None = None
) -> dict[tuple[str, str | None], tuple[int | None, str | None]]:
    return {(id_, scope): (value, unit) for (_, unit, id_), value in zip(ROWS, values, strict=True)}


@pytest.mark.parametrize("between", [" ", "\n"])
@pytest.mark.parametrize("head", ["序号", "行次"])
def test_the_numbers_of_the_rows_count_nothing(between: str, head: str) -> None:
    cells = [head, "统计指标", "单位", "统计数"]
    text = HEAD + between.join(cells) + "\n"
    for number, ((label, unit, _), value) in enumerate(zip(ROWS, VALUES, strict=True), 1):
        text += between.join([str(number), label, unit, str(value)]) + "\n"
    assert standard(read(text)) == expected(VALUES)


@given(st.tuples(*[st.integers(0, 9)] * len(ROWS)), st.sampled_from([" ", "\n"]))
def test_values_that_look_like_numbers_of_rows_are_values(
    values: tuple[int, ...], between: str
) -> None:
    text = HEAD + between.join(["序号", "统计指标", "单位", "统计数"]) + "\n"
    for number, ((label, unit, _), value) in enumerate(zip(ROWS, values, strict=True), 1):
        text += between.join([str(number), label, unit, str(value)]) + "\n"
        if number == 2:
            text += "(二)通过不同渠道和方式公开政府信息的情况\n"
    assert standard(read(text)) == expected(values)


def test_a_table_in_two_halves() -> None:
    half = len(ROWS) // 2
    text = HEAD + "统计指标 单位 统计数 统计指标 单位 统计数\n"
    for left in range(half):
        cells: list[str] = []
        for at in (left, left + half):
            cells += [ROWS[at][0], ROWS[at][1], str(VALUES[at])]
        text += " ".join(cells) + "\n"
    assert standard(read(text)) == expected(VALUES)


def test_units_behind_the_values() -> None:
    rows = [f"{label} {value} {unit}" for (label, unit, _), value in zip(ROWS, VALUES, strict=True)]
    assert standard(read(HEAD + "\n".join(rows) + "\n")) == expected(VALUES)


@pytest.mark.parametrize("page", ["- 2 -", "— 2 —", "-2-", "第 2 页 共 3 页"])
def test_a_page_number_and_headers_again_inside_of_the_table(page: str) -> None:
    text = HEAD + "统计指标\n单位\n统计数\n"
    for number, ((label, unit, _), value) in enumerate(zip(ROWS, VALUES, strict=True)):
        text += f"{label}\n{unit}\n{value:,}\n"
        if number == 3:
            text += f"{page}\n统计指标\n单位\n统计数\n"
    result = read(text + "填报人:甲乙 联系电话:0512-66660000 填报日期:2017年1月20日\n")
    assert standard(result) == expected(VALUES)
    assert not [f for f in result.facts if f.indicator == OTHER]


def test_two_tables_are_told_apart_by_their_titles() -> None:
    whole = tuple(value * 3 for value in VALUES)
    text = "丁溪县2016年政府信息公开工作年度报告\n"
    for number, title, values in ((1, "丁溪县本级", VALUES), (2, "全县", whole)):
        text += f"附件{number}:\n{title}政府信息公开情况统计表\n统计指标 单位 统计数\n"
        for (label, unit, _), value in zip(ROWS, values, strict=True):
            text += f"{label} {unit} {value}\n"
    result = read(text)
    assert standard(result) == expected(VALUES, "own") | expected(whole, "jurisdiction")
    assert not result.findings
    assert not [f for f in result.facts if f.indicator == OTHER]


def test_a_title_again_does_not_divide_a_table() -> None:
    text = HEAD + "统计指标 单位 统计数\n"
    for number, ((label, unit, _), value) in enumerate(zip(ROWS, VALUES, strict=True)):
        text += f"{label} {unit} {value}\n"
        if number == 5:
            text += "丁溪县政府信息公开情况统计表(续)\n统计指标 单位 统计数\n"
    assert standard(read(text)) == expected(VALUES)


def test_two_grids_are_told_apart_by_the_titles_above_them() -> None:
    whole = tuple(value * 2 for value in VALUES)
    body = "<p>丁溪县2016年政府信息公开工作年度报告</p>"
    for title, values in (("县政府办公室", VALUES), ("全县", whole)):
        body += f"<p>{title}政府信息公开情况统计表</p><table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>"
        for (label, unit, _), value in zip(ROWS, values, strict=True):
            body += f"<tr><td>{label}</td><td>{unit}</td><td>{value}</td></tr>"
        body += "</table>"
    result = extract(f"<html><body>{body}</body></html>".encode())
    assert standard(result) == expected(VALUES, "own") | expected(whole, "jurisdiction")
    assert not result.findings


def cut(label: str, unit: str, value: int) -> str:
    """A row as a narrow sheet prints it: the label is cut, and the next cell's unit stuck to it."""
    return f"{label}{unit}\t{value}\n"


def test_a_label_cut_short_is_no_shorter_row_that_it_begins_like() -> None:
    text = (
        HEAD
        + "统计指标 单位\t统计数\n"
        + cut("其中:主动公", "条", 3)
        + cut("(一)收到申请数", "件", 9)
    )
    text += (
        cut("四、行政复议", "件", 4) + cut("五、行政诉讼", "件", 5) + cut("2.政府网站在", "次", 12)
    )
    assert ("proactive.website", None) not in standard(read(text))


@pytest.mark.parametrize("label", ["2.政府网站", "2.政府网站发布信息", "2.政府网站公开信息数"])
def test_a_label_in_other_words_is_still_its_row(label: str) -> None:
    text = (
        HEAD
        + "统计指标\t单位\t统计数\n(一)主动公开政府信息数\t条\t40\n1.政府公报公开政府信息数\t条\t1\n"
    )
    text += f"{label}\t条\t39\n3.政务微博公开政府信息数\t条\t2\n"
    assert standard(read(text))["proactive.website", None] == (39, "条")


def test_rows_behind_each_other_in_one_paragraph_are_rows() -> None:
    rows = [f"{label}:{n}{unit}" for (label, unit, _), n in zip(ROWS, VALUES, strict=True)]
    assert standard(read(HEAD + ";".join(rows) + "。\n")) == expected(VALUES)


def test_sentences_with_semicolons_are_no_rows() -> None:
    told = (
        "2016年受理申请:5件;市民来电:40件,均已答复;政府网站:18条;来访:3人;举办讲座:2期,另有展览。\n"
    )
    assert [f.readers for f in read(HEAD + told).facts if "tables" in f.readers] == []
