"""A number that is of others, of a part, or of one thing alone is not that of the whole."""

from __future__ import annotations

import pytest

from extractor import extract

from .test_rules_told import reads


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("召开新闻发布会76场,其中省政府组成部门主要负责人出席31场。", "response.press_conferences_by_principal", -1),
        ("召开新闻发布会76场,其中市直单位主要负责人出席31场。", "response.press_conferences_by_principal", -1),
        ("召开新闻发布会6场,各乡镇主要负责同志出席3场。", "response.press_conferences_by_principal", -1),
        ("召开新闻发布会6场,本局主要负责人出席3场。", "response.press_conferences_by_principal", 3),
        ("召开新闻发布会6场,主要负责同志出席3场。", "response.press_conferences_by_principal", 3),
        ("印制公开指南1200册,支出1.8万元。", "organisation.budget", -1),
        ("购置触摸屏2台,共花费3万元。", "organisation.budget", -1),
        ("信息公开工作支出3万元。", "organisation.budget", 3),
        ("印制指南1200册,全年公开经费3万元。", "organisation.budget", 3),
        ("新设查阅点4个,全县查阅点总数达26个。", "organisation.reading_points", 26),
        ("新建查阅点4个,目前共有查阅点26个。", "organisation.reading_points", 26),
        ("新设查阅点4个,配备查询机2台。", "organisation.reading_points", 4),
        ("公报出版12期,收录部令9件、规范性文件及公告156件。", "proactive.gazette", -1),
        ("公报出版12期,刊登规章9件和规范性文件156件。", "proactive.gazette", -1),
        ("公报出版12期,刊登规范性文件156件。", "proactive.gazette", 156),
        ("行政复议1件。12315中心受理咨询88件、申诉举报9件。", "complaints.total", -1),
        ("行政复议1件。12369热线接到投诉9件。", "complaints.total", -1),
        ("行政复议1件,行政诉讼0件,申诉举报9件。", "complaints.total", 9),
        ("自然人提出申请82件,法人及其他组织提出63件。", "applications.received", -1),
        ("公民、法人和其他组织提出申请63件。", "applications.received", 63),
        ("解读本局文件15份,刊出解读稿22篇。", "response.interpretations", 22),
        ("对18件规范性文件作出解读,发布解读材料47篇。", "response.interpretations", 47),
        ("解读政策文件15件。", "response.interpretations", 15),
        ("解读政策15件,其中解读稿件9篇。", "response.interpretations", 15),
        ("解读稿22篇,其中文字稿件10篇。", "response.interpretations", 22),
        ("举办电工技能培训6期,参训310人次。", "training.attendees", -1),
        ("举办创业培训6期;举办信息公开培训2次,参训310人次。", "training.attendees", 310),
        ("举办信息公开暨保密培训1场,120余名干部参训。", "training.attendees", 120),
        ("受理依申请办理的不动产登记3120件,当年办结3118件。", "applications.closed", -1),
        ("受理政府信息公开申请20件,当年办结18件。", "applications.closed", 18),
        ("平均每10件申请中有9件由网上提交。", "applications.received.online", -1),
        ("每100件申请中有87件来自网上。", "applications.received", -1),
        ("申请中有87件来自网上。", "applications.received.online", 87),
        ("予以公开与部分公开734件,不予公开20件。", "applications.partially_granted", -1),
        ("予以公开与部分公开734件,不予公开20件。", "applications.granted", -1),
        ("答复申请4件,予以公开和部分公开各2件。", "applications.granted", 2),
        ("答复申请4件,予以公开和部分公开各2件。", "applications.partially_granted", 2),
        ("答复申请9件,予以公开7件,部分公开2件。", "applications.partially_granted", 2),
        ("每个科室都有人,全年收到申请12件。", "applications.received", 12),
        ("召开政务公开常务会议2次。", "training.meetings", -1),
        ("召开政务公开党组会2次。", "training.meetings", -1),
        ("召开政务公开会议2次。", "training.meetings", 2),
        ("补正期内的申请2件。", "applications.clarification_requested", -1),
        ("尚在补正期内2件。", "applications.clarification_requested", -1),
        ("通知补正2件。", "applications.clarification_requested", 2),
        ("收到申请9件,不予公开等原因3件。", "applications.refused", -1),
        ("收到申请9件,不予公开3件。", "applications.refused", 3),
        ("依申请公开信息消费500元。", "fees.collected", -1),
        ("依申请公开费时500元。", "fees.collected", -1),
        ("依申请公开费劲500元。", "fees.collected", -1),
        ("依申请公开费县500元。", "fees.collected", -1),
        ("依申请公开政府信息免费的500元。", "fees.collected", -1),
        ("依申请公开政府信息收取诉讼费用500元。", "fees.collected", -1),
        ("依申请公开收取应诉费用500元。", "fees.collected", -1),
        ("依申请公开收取复议费用500元。", "fees.collected", -1),
        ("依申请公开收取费用500元。", "fees.collected", 500),
        ("编发公报12期。", "proactive.gazette", -1),
        ("编发公报信息30条。", "proactive.gazette", 30),
        ("政府公报共出刊政策文件30件。", "proactive.gazette", 30),
    ],
)  # fmt: skip
def test_whose_number_it_is(text: str, name: str, value: int) -> None:
    assert reads(text, [name]) == {name: value}


@pytest.mark.parametrize(
    "text",
    [
        "对2012年以来制发的文件逐件清理,废止行政规范性文件11件,现行有效64件。",
        "对2012年以来的规范性文件开展全面梳理,共废止行政规范性文件11件,现行有效64件。",
        "将2010年以来印发的文件全部审核一遍,废止行政规范性文件11件,现行有效64件。",
    ],
)
def test_what_was_gone_through_is_older_than_what_was_done(text: str) -> None:
    names = ["normative_documents.repealed", "normative_documents.in_force"]
    assert reads(text, names, 2021) == dict(zip(names, (11, 64), strict=True))


def test_what_was_done_since_a_year_is_of_several() -> None:
    text = "清河县水务局2021年政府信息公开工作年度报告\n一、概述\n2012年以来,共废止行政规范性文件31件。\n"
    assert [fact.period for fact in extract(text).facts] == ["cumulative"]


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("join", ["、", "及", "或", "和", "与", "以及", "或者"])
@pytest.mark.parametrize("act", ["", "予以", "同意", "准予"])
def test_answers_told_together_are_nobodys(join: str, act: str) -> None:
    names = ["applications.granted", "applications.partially_granted"]
    together = reads(f"予以公开{join}{act}部分公开34件,不予公开2件。", names)
    assert together == dict.fromkeys(names, -1)


@pytest.mark.parametrize("received", ["收到数", "收件数", "新收数"])
def test_what_came_and_what_was_closed_share_a_number(received: str) -> None:
    names = ["applications.received", "applications.closed"]
    assert reads(f"政府信息公开申请的{received}、办结数都是14件。", names) == dict.fromkeys(
        names, 14
    )
