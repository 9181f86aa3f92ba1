"""Rows with pipes between headings without any: one table, whose columns are those of its heads."""

from __future__ import annotations

from extractor import extract

HEAD = "云岭县人民政府\n政府信息公开情况统计表\n（2015年度）\n"
TABLE = """统计指标|单位|统计数|县直部门|乡镇
一、主动公开情况||||
（一）主动公开政府信息数|条|830|610|220
（二）通过不同渠道和方式公开政府信息的情况
1.政府公报公开政府信息数|条|12|12|0
2.政府网站公开政府信息数|条|700|500|200
二、回应解读情况
（一）回应公众关注热点或重大舆情数|次|5|4|1
三、依申请公开情况
（一）收到申请数|件|9|7|2
1.当面申请数|件|4|2|2
"""


def said(text: str) -> dict[str, str]:
    facts = extract(text).facts
    return {fact.indicator: str(fact.value) for fact in facts if fact.indicator != "other"}


def test_the_heads_hold_behind_a_heading() -> None:
    assert said(HEAD + TABLE) == {
        "proactive.total": "830", "proactive.gazette": "12", "proactive.website": "700",
        "response.hot_topics": "5", "applications.received": "9", "applications.received.in_person": "4",
    }  # fmt: skip


def test_a_table_with_heads_of_its_own_is_another() -> None:
    other = "四、其他事项\n项目|单位|上年数|计划数|差额\n（一）收到申请数|件|1|2|3\n1.当面申请数|件|1|1|1\n"
    assert said(HEAD + TABLE + other)["applications.received"] == "9"


def test_a_sentence_parts_two_tables() -> None:
    torn = TABLE.replace("二、回应解读情况\n", "以上为主动公开的情况，以下另行统计。\n")
    assert "response.hot_topics" not in said(HEAD + torn)
