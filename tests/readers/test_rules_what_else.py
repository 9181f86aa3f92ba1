"""What tempts to be a figure of disclosure, and its twin that is one: plans, causes, fees, courses, years."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import OTHER


def values(text: str, title: str = "柳湾区农业局2015年政府信息公开工作年度报告") -> dict[str, int]:
    result = extract(f"{title}\n{text}\n")
    return {f.indicator: int(f.value or 0) for f in result.facts if f.indicator != OTHER}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What was planned, and what was done.
        ("拟公开信息100条,实际公开信息120条。", {"proactive.total": 120}),
        ("争取公开信息100条以上,全年公开信息120条。", {"proactive.total": 120}),
        (
            "(二)按照年初打算,举办信息公开培训班4期,培训信息员90人次。",
            {"training.sessions": 4, "training.attendees": 90},
        ),
        # What the cases are about.
        ("经营户对我局吊销许可的决定不服,申请行政复议4件,提起行政诉讼1件,均被驳回。", {}),
        (
            "申请人对我局信息公开答复的决定不服,申请行政复议4件,提起行政诉讼1件。",
            {"reconsideration.total": 4, "litigation.total": 1},
        ),
        ("五、行政复议和诉讼:因退耕补助引起的异议审查有3件,上级维持2件。", {}),
        (
            "没有农户因信息公开的事申请行政复议,也没有农户因此到法院提起行政诉讼。",
            {"reconsideration.total": 0, "litigation.total": 0},
        ),
        ("居民因不服我局信息公开答复提起行政诉讼2件。", {"litigation.total": 2}),
        (
            "申请人对其中3件答复不服,向区政府申请复议,2件维持,1件仍在审理。",
            {"reconsideration.total": 3, "reconsideration.upheld": 2, "reconsideration.pending": 1},
        ),
        ("申请人对其中3件答复不服,向区政府反映。", {}),
        # What was paid for, and by whom.
        ("查处违规收费2.6万元。", {}),
        ("提供信息时复印材料18份,收费90元。", {"fees.collected": 90}),
        ("举办信息公开培训2次,35人参加。", {"training.sessions": 2, "training.attendees": 35}),
        # Which year, and how many.
        (
            "《条例》施行以来,我局已公开政府信息960条,其中2015年当年为210条。",
            {"proactive.cumulative": 960, "proactive.total": 210},
        ),
        ("《条例》施行以来,我局不断完善制度,全年公开政府信息210条。", {"proactive.total": 210}),
        ("因政府信息公开被提起行政诉讼的,截至12月底本年度累计3件。", {"litigation.total": 3}),
        (
            "年初至年末我局共收到信息公开申请15件,12月收到的为4件。",
            {"applications.received": 15},
        ),
        # Who asked, and what became of it.
        (
            "收到申请8件,没有作出过不予公开的决定。",
            {"applications.received": 8, "applications.refused": 0},
        ),
        ("三、受理申请情况\n来局里打听补贴的人很多,大约180人次。", {}),
        (
            "收到申请17件,其中职业打假人以自然人身份提出的有12件。办结15件。",
            {
                "applications.received": 17,
                "applications.received.natural_person": 12,
                "applications.closed": 15,
            },
        ),
        *(
            (f"全年公开规范性文件8条。{way}公开56条。", {"proactive.normative_documents": 8})
            for way in (
                "政务公开栏", "LED屏", "宣传墙", "镇广播", "县电视台", "当地报刊", "各种渠道", "上述方式", "各类途径", "第三方平台",
            )
        ),
        # Two years of one thing.
        ("收到政府信息公开申请的数量,上一年是19件,本年是12件。", {"applications.received": 12}),
        ("主动公开政府信息总量,去年320条,今年为411条。", {"proactive.total": 411}),
        ("参加防汛演练的人数,去年320人,今年为411人。", {}),
        # What came, and what became of all of it.
        ("全年收到的37件申请均答复。", {"applications.received": 37, "applications.replied": 37}),
        ("受理的37件申请均已办结。", {"applications.received": 37, "applications.closed": 37}),
        ("收到的37件信访件均已答复。", {}),
        # More of it, and who asked.
        ("上年公开63条,今年多公开21条。", {}),
        ("收到申请3件,没有人申请减免。", {"applications.received": 3}),
        ("信息公开申请方面一分未收。", {"fees.collected": 0}),
        ("当年行政处罚引起的行政复议2件。", {}),
        ("当年信息公开引起的行政复议2件。", {"reconsideration.total": 2}),
        (
            "收到申请22件,全是自然人、企业提出的。",
            {"applications.received": 22},
        ),
        (
            "收到申请22件,全是自然人提出的。",
            {"applications.received": 22, "applications.received.natural_person": 22},
        ),
        ("便民服务中心实行一窗受理,窗口共接收群众申请316件,当场办结300件。", {}),
        ("窗口收到政府信息公开申请3件。", {"applications.received.in_person": 3}),
        (
            "信函寄来的政府信息公开申请7份,传真机收到的1份。",
            {"applications.received.letter": 7, "applications.received.fax": 1},
        ),
        ("九月份“公开月”活动期间,集中向社会公开信息77条。", {}),
        ("统计期内我局主动公开政府信息2015条。", {"proactive.total": 2015}),
        ("与96123热线联合举办在线访谈3期。", {"response.online_interviews": 3}),
        ("编制规范性文件3件。", {"proactive.normative_documents_issued": 3}),
        ("编制规范性文件汇编3册。", {}),
        (
            "三、机构人员\n局办公室专职2人,各科室、分局兼职21人。",
            {"organisation.staff.full_time": 2, "organisation.staff.part_time": 21},
        ),
    ],
)  # fmt: skip
def test_what_else_it_may_be(text: str, expected: dict[str, int]) -> None:
    assert values(text) == expected


def test_each_of_two_ways_has_the_number_that_is_said_of_each() -> None:
    text = "信函、传真两个渠道各收到政府信息公开申请2件。"
    result = extract(f"柳湾区农业局2015年政府信息公开工作年度报告\n{text}\n")
    assert {f.indicator: f.value for f in result.facts} == {
        "applications.received.letter": 2,
        "applications.received.fax": 2,
    }
    assert not result.findings


@pytest.mark.parametrize("why", ["须另行加工汇总", "需重新整理", "需要重新制作"])
def test_why_nothing_could_be_given(why: str) -> None:
    title = "柳湾区农业局2021年政府信息公开工作年度报告"
    text = f"答复申请60件:{why}的8件,本局没有该项资料的31件。"
    assert values(text, title) == {
        "applications.replied": 60,
        "applications.unavailable.needs_creation": 8,
        "applications.unavailable.not_held": 31,
    }


def test_what_goes_into_the_next_year_by_its_number() -> None:
    title = "柳湾区农业局2023年政府信息公开工作年度报告"
    text = "收到申请26件;加上2022年结转的3件。办结27件,转2024年2件。"
    assert values(text, title) == {
        "applications.received": 26,
        "applications.carried_in": 3,
        "applications.closed": 27,
        "applications.carried_out": 2,
    }


def test_several_years_and_one_have_each_their_figure() -> None:
    text = "因政府信息公开被提起行政诉讼的,历年累计6件,本年度1件。"
    result = extract(f"柳湾区农业局2015年政府信息公开工作年度报告\n{text}\n")
    assert [(f.indicator, f.value, f.period) for f in result.facts] == [
        ("litigation.total", 6, "cumulative"),
        ("litigation.total", 1, "year"),
    ]


def test_all_departments_and_towns_are_the_whole() -> None:
    title = "柳湾县人民政府办公室2015年政府信息公开工作年度报告"
    text = "县政府办公室收到政府信息公开申请11件。县直各部门、各乡镇及县政府办公室合计收到84件。"
    result = extract(f"{title}\n{text}\n")
    assert [(f.indicator, f.value, f.scope) for f in result.facts] == [
        ("applications.received", 11, "own"),
        ("applications.received", 84, "jurisdiction"),
    ]
