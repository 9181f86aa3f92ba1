"""Plain turns of Chinese: none of several things, all of them done, given, asked by, still in court."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

_RECEIVED, _GRANTED = "applications.received", "applications.granted"
_CLOSED, _REPLIED = "applications.closed", "applications.replied"
_REVIEWS, _SUITS = "reconsideration.total", "litigation.total"
_LOST_REVIEWS, _LOST_SUITS = "reconsideration.corrected", "litigation.corrected"
_AFTER = "litigation.after_review"
_FULL, _PART = "organisation.staff.full_time", "organisation.staff.part_time"


def _check(text: str, expected: dict[str, int], year: int = 2014) -> None:
    assert reads(text, expected, year) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申诉、复议、诉讼三项,均无发生。", {_REVIEWS: 0, _SUITS: 0}),
        ("举报、复议和诉讼三类情况,本学年一概没有。", {_REVIEWS: 0, _SUITS: 0}),
        ("行政复议、行政诉讼两项中,败诉情形均无发生。", {_REVIEWS: -1, _SUITS: -1}),
        # The step that was taken says nothing of its cause.
        ("没有发生因学区划分被申请行政复议或者被提起行政诉讼的情况。", {_REVIEWS: -1, _SUITS: -1}),
        ("没有发生因信息公开被申请行政复议或者被提起行政诉讼的情况。", {_REVIEWS: 0, _SUITS: 0}),
        ("不动产登记方面没有发生行政诉讼。", {_SUITS: -1}),
        ("政务公开方面没有发生行政诉讼。", {_SUITS: 0}),
    ],
)
def test_disputes_that_never_were(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "没有复议被纠错和诉讼败诉的情况。",
            {_LOST_REVIEWS: 0, _LOST_SUITS: 0, _REVIEWS: -1, _SUITS: -1},
        ),
        (
            "未发生被复议机关纠错的复议案件,也未发生败诉的行政诉讼案件。",
            {_LOST_REVIEWS: 0, _LOST_SUITS: 0, _REVIEWS: -1, _SUITS: -1},
        ),
        (
            "政府信息公开行政复议3件,没有被纠错的;行政诉讼1件,没有败诉。",
            {_LOST_REVIEWS: 0, _LOST_SUITS: 0, _REVIEWS: 3, _SUITS: 1},
        ),
        # Where some were lost, those that were not are others.
        ("行政诉讼败诉1件,其余案件没有败诉的情况。", {_LOST_SUITS: -1}),
        ("行政诉讼12件,其中败诉3件;县本级应诉2件,没有败诉。", {_LOST_SUITS: -1}),
    ],
)
def test_cases_of_which_none_was_lost(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


_CARRIED_IN, _CARRIED_OUT = "applications.carried_in", "applications.carried_out"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年新收申请和上年结转申请均为零。", {_RECEIVED: 0, _CARRIED_IN: 0}),
        ("上年结转的申请和本年新收的申请都是零。", {_RECEIVED: 0, _CARRIED_IN: 0}),
        (
            "本年新收申请3件,上年结转的申请和转下年的申请均为零。",
            {_RECEIVED: 3, _CARRIED_IN: 0, _CARRIED_OUT: 0},
        ),
        ("没有上年结转信息公开申请。", {_RECEIVED: -1, _CARRIED_IN: 0}),
        (
            "年内未出台行政规范性文件,也未对已有文件予以废止。",
            {"normative_documents.issued": 0, "normative_documents.repealed": 0},
        ),
        ("本年度未制定出台规范性文件清理办法。", {"normative_documents.issued": -1}),
    ],
)
def test_two_things_of_which_there_were_none(text: str, expected: dict[str, int]) -> None:
    _check(text, expected, 2022)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有专职从事政府信息公开工作的人员,由2名同志兼职承担。", {_FULL: 0, _PART: 2}),
        ("局里未配备专职负责信息公开工作的人员。", {_FULL: 0}),
        ("没有专职从事档案管理工作的人员。", {_FULL: -1}),
        ("专职干部1名、兼职干部2名。", {_FULL: 1, _PART: 2}),
        ("政务公开工作人员3名,系兼职。", {"organisation.staff": 3, _PART: 3}),
        ("政务公开工作人员8名,为兼职人员的2倍。", {_PART: -1}),
        ("兼职人员5名,负责日常工作。", {_PART: 5}),
    ],
)
def test_who_does_the_work(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本局接到政府信息公开申请6件,已于年内全部办结。", {_RECEIVED: 6, _CLOSED: 6}),
        ("上年度没有结转件,本年度新增申请5件,到年底均已办理完毕。", {_CLOSED: 5}),
        ("收到申请11件,截至12月31日已悉数办结。", {_CLOSED: 11}),
        ("接到申请6件,上年结转的2件已于年内全部办结。", {_CLOSED: -1}),
        ("受理申请3件,都要历年水质数据。本局在法定期限内全部答复完毕。", {_REPLIED: 3}),
        ("受理申请3件。收到市长信箱来信88件,全部答复完毕。", {_REPLIED: -1}),
        (
            "受理申请2件,内容为二次供水改造费用。本局在10个工作日内对两件申请均作出书面答复。",
            {_RECEIVED: 2, _REPLIED: 2},
        ),
    ],
)
def test_what_was_done_with_all(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到书面申请2件,申请查询档案材料,局里已全部提供。", {_GRANTED: 2}),
        ("收到申请3件,均向申请人提供了有关信息。", {_GRANTED: 3}),
        ("收到申请2件,已将有关材料提供给申请人。", {_GRANTED: 2}),
        ("收到申请3件,均已办结并提供了所需资料。", {_CLOSED: 3, _GRANTED: 3}),
        ("收到申请2件,两件均已答复并提供了材料。", {_REPLIED: 2, _GRANTED: 2}),
        # What was given is counted, or the way to it was given, or nothing.
        ("收到申请2件,均已答复并提供材料3份。", {_GRANTED: -1}),
        ("收到申请2件,均向申请人提供了相关信息的查询网址。", {_GRANTED: -1}),
        ("收到申请2件,均未提供。", {_GRANTED: -1}),
    ],
)
def test_what_they_asked_for_was_given(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)


_LAWYERS, _CHARITIES = f"{_RECEIVED}.legal_services", f"{_RECEIVED}.public_welfare"
_PEOPLE = f"{_RECEIVED}.natural_person"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到律师事务所提出的公开申请2件。", {_RECEIVED: 2, _LAWYERS: 2}),
        ("收到环保组织提交的公开申请2件。", {_RECEIVED: 2, _CHARITIES: 2}),
        ("收到申请3件,申请人均为环保公益组织。", {_RECEIVED: 3, _CHARITIES: 3}),
        ("收到村民提出的公开申请5件。", {_RECEIVED: 5}),
        ("公民提出的信息公开申请共5件。", {_RECEIVED: 5, _PEOPLE: 5}),
        ("收到市民及团体提出的公开申请33件,其中企业3件。", {_RECEIVED: 33}),
        # Of several that asked, none is all.
        (
            "收到律师事务所提出的公开申请2件、村民提出的公开申请4件。",
            {_RECEIVED: -1, _LAWYERS: 2},
        ),
    ],
)
def test_who_asked(text: str, expected: dict[str, int]) -> None:
    _check(text, expected, 2016)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行政诉讼2件,均为复议后起诉,法院均未作出裁判。",
            {f"{_AFTER}.total": 2, f"{_AFTER}.pending": 2},
        ),
        (
            "行政诉讼1件,系经复议后起诉,法院尚在审理。",
            {f"{_AFTER}.total": 1, f"{_AFTER}.pending": 1},
        ),
        (
            "行政诉讼3件,均未经复议直接起诉,至年底法院尚未作出判决。",
            {"litigation.direct.total": 3, "litigation.direct.pending": 3},
        ),
        ("行政诉讼2件,均为复议后起诉,法院均未支持原告诉求。", {f"{_AFTER}.pending": -1}),
    ],
)
def test_courts_that_have_not_decided(text: str, expected: dict[str, int]) -> None:
    _check(text, expected, 2021)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年开会研究公开工作3次。", {"training.meetings": 3}),
        ("全年开会研究防汛工作3次。", {"training.meetings": -1}),
        ("由办公室主任主持召开信息公开专题会议3次。", {"training.meetings": 3}),
        ("对棚改规划调整、违建整治等公众关注的热点问题回应15次。", {"response.hot_topics": 15}),
        ("对12345热线反映的问题回应150次。", {"response.hot_topics": -1}),
    ],
)
def test_what_meetings_and_answers_were_about(text: str, expected: dict[str, int]) -> None:
    _check(text, expected)
