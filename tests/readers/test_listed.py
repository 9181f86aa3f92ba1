"""Lists of figures without units: each row says what it counts, whatever stands between."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.language.listed import in_list

TITLE = "禾川县林业局2022年政府信息公开工作年度报告\n\n"
ROWS = (("收到政府信息公开申请", 31), ("主动公开政府信息", 502), ("行政复议", 4))


def _facts(text: str) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in extract(TITLE + text).facts}


@pytest.mark.parametrize("sign", ["：", ":", ",", "，", ";", "=", "  ", "——", "、", "\t"])
def test_a_row_is_read_by_itself(sign: str) -> None:
    assert _facts("\n".join(f"{words}{sign}{number}" for words, number in ROWS) + "\n") == {
        "applications.received": 31,
        "proactive.total": 502,
        "reconsideration.total": 4,
    }


@pytest.mark.parametrize("between", ["；", "，"])
def test_items_of_one_line_need_no_units(between: str) -> None:
    items = ("主动公开：682", "网站：341", "微博：520", "微信：118", "公报：6")
    assert _facts(between.join(items) + "。\n") == {
        "proactive.total": 682,
        "proactive.website": 341,
        "proactive.weibo": 520,
        "proactive.wechat": 118,
        "proactive.gazette": 6,
    }


def test_the_line_before_is_still_the_topic_where_it_is_a_title() -> None:
    """The twin: 公开 under the title of applications is what was granted."""
    found = _facts("申请办理结果\n公开：12件\n不予公开：3件\n")
    assert found["applications.granted"] == 12
    assert found["applications.refused"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：12345；邮编：334100；编号：6\n",
        "序号：3\n",
        "序号：1；页码：2；编号：3\n",
        "综合得分：95；排名：3；满分：100\n",
    ],
)
def test_numbers_of_other_kinds_count_nothing(text: str) -> None:
    assert set(_facts(text)) <= {"other"}


def test_two_items_are_no_list_and_money_keeps_its_unit() -> None:
    two = "微博：520；微信：118"
    assert not in_list(two, two.index("520"), two.index("520") + 3)
    assert "fees.total" not in _facts("检索费：3；邮寄费：4；收取费用：7\n")


def test_a_thousand_with_a_comma_is_one_item() -> None:
    line = "网站:1,341,微博:2,520,微信:118"
    assert in_list(line, line.index("2,520"), line.index("2,520") + 5)


DISPUTES = "四、复议诉讼\n"


def test_parts_in_brackets_that_add_up_make_a_count_of_their_whole() -> None:
    found = _facts(f"{DISPUTES}复议41(维持29/纠正4/其他6/未结2)。\n")
    assert found == {
        "reconsideration.total": 41,
        "reconsideration.upheld": 29,
        "reconsideration.corrected": 4,
        "reconsideration.other": 6,
        "reconsideration.pending": 2,
    }


@pytest.mark.parametrize(
    "text",
    [
        "复议41(维持29/纠正4/其他6)。\n",  # they do not add up
        "土地纠纷诉讼5(驳回3/撤诉2)。\n",
        "复议科41(维持29)。\n",
    ],
)
def test_parts_that_do_not_add_up_or_are_of_other_business_count_nothing(text: str) -> None:
    assert set(_facts(DISPUTES + text)) <= {"other"}


def test_parts_of_a_known_section_are_read_without_a_count_of_it() -> None:
    found = _facts("三、申请办理\n不掌握5件。无法提供24(不掌握11,需另行制作10,仍不明确3)。\n")
    assert found["applications.unavailable.needs_creation"] == 10
    assert found["applications.unavailable.unclear"] == 3


@pytest.mark.parametrize("between", [" ", "；", "，"])
def test_items_need_no_sign_before_their_numbers(between: str) -> None:
    items = ("行政许可615", "行政处罚29(含乡镇)", "行政强制7")
    found = _facts(f"二、主动公开政府信息情况\n{between.join(items)}\n")
    assert found == {"licensing.decisions": 615, "penalties.decisions": 29, "coercion.decisions": 7}


@pytest.mark.parametrize(
    "text",
    [
        "行政许可615 行政处罚29\n",  # two are no list
        "电话12345 邮编334100 编号6\n",
        "行政许可科3 行政处罚股4 行政强制室7\n",
        "上年:行政许可615 行政处罚29 行政强制7\n",
        "各乡镇合计:行政许可615;行政处罚29;行政强制7\n",
        "2021年行政许可615;2021年行政处罚29;2021年行政强制7\n",
        "所辖乡镇数据\n行政许可615;行政处罚29;行政强制7\n",
        "2021年数据\n行政许可615;行政处罚29;行政强制7\n",
    ],
)
def test_items_without_signs_that_are_no_list_count_nothing(text: str) -> None:
    assert set(_facts(f"二、主动公开政府信息情况\n{text}")) <= {"other"}
