"""The local tables to 2018, tables in text with blanks, broken cells and wrapped labels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import Result


def stated(result: Result) -> set[tuple[str, Decimal | None, str]]:
    return {
        (f.indicator, f.value, f.period)
        for f in result.facts
        if f.indicator != "other" and f.value is not None
    }


TITLE = "某县2015年政府信息公开工作年度报告\n\n附表 情况统计表\n"


def test_a_column_for_the_year_and_one_for_all_years() -> None:
    result = extract(
        f"{TITLE}指标名称\t计量单位\t年度\t历年累计\n主动公开信息数\t条\t120\t900\n"
        "其中:1.网站公开\t条\t118\t850\n2.政府公报公开\t条\t2\t50\n"
        "受理依申请公开信息总数\t条\t7\t40\n其中:1.网上申请数\t条\t7\t39\n2.信函申请数\t条\t0\t1\n"
        "对依申请公开的答复总数\t条\t6\t39\n其中:1.同意公开答复数\t条\t5\t30\n2.否决公开答复数\t条\t1\t9\n"
    )
    assert {
        ("proactive.total", 120, "year"),
        ("proactive.cumulative", 900, "cumulative"),
        ("proactive.gazette", 50, "cumulative"),
        ("applications.received", 7, "year"),
        ("applications.received.online", 39, "cumulative"),
        ("applications.replied", 6, "year"),
        ("applications.refused", 9, "cumulative"),
    } <= stated(result)


def test_the_year_before_is_not_all_years() -> None:
    result = extract(
        f"{TITLE}指标名称\t计量单位\t2015年\t2014年\n行政复议数\t件\t1\t3\n行政诉讼数\t件\t0\t2\n"
    )
    assert stated(result) == {
        ("reconsideration.total", Decimal(1), "year"),
        ("litigation.total", Decimal(0), "year"),
    }


def test_rows_that_no_form_names_keep_their_label() -> None:
    result = extract(
        f"{TITLE}指标名称\t计量单位\t年度\t历年累计\n申请总数\t件\t9\t60\n1.微博私信申请数\t件\t4\t20\n"
    )
    labels = {f.label for f in result.facts if f.indicator == "other"}
    assert any("微博私信申请数" in label and "年度" in label for label in labels)


def test_rows_that_no_form_names_are_read_by_their_words() -> None:
    result = extract(
        f"{TITLE}指标名称\t计量单位\t统计数\n依申请公开受理数\t件\t9\n予以公开数\t件\t4\n"
        "举办培训班次数\t次\t3\n召开新闻发布会\t次\t2\n政务服务事项受理数\t件\t880\n"
    )
    assert stated(result) == {
        ("applications.received", Decimal(9), "year"),
        ("applications.granted", Decimal(4), "year"),
        ("training.sessions", Decimal(3), "year"),
        ("response.press_conferences", Decimal(2), "year"),
    }


def test_a_row_in_other_words_is_no_second_figure_of_one_indicator() -> None:
    """E-mail is an on-line way of applying, but not where the form has a row for those."""
    rows = "申请总数\t件\t9\n1.电子邮件申请数\t件\t4\n"
    alone = extract(f"{TITLE}指标名称\t计量单位\t统计数\n{rows}")
    assert ("applications.received.online", Decimal(4), "year") in stated(alone)
    beside = extract(f"{TITLE}指标名称\t计量单位\t统计数\n{rows}2.网上申请数\t件\t5\n")
    assert {v for i, v, _ in stated(beside) if i == "applications.received.online"} == {Decimal(5)}


HEAD = "<tr><td>申请人情况</td>" + "".join(
    f"<td>{name}</td>"
    for name in ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
) + "</tr>"  # fmt: skip


def page(*rows: tuple[str, ...]) -> Result:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return extract(
        "<html><body><h1>某县民政局2022年政府信息公开工作年度报告</h1>"
        f"<table>{HEAD}{body}</table></body></html>"
    )


def test_a_number_that_its_cell_broke_is_whole_where_the_sum_proves_it() -> None:
    broken = page(
        ("一、本年新收政府信息公开申请数量", "14<br>1", "3", "0", "0", "0", "0", "14<br>4")
    )
    assert ("applications.received", Decimal(144), "year") in stated(broken)
    unproven = page(("一、本年新收政府信息公开申请数量", "14<br>1", "3", "0", "0", "0", "0", "9"))
    assert ("applications.received.natural_person", 141, "year") not in stated(unproven)
    assert {f.value for f in unproven.facts} <= {Decimal(3), Decimal(0), Decimal(9), None}
    assert any(f.kind == "unplaced_table" for f in unproven.findings)


def test_the_rest_of_a_label_in_a_row_of_its_own_is_no_blank_row() -> None:
    zeros = ("0",) * 6
    result = page(
        ("一、本年新收政府信息公开申请数量", "2", *zeros[1:], "2"),
        ("2.其他法律行政", "1", *zeros[1:], "1"),
        ("法规禁止公开", *("",) * 7),
        ("3.危及“三安全一稳定”", *zeros, "0"),
    )
    found = [f for f in result.facts if f.indicator == "applications.refused.prohibited_by_law"]
    assert [(f.value, f.semantic) for f in found] == [(Decimal(1), "explicit")]


def test_a_number_that_stands_once_for_several_rows_is_announced() -> None:
    body = (
        "<tr><td>1.属于国家秘密</td><td rowspan=2>0</td>" + "<td>0</td>" * 6 + "</tr>"
        "<tr><td>2.其他法律行政法规禁止公开</td>" + "<td>0</td>" * 6 + "</tr>"
    )
    result = extract(
        "<html><body><h1>某县民政局2022年政府信息公开工作年度报告</h1>"
        f"<table>{HEAD}{body}</table></body></html>"
    )
    assert any("several rows" in finding.message for finding in result.findings)


def test_a_table_without_units_that_shares_a_row_with_the_official_one_is_read() -> None:
    rows = [
        "项目 | 本年度 | 累计", "主动公开政府信息数 | 1256 | 13450", "2.政府网站 | 1100 | 9870",
        "收到申请总数 | 37 | 412", "其中:1.当面申请 | 5 | 80", "对申请的答复总数 | 36 | 410",
        "其中:1.同意公开 | 25 | 300", "2.同意部分公开 | 4 | 30",
    ]  # fmt: skip
    body = "".join(
        "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) + "</tr>"
        for row in rows
    )
    page = f"<html><body><h1>某某区教育局2016年政府信息公开工作年度报告</h1><table>{body}</table></body></html>"
    found = {(f.indicator, f.period): f.value for f in extract(page.encode()).facts}
    assert found["applications.received", "year"] == 37
    assert found["applications.received", "cumulative"] == 412
    assert found["applications.partially_granted", "year"] == 4
    assert found["proactive.website", "cumulative"] == 9870


_CLASSES = "类别\t条数\n机构职能\t12\n政策法规\t30\n民生保障\t55\n合计\t97\n"


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("本乡主动公开政府信息情况如下:", {("proactive.total", Decimal(97), "year")}),
        ("2015年本县主动公开政府信息条数如下表所示:", {("proactive.total", Decimal(97), "year")}),
        # Of another year, of others, of another thing.
        ("2014年主动公开政府信息情况如下:", set()),
        ("下设单位主动公开政府信息情况如下:", set()),
        ("各村公开村务信息情况如下:", set()),
    ],
)
def test_the_line_above_says_what_a_table_of_classes_counts(
    above: str, expected: set[tuple[str, Decimal, str]]
) -> None:
    result = extract(f"某县2015年政府信息公开工作年度报告\n\n{above}\n{_CLASSES}")
    assert stated(result) == expected


def test_a_row_of_petitions_against_offices_is_none_of_complaints() -> None:
    head = f"{TITLE}指标\t单位\t数量\n行政复议数\t件\t4\n行政诉讼数\t件\t2\n"
    assert {i for i, _, _ in stated(extract(f"{head}行政申诉数\t件\t3\n"))} == {
        "reconsideration.total",
        "litigation.total",
    }
    told = stated(extract(f"{head}举报投诉数\t件\t3\n"))
    assert ("complaints.total", Decimal(3), "year") in told
