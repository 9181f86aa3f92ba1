"""Whose figure a sentence gives: the whole, one level of it, acts of other kinds, two answers together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.language.subject import elsewhere
from extractor.schemas import OTHER


def facts(
    text: str, title: str = "柳湾区人民政府2023年政府信息公开工作年度报告"
) -> list[tuple[str, Decimal | None, str | None]]:
    result = extract(f"{title}\n{text}\n")
    return [(f.indicator, f.value, f.scope) for f in result.facts if f.indicator != OTHER]


def values(text: str) -> dict[str, int]:
    return {name: int(value or 0) for name, value, _ in facts(text)}


def test_what_the_own_level_did_is_no_second_total() -> None:
    text = "全区新收政府信息公开申请412件,办结405件。区政府本级新收56件,办结51件。"
    assert values(text) == {"applications.received": 412, "applications.closed": 405}


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("opened", ["", "同期,", "今年", "本年度", "2023年,"])
@pytest.mark.parametrize(
    "did",
    [
        "区政府本级新收申请", "区人民政府本级共收到申请", "市本级受理申请", "政府本级接到申请",
        "区本级自身收到申请", "区本级自己收到申请", "区本级本年度收到申请", "区本级全年收到申请",
        "区政府本级作为一家单位收到申请", "区本级(含办公室)收到申请",
    ],
)  # fmt: skip
def test_the_own_level_in_other_words(opened: str, did: str) -> None:
    text = f"全区新收政府信息公开申请412件。{opened}{did}56件。"
    assert values(text) == {"applications.received": 412}


_BELOW = "隶属海关 下属海关 所属海关 直属海关 基层海关 派出海关 二级海关 各海关 各隶属海关、办事处 各工作站"


@pytest.mark.thorough(every=6)
@pytest.mark.parametrize("opened", ["", "全年", "今年", "当年", "本年度", "2023年", "同期,"])
@pytest.mark.parametrize("body", _BELOW.split())
def test_what_the_bodies_below_did_is_no_second_total(opened: str, body: str) -> None:
    text = f"全关区收到政府信息公开申请19件。{opened}{body}受理8件。"
    assert facts(text, "柳湾海关2023年政府信息公开工作年度报告") == [
        ("applications.received", Decimal(19), None)
    ]


@pytest.mark.parametrize(
    "below", ["各州(市)、县(区)气象局共收到申请9件", "各县(市、区)局未收到申请"]
)
def test_the_kinds_of_bodies_below_may_stand_in_parentheses(below: str) -> None:
    text = f"共收到政府信息公开申请14件。{below}。"
    assert facts(text, "柳湾省气象局2023年政府信息公开工作年度报告") == [
        ("applications.received", Decimal(14), None)
    ]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("收到政府信息公开申请19件", "接到8件"), ("收到政府信息公开申请19件", "无申请"),
        ("收到政府信息公开申请19件", "没有收到申请"), ("收到政府信息公开申请19件", "未收到申请"),
        ("答复政府信息公开申请19件", "答复8件"), ("办结政府信息公开申请19件", "办结8件"),
        ("公开信息19条", "公开8条"), ("发布信息19条", "发布8条"),
    ],
)  # fmt: skip
def test_whatever_the_bodies_below_did(whole: str, part: str) -> None:
    found = facts(f"全关区{whole}。隶属海关{part}。", "柳湾海关2023年政府信息公开工作年度报告")
    assert [value for _, value, _ in found] == [19]


def test_the_own_office_is_told_apart_from_the_whole() -> None:
    text = "办结政府信息公开申请93件,予以公开41件。区政府办公室办结22件,予以公开9件。"
    assert {fact for fact in facts(text) if fact[2] == "own"} == {
        ("applications.closed", Decimal(22), "own"),
        ("applications.granted", Decimal(9), "own"),
    }


def test_one_level_alone_is_all_that_there_is() -> None:
    text = "区政府本级新收政府信息公开申请56件,办结51件。"
    assert values(text) == {"applications.received": 56, "applications.closed": 51}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因政府信息公开被申请行政复议3件。另有因房屋征收决定被申请行政复议6件、应诉2件。", 3),
        ("因政府信息公开被申请行政复议3件。区政府办理行政复议案件67件,以工伤认定类为主。", 3),
        ("因政府信息公开被申请行政复议3件,以维持为主。", 3),
        ("因对答复不服被申请行政复议3件。", 3),
        ("因政府信息公开被申请行政复议3件,其中对答复不服的2件。", 3),
    ],
)
def test_cases_about_other_acts_are_not_those_of_disclosure(text: str, expected: int) -> None:
    assert values(f"四、行政复议、行政诉讼情况\n{text}") == {"reconsideration.total": expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政复议申请总数为58件,其中不服工伤认定的30件。", {}),
        ("全年没有收到反映作风问题的投诉举报。", {}),
        ("全年没有收到反映信息公开问题的投诉举报。", {"complaints.total": 0}),
        # The rows of the form name the body, and do not say whose count it is.
        ("所有答复中,不属于本行政机关公开的4件。", {"applications.not_this_agency": 4}),
        ("所有信访答复中,不属于本机关职责的4件。", {}),
        # Some of them, told alone.
        ("收到重复的政府信息公开申请3件。", {}),
        ("申请较多。其中,涉及土地的申请收到30件。", {}),
        ("共收到各类主体的政府信息公开申请30件。", {"applications.received": 30}),
        ("征收、规划、建设三类信息申请量合计201件。", {}),
        # Parts of what is counted already, and sites of others.
        (
            "通过区文化旅游局网站公开信息3127条,其中主页新闻866条,专题1200条。",
            {"proactive.website": 3127},
        ),
        ("各二级网站公开信息1720条。", {}),
        ("乡级网站公开信息1720条。", {}),
        # A document by its name, and what it is printed in.
        ("主动公开信息38条,其中经济数据公报1篇。", {"proactive.total": 38}),
        ("政府公报刊登信息38条。", {"proactive.gazette": 38}),
        # The staff, where both kinds add up to it.
        (
            "现有工作人员4人,其中全职1人,兼职3人。",
            {
                "organisation.staff": 4,
                "organisation.staff.full_time": 1,
                "organisation.staff.part_time": 3,
            },
        ),
        # Others by name, by their seat, by hearsay; each of several.
        ("区统计局、区审计局、区司法局三家共收到政府信息公开申请6件。", {}),
        ("区统计局、区审计局、区司法局各收到政府信息公开申请2件。", {}),
        ("城东市场监管所公开信息41条。", {}),
        ("某市一年举办新闻发布会60次,值得借鉴。", {}),
        ("网站韩文版发布信息34条。", {}),
        ("收到商业企业提出的信息公开申请14件,公民的申请见附件。", {"applications.received.commercial": 14}),
        ("(三)机构设置类信息的公开\n年内公开信息58条。", {}),
        ("(三)政府信息的公开\n年内公开信息58条。", {"proactive.total": 58}),
        # Both kinds of suits together; the rest of something else; that work.
        (
            "因政府信息公开引发的行政诉讼,未经复议直接起诉和复议后起诉的共4件。",
            {"litigation.total": 4},
        ),
        ("经审批、延长期限之后办结的采伐许可3件,其余17件均按时办结。", {}),
        (
            "经本机关负责人批准、延长答复期限之后办结的政府信息公开申请3件,其余17件均按时办结。",
            {"applications.closed.extended": 3, "applications.closed.on_time": 17},
        ),
        (
            "现有3人专门负责政府信息公开,另有8人兼办此项工作。",
            {"organisation.staff.full_time": 3, "organisation.staff.part_time": 8},
        ),
        ("对婚姻登记决定不服而申请行政复议的有5件,复议机关维持4件。", {}),
        (
            "5件行政规范性文件被明令废止,另有63件仍在施行。",
            {"normative_documents.repealed": 5, "normative_documents.in_force": 63},
        ),
        # Names of accounts, items of a list, examples before a thing.
        ("利用微信平台“最美柳湾”推送信息530条。", {"proactive.wechat": 530}),
        ("“柳湾公积金”公众号推送信息288篇。", {"proactive.wechat": 288}),
        ("“公积金贷款”业务受理288笔。", {}),
        ("1.网站:发布各类信息2114条。", {"proactive.website": 2114}),
        # Reading points stand in libraries and halls; those of each town are the towns'.
        ("县图书馆设信息查阅点1处。", {"organisation.reading_points": 1}),
        ("档案馆、政务大厅等处共设立查阅点3处。", {"organisation.reading_points": 3}),
        ("各乡镇图书馆设立查阅点9个。", {}),
        ("对《乡村振兴实施意见》等文件撰写解读3篇。", {"response.interpretations": 3}),
        ("召开春运、国庆等专题新闻发布会3次。", {"response.press_conferences": 3}),
        ("各地举办政府信息公开培训班270期。", {}),
        ("对其他申请人收取复制、邮寄费118元。", {"fees.copying": 118}),
        # Two results together, and one with its reason.
        (
            "收到申请40件,1件因我局未制作该信息答复不存在。",
            {"applications.received": 40, "applications.nonexistent": 1},
        ),
        (
            "收到申请40件,6件提供已公开文件的查询途径。",
            {"applications.received": 40, "applications.already_public": 6},
        ),
        # Who came to ask about what.
        ("收到申请4件,接待群众上门询问95人次。", {"applications.received": 4}),
        ("办税服务厅现场咨询900人次。", {}),
        # Items of a list, and what was decided.
        ("行政许可事项共64项。", {}),
        ("作出行政许可决定64件。", {"licensing.decisions": 64}),
        # Who it is that published: some by name, the body that went into this one, all.
        ("石桥、大湾、柳树三个镇共公开信息360条。", {}),
        ("全区三个镇共公开信息360条。", {"proactive.total": 360}),
        ("区划调整前,原区旅游局收到政府信息公开申请2件。", {}),
        ("区划调整前,区旅游局收到政府信息公开申请2件。", {"applications.received": 2}),
        # One each, and each its own.
        ("专门机构、公共查阅点各设1个。", {"organisation.offices": 1, "organisation.reading_points": 1}),
        (
            "规章、行政规范性文件现行有效件数分别为6件、127件。",
            {"regulations.in_force": 6, "normative_documents.in_force": 127},
        ),
        (
            "设3名专职人员、5名兼职人员从事信息公开工作。",
            {"organisation.staff.full_time": 3, "organisation.staff.part_time": 5},
        ),
    ],
)  # fmt: skip
def test_whose_and_of_what(text: str, expected: dict[str, int]) -> None:
    title = "柳湾区文化旅游局2023年政府信息公开工作年度报告"
    told = {name: int(value or 0) for name, value, _ in facts(f"\n{text}", title)}
    assert told == expected


@pytest.mark.parametrize(
    "title",
    [
        "柳湾区人民政府2013年政府信息公开工作年度报告",
        "柳湾区政府办公室2013年政府信息公开工作年度报告",
    ],
)
@pytest.mark.parametrize(
    ("text", "whole", "own"),
    [
        ("全区收到申请88件,其中区政府办公室收到21件。", 88, 21),
        ("全区受理政府信息公开申请88件,其中区政府办受理21件、区住建局30件。", 88, 21),
        ("收到申请88件,其中区政府办公室21件。", 88, 21),
    ],
)
def test_the_part_of_the_own_office(title: str, text: str, whole: int, own: int) -> None:
    found = [(value, scope) for name, value, scope in facts(text, title) if "received" in name]
    assert [value for value, _ in found] == [whole, own]
    assert found[1][1] == "own"


def test_the_office_published_a_part() -> None:
    text = "全区主动公开政府信息26783条,其中区政府办公室2114条。"
    assert [(n, v) for n, v, _ in facts(text)] == [
        ("proactive.total", 26783),
        ("proactive.total", 2114),
    ]


@pytest.mark.parametrize("who", ["区公安局", "市政府办公室", "街道", "区本级"])
def test_the_parts_of_others(who: str) -> None:
    assert len(facts(f"全区收到申请88件,其中{who}收到21件。")) == 1


def test_the_office_of_the_government_above_a_bureau() -> None:
    title = "柳湾区民政局2013年政府信息公开工作年度报告"
    assert (21, "own") not in [
        (v, s) for _, v, s in facts("全区收到申请88件,其中区政府办公室收到21件。", title)
    ]


@pytest.mark.parametrize(
    ("place", "whole"), [("榆树乡", "全县"), ("白石镇", "全县"), ("滨河街道", "全区")]
)
def test_the_county_above_a_town(place: str, whole: str) -> None:
    title = f"{place}2013年政府信息公开工作年度报告"
    text = f"据通报,{whole}2013年收到政府信息公开申请45件。我们没有收到政府信息公开申请。"
    assert [(n, v) for n, v, _ in facts(text, title)] == [("applications.received", 0)]
    title = "榆树县2013年政府信息公开工作年度报告"
    assert facts("全县2013年收到政府信息公开申请45件。", title)[0][1] == 45


_BODIES = (
    "44个单位", "44家机关", "各单位", "44个市直部门和12个镇", "44个区直部门、12个镇街", "44个部门(含12个镇)",
    "12个镇、5个街道办事处、27个部门", "44个委办局",
)  # fmt: skip


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("bodies", _BODIES)
@pytest.mark.parametrize("opened", ["", "2023年", "全年,"])
def test_who_did_it_may_be_counted_before(opened: str, bodies: str) -> None:
    found = facts(f"{opened}全区{bodies}收到政府信息公开申请19件。")
    assert found == [("applications.received", Decimal(19), "jurisdiction")]


@pytest.mark.parametrize("bodies", ["12个镇", "5个街道", "12个社区"])
def test_what_the_towns_did_is_a_part(bodies: str) -> None:
    assert not facts(f"全区{bodies}收到政府信息公开申请19件。")


def test_two_kinds_of_bodies_are_two_parts() -> None:
    assert not facts("全区44个部门主动公开信息9761条,12个镇主动公开信息2239条。")


_PUBLISHED = "公开政府信息30条。"


@pytest.mark.parametrize(
    ("agency", "who", "ours"),
    [
        ("青山市教育局", "市教育局", True),
        ("青山市教育局", "市局", True),
        ("青山市教育局", "局办公室", True),
        ("青山市教育局", "局各科室", True),
        ("青山市教育局", "市教育局及所属学校", True),
        ("青山市教育局", "市教育局和所属各单位共", True),
        ("青山市教育局", "市教育局所属各学校", False),
        ("青山市教育局", "市教育局下属学校", False),
        ("青山市教育局", "本局所属学校", False),
        ("青山市教育局", "局属学校", False),
        ("青山市教育局", "局直属单位", False),
        ("青山市教育局", "市财政局", False),
        ("青山县发展和改革委员会", "县发改委", True),
        ("青山县发展和改革委员会", "县委", False),
        ("青山县人民政府办公室", "县委办", False),
        ("青山县委办公室", "县委办", True),
        ("青山镇人民政府", "镇政府", True),
        ("青山镇人民政府", "镇党政办", True),
        ("青山镇人民政府", "全镇", True),
        ("青山镇人民政府", "镇中心学校", False),
        ("青山镇人民政府", "镇各村", False),
        ("青山镇人民政府", "镇属各单位", False),
        ("青山海关", "海关所属各办事处", False),
        ("青山市教育局", "外单位", False),
    ],
)
def test_who_published_is_told_by_the_last_body_that_is_named(
    agency: str, who: str, ours: bool
) -> None:
    told = {name for name, *_ in facts(who + _PUBLISHED, f"{agency}2023年政府信息公开工作年度报告")}
    assert ("proactive.total" in told) == ours


def test_what_is_outside_is_another_body_only_where_a_body_is_named() -> None:
    assert elsewhere("外县公开政府信息30条", "青山市教育局")
    assert not elsewhere("外部门户网站公开政府信息30条", "青山市教育局")
