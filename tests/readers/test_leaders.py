"""Statistics whose labels are led to their numbers by dots, in lists, tables and sentences."""

from __future__ import annotations

import pytest

from tests.results import read

HEAD = "丁溪县2016年政府信息公开工作年度报告\n附:统计数据\n"
ROWS = (
    ("(一)主动公开政府信息数", "条", 1206, "proactive.total"),
    ("其中:主动公开规范性文件数", "条", 17, "proactive.normative_documents"),
    ("(一)收到申请数", "件", 43, "applications.received"),
    ("1.当面申请数", "件", 12, "applications.received.in_person"),
    ("3.网络申请数", "件", 31, "applications.received.online"),
    ("四、行政复议数量", "件", 0, "reconsideration.total"),
)


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("dots", ["……", "………………", "......", " · · · · ", "————"])
@pytest.mark.parametrize(
    "layout",
    [
        "{label}{dots}{value}{unit}",
        "{label}{dots}{unit}{dots}{value}",
        "{label}({unit}){dots}{value}",
    ],
)
def test_a_list_with_leaders_is_read_like_one_without(dots: str, layout: str) -> None:
    lines = [
        layout.format(label=label, unit=unit, value=value, dots=dots)
        for label, unit, value, _ in ROWS
    ]
    facts = read(HEAD + "\n".join(lines) + "\n").facts
    assert {fact.indicator: (fact.value, fact.unit) for fact in facts} == {
        id_: (value, unit) for _, unit, value, id_ in ROWS
    }


def test_a_table_of_contents_with_leaders_counts_nothing() -> None:
    text = (
        "丁溪县2016年政府信息公开工作年度报告\n目录\n一、概述………………1\n"
        "二、主动公开政府信息数量………………2\n三、收到申请数量………………4\n一、概述\n我县认真做好公开工作。\n"
    )
    assert not read(text).facts


def test_two_numbers_on_one_line_with_leaders() -> None:
    text = HEAD + "收到申请数……43件    行政复议数量……2件\n申请办结数……41件    行政诉讼数量……1件\n"
    found = {fact.indicator: fact.value for fact in read(text).facts}
    assert found == {
        "applications.received": 43,
        "reconsideration.total": 2,
        "applications.closed": 41,
        "litigation.total": 1,
    }


def test_rows_among_rows_of_counts_are_rows_too() -> None:
    """Labels without a word for a count, units nowhere: the lines around them say what they are."""
    text = HEAD + (
        "收到申请数(件)……9\n申请答复数(件)……9\n 已主动公开……2\n 同意公开……4\n 不同意公开……3\n"
        "  其中:涉及国家秘密……1\n     涉及个人隐私……2\n行政复议数(件)……5\n 维持……4\n 被依法纠错……1\n"
    )
    found = {fact.indicator: fact.value for fact in read(text).facts}
    assert found == {
        "applications.received": 9,
        "applications.replied": 9,
        "applications.already_public": 2,
        "applications.granted": 4,
        "applications.refused": 3,
        "applications.refused.state_secret": 1,
        "applications.refused.privacy": 2,
        "reconsideration.total": 5,
        "reconsideration.upheld": 4,
        "reconsideration.corrected": 1,
    }
