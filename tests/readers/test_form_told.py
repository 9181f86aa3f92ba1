"""The official form told in lists and sentences of its own labels, mostly without units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract

OF_2016 = "青溪市档案局2016年政府信息公开工作年度报告\n\n"
OF_2020 = "青溪市水利局2020年政府信息公开工作年度报告\n\n"
OF_2022 = "青溪市水利局2022年政府信息公开工作年度报告\n\n"
OF_A_TOWN = "柳湾县石桥镇2021年政府信息公开工作年度报告\n\n"


def _read(text: str) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in extract(text).facts if f.indicator != "other"}


LIST = """主动公开政府信息数118;主动公开规范性文件数3;制发规范性文件总数2。
政府公报1;政府网站96;政务微博7;政务微信38;其他方式4。
回应热点2次;在线访谈0;解读稿件5篇;微博微信回应3;其他1。
收到申请数7:当面2、传真1、网络3、信函1。办结6;答复6。
复议1;诉讼2;举报投诉0;收费0。
专门机构1;查阅点2;人员5,专职1,兼职4;经费0。
会议3;培训班1;人次42。
"""
OF_LIST = {
    "proactive.total": 118,
    "proactive.normative_documents": 3,
    "proactive.normative_documents_issued": 2,
    "proactive.gazette": 1,
    "proactive.website": 96,
    "proactive.weibo": 7,
    "proactive.wechat": 38,
    "proactive.other_channels": 4,
    "response.hot_topics": 2,
    "response.online_interviews": 0,
    "response.interpretations": 5,
    "response.weibo_wechat": 3,
    "response.other": 1,
    "applications.received": 7,
    "applications.received.in_person": 2,
    "applications.received.fax": 1,
    "applications.received.online": 3,
    "applications.received.letter": 1,
    "applications.closed": 6,
    "applications.replied": 6,
    "reconsideration.total": 1,
    "litigation.total": 2,
    "complaints.total": 0,
    "fees.collected": 0,
    "organisation.offices": 1,
    "organisation.reading_points": 2,
    "organisation.staff": 5,
    "organisation.staff.full_time": 1,
    "organisation.staff.part_time": 4,
    "organisation.budget": 0,
    "training.meetings": 3,
    "training.sessions": 1,
    "training.attendees": 42,
}


def test_a_list_of_labels_and_numbers_is_the_form() -> None:
    assert _read(OF_2016 + LIST) == OF_LIST


@pytest.mark.parametrize("sign", [":", ": ", " ", "="])
def test_what_stands_between_label_and_number_changes_nothing(sign: str) -> None:
    said = "主动公开政府信息数#73;政府网站#70;政务微信#3;会议#4;人次#20。".replace("#", sign)
    assert _read(OF_2016 + said) == {
        "proactive.total": 73,
        "proactive.website": 70,
        "proactive.wechat": 3,
        "training.meetings": 4,
        "training.attendees": 20,
    }


def test_numbers_of_the_items_are_no_figures() -> None:
    said = (
        "1.主动公开政府信息:73\n2.政府网站:70;微信:3;微博无。\n3.复议:0;诉讼:1(驳回起诉);举报:0。\n"
        "11.收费:0。\n12.机构:1;查阅点:2;人员:3(专职0,兼职3)。\n"
    )
    assert _read(OF_2016 + said) == {
        "proactive.total": 73,
        "proactive.website": 70,
        "proactive.wechat": 3,
        "proactive.weibo": 0,
        "reconsideration.total": 0,
        "litigation.total": 1,
        "complaints.total": 0,
        "fees.collected": 0,
        "organisation.offices": 1,
        "organisation.reading_points": 2,
        "organisation.staff": 3,
        "organisation.staff.full_time": 0,
        "organisation.staff.part_time": 3,
    }


def test_reasons_stand_in_brackets_behind_what_was_refused() -> None:
    said = "答复8件:同意公开3、不同意2(秘密0、隐私2)、不属本机关2、其他途径1。"
    found = _read(OF_2016 + said)
    assert found["applications.refused"] == 2
    assert found["applications.refused.state_secret"] == 0
    assert found["applications.refused.privacy"] == 2
    assert found["applications.not_this_agency"] == 2


@pytest.mark.parametrize(
    "said",
    [
        "安全生产:会议3;培训班2;人次88;检查42;整改7。",
        "法治工作:案卷3;行政处罚15;会议4;培训2。",
        "单位概况:机构4;人员38;经费120;会议12。",
        "2015年统计:主动公开政府信息数61;政府网站58;政务微信3;会议1。",
        "上年数据:主动公开政府信息数61;政府网站58;政务微信3;会议1。",
        "附:所辖5个乡镇数据\n主动公开政府信息数61;政府网站58;政务微信3;会议1。",
        "各乡镇合计:主动公开政府信息数61;政府网站58;政务微信3;会议1。",
        "2017年计划:主动公开政府信息数61;政府网站58;政务微信3;会议1。",
        "主动公开政府信息数73;政府网站70。",
        "网站栏目:机构1;领导2;政策3;解读4;公报5;热点6;访谈7。",
    ],
)
def test_the_same_words_of_other_lists_count_nothing(said: str) -> None:
    assert _read(OF_2016 + said) == {}


def test_a_list_of_the_whole_body_before_the_form_is_not_part_of_it() -> None:
    assert "organisation.staff" not in _read(
        OF_2016 + "全局在编:人员38;科室5。\n主动公开政府信息数73;政府网站70;政务微信3;会议1。"
    )


def test_money_without_a_unit_and_numbers_without_a_label_are_left() -> None:
    found = _read(OF_2016 + "主动公开政府信息数73;政府网站70;政务微信3;经费5;热线12345;12。")
    assert found == {"proactive.total": 73, "proactive.website": 70, "proactive.wechat": 3}


TERSE = (
    "规范性文件本年新制作3、新公开2、总数11。许可上年项目9,增减-2,处理决定64。处罚上年15,增减0,决定21。"
    "强制上年4,增减1,决定3。收费项目上年2,增减0。采购7项、318万元。"
)
FULL = (
    "规范性文件:本年新制作数量3件,新公开数量2件,对外公开总数量11件。行政许可项目上一年9项,本年增减-2项,处理决定64件;"
    "行政处罚项目15项(上年),无增减,处理决定21件;行政强制上一年4项、本年增1项、决定3件。收费项目上年2项,增减0项。"
    "政府集中采购7项,共318万元。"
)
LINES = (
    "规范性文件\n新制作数量:3\n新公开数量:2\n对外公开总数量:11\n行政许可\n上一年项目数量:9\n本年增/减:-2\n处理决定数量:64\n"
    "行政处罚\n上一年项目数量:15\n本年增/减:0\n处理决定数量:21\n行政强制\n上一年项目数量:4\n本年增/减:+1\n处理决定数量:3\n"
    "行政事业性收费\n上一年项目数量:2\n本年增/减:0\n政府集中采购\n采购项目数量:7\n采购总金额:318万元\n"
)
OF_ITEMS = {
    "normative_documents.made": 3,
    "normative_documents.newly_public": 2,
    "normative_documents.public_total": 11,
    "licensing.items_last_year": 9,
    "licensing.items_change": -2,
    "licensing.decisions": 64,
    "penalties.items_last_year": 15,
    "penalties.items_change": 0,
    "penalties.decisions": 21,
    "coercion.items_last_year": 4,
    "coercion.items_change": 1,
    "coercion.decisions": 3,
    "administrative_fees.items_last_year": 2,
    "administrative_fees.items_change": 0,
    "procurement.items": 7,
    "procurement.amount": 318,
}


@pytest.mark.parametrize("said", [TERSE, FULL, LINES])
def test_the_second_part_of_the_form_in_words(said: str) -> None:
    assert _read(OF_2020 + said) == OF_ITEMS


@pytest.mark.parametrize(
    "said",
    ["减少2项", "减2项", "本年减2项", "本年减2", "净减2项", "减2", "增减-2", "增减(减)2项"],
)
def test_fewer_items_are_a_negative_change(said: str) -> None:
    found = _read(OF_2020 + f"行政处罚上年12项,{said},处理决定4件。")
    assert found["penalties.items_change"] == -2


def test_the_form_of_2021_has_columns_of_its_own() -> None:
    said = "规范性文件制发2、废止1、现行有效14。许可处理决定64;处罚处理决定21;强制3。"
    assert _read(OF_2022 + said) == {
        "normative_documents.issued": 2,
        "normative_documents.repealed": 1,
        "normative_documents.in_force": 14,
        "licensing.decisions": 64,
        "penalties.decisions": 21,
        "coercion.decisions": 3,
    }


@pytest.mark.parametrize(
    "said",
    [
        "工作人员上年12,增减0。许可培训上年3,增减1。",
        "处罚案件上年12,增加3,决定15。",
        "县审批局许可上年7项,增减0,处罚上年3项,增减0,决定8件。",
    ],
)
def test_other_changes_and_other_bodies_are_no_cells(said: str) -> None:
    assert _read(OF_2020 + said) == {}


def test_a_row_ends_where_other_business_begins() -> None:
    said = "许可上年7项,增减1项,处理决定59件。在编人员上年12,增减0,年末12。处罚上年12项,增加1项,决定2件。"
    assert _read(OF_2020 + said) == {
        "licensing.items_last_year": 7,
        "licensing.items_change": 1,
        "licensing.decisions": 59,
        "penalties.items_last_year": 12,
        "penalties.items_change": 1,
        "penalties.decisions": 2,
    }


def test_a_denial_of_one_row_is_none_of_the_row_before() -> None:
    said = "行政许可决定58件,行政处罚决定14件,行政强制未实施。"
    assert _read(OF_2022 + said) == {
        "licensing.decisions": 58,
        "penalties.decisions": 14,
        "coercion.decisions": 0,
    }


@pytest.mark.parametrize(
    ("said", "indicator", "value"),
    [
        ("办理注册登记等行政许可决定742件。", "licensing.decisions", 742),
        ("采取临时查封等行政强制措施37件。", "coercion.decisions", 37),
        ("作出行政处罚决定204件,临时查封等强制37件。", "coercion.decisions", 37),
        ("实施查封、扣押等行政强制16件。", "coercion.decisions", 16),
    ],
)
def test_acts_told_with_an_example(said: str, indicator: str, value: int) -> None:
    assert _read(OF_2020 + said)[indicator] == value


@pytest.mark.parametrize(
    "said",
    [
        "抽查登记等行政许可案卷20件。",
        "公布酒驾等行政处罚典型案例27件。",
        "行政处罚案例评选,其中吊销执照等行政处罚3件。",
    ],
)
def test_files_and_examples_of_acts_are_no_acts(said: str) -> None:
    assert _read(OF_2020 + said) == {}


def test_the_towns_own_team_acts_for_it_and_that_of_the_county_does_not() -> None:
    own = "镇综合执法大队作出行政处罚决定27件,行政强制2件。"
    assert _read(OF_A_TOWN + own)["penalties.decisions"] == 27
    assert "penalties.decisions" not in _read(OF_A_TOWN + "县综合执法大队作出行政处罚决定27件。")


@pytest.mark.parametrize(
    "said",
    ["行政诉讼5件(驳回5)", "行政诉讼5件(被驳回5)", "行政诉讼5件,被驳回5件", "行政诉讼5件,驳回5件"],
)
def test_a_single_result_needs_no_unit_in_brackets(said: str) -> None:
    found = _read(OF_2016 + f"行政复议8件(维持5,纠错2,其他1);{said}。")
    assert found["reconsideration.upheld"] == 5
    assert found["litigation.upheld"] == 5


def test_brackets_behind_other_cases_hold_no_results_of_ours() -> None:
    assert "litigation.upheld" not in _read(OF_2016 + "土地纠纷诉讼5件(驳回5)。")
    assert "litigation.upheld" not in _read(OF_2016 + "行政诉讼5件(见表5)。")


def test_short_labels_do_where_every_one_of_the_list_is_known() -> None:
    found = _read(OF_2016 + "主动公开118,网站96,微信38,申请2,办结2,复议0。")
    assert found["proactive.total"] == 118
    assert found["proactive.website"] == 96
    assert found["proactive.wechat"] == 38


def test_a_line_with_a_figure_of_all_years_is_no_title_of_all_years() -> None:
    found = _read(OF_2016 + "1.主动公开:158条;去年301条;历年累计2216条。\n2.渠道:微信61条。")
    assert found["proactive.total"] == 158
    assert found["proactive.cumulative"] == 2216


def test_what_the_towns_report_themselves_is_not_the_bodys() -> None:
    found = _read(OF_2016 + "主动公开政府信息158条。\n以上为本局数据,辖内2镇另报,共公开407条。")
    assert found["proactive.total"] == 158


def test_suits_about_another_kind_of_case_are_none() -> None:
    found = _read(OF_2016 + "四、复议1件,维持1件;诉讼1件,被驳回1件。拆违案件诉讼3件。")
    assert found["litigation.total"] == 1
    assert _read(OF_2016 + "政府信息公开案件诉讼2件。")["litigation.total"] == 2


def test_rows_that_name_the_article_that_asks_for_them() -> None:
    text = """第二十条第(五)项 行政许可:上一年项目数量4,本年增/减0,处理决定数量19。
