"""When a count was taken, who asked, who was trained, and what is none of it; each turn with its twin."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

_TOTAL, _WEIBO, _ALL = "proactive.total", "proactive.weibo", "proactive.cumulative"
_RECEIVED, _CARRIED = "applications.received", "applications.carried_out"
_PERSONS, _FIRMS = "applications.received.natural_person", "applications.received.commercial"
_COURSES, _TRAINED = "training.sessions", "training.attendees"
_SUITS, _UPHELD, _REVIEWS = "litigation.total", "litigation.upheld", "reconsideration.total"


def _check(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2014) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # That of one month is not the year's.
        ("12月为宣传月,我局当月公开政府信息58条。", {_TOTAL: -1}),
        ("我局全年公开政府信息58条。", {_TOTAL: 58}),
        # Of two days of one year the later is its end.
        (
            "至10月底,我局收到政府信息公开申请402件;至12月底,我局收到政府信息公开申请471件。",
            {_RECEIVED: 471},
        ),
        ("至12月底,我局收到政府信息公开申请471件。", {_RECEIVED: 471}),
        # Since an account was opened, and this year.
        (
            "官方微博“荻港气象”2012年5月开通至今共发布信息4120条,仅今年就发布518条。",
            {_WEIBO: [518, 4120], _TOTAL: -1},
        ),
        ("官方微博今年5月开通至今共发布信息41条。", {_WEIBO: 41, _ALL: -1}),
    ],
)
def test_until_when_it_was_counted(text: str, expected: dict[str, int | list[int]]) -> None:
    assert reads(text, expected, 2014) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "社会公众递交至我局的政府信息公开申请,全年算下来有8宗。",
            {_RECEIVED: 8, _PERSONS: -1},
        ),
        ("收到的政府信息公开申请,一年下来共8件。", {_RECEIVED: 8}),
        ("群众提交到我局的政府信息公开申请8宗。", {_RECEIVED: 8, _PERSONS: -1}),
        ("企业递交至我局的政府信息公开申请8宗。", {_FIRMS: 8, _RECEIVED: -1}),
        ("企业递交至我局的采矿申请,全年算下来有8宗。", {_RECEIVED: -1}),
    ],
)
def test_what_came_to_us(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年无一人、无一单位向我局申请公开政府信息。", {_RECEIVED: 0}),
        ("全年无一单位向我局提出政府信息公开申请。", {_RECEIVED: 0}),
        ("全年无一人提起行政复议。", {_REVIEWS: 0, _RECEIVED: -1}),
        # For something else, or of a part of the year.
        ("无一人申请补贴。", {_RECEIVED: -1}),
        ("全年没有人申请用地许可。", {_RECEIVED: -1}),
        ("上半年无一人申请公开政府信息。", {_RECEIVED: -1}),
        ("全年没有人申请公开许可信息。", {_RECEIVED: 0}),
    ],
)
def test_nobody_asked(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("举办政府信息公开培训班3期,培训学校信息员200人次。", {_COURSES: 3, _TRAINED: 200}),
        ("举办政府信息公开培训班3期,培训各部门联络员200人次。", {_COURSES: 3, _TRAINED: 200}),
        # A school for training is one.
        ("收到培训学校提交的政府信息公开申请5件。", {_TRAINED: -1}),
        ("举办政府信息公开培训班3期;联系培训学校2所,有学员200人次。", {_TRAINED: -1}),
    ],
)
def test_whom_they_trained(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Deals and cases that are left are no applications.
        ("收到申请32件,至年底尚余2件未办结,转入2015年继续办理。", {_CARRIED: 2}),
        ("收到申请32件,尚有2件申请未办结,结转下年。", {_CARRIED: 2}),
        # Nor is a suit about land one about information.
        (
            "因征地补偿被当事人诉至法院的有2起,法院均判决驳回原告的诉讼请求。",
            {_SUITS: -1, _UPHELD: -1},
        ),
        ("因政府信息公开被当事人诉至法院的有2起。", {_SUITS: 2}),
    ],
)
def test_other_business(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


_POINTS = "organisation.reading_points"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each of them has one; how many there are in all is not printed.
        ("各乡镇在大厅均设立政府信息公开查阅点1个。", {_POINTS: -1}),
        ("各部门均明确1名专职政府信息公开工作人员。", {"organisation.staff.full_time": -1}),
        ("各乡镇都建立了制度,共设立政府信息公开查阅点3个。", {_POINTS: 3}),
        ("我局设立政府信息公开查阅点1个,各乡镇均设立公开栏。", {_POINTS: 1}),
    ],
)
def test_one_in_each(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("邻近的罗澍县全年主动公开政府信息5600条,比我局多1500条。", {_TOTAL: -1}),
        ("邻近的罗澍县全年主动公开政府信息5600条,而我局专栏有12个。", {_TOTAL: -1}),
        ("去年,我局公开政府信息1600条,今年达到2011条。", {_TOTAL: 2011}),
    ],
)
def test_what_is_told_of_a_neighbour_first(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)
