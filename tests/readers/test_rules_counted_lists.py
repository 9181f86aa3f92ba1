"""Lists that tell how many they are, and what nobody did."""

from __future__ import annotations

import pytest

from extractor import extract

from .test_rules_told import reads

_RECEIVED, _FEES = "applications.received", "fees.collected"
_DESK, _ONLINE = "applications.received.in_person", "applications.received.online"
_LETTER = "applications.received.letter"
_WEIBO, _WECHAT = "proactive.weibo", "proactive.wechat"
_REVIEWS, _SUITS, _CROSS = "reconsideration.total", "litigation.total", "complaints.total"
_STAFF, _FULL = "organisation.staff", "organisation.staff.full_time"
_PART, _SESSIONS = "organisation.staff.part_time", "training.sessions"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "网上、信函、窗口三种途径的政府信息公开申请均为4件。",
            {_ONLINE: 4, _LETTER: 4, _DESK: 4, _RECEIVED: -1},
        ),
        # Twin: together, and none of theirs.
        (
            "窗口、网上、信函三种途径收到政府信息公开申请4件。",
            {_ONLINE: -1, _LETTER: -1, _DESK: -1, _RECEIVED: 4},
        ),
        ("微博、微信两类平台各发布信息37条。", {_WEIBO: 37, _WECHAT: 37}),
        ("微博、微信两类平台共发布信息37条。", {_WEIBO: -1, _WECHAT: -1}),
        ("复议、诉讼两项均为2件。", {_REVIEWS: 2, _SUITS: 2}),
        ("予以公开、部分公开两种答复合计40件。", {"applications.granted": -1, "applications.replied": -1}),
        ("涉及信息公开的行政复议、举报投诉,数量一律为零。", {_REVIEWS: 0, _CROSS: 0}),
    ],
)  # fmt: skip
def test_a_list_that_counts_itself(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年没有一人提出书面申请。", {_RECEIVED: 0}),
        ("没有一人申请补贴。", {_RECEIVED: -1}),
        ("收费方面,向申请人一分未收。", {_FEES: 0}),
        ("收费方面,分文也没要。", {_FEES: 0}),
        ("收费方面,未取分文。", {_FEES: 0}),
        # Why nothing was taken is not denied.
        ("依规定可以收费,因申请量小,本年未收取。", {_RECEIVED: -1}),
        ("因宣传不够,本年未收到申请。", {_RECEIVED: 0}),
    ],
)
def test_what_nobody_did(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "管信息公开的人手:专门干这一项的1名,兼着干的3名,一共4名。",
            {_FULL: 1, _PART: 3, _STAFF: 4},
        ),
        ("书面申请公开的3件,比上年少1件。", {_RECEIVED: 3, "applications.granted": -1}),
        ("全年办了一次学习班。", {_SESSIONS: 1}),
        ("每年至少办一次学习班。", {_SESSIONS: -1}),
        ("请法制办讲课,听课84人次。", {"training.attendees": 84}),
        ("警务网发布信息780条。", {"proactive.website": 780, "proactive.total": -1}),
        ("全年发博文103条,公众号发文章68篇。", {_WEIBO: 103, _WECHAT: 68}),
        ("县长走上新闻发布会2次。", {"response.press_conferences_by_principal": 2}),
    ],
)
def test_plain_words_for_the_same(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize("mark", ["", ":", "——", " "])
def test_rows_below_a_line_that_opens_them(mark: str) -> None:
    head = "四、政府信息公开行政复议、行政诉讼情况\n"
    rows = f"维持{mark}5件\n纠正{mark}2件\n尚未审结{mark}1件。\n"
    expected = {_REVIEWS: 8, "reconsideration.upheld": 5, "reconsideration.pending": 1}
    assert reads(f"{head}我局全年被申请行政复议8件:\n{rows}", expected, 2022) == expected
    expected = {_SUITS: 8, "litigation.upheld": 5, "reconsideration.upheld": -1}
    assert reads(f"{head}我局全年被提起行政诉讼8件:\n{rows}", expected, 2022) == expected


@pytest.mark.parametrize(
    "word", ["合在一起", "加在一起共", "合起来共", "总共合计", "合在一起收到申请"]
)
def test_words_for_a_sum(word: str) -> None:
    text = f"网上申请3件、信函申请4件、窗口申请2件,{word}9件。"
    expected = {_ONLINE: 3, _LETTER: 4, _DESK: 2, _RECEIVED: 9}
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize(
    ("text", "suits"),
    [
        ("全年发生行政诉讼一起。", 1),
        ("行政诉讼一起,已判决。", 1),
        ("行政诉讼4起,合在一起处理。", 4),
        ("政府信息公开与业务工作一起部署、一起考核。", -1),
    ],
)
def test_one_case_and_together(text: str, suits: int) -> None:
    assert reads(text, {_SUITS: suits}, 2016) == {_SUITS: suits}
    found = extract(f"柳湾县民政局2016年政府信息公开工作年度报告\n{text}\n")
    assert len(found.facts) == (suits > 0)


_SEARCH, _COPY = "fees.search", "fees.copying"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检索费、复印费两项收费各为60元。", {_SEARCH: 60, _COPY: 60}),
        ("检索费和复印费两项各收取60元。", {_SEARCH: 60, _COPY: 60}),
        ("检索费、复印费两类费用均为60元。", {_SEARCH: 60, _COPY: 60}),
        ("检索费、复印费两项费用分别为60元、30元。", {_SEARCH: 60, _COPY: 30}),
        # Twins: one sum, and another's fee beside it.
        ("检索费、复印费两项收费共60元。", {_SEARCH: -1, _COPY: -1, _FEES: 60}),
        ("检索费、诉讼费两项收费各为60元。", {_SEARCH: 60, _COPY: -1, _FEES: -1}),
        ("微博、微信两个渠道各推送30条。", {_WEIBO: 30, _WECHAT: 30}),
        ("微博、微信两个平台分别推送30条、20条。", {_WEIBO: 30, _WECHAT: 20}),
        ("复议、诉讼两项数量分别为3件、2件。", {_REVIEWS: 3, _SUITS: 2}),
    ],
)
def test_what_each_of_a_counted_list_has(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected
