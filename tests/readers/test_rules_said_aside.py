"""Numbers whose clause says by the way whose they are, since when something is there, or who passed it on."""

from __future__ import annotations

import pytest

from extractor import extract

_PRESENT = "response.press_conferences_by_principal"


def stated(sentence: str) -> dict[str, int]:
    result = extract(f"苇泊县水务局2016年政府信息公开工作年度报告\n\n{sentence}\n")
    return {f.indicator: int(f.value or 0) for f in result.facts if f.indicator != "other"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # With the bodies that belong to it, whose number stands in a parenthesis.
        ("我局(含四家下属单位)主动公开政府信息90条。", {"proactive.total": 90}),
        ("四家下属单位(含水库)主动公开政府信息90条。", {}),
        (
            "2016年,局机关主动公开政府信息90条,四家下属事业单位主动公开政府信息30条,合计主动公开政府信息120条。",
            {"proactive.total": 120},
        ),
        ("局机关主动公开政府信息90条,下属单位未作统计。", {"proactive.total": 90}),
        # The month in which an account was opened dates no post.
        ("4月开通的微信公众号“苇泊水务”推送信息130条。", {"proactive.wechat": 130}),
        ("“苇泊水务”微信公众号4月推送信息30条。", {}),
        # What others hand over came in here; it is not all where more came in.
        ("收到县委、县政府两办转来的政府信息公开申请6件。", {"applications.received": 6}),
        (
            "收到申请9件,其中县政府办转来的政府信息公开申请6件。",
            {"applications.received": 9},
        ),
        (
            "收到县政府办转来的政府信息公开申请6件,自行受理3件,共计9件。",
            {"applications.received": 9},
        ),
        # How a way ranks says nothing else of it, and how a month or an office ranks does.
        (
            "收到申请(40件),网上最多(30件),信函次之(8件),当面最少(2件)。",
            {
                "applications.received": 40,
                "applications.received.online": 30,
                "applications.received.letter": 8,
                "applications.received.in_person": 2,
            },
        ),
        ("收到申请40件,网上最多的月份(30件)。", {"applications.received": 40}),
        ("收到申请最多(30件)的是水库管理处。", {}),
        ("就我局信息公开答复提起的行政诉讼计2起。", {"litigation.total": 2}),
        ("当事人就我局信息公开答复提起的行政诉讼计2起。", {"litigation.total": 2}),
        ("就我局水事处罚决定提起的行政诉讼计2起。", {}),
    ],
)
def test_what_is_said_by_the_way(sentence: str, expected: dict[str, int]) -> None:
    assert stated(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "present"),
    [
        ("举行新闻发布会8场次,其中各级主要负责同志出席5场次。", 5),
        ("举行新闻发布会8场次,其中局主要领导出席5场次。", 5),
        ("举行新闻发布会8场次,其中各部门主要负责人出席5场次。", None),
        ("召开会议8场次,其中局主要领导出席5场次。", None),
    ],
)
def test_who_came_to_what(sentence: str, present: int | None) -> None:
    assert stated(sentence).get(_PRESENT) == present
