"""Damage is marked with its readings, and no damaged number is offered as a value."""

from __future__ import annotations

import pytest

from tests.documents import document


@pytest.mark.parametrize(
    ("text", "words", "kind", "reading"),
    [
        (
            "自201211日起至20121231日止。",
            "201211日起至20121231日",
            "fused_digits",
            "2012年12月31日",
        ),
        ("自20131月1日起。", "20131月1日", "fused_digits", "2013年1月1日"),
        ("20182月27", "20182月27", "fused_digits", "2018年2月27"),
        ("2018年11日至2018年1231日", "11日", "fused_digits", "1月1日"),
        ("(鄂政办发〔201737号)", "〔201737号", "fused_digits", "〔2017〕37号"),
        ("O一二年三月十日", "O一二年", "lost_character", "二O一二年"),
        ("咨询?nèi)司表示满意", "咨询?nèi)司表", "damaged_characters", None),
        ("日?;?,常态化", "日?;?,常态", "damaged_characters", None),
        ("公开\ufffd\ufffd信息", "\ufffd\ufffd", "damaged_characters", None),
    ],
)
def test_marks(text: str, words: str, kind: str, reading: str | None) -> None:
    found = [d for d in document(text).damages if document(text).text[slice(*d.span)] == words]
    assert [d.kind for d in found] == [kind]
    assert reading is None or reading in found[0].hypotheses


def test_a_run_of_digits_is_suspected_only_in_a_file_that_loses_characters() -> None:
    healthy = document("2011年,公开信息201111条。")
    assert [m.value for m in healthy.mentions if m.statistical] == [201111]
    damaged = document("2011年统计自201111日起。2011年,全市201111个县参加,各挑选510人。")
    assert [m for m in damaged.mentions if m.statistical] == []
    assert [m.kind for m in damaged.mentions if m.kind == "damaged"] == ["damaged"] * 3


@pytest.mark.parametrize(
    "name",
    ["开云手机官网入口·(中国)官方网站", "BET365官网", "UedBet体育", "亚博体育app下载", "西甲直播"],
)
def test_advertising_is_never_the_agency(name: str) -> None:
    made = document(
        f"{name}2014年度政府信息公开工作报告\n2014年,{name}认真贯彻《条例》,我县收到申请1件。"
    )
    assert made.meta.agency is None
    assert [d.kind for d in made.damages] == ["agency_overwritten"] * 2


def test_what_stands_of_an_overwritten_name_is_kept() -> None:
    made = document(
        "UedBet体育农业综合开发局\n2021年度政府信息公开工作年度报告\n我局公开信息58条。"
    )
    assert made.meta.agency is not None
    assert made.meta.agency.value == "农业综合开发局"
