"""What the words, the unit, the time and the place of a number must say before it is believed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.schemas import Period, Scope
from extractor.verify import ForeignClaim, verify_claims
from tests.documents import document

_REPORT = """某市2014年政府信息公开工作年度报告
一、概述
2014年,本机关主动公开政府信息5079条,历年累计主动公开政府信息51387条。政府网站公开政府信息692条,政务微博公开政府信息126条,政务微信公开政府信息371条。
二、依申请公开
全市各级行政机关共受理政府信息公开申请58件,其中当面申请14件,传真申请11件,网络申请20件,信函申请13件。市本级收到政府信息公开申请25件。去年收到政府信息公开申请9件。
答复情况:同意公开33件,同意部分公开5件,不同意公开4件。
三、其他
因政府信息公开提起的行政复议45件,行政诉讼6件。政府信息公开专项经费32万元。召开政府信息公开工作会议7次,举办政府信息公开培训班8次,接受培训人员295人次。全年未收取费用。
"""


def verdict(
    indicator: str,
    value: str,
    unit: str | None = None,
    quote: str | None = None,
    scope: Scope | None = None,
    period: Period = "year",
) -> str:
    claim = ForeignClaim(indicator, Decimal(value), unit, quote, scope=scope, period=period)
    return verify_claims([claim], document(_REPORT)).facts[0].verdict


@pytest.mark.parametrize(
    ("indicator", "value", "unit"),
    [
        ("proactive.total", "5079", "条"),
        ("proactive.website", "692", "条"),
        ("proactive.weibo", "126", None),
        ("proactive.wechat", "371", "条"),
        ("applications.received", "58", "件"),
        ("applications.received.in_person", "14", "件"),
        ("applications.received.online", "20", "件"),
        ("applications.received.letter", "13", "件"),
        ("applications.granted", "33", "件"),
        ("applications.partially_granted", "5", "件"),
        ("applications.refused", "4", "件"),
        ("reconsideration.total", "45", "件"),
        ("litigation.total", "6", "件"),
        ("organisation.budget", "32", "万元"),
        ("organisation.budget", "320000", "元"),
        ("training.meetings", "7", "次"),
        ("training.sessions", "8", "次"),
        ("training.attendees", "295", "人次"),
        ("fees.collected", "0", "元"),
    ],
)
def test_a_true_value_is_verified_without_a_quote(
    indicator: str, value: str, unit: str | None
) -> None:
    assert verdict(indicator, value, unit) == "verified"


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        ("applications.received.online", "13"),  # by letter
        ("applications.received.letter", "20"),  # online
        ("applications.received.fax", "14"),  # in person
        ("applications.received", "20"),  # a part
        ("applications.received.online", "58"),  # the whole
        ("applications.granted", "4"),  # refused
        ("applications.refused", "33"),  # granted
        ("applications.granted", "5"),  # in part
        ("reconsideration.total", "6"),  # litigation
        ("litigation.total", "45"),  # reconsideration
        ("proactive.wechat", "126"),  # weibo
        ("proactive.total", "692"),  # the website
        ("proactive.website", "5079"),  # the total
        ("training.sessions", "7"),  # meetings
        ("training.sessions", "295"),  # persons
        ("complaints.total", "6"),  # not stated at all
        ("reconsideration.total", "0"),  # not denied
        ("applications.received", "9"),  # last year
    ],
)
def test_a_number_of_a_sibling_is_unsupported(indicator: str, value: str) -> None:
    assert verdict(indicator, value) == "unsupported"


def test_a_value_that_is_not_in_its_quote_is_unsupported() -> None:
    quote = "网络申请20件,信函申请13件"
    assert verdict("applications.received.online", "20", "件", quote) == "verified"
    assert verdict("applications.received.online", "26", "件", quote) == "unsupported"
    assert verdict("reconsideration.total", "45", "件", quote) == "unsupported"


@pytest.mark.parametrize(
    ("indicator", "value", "unit"),
    [
        ("organisation.budget", "32", "元"),
        ("organisation.budget", "0.0032", "万元"),
        ("applications.received", "58", "人"),
        ("applications.received", "58", "%"),
        ("training.attendees", "295", "元"),
    ],
)
def test_a_wrong_unit_is_unsupported(indicator: str, value: str, unit: str) -> None:
    assert verdict(indicator, value, unit) == "unsupported"


def test_year_and_cumulative_are_told_apart() -> None:
    assert verdict("proactive.cumulative", "51387", "条", period="cumulative") == "verified"
    assert verdict("proactive.total", "51387", "条") == "unsupported"
    assert verdict("proactive.cumulative", "5079", "条", period="cumulative") == "unsupported"
    assert verdict("proactive.total", "5079", "条", period="cumulative") == "unsupported"


@pytest.mark.parametrize(
    ("text", "indicator", "period"),
    [
        ("本局2018年累计公开各类信息210条。", "proactive.total", "year"),
        ("我局截止2016年末累计公开政府信息230条。", "proactive.cumulative", "cumulative"),
        ("东河政务网发布信息64条。", "proactive.website", "year"),
        ("组织召开和参加新闻发布会7场。", "response.press_conferences", "year"),
        ("其中,通过官方网站提交申请表的86件。", "applications.received.online", "year"),
        ("答复17件,其中不属于政府信息4件。",
         "applications.refused.not_government_information", "year"),
    ],
)  # fmt: skip
def test_words_that_reports_use_for_an_indicator_are_believed(
    text: str, indicator: str, period: Period
) -> None:
    made = document(text)
    value = next(m.value for m in reversed(made.mentions) if m.value is not None)
    (fact,) = verify_claims([ForeignClaim(indicator, value, period=period)], made).facts
    assert fact.verdict == "verified"


def test_own_office_and_jurisdiction_are_told_apart() -> None:
    assert verdict("applications.received", "58", "件", scope="jurisdiction") == "verified"
    assert verdict("applications.received", "25", "件", scope="own") == "verified"
    assert verdict("applications.received", "58", "件", scope="own") == "unsupported"
    assert verdict("applications.received", "25", "件", scope="jurisdiction") == "unsupported"


_TABLE = """某市某局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
| 第二十条第(一)项 | | | |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 3 |  | 41 |
三、收到和处理政府信息公开申请情况
| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 30 | 3 | 0 | 0 | 4 | 0 | 37 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| 6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""


@pytest.mark.parametrize(
    ("indicator", "value", "expected"),
    [
        ("normative_documents.issued", "3", "verified"),
        ("normative_documents.in_force", "41", "verified"),
        ("normative_documents.issued", "41", "unsupported"),
        ("regulations.in_force", "41", "unsupported"),
        ("normative_documents.repealed", "0", "unsupported"),  # the cell is blank
        ("applications.received", "37", "verified"),
        ("applications.received.natural_person", "30", "verified"),
        ("applications.received.natural_person", "37", "unsupported"),
        ("applications.received.commercial", "4", "unsupported"),
        ("applications.carried_in.natural_person", "30", "unsupported"),
        ("applications.refused.process_information", "4", "unsupported"),  # 四类, of the label
    ],
)
def test_row_and_column_must_name_the_indicator(indicator: str, value: str, expected: str) -> None:
    claim = ForeignClaim(indicator, Decimal(value))
    assert verify_claims([claim], document(_TABLE)).facts[0].verdict == expected


def test_a_blank_cell_is_believed_only_where_one_is() -> None:
    blank = [ForeignClaim(f"normative_documents.{n}", None) for n in ("repealed", "issued")]
    verdicts = [fact.verdict for fact in verify_claims(blank, document(_TABLE)).facts]
    assert verdicts == ["verified", "unsupported"]
