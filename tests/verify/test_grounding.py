"""Results of another tool against the digits, the units, and what the embedded readers read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.schemas import Period, Scope
from extractor.verify import ForeignClaim
from tests.documents import document
from tests.results import checked

_REPORT = """某市2014年政府信息公开工作年度报告
一、概述
2014年,本机关主动公开政府信息5079条,历年累计主动公开政府信息51387条。政府网站公开政府信息692条,政务微博公开政府信息126条,政务微信公开政府信息371条。
二、依申请公开
全市各级行政机关共受理政府信息公开申请58件,其中当面申请14件,传真申请11件,网络申请20件,信函申请13件。市政府办公室收到政府信息公开申请25件。去年收到政府信息公开申请9件。
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
    return checked([claim], document(_REPORT))[0].verdict


@pytest.mark.thorough(every=4)
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
def test_a_value_that_the_embedded_readers_read_too_is_confirmed(
    indicator: str, value: str, unit: str | None
) -> None:
    assert verdict(indicator, value, unit) == "confirmed"


@pytest.mark.thorough(every=4)
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
def test_a_number_that_is_another_indicators_is_doubtful(indicator: str, value: str) -> None:
    assert verdict(indicator, value) == "doubtful"


def test_a_value_that_is_not_in_its_quote_is_doubtful() -> None:
    quote = "网络申请20件,信函申请13件"
    assert verdict("applications.received.online", "20", "件", quote) == "confirmed"
    assert verdict("applications.received.online", "26", "件", quote) == "doubtful"
    assert verdict("reconsideration.total", "45", "件", quote) == "doubtful"


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
def test_a_wrong_unit_is_doubtful(indicator: str, value: str, unit: str) -> None:
    assert verdict(indicator, value, unit) == "doubtful"


def test_year_and_cumulative_are_told_apart() -> None:
    assert verdict("proactive.cumulative", "51387", "条", period="cumulative") == "confirmed"
    assert verdict("proactive.total", "51387", "条") == "doubtful"
    assert verdict("proactive.cumulative", "5079", "条", period="cumulative") == "doubtful"
    assert verdict("proactive.total", "5079", "条", period="cumulative") == "stated"


def test_own_office_and_jurisdiction_are_told_apart() -> None:
    assert verdict("applications.received", "58", "件", scope="jurisdiction") == "confirmed"
    assert verdict("applications.received", "25", "件", scope="own") == "confirmed"
    assert verdict("applications.received", "58", "件", scope="own") == "stated"
    assert verdict("applications.received", "25", "件", scope="jurisdiction") == "stated"


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
        ("normative_documents.issued", "3", "confirmed"),
        ("normative_documents.in_force", "41", "confirmed"),
        ("normative_documents.issued", "41", "doubtful"),
        ("regulations.in_force", "41", "doubtful"),
        ("normative_documents.repealed", "0", "doubtful"),  # the cell is blank
        ("applications.received", "37", "confirmed"),
        ("applications.received.natural_person", "30", "confirmed"),
        ("applications.received.natural_person", "37", "doubtful"),
        ("applications.received.commercial", "4", "doubtful"),
        ("applications.carried_in.natural_person", "30", "doubtful"),
        ("applications.refused.process_information", "4", "doubtful"),  # 四类, of the label
    ],
)
def test_row_and_column_must_name_the_indicator(indicator: str, value: str, expected: str) -> None:
    claim = ForeignClaim(indicator, Decimal(value))
    assert checked([claim], document(_TABLE))[0].verdict == expected


def test_a_blank_cell_is_believed_only_where_one_is() -> None:
    blank = [ForeignClaim(f"normative_documents.{n}", None) for n in ("repealed", "issued")]
    verdicts = [fact.verdict for fact in checked(blank, document(_TABLE))]
    assert verdicts == ["stated", "doubtful"]