第二十条第(六)项 行政处罚处理决定数量7,行政强制处理决定数量0。
第二十条第(八)项 行政事业性收费:上一年项目数量3,本年增/减-1。
第二十条第(九)项 政府集中采购:采购项目数量2,采购总金额18.6万元。
"""
    assert _read(OF_2020 + text) == {
        "licensing.items_last_year": 4,
        "licensing.items_change": 0,
        "licensing.decisions": 19,
        "penalties.decisions": 7,
        "coercion.decisions": 0,
        "administrative_fees.items_last_year": 3,
        "administrative_fees.items_change": -1,
        "procurement.items": 2,
        "procurement.amount": Decimal("18.6"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "重点工程:上一年项目数量4,本年增/减2。",
        "行政审批事项:上一年项目数量40,处理决定数量190。",
        "行政处罚听证决定数量7,罚款数量1。",
        "第二十条第(五)项 行政许可:上一年项目数量和处理决定数量见附表7、附表9。",
    ],
)
def test_two_labels_of_something_else(text: str) -> None:
    assert _read(OF_2020 + text + "\n") == {}


def test_labels_and_numbers_that_share_a_cell() -> None:
    text = "| 行政事业性收费 | 上一年项目数量 3 | 本年增/减 -1 |\n"
    assert _read(OF_2020 + text) == {
        "administrative_fees.items_last_year": 3,
        "administrative_fees.items_change": -1,
    }
