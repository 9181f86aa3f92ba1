"""Whether words name an indicator: parts under their whole, and names that say more."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.schemas import vocabulary
from extractor.verify import ForeignClaim, verify_claims
from extractor.verify.wording import better, named, under
from tests.documents import document


def verdict(text: str, indicator: str, value: int, quote: str) -> str:
    claim = ForeignClaim(indicator, Decimal(value), None, quote)
    return verify_claims([claim], document(f"某县报告\n一、情况\n{text}\n")).facts[0].verdict


CASES = "行政复议21件,其中维持13件,纠错8件;行政诉讼9件,其中维持6件,纠错3件。"
LINES = "行政规范性文件方面,全年制发14件,废止5件。"


@pytest.mark.parametrize(
    ("text", "indicator", "value", "quote"),
    [
        (CASES, "reconsideration.upheld", 13, "其中维持13件"),
        (CASES, "reconsideration.corrected", 8, "纠错8件"),
        (CASES, "litigation.upheld", 6, "其中维持6件"),
        (CASES, "litigation.corrected", 3, "纠错3件"),
        ("收到申请64件:自然人52件,商业企业12件。", "applications.received.commercial", 12, "商业企业12件"),
        (LINES, "normative_documents.issued", 14, "全年制发14件"),
        (LINES, "normative_documents.repealed", 5, "废止5件"),
        ("申请答复40件,其中告知补正7件。", "applications.clarification_requested", 7, "其中告知补正7件"),
        ("利用镇网站等平台全年发布信息88条。", "proactive.total", 88, "利用镇网站等平台全年发布信息88条"),
        ("收到申请20件,完成依申请公开答复19件。", "applications.replied", 19, "完成依申请公开答复19件"),
        ("全年培训4场,受训人员130人次。", "training.attendees", 130, "受训人员130人次"),
    ],
)  # fmt: skip
def test_a_part_is_named_by_its_own_words_under_its_whole(
    text: str, indicator: str, value: int, quote: str
) -> None:
    assert verdict(text, indicator, value, quote) == "verified"


@pytest.mark.parametrize(
    ("text", "indicator", "value", "quote"),
    [
        (CASES, "litigation.corrected", 8, "纠错8件"),
        (CASES, "reconsideration.corrected", 3, "纠错3件"),
        ("收到申请64件:自然人52件,商业企业12件。", "applications.received.legal_services", 12, "商业企业12件"),
        ("政府网站发布信息310条。", "response.online_interviews", 310, "政府网站发布信息310条"),
        ("公众号推送信息55条。", "response.weibo_wechat", 55, "公众号推送信息55条"),
    ],
)  # fmt: skip
def test_words_of_another_one_do_not_name_it(
    text: str, indicator: str, value: int, quote: str
) -> None:
    assert verdict(text, indicator, value, quote) != "verified"


def test_the_whole_that_was_named_last_counts() -> None:
    before = "行政复议21件,其中维持13件;行政诉讼9件,其中"
    assert under("litigation.corrected", "纠错#件", before)
    assert not under("reconsideration.corrected", "纠错#件", before)
    assert not under("reconsideration.corrected", "纠错#件", "其中")


def test_better_needs_a_unit_that_fits_and_a_form_in_common() -> None:
    near = "网站发布信息#条"
    assert better("response.online_interviews", near, "", "条") == "proactive.website"
    assert better("response.online_interviews", near, "", "元") is None
    assert better("normative_documents.issued", "制发规范性文件#件", "", "件") is None


@pytest.mark.parametrize("indicator", sorted(vocabulary()))
def test_every_indicator_is_named_by_its_own_name(indicator: str) -> None:
    assert named(indicator, vocabulary()[indicator].zh.partition(" × ")[0])
