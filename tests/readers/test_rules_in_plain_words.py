"""Denials, part-time staff, run-in headings and totals behind their parts, in plainer words."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

_BUDGET, _FEES, _RECEIVED = "organisation.budget", "fees.collected", "applications.received"
_CLOSED, _REPLIED, _REFUSED = (
    "applications.closed",
    "applications.replied",
    "applications.refused",
)
_DESK, _FAX = "applications.received.in_person", "applications.received.fax"
_ONLINE, _LETTER = "applications.received.online", "applications.received.letter"
_REVIEWS, _SUITS, _CROSS = "reconsideration.total", "litigation.total", "complaints.total"
_STAFF, _FULL = "organisation.staff", "organisation.staff.full_time"
_PART, _POINTS = "organisation.staff.part_time", "organisation.reading_points"
_ASKED = {
    "consultations.on_site": 1420,
    "consultations.phone": 8806,
    "consultations.online": 517,
    "consultations.total": 10743,
}
_SPOKEN = "response.press_conferences_by_principal"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五、保障\n专项经费未列支。", {_BUDGET: 0}),
        # Not on its own: it may have been paid with other things.
        ("五、保障\n本年没有单列信息公开经费。", {_BUDGET: -1}),
        ("五、保障\n公开工作的经费没有单独列支。", {_BUDGET: -1}),
        ("五、保障\n会议经费未列支。", {_BUDGET: -1}),
        ("五、保障\n扶贫专项经费未列支。", {_BUDGET: -1}),
        ("五、保障\n经费未按时拨付。", {_BUDGET: -1}),
        ("三、收费\n申请人未缴纳过费用。", {_FEES: 0}),
        ("三、收费\n没有群众为此缴过钱。", {_FEES: 0}),
        ("三、收费\n今年没有因为公开向人要过钱。", {_FEES: 0}),
        ("三、收费\n收费方面,免除所有费用。", {_FEES: 0}),
        ("三、收费\n依申请公开的费用一律免除。", {_FEES: 0}),
        ("三、收费\n对低保户免除所有费用。", {_FEES: -1}),
        ("三、收费\n免除部分费用。", {_FEES: -1}),
        ("三、收费\n没有学生缴过补课费用。", {_FEES: -1}),
        ("三、收费\n除1份邮寄费20元之外,没有申请人缴过费。", {_FEES: -1}),
        ("六、业务\n没有群众为办证缴过钱。", {_FEES: -1}),
    ],
)
def test_money_that_was_never_there(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2012) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未收到信息公开申请,因此也不存在答复和收费问题。", {_REPLIED: 0, _FEES: 0}),
        ("申请未收到一件,因而办结数、答复数亦为零。", {_CLOSED: 0, _REPLIED: 0}),
        ("收到申请3件,不存在逾期答复问题。", {_RECEIVED: 3, _REPLIED: -1}),
        ("收到申请3件,不予公开的没有。", {_RECEIVED: 3, _REFUSED: 0}),
        (
            "收到申请3件,均为当面提交,网络、传真、信函渠道都没有收到。",
            {_RECEIVED: 3, _DESK: 3, _ONLINE: 0, _FAX: 0, _LETTER: 0},
        ),
        (
            "收到申请2件,都是当面递交。未收到其他形式的申请,如网上申请、信函申请。",
            {_RECEIVED: 2, _ONLINE: 0, _LETTER: 0, _FAX: -1},
        ),
        (
            "收到申请1份,当面提交。没有收到传真、信函以及网上申请。",
            {_RECEIVED: 1, _FAX: 0, _LETTER: 0, _ONLINE: 0},
        ),
    ],
)
def test_nothing_came_of_it_or_by_a_way(text: str, expected: dict[str, int]) -> None:
    assert reads(f"二、依申请公开\n{text}", expected, 2012) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("无一名申请人就答复申请行政复议。", {_REVIEWS: 0}),
        ("尚无一人就征地补偿申请行政复议。", {_REVIEWS: -1}),
        ("引发行政复议4件,未发生诉讼。", {_REVIEWS: 4, _SUITS: 0}),
        ("因征地引发行政复议4件,未发生诉讼。", {_SUITS: -1}),
        ("劳动仲裁2件,未发生诉讼。", {_SUITS: -1}),
        ("没有因公开闹到法院的。", {_SUITS: 0}),
        ("没有因数据发布发生申诉。", {_CROSS: -1}),
        ("举办新闻发布会2次,主要负责人参加的没有。", {_SPOKEN: 0}),
        ("举办新闻发布会2次,主要负责人均未参加。", {_SPOKEN: 0}),
        ("举办培训2次,主要负责人参加的没有。", {_SPOKEN: -1}),
    ],
)
def test_what_nobody_did(text: str, expected: dict[str, int]) -> None:
    assert reads(f"四、监督\n{text}", expected, 2012) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乡里由党政办1名同志兼做这件事。", {_PART: 1}),
        ("管这事的有2个人,都是兼着的。", {_STAFF: 2, _PART: 2}),
        ("信息公开由各镇2人兼管。", {_PART: -1}),
        ("全馆工作人员142人;从事公开的8人,专职5、兼职3。", {_STAFF: 8, _FULL: 5, _PART: 3}),
        ("信息公开由科研科2人负责。", {_STAFF: 2}),
        ("档案整理由科研科2人负责。", {_STAFF: -1}),
        ("专职从事会计监督工作的有2人。", {_FULL: -1}),
    ],
)
def test_who_does_it(text: str, expected: dict[str, int]) -> None:
    assert reads(f"六、人员\n{text}", expected, 2012) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "咨询情况。设咨询台5个,接待来访1420人次,接听电话8806人次,网站答问517人次,加起来10743人次。",
            _ASKED,
        ),
        ("举报申诉。收到公民举报某局应公开而未公开1件。", {_CROSS: 1}),
        ("举报投诉方面,收到举报2件,反映目录更新慢。", {_CROSS: 2}),
        ("申诉举报:1件。", {_CROSS: 1}),
        ("举报投诉。收到环境污染举报66件。", {_CROSS: -1}),
        ("四、救济\n复议2件。举报4起均为举报交通违法,不涉及公开。", {_CROSS: -1}),
    ],
)
def test_a_heading_that_its_line_goes_on_from(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2012) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大厅设查阅点1个,社区设查阅点11个,合起来12个。", {_POINTS: 12}),
        ("新设查阅点1个,合计2个。", {_POINTS: 2}),
        ("局机关1个查阅点,所属站所4个查阅点,一共5个。", {_POINTS: 5}),
        ("县局收到申请3件,各分局收到申请9件,合起来12件。", {_RECEIVED: 12}),
        ("局机关举办培训2期,各站所举办培训5期,合计7期。", {"training.sessions": 7}),
        # Twins: what does not add up is no total of them.
        ("专职2人,各股室兼职5人,合计7人。", {_STAFF: 7, _FULL: 2, _PART: 5}),
        ("专职2人,各股室兼职5人,合计8人。", {_STAFF: -1, _PART: -1}),
        ("参加省培训2次、市培训3次,合计5次。", {"training.sessions": -1}),
        ("设图书查阅点3个。", {_POINTS: -1}),
    ],
)
def test_a_total_behind_its_parts(text: str, expected: dict[str, int]) -> None:
    assert reads(f"五、保障\n{text}", expected, 2012) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("局长办公会专题研究政务公开工作3次。", {"training.meetings": 3}),
        ("党委会专题研究信息公开2次。", {"training.meetings": 2}),
        ("县政府常务会议听取政务公开汇报2次。", {"training.meetings": -1}),
        ("党组会研究项目审批3次。", {"training.meetings": -1}),
        (
            "举办公开业务培训2期,公开法规培训40人次。",
            {"training.sessions": 2, "training.attendees": 40},
        ),
        ("公开培训信息40条。", {"training.sessions": -1, "training.attendees": -1}),
        ("因当事人不服答复发生的行政复议6件。", {"reconsideration.total": 6}),
        ("因当事人不服处罚决定发生的行政复议6件。", {"reconsideration.total": -1}),
    ],
)
def test_meetings_courses_and_causes(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected
