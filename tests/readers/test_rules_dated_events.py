"""Events that are told with their month or half year count where nothing beside them does."""

from __future__ import annotations

import pytest

from extractor import extract

_MEETINGS, _SESSIONS = "training.meetings", "training.sessions"


def stated(sentence: str) -> dict[str, int]:
    result = extract(f"苇泊县水务局2016年政府信息公开工作年度报告\n\n{sentence}\n")
    return {
        f.indicator: int(f.value or 0)
        for f in result.facts
        if f.indicator in (_MEETINGS, _SESSIONS, "response.press_conferences")
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("上半年召开信息公开工作会议1次。", {_MEETINGS: 1}),
        ("4月召开全县信息公开工作会议一次,部署全年工作。", {_MEETINGS: 1}),
        ("下半年组织了政府信息公开专题培训(1期)。", {_SESSIONS: 1}),
        ("4月、8月两次举办政府信息公开培训班,参训70人次。", {_SESSIONS: 2}),
        ("并于4月、8月分片举办政府信息公开培训班2期。", {_SESSIONS: 2}),
        (
            "先后3次召开专题会议,并于4月、8月举办政府信息公开培训班2期。",
            {_MEETINGS: 3, _SESSIONS: 2},
        ),
        ("一季度召开新闻发布会1次。", {"response.press_conferences": 1}),
    ],
)
def test_the_only_number_of_its_kind_is_that_of_the_year(
    sentence: str, expected: dict[str, int]
) -> None:
    assert stated(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("上半年召开信息公开工作会议1次,下半年召开2次。", {}),
        ("上半年召开信息公开工作会议1次。全年召开信息公开工作会议3次。", {_MEETINGS: 3}),
        ("4月举办政府信息公开培训班1期。8月举办政府信息公开培训班1期。", {}),
        ("4月、8月各举办政府信息公开培训班1期。", {}),
        ("4月举办养蜂技能培训班9期。", {}),
        ("计划明年4月举办政府信息公开培训班1期。", {}),
        ("2015年4月举办政府信息公开培训班1期。", {}),
        ("上半年收到信息公开申请3件。", {}),
    ],
)
def test_one_of_several_is_not(sentence: str, expected: dict[str, int]) -> None:
    assert stated(sentence) == expected
