"""Damage is marked with its readings, and no damaged number is offered as a value."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.text.damage import detect
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
        ("20182月27", "20182月27", "fused_digits", "2018年2月27日"),
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


_LOSES = "石桥乡2013年政府信息公开报告\n统计期限自201311日起。2013年,我乡{run}公开信息40条。"


def _readings(run: str) -> tuple[str, ...]:
    """What the digits of a report that loses characters may be read as."""
    made = document(_LOSES.format(run=run))
    digits = re.sub(r"\D.*", "", run)
    (found,) = [d for d in made.damages if made.text[slice(*d.span)].startswith(digits)][-1:]
    return found.hypotheses


@pytest.mark.parametrize(
    ("run", "readings"),
    [
        ("201335开通网站,", ("2013年3月5日",)),
        ("2013111开通网站,", ("2013年1月11日", "2013年11月1日")),
        ("201312开通网站,", ("2013年1月2日",)),
        # No month is the 33rd, no day of February the 30th, and a day alone is no date.
        ("201390开通网站,", ()),
        ("2013230开通网站,", ()),
        ("20133开通网站,", ()),
        ("2013999开通网站,", ()),
        # What is counted behind it is no date.
        ("201335条信息更新,", ()),
        ("20132月30日开通网站,", ()),
        ("20132月28日开通网站,", ("2013年2月28日",)),
        ("20132月开通网站,", ("2013年2月",)),
    ],
)
def test_a_run_of_digits_is_read_as_days_of_the_calendar(
    run: str, readings: tuple[str, ...]
) -> None:
    assert _readings(run) == readings


def test_a_finding_proposes_a_date_or_nothing() -> None:
    def told(run: str) -> list[str]:
        result = extract(_LOSES.format(run=run))
        fused = [f for f in result.findings if f.kind == "fused_digits"]
        return [f.message for f in fused if any(run[:6] in q.text for q in f.quotes)]

    assert told("201335开通网站,") == [
        "characters between digits are lost; may be read as 2013年3月5日"
    ]
    assert told("201390开通网站,") == ["characters between digits are lost"]


@given(st.integers(2012, 2014), st.integers(1, 999), st.sampled_from(["", "日", "日止", "起"]))
def test_every_date_proposed_is_one(year: int, rest: int, behind: str) -> None:
    made = document(_LOSES.format(run=f"{year}{rest}{behind}开通网站,"))
    for words in (words for damage in made.damages for words in damage.hypotheses):
        full = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", words)
        short = re.fullmatch(r"(\d{1,2})月(\d{1,2})日", words)
        found = full or short
        assert found, words
        parts = [int(part) for part in found.groups()]
        assert date(*parts if full else (2000, *parts))


@given(st.dates(date(2013, 1, 1), date(2013, 12, 31)))
def test_the_date_that_lost_its_characters_is_among_them(day: date) -> None:
    told = _readings(f"{day.year}{day.month}{day.day}日开通网站,")
    assert f"{day.year}年{day.month}月{day.day}日" in told


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


@pytest.mark.parametrize("asked", ["今年晒了啥?村里的账都在栏里。", "钱花到哪?都公开了。"])
def test_a_question_has_lost_no_character(asked: str) -> None:
    assert not document(asked).damages


def test_a_mark_where_nothing_is_asked_stands_for_a_lost_character() -> None:
    assert [d.kind for d in document("全年公开政府?息12条。").damages]


@pytest.mark.parametrize(
    "text",
    ["收到申请 -99- 64件。", "收到申请-1,200- 64件。", "|收到申请数|件|-99-|\n", "|收到申请数|件| -99- 64 |\n", "收到申请数\t件\t-99-\n"],
)  # fmt: skip
def test_digits_between_two_hyphens_may_be_struck_out(text: str) -> None:
    assert [damage.kind for damage in detect(text)] == ["damaged_characters"]


@pytest.mark.parametrize(
    "text",
    # page numbers, telephones, ranges, what is less than 0, numbers of rows
    ["-3-\n一、概述", "公开工作。 -3-\n", "公开工作 -3- 2.政府网站", "热线010-88-99 12件", "增减|-3|\n", "增减 -3 5件", "2016-05-01 12件"],
)  # fmt: skip
def test_other_hyphens_strike_nothing_out(text: str) -> None:
    assert not detect(text)
