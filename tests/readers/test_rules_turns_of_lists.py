"""What short clauses of a list say: how late an answer was, whose secret, no column of a table."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

_DISPUTES = ("reconsideration.total", "litigation.total", "complaints.total")


def test_a_row_of_zeros_in_a_sentence_needs_no_unit() -> None:
    said = reads("因信息公开引起的复议数0,诉讼数0,投诉数0。", _DISPUTES)
    assert said == dict.fromkeys(_DISPUTES, 0)


def test_a_row_of_cells_does_not_say_which_column_is_meant() -> None:
    assert reads("复议数 0 2 1", _DISPUTES) == dict.fromkeys(_DISPUTES, -1)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("收到申请6件。5件如期答复,1件延长20个工作日后答复。", "applications.closed.extended", 1),
        ("收到申请6件。2件延期15天办结。", "applications.closed.extended", 2),
        # What is to be prolonged is no answer given late.
        ("收到申请6件。1件已告知申请人20个工作日内答复。", "applications.closed.extended", -1),
        ("收到申请6件。结果是:公开4件、信息不存在2件。", "applications.granted", 4),
        ("报送案例6件。评比结果是:公开4件。", "applications.granted", -1),
        ("收到申请6件。校外培训机构递交的2件。4件按期答复。", "applications.closed.on_time", 4),
        ("组织培训2期。4件按期答复。", "applications.closed.on_time", -1),
        ("收取邮寄、复制成本54元。", "fees.collected", 54),
        ("印刷成本54元。", "fees.collected", -1),
        ("有12人次交纳费用共计87.5元。", "fees.collected", 87),
        ("企业交纳税款87.5元。", "fees.collected", -1),
    ],
)
def test_short_clauses(text: str, name: str, value: int) -> None:
    assert reads(text, [name]) == {name: value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("收到申请6件。2件申请内容重复,不予处理;4件予以公开。", 2),
        # Some of what was published twice is no application.
        ("公开信息60条,2条内容重复,已予删除。", -1),
    ],
)
def test_what_is_asked_for_again(text: str, value: int) -> None:
    name = "applications.not_processed.repeated"
    assert reads(text, [name], 2024) == {name: value}


def test_the_secret_of_another_business_is_a_trade_secret() -> None:
    names = ["applications.refused.trade_secret", "applications.refused.privacy"]
    said = reads("收到申请9件。不予提供3件,1件涉及其他企业商业秘密,2件涉及其他住户隐私。", names)
    assert said == {names[0]: 1, names[1]: 2}


def test_complaints_of_prices_are_another_matter() -> None:
    assert reads("因公开被复议1件。受理价格投诉87件。", ["complaints.total"]) == {
        "complaints.total": -1
    }


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        # Classes with their numbers stand behind a count: they have its unit.
        ("因信息公开被复议3件:维持 2、尚未审结 1。", "reconsideration.upheld", 2),
        ("因信息公开被复议3件:维持 2、尚未审结 1。", "reconsideration.pending", 1),
        ("因信息公开被复议3件:维持 4、尚未审结 1。", "reconsideration.pending", -1),
        ("收取复印费36元,检索费一律免收。", "fees.search", 0),
        ("学费免收。", "fees.collected", -1),
        ("信息公开情况如下。【培训考核】培训6期310人次。", "training.sessions", 6),
        ("【技能竞赛】农技6期310人次。", "training.sessions", -1),
        ("召开研究信息公开的局长办公会3次。", "training.meetings", 3),
        ("召开局长办公会3次。", "training.meetings", -1),
        ("参加新闻发布会4次,主要负责同志到场3次。", "response.press_conferences_by_principal", 3),
        ("参加招商会4次,主要负责同志到场3次。", "response.press_conferences_by_principal", -1),
        ("系统共接到公开申请58件。", "applications.received", 58),
        ("县中医院共接到公开申请58件。", "applications.received", -1),
        ("收到申请34件,连同结转的6件共40件。", "applications.carried_in", 6),
        ("收到申请34件,连同补正的6件共40件。", "applications.carried_in", -1),
        ("咨询方面,接待咨询346人次。", "consultations.total", 346),
        ("招商方面,接待咨询346人次。", "consultations.total", -1),
    ],
)
def test_what_is_counted(text: str, name: str, value: int) -> None:
    assert reads(text, [name]) == {name: value}


@pytest.mark.parametrize(
    ("text", "staff", "full_time", "part_time"),
    [
        ("政务公开专职人员2人,各科室兼职人员5人,共7人。", 7, 2, 5),
        ("政务公开专职人员2人,各科室兼职人员5人,共9人。", -1, 2, -1),
        ("专职3名,卫生院和股室兼职6名,合计9名。", 9, 3, 6),
        ("专职司机3名,卫生院和股室兼职电工6名,合计9名。", -1, -1, -1),
    ],
)
def test_the_sum_of_both_kinds_is_the_staff(
    text: str, staff: int, full_time: int, part_time: int
) -> None:
    names = ["organisation.staff", "organisation.staff.full_time", "organisation.staff.part_time"]
    assert list(reads(text, names).values()) == [staff, full_time, part_time]


def test_a_title_before_a_blank_is_no_word_of_the_clause() -> None:
    assert reads("【培训考核】 培训6期310人次。", ["training.sessions"]) == {"training.sessions": 6}
