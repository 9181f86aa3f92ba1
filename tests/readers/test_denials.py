"""What a report says it has not, did not or did not get: zeros, and sentences that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import Result, extract
from extractor.schemas import OTHER


def read(section: str, sentence: str) -> Result:
    return extract(f"柳湾县粮食局2013年政府信息公开年度报告\n{section}\n{sentence}\n")


def zeros(section: str, sentence: str) -> set[str]:
    facts = read(section, sentence).facts
    return {f.indicator for f in facts if f.value == Decimal(0) and f.indicator != OTHER}


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("本局没有专职政府信息公开工作人员。", {"organisation.staff.full_time"}),
        (
            "尚未配备专职人员,亦未安排政府信息公开专项经费。",
            {"organisation.staff.full_time", "organisation.budget"},
        ),
        (
            "未配备专职人员和兼职人员。",
            {"organisation.staff.full_time", "organisation.staff.part_time"},
        ),
        ("没有专项经费,开支在公用经费中解决。", {"organisation.budget"}),
        ("没有单独列支政府信息公开工作经费。", {"organisation.budget"}),
        ("未发生专项经费支出。", {"organisation.budget"}),
        (
            "我局未设立专门机构,也未设置政府信息公开查阅点。",
            {"organisation.offices", "organisation.reading_points"},
        ),
        ("全年未召开政府信息公开专题会议。", {"training.meetings"}),
        ("全年没有举办政府信息公开业务培训班。", {"training.sessions"}),
        ("全年未组织培训。", {"training.sessions"}),
        ("全年未发布政策解读稿件。", {"response.interpretations"}),
        ("没有需要回应的公众关注热点或重大舆情。", {"response.hot_topics"}),
        ("全年未通过微博、微信公开政府信息。", {"proactive.weibo", "proactive.wechat"}),
    ],
)
def test_what_a_report_has_none_of_is_zero(sentence: str, indicators: set[str]) -> None:
    assert zeros("五、机构和人员情况", sentence) == indicators


@pytest.mark.parametrize(
    "sentence",
    [
        "没有专职人员,影响了信息更新。",
        "由于没有专项经费,网站由县里代管。",
        "部分股室没有专职人员。",
        "没有专职人员的股室由办公室代为报送。",
        "如未安排专项经费,由财政统筹解决。",
        "一是没有专职人员;二是未开展培训。",
        "上半年未组织培训。",
        "除参加县里的培训外,未组织培训。",
        "本局人员未参加培训。",
        "未组织农技推广培训。",
        "不得以没有专项经费为由拒绝公开。",
        "未发生重大舆情。",
        "我局没有开通微博。",
    ],
)
def test_a_complaint_a_cause_or_the_lack_of_others_is_no_figure(sentence: str) -> None:
    assert zeros("五、机构和人员情况", sentence) == set()


@pytest.mark.parametrize("section", ["六、存在的主要问题及改进措施", "七、下一步打算"])
def test_a_lack_among_the_problems_is_no_figure(section: str) -> None:
    assert zeros(section, "(一)人员情况。我局没有专职人员,未安排专项经费。") == set()


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("无上年结转的申请。", {"applications.carried_in"}),
        ("没有结转下年度继续办理的申请。", {"applications.carried_out"}),
        ("全部当年办结,无下年度结转。", {"applications.carried_out"}),
        ("全年无人申请公开政府信息。", {"applications.received"}),
    ],
)
def test_applications_that_were_not_carried_over_are_not_those_received(
    sentence: str, indicators: set[str]
) -> None:
    assert zeros("三、依申请公开政府信息情况", sentence) == indicators


def test_none_under_a_heading_denies_what_the_heading_names() -> None:
    result = read(
        "三、依申请公开情况\n(一)收到申请情况\n无\n(二)答复情况\n无\n(三)收费情况\n无。",
        "四、因政府信息公开申请行政复议、提起行政诉讼情况\n无",
    )
    found = {f.indicator: f.evidence[0].quote.text for f in result.facts}
    assert found == {
        "applications.received": "(一)收到申请情况\n无",
        "fees.collected": "(三)收费情况\n无",
        "reconsideration.total": "四、因政府信息公开申请行政复议、提起行政诉讼情况\n无",
        "litigation.total": "四、因政府信息公开申请行政复议、提起行政诉讼情况\n无",
    }
    assert not result.findings


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "专职人员:无。\n专项经费:无。",
            {"organisation.staff.full_time", "organisation.budget"},
        ),
        ("(一)行政复议\n2013年,我局无。", {"reconsideration.total"}),
        ("(一)行政复议\n本年度暂无。", {"reconsideration.total"}),
        ("(一)行政复议、诉讼\n均为0。", {"reconsideration.total", "litigation.total"}),
        ("(一)收费、行政复议情况\n均无。", {"fees.collected", "reconsideration.total"}),
        ("四、收费减免:无。", {"fees.collected"}),
        ("四、费用减免:无。", set()),
        ("行政复议、行政诉讼无案件。", {"reconsideration.total", "litigation.total"}),
        ("行政复议没有案例,行政诉讼也无此类案件。", {"reconsideration.total", "litigation.total"}),
        (
            "行政诉讼无相关案件,行政复议没有任何案件。",
            {"reconsideration.total", "litigation.total"},
        ),
    ],
)
def test_none_may_stand_behind_a_label_or_under_a_heading(text: str, indicators: set[str]) -> None:
    assert zeros("五、机构人员和复议", text) == indicators


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("本年没有一份申请递到镇里。", {"applications.received"}),
        ("为信息公开打官司的,到现在一起也没有。", {"litigation.total"}),
        ("既无人起诉,也无人申请行政复议。", {"litigation.total", "reconsideration.total"}),
        ("收费标准尚待核定,暂未收取。", {"fees.collected"}),
        ("没有人来申请,故依申请公开件数填0。", {"applications.received"}),
        ("没有发生任何费用。", {"fees.collected"}),
    ],
)
def test_zeros_as_people_say_them(sentence: str, indicators: set[str]) -> None:
    assert zeros("三、依申请公开情况", sentence) == indicators


def test_what_is_denied_but_for_one_kind_is_no_zero_of_all() -> None:
    result = read("四、收费情况", "没有发生复制以外的费用,复制费收了9元。")
    read_as = {f.indicator: f.value for f in result.facts if f.indicator != OTHER}
    assert read_as == {"fees.copying": Decimal(9)}
    assert not result.findings


@pytest.mark.parametrize(
    ("row", "indicators"),
    [
        ("6.申请信息不存在数 件 4 6.申请信息不存在数 件 4", set()),
        ("6.申请信息不存在数量 件 4 7.申请信息不明确数量 件 4", set()),
        ("本年度不存在被申请行政复议的情况。", {"reconsideration.total"}),
    ],
)
def test_the_label_of_a_row_denies_nothing(row: str, indicators: set[str]) -> None:
    assert zeros("三、依申请公开情况", row) == indicators


_ASKED = {"applications.received"}


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        # Of some months, and of all of them.
        ("第三季度没有收到政府信息公开申请。", set()),
        ("11月份没有收到政府信息公开申请。", set()),
        ("截至12月底没有收到政府信息公开申请。", _ASKED),
        ("1至12月没有收到政府信息公开申请。", _ASKED),
        # Of some kind, and of all.
        ("没有收到涉及个人隐私的政府信息公开申请。", set()),
        ("没有收到企业的政府信息公开申请。", set()),
        ("没有收到需要付费的政府信息公开申请。", set()),
        ("没有收到公民、法人和其他组织提出的政府信息公开申请。", _ASKED),
        ("没有收到要求公开校务信息的书面申请。", _ASKED),
        ("没有发生群体性行政复议案件。", set()),
        ("没有发生因政府信息公开引发的行政复议案件。", {"reconsideration.total"}),
        # Of some state.
        ("不存在收到申请未及时办理的情况。", set()),
        ("没有出现申请答复超期的问题。", set()),
        # A condition and a rule.
        ("如果没有收到申请,也要登记在册。", set()),
        ("没有收到申请的,应当零报告。", set()),
        ("没有收到申请,应公开的信息均已公开。", _ASKED),
    ],
)
def test_none_of_a_part_is_no_zero_of_the_whole(sentence: str, indicators: set[str]) -> None:
    assert zeros("三、依申请公开情况", sentence) == indicators


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        # Three things to pay for and the fees for all of them; one fee of the form.
        (
            "未收取检索、复印、邮寄费用。",
            {"fees.search", "fees.copying", "fees.collected"},
        ),
        ("未收取检索、复制费。", {"fees.search", "fees.copying", "fees.collected"}),
        ("未收取复印、邮寄费用。", {"fees.copying"}),
        # Whatever way, and one of them.
        ("未收到书面或者网上政府信息公开申请。", {"applications.received", "applications.received.online"}),
        ("未收到网上政府信息公开申请。", {"applications.received.online"}),
        (
            "没有收到政府信息公开的信件、邮件和当面申请。",
            {
                "applications.received",
                "applications.received.letter",
                "applications.received.online",
                "applications.received.in_person",
            },
        ),
        # What a body may do, and what it did.
        ("本单位无规章、规范性文件制定权限。", set()),
        ("本单位没有规章制定权。", set()),
        # What is paid for something else.
        ("春季对社员免收农机维修费,全年没有收取一分钱。", set()),
        ("对申请人免收复印费,全年没有收取一分钱。", {"fees.collected"}),
        ("在收到的申请中,无自然人申请。", set()),
        ("上级机关未转来有关信息公开的投诉。", {"complaints.total"}),
    ],
)  # fmt: skip
def test_what_exactly_there_was_none_of(sentence: str, indicators: set[str]) -> None:
    assert zeros("三、其他情况", sentence) == indicators


def test_none_of_a_part_stands_beside_the_number_of_all() -> None:
    result = read("三、依申请公开情况", "第三季度没有收到申请,全年收到申请5件。")
    read_as = [(f.indicator, f.value) for f in result.facts if f.indicator != OTHER]
    assert read_as == [("applications.received", Decimal(5))]
    assert not result.findings


@pytest.mark.parametrize(
    ("section", "sentence", "indicators"),
    [
        ("五、收费", "各单位均未收取费用。", {"fees.collected"}),
        ("五、收费", "全县各单位都没有收取信息公开费用。", {"fees.collected"}),
        ("二、依申请公开", "各单位都没有收到申请。", {"applications.received"}),
        ("二、依申请公开", "没有收到书面或口头的公开申请。", {"applications.received"}),
        ("二、依申请公开", "没有收到法人的公开申请。", set()),
        ("五、收费", "末收取任何费用。", {"fees.collected"}),
        (
            "四、复议诉讼",
            "末发生行政复议、行政诉讼。",
            {"reconsideration.total", "litigation.total"},
        ),
        ("四、复议诉讼", "年末发生的案件已结。", set()),
        ("五、收费", "年度末收取的费用已入库。", set()),
        ("二、依申请公开", "各单位都没有收到申请的,应当零报告。", set()),
        ("二、依申请公开", "各单位没有收到申请的也要零报告。", set()),
        ("三、保障", "各乡镇均未设立查阅点,影响群众查阅。", set()),
        ("三、保障", "各单位都没有举办培训,工作人员业务不熟。", set()),
    ],
)
def test_what_each_body_did_not_do(section: str, sentence: str, indicators: set[str]) -> None:
    assert zeros(section, sentence) == indicators
