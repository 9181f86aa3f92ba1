"""Wordings of prose met outside the gold texts: what follows its number, what points back, whose it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import OTHER


def facts(
    text: str, title: str = "柳湾县粮食局2013年政府信息公开年度报告"
) -> dict[str, Decimal | None]:
    result = extract(f"{title}\n{text}\n")
    return {f.indicator: f.value for f in result.facts if f.indicator != OTHER}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("局里安排了3名信息公开工作人员。", {"organisation.staff": 3}),
        ("局里有专职信息人员5名。", {"organisation.staff.full_time": 5}),
        ("明确4名工作人员负责信息公开日常事务。", {"organisation.staff": 4}),
        ("县财政拨付7万元专项经费用于政府信息公开。", {"organisation.budget": 7}),
        (
            "六、人员情况\n现有工作人员9人,专职3人,兼职6人。",
            {
                "organisation.staff": 9,
                "organisation.staff.full_time": 3,
                "organisation.staff.part_time": 6,
            },
        ),
        (
            "五、行政复议情况\n全年因信息公开发生行政复议5件,4件维持,1件被纠错。",
            {
                "reconsideration.total": 5,
                "reconsideration.upheld": 4,
                "reconsideration.corrected": 1,
            },
        ),
        (
            "三、依申请公开情况\n收到申请13件。已答复的11件申请里面,同意公开的8件。",
            {
                "applications.received": 13,
                "applications.replied": 11,
                "applications.granted": 8,
            },
        ),
        (
            "四、咨询情况\n接受咨询95人次,其中通过电话70人次,到现场25人次。",
            {
                "consultations.total": 95,
                "consultations.phone": 70,
                "consultations.on_site": 25,
            },
        ),
        ("四、回应情况\n政府网站在线访谈次数4次。", {"response.online_interviews": 4}),
        (
            "到年末历年累计公开政府信息830条,其中2013年新增政府信息77条。",
            {"proactive.cumulative": 830, "proactive.total": 77},
        ),
    ],
)  # fmt: skip
def test_what_is_counted_may_follow_its_number_or_stand_apart(
    text: str, expected: dict[str, int]
) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇至少配备1名政府信息公开工作人员。",
        "投入9万元专项经费用于扶贫项目。",
        "县财政安排6万元专项经费用于粮库维修。",
        "工作人员12人参加了考试。",
    ],
)
def test_people_and_money_for_other_work_are_not_those_for_disclosure(text: str) -> None:
    assert facts(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五、复议和诉讼\n(一)行政复议\n此类案件6件。", {"reconsideration.total": 6}),
        ("五、复议和诉讼\n(二)行政诉讼\n全年发生上述案件2件。", {"litigation.total": 2}),
        ("五、行政复议、行政诉讼情况\n此类案件8件。", {}),
        (
            "二、主动公开\n公开信息45条,其中网站43条;历年累计公开信息126条。",
            {"proactive.total": 45, "proactive.website": 43, "proactive.cumulative": 126},
        ),
        (
            "二、主动公开\n累计公开信息126条,其中网站100条;2013年主动公开信息45条。",
            {"proactive.total": 45, "proactive.website": 100, "proactive.cumulative": 126},
        ),
        (
            "五、行政复议情况\n本年度未发生此类案件。\n六、行政诉讼情况\n2013年,无上述情况。",
            {"reconsideration.total": 0, "litigation.total": 0},
        ),
        (
            "五、行政复议和行政诉讼情况\n全年未发生此类情况。",
            {"reconsideration.total": 0, "litigation.total": 0},
        ),
        (
            "四、行政复议、行政诉讼和举报投诉\n三项数量均为0。受理线索举报12件。",
            {"reconsideration.total": 0, "litigation.total": 0, "complaints.total": 0},
        ),
        ("四、行政复议、行政诉讼\n两项工作均有进展。", {}),
        ("五、行政复议情况\n未按要求说明上述情况的,应当补充。", {}),
        *(
            (
                f"四、行政复议、诉讼情况{where}{when}{none}。",
                {"reconsideration.total": 0, "litigation.total": 0},
            )
            for where in ("\n", "。")
            for when in ("今年", "当年", "年内", "报告期内", "本年度")
            for none in ("均未发生", "没有发生")
        ),
        ("四、存在问题\n今年未发生。", {}),
        *(
            (
                f"行政复议和行政诉讼,{when}一件也没有。",
                {"reconsideration.total": 0, "litigation.total": 0},
            )
            for when in ("一年下来", "一年来", "一年到头", "整年", "从年初到年底")
        ),
    ],
)
def test_a_reference_is_to_the_one_thing_of_its_heading(
    text: str, expected: dict[str, int]
) -> None:
    assert facts(text) == expected


def test_a_result_belongs_to_the_case_that_its_sentence_names() -> None:
    found = facts("五、复议诉讼情况\n全年复议3件、诉讼0件。3件复议,2件维持,1件在审。")
    assert "litigation.upheld" not in found


FORM2021 = "柳湾县粮食局2022年政府信息公开工作年度报告"


def test_the_rest_of_the_outcomes_is_no_rest_of_the_ways() -> None:
    outcomes = "(二)依申请公开。收到申请5件,予以公开3件,部分公开1件,其他1件。"
    assert facts(outcomes, FORM2021)["applications.other"] == 1
    ways = "(二)依申请公开。收到申请5件,其中网络申请3件,信函申请1件,其他1件。"
    assert "applications.other" not in facts(ways, FORM2021)


def test_the_year_before_is_the_one_carried_over_from() -> None:
    found = facts("(二)依申请公开。2022年,收到申请9件,2021年结转政府信息公开申请4件。", FORM2021)
    assert found == {"applications.received": 9, "applications.carried_in": 4}


@pytest.mark.parametrize(
    "text",
    [
        "新开设“优化环境”专题、“粮食收购”专栏,分别发布相关信息40余条、30余条。",
        "县政府及其部门公开政府信息900条,乡镇政府公开政府信息700条。",
        "通过市级以上网络公开信息55条。",
        "公布政策类文件4份,工作动态类信息20条,政策解读6条。",
    ],
)
def test_a_part_is_neither_the_whole_nor_the_own_site(text: str) -> None:
    assert facts(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("局网站和微信公众号共发布信息466条。", {}),
        ("局网站、微博和微信发布信息1320条。", {}),
        (
            "通过局网站发布信息210条,通过微信公众号推送信息95条。",
            {"proactive.website": 210, "proactive.wechat": 95},
        ),
    ],
)
def test_a_joint_figure_of_channels_belongs_to_none_of_them(
    text: str, expected: dict[str, int]
) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "办结依申请公开件31件(含2021年结转的4件),予以公开19件。",
            {
                "applications.closed": 31,
                "applications.carried_in": 4,
                "applications.granted": 19,
            },
        ),
        (
            "全年主动公开粮食政府信息88条,其中:局网站发布自主信息37条,官方公众号51条。",
            {"proactive.total": 88, "proactive.website": 37, "proactive.wechat": 51},
        ),
        ("局门户网站信息更新总量为219条。", {"proactive.website": 219}),
        ("通过局微信公众平台发布推送消息64条。", {"proactive.wechat": 64}),
        (
            "通过局网站、简报报送、公示栏等各类政府公开载体主动公开信息58条。",
            {"proactive.total": 58},
        ),
        ("2022年形成政府信息90条,其中主动公开47条,不予公开43条。", {"proactive.total": 47}),
        (
            "其中公告9件,通报2件;参加新闻发布会3场,其中主发布1场。",
            {"response.press_conferences": 3},
        ),
    ],
)
def test_the_words_between_verb_and_number_may_say_more(
    text: str, expected: dict[str, int]
) -> None:
    assert facts(f"(二)依申请公开和主动公开。{text}", FORM2021) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "主动公开信息33条、依申请公开信息0条、不予公开为0件。",
            {"proactive.total": 33},
        ),
        (
            "2020年受理政府信息公开申请6件,2021年受理8件,2022年受理11件。",
            {"applications.received": 11},
        ),
        ("通过微信、抖音等平台发布信息270条。", {}),
        ("下设村级公众号5个。", {}),
        (
            "2022年未发生有关政府信息公开申请的行政复议、行政诉讼。",
            {"reconsideration.total": 0, "litigation.total": 0},
        ),
        ("未出现被投诉,行政复议、行政诉讼败诉的情况。", {"complaints.total": 0}),
    ],
)
def test_other_years_classes_of_documents_and_lost_cases_are_told_apart(
    text: str, expected: dict[str, int]
) -> None:
    assert facts(f"三、依申请公开情况\n{text}", FORM2021) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "主动公开政府信息44件。按方式分,网站公开7件,公开栏公开37件。",
            {"proactive.total": 44, "proactive.website": 7},
        ),
        (
            "主动公开政府信息44件,其中7件在局网站公布。",
            {"proactive.total": 44, "proactive.website": 7},
        ),
        (
            "三、依申请公开情况\n收到申请9件,以信函方式提出的6件,到局窗口当面提出的3件。",
            {
                "applications.received": 9,
                "applications.received.letter": 6,
                "applications.received.in_person": 3,
            },
        ),
        (
            "发布6篇政策解读稿件,回应公众关注热点4次。",
            {"response.interpretations": 6, "response.hot_topics": 4},
        ),
        (
            "举办2期信息公开业务培训,培训信息员55人次。",
            {"training.sessions": 2, "training.attendees": 55},
        ),
        ("举办公文写作与保密培训3次。", {"training.sessions": 3}),
        ("开展3次仓储防虫培训。", {}),
    ],
)
def test_ways_and_subjects_of_one_count(text: str, expected: dict[str, int]) -> None:
    assert facts(text) == expected


def test_a_version_of_the_site_is_not_the_site() -> None:
    assert facts("局门户网站公开政府信息412条,英文版网站更新38条。") == {"proactive.website": 412}


def test_a_row_of_answers_is_no_total_of_disclosure() -> None:
    assert "proactive.total" not in facts("三、依申请公开\n同意公开数 4\n已主动公开 5\n")


@pytest.mark.parametrize(
    ("text", "indicator", "meant"),
    [
        ("全年接受培训人员0.07万人次。", "training.attendees", 700),
        ("全年参加政务公开培训人数46人。", "training.attendees", 46),
        ("依申请公开收取费用0.42千元。", "fees.collected", 420),
        ("收取检索费4.2百元。", "fees.search", 420),
        ("收取检索费42块钱。", "fees.search", 42),
    ],
)
def test_amounts_in_other_units_are_read(text: str, indicator: str, meant: int) -> None:
    result = extract(f"柳湾县粮食局2013年政府信息公开年度报告\n{text}\n")
    assert [f.normal_value for f in result.facts if f.indicator == indicator] == [meant]


@pytest.mark.parametrize(
    "text", ["每季度主动公开政府信息80～90条。", "平均每月收到政府信息公开申请2-3件。"]
)
def test_the_end_of_a_range_is_of_so_long_a_time_as_its_beginning(text: str) -> None:
    result = extract(f"柳湾县粮食局2013年政府信息公开年度报告\n{text}\n")
    assert {fact.indicator for fact in result.facts} == {"other"}


def test_the_beginning_of_a_range_is_a_figure_of_the_year() -> None:
    result = extract("柳湾县粮食局2013年政府信息公开年度报告\n主动公开政府信息80～90条。\n")
    stated = [(f.indicator, f.value, f.qualifier) for f in result.facts if f.indicator != "other"]
    assert stated == [("proactive.total", 80, "at_least")]


@pytest.mark.parametrize("year", ["本年", "2013年", "本报告期", "报告期内", "本期"])
def test_what_is_new_behind_all_years_is_of_the_year(year: str) -> None:
    text = f"历年公开信息总量已达20318条,{year}新公开3107条。"
    result = extract(f"柳湾县粮食局2013年政府信息公开年度报告\n{text}\n")
    stated = {(f.indicator, f.value, f.period) for f in result.facts}
    assert stated == {
        ("proactive.cumulative", 20318, "cumulative"),
        ("proactive.total", 3107, "year"),
    }


@pytest.mark.parametrize(
    ("agency", "whose"),
    [("柳湾省粮食厅", "厅本级"), ("柳湾县粮食局", "局本级"), ("柳湾县粮食局", "县本级")],
)
def test_the_level_itself_is_the_own_office(agency: str, whose: str) -> None:
    result = extract(f"{agency}2018年政府信息公开年度报告\n{whose}收到政府信息公开申请58件。\n")
    (fact,) = [f for f in result.facts if f.indicator == "applications.received"]
    assert (fact.value, fact.scope) == (58, "own")
