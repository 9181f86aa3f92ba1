"""Mistakes that reports really make, in our own words: found, and laid to the source."""

from __future__ import annotations

import pytest

from tests.results import read

_TITLE_2011 = "某县水务局2011年政府信息公开工作年度报告\n一、概述\n"
_TITLE_2009 = "石桥镇人民政府2009年政府信息公开工作年度报告\n一、概述\n"
_PART_TWO_2019 = """某市某局2019年政府信息公开工作年度报告
二、主动公开政府信息情况
| 第二十条第(五)项 | | | |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | {row} |
| 第二十条第(六)项 | | | |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政强制 | 4 | 2 | 31 |
"""
_PART_TWO_2021 = """{agency}2023年政府信息公开工作年度报告
二、主动公开政府信息情况
| 第二十条第(一)项 | | | |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | {value} |
"""
_PART_THREE = """某市某局2022年政府信息公开工作年度报告
一、总体情况
{prose}
三、收到和处理政府信息公开申请情况
| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 52 | 0 | 0 | 0 | 0 | 0 | {received} |
| 二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| (七)总计 | 51 | 0 | 0 | 0 | 0 | 0 | 51 |
| 四、结转下年度继续办理 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
"""


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(f.kind, f.whose, f.formula) for f in read(text).findings]


@pytest.mark.parametrize(
    ("text", "kind", "formula"),
    [
        # 55: parts add up to more than the number of consultations
        (
            "全年接待政府信息咨询372人次,其中到现场咨询331人次,打电话咨询61人次。",
            "sum_mismatch",
            "331 + 61 = 392, printed total 372",
        ),
        # 56: places of four levels
        (
            "建成信息查阅场所1230个,其中省级148个、市级77个、县级120个、乡级882个。",
            "sum_mismatch",
            "148 + 77 + 120 + 882 = 1227, printed total 1230",
        ),
        # 59: items added up in the column of decisions
        (_PART_TWO_2019.format(row="907 | -42 | 865"), "implausible", "907 - 42 = 865"),
        # 60: a township with regulations
        (_PART_TWO_2021.format(agency="石桥镇人民政府", value=6), "implausible", "6"),
        # 63: all closed, and one left over
        (
            _PART_THREE.format(prose="所有申请都已办结。", received=52),
            "conflict",
            "“所有申请都已办结”, and 4 carried over to the next year",
        ),
        # 65: a blank total over printed parts
        (_PART_THREE.format(prose="", received=""), "missing_figure", "52 = ?"),
        # 元 where 万元 is meant
        (
            "政府信息公开专项经费32万元。全年投入政府信息公开专项经费32元。",
            "unit_mismatch",
            "32 万元, 32 元",
        ),
        # a channel that exceeds its total in the same sentence
        (
            "2018年主动公开政府信息700条,其中政府网站公开政府信息900条。",
            "subset_exceeds",
            "900 > 700",
        ),
    ],
)
def test_the_sources_mistake_is_found_with_its_formula(text: str, kind: str, formula: str) -> None:
    assert (kind, "source", formula) in found(text)


def test_57_a_list_that_counts_an_item_twice_exceeds_its_total() -> None:
    text = (
        "主动公开政府信息101条。\n公开机构职能类40条、政策法规类30条、规划计划类23条、"
        "科教文体卫生类5条、科教文体卫生类5条。"
    )
    assert ("sum_mismatch", "source", "40 + 30 + 23 + 5 + 5 = 103, printed total 101") in found(
        text
    )


def test_58_a_repeated_label_that_the_total_needs_is_no_mistake() -> None:
    text = "主动公开政府信息184条,其中办事指南类信息12条,通知公告类信息160条,办事指南类信息12条。"
    assert [kind for kind, _, _ in found(text) if kind != "unclaimed_statistic"] == []


def test_61_the_words_of_another_agency_are_found() -> None:
    result = read(f"{_TITLE_2011}2011年度我办未收到政府信息公开申请。")
    (finding,) = [f for f in result.findings if f.kind == "implausible"]
    assert (finding.whose, finding.quotes[0].text) == (
        "source",
        "2011年度我办未收到政府信息公开申请",
    )


@pytest.mark.parametrize("year", [2008, 2010])
def test_62_a_figure_of_another_year_is_found(year: int) -> None:
    result = read(f"{_TITLE_2009}{year}年我镇主动公开政府信息24条。")
    (finding,) = [f for f in result.findings if f.kind == "wrong_year"]
    assert finding.whose == "undecided"
    assert finding.message == f"a figure of {year} stands in the report of 2009"
    assert [f.value for f in result.facts if f.id in finding.facts] == [24]


@pytest.mark.parametrize(
    "text",
    [
        _PART_TWO_2019.format(row="907 | -42 | 7600"),
        _PART_TWO_2021.format(agency="石桥镇人民政府", value=0),
        _PART_TWO_2021.format(agency="某省人民政府", value=6),
        _PART_THREE.format(prose="收到政府信息公开申请52件。", received=52),
        # new ones together with those carried in
        _PART_THREE.format(prose="共受理政府信息公开申请55件。", received=52),
        # the whole jurisdiction in prose, the own office in the table
        _PART_THREE.format(prose="全市受理政府信息公开申请749件。", received=52),
        f"{_TITLE_2011}2011年,我局主动公开政府信息24条。截至2010年底,我县有乡镇12个。",
        f"{_TITLE_2011}2010年以来,我局主动公开政府信息24条。",
        # The report has applications of its own.
        f"{_TITLE_2011}收到政府信息公开申请9件。2010年我局共收到申请3件。",
        f"{_TITLE_2011}我县2011年主动公开政府信息24条,我局网站另有介绍。",
        f"{_TITLE_2009}2009年我镇主动公开政府信息2009条。",
        "政府信息公开专项经费32万元。政府信息公开专项经费320000元。",
        "2018年主动公开政府信息900条,其中政府网站公开政府信息700条。",
        # a remark on one part of the list
        "主动公开政府信息120条,其中公告70条、年度计划4条(中文、外文各2条)、人事信息46条。",
        # the parts of new applications and those carried in together
        "收到政府信息公开申请14件,上年结转3件,其中网络申请11件,信函申请6件,发生行政复议2件。",
        # 例 and 件 are the same applications
        "受理政府信息公开申请40例,其中网络申请30件,占75%,信函申请10件,占25%。",
        # a sentence for each part, far from the total
        "已答复20件。\n“同意公开”的12件,占60%。\n“信息不存在”的4件,占20%。\n"
        "“不予公开”的2件,占10%。\n“补正”的2件,占10%。",
        "具体公开内容包括以下五项:\n1.政策法规,共187项。",
    ],
)
def test_a_clean_text_has_no_finding(text: str) -> None:
    info = {"unclaimed_statistic", "unplaced_table"}
    assert [item for item in found(text) if item[0] not in info] == []


def test_parts_of_a_category_and_last_years_figures_are_no_categories() -> None:
    """The categories are 4 + 9 + 107; 80 and 27 are parts of the last, 15 is growth."""
    text = (
        "全年共主动公开政府信息120条。\n按内容公开政策类信息4条,人事类信息9条,"
        "动态类信息107条(其中会议80条;活动27条),与上年相比多15条。"
    )
    assert [kind for kind, _, _ in found(text) if kind != "unclaimed_statistic"] == []
    wrong = text.replace("107条", "117条")
    assert ("sum_mismatch", "source", "4 + 9 + 117 = 130, printed total 120") in found(wrong)


_SHARES = """二、依申请公开情况
全年受理申请20件。已答复18件。
其中,同意公开14件,占总数的70%;不予公开2件,占总数的{refused}%;信息不存在2件,占总数的10%。
"""


def test_shares_of_a_total_further_up_are_no_mistake() -> None:
    assert found(_TITLE_2011 + _SHARES.format(refused=10)) == []


def test_a_share_that_fits_neither_total_is_one() -> None:
    text = _TITLE_2011 + _SHARES.format(refused=17)
    assert [kind for kind, *_ in found(text)] == ["share_mismatch"]


def test_a_share_is_measured_by_the_total_that_those_beside_it_are_of() -> None:
    text = (
        f"{_TITLE_2011}全年主动公开政府信息400条。都已上网。均可查阅。栏目齐全。"
        "机构类40条,占10%;法规类80条,占20%;动态类220条,占52%;服务类60条,占15%。"
    )
    (finding,) = found(text)
    assert finding[2] == "220 / 400 = 55.00 %, printed 52 %"


def test_what_was_sent_elsewhere_is_no_part_of_what_was_disclosed() -> None:
    text = f"{_TITLE_2011}局门户网站公开信息90条,其中:工作动态70条,通知20条,主动向县政府办报送信息60余条。"
    assert found(text) == []


def test_a_total_of_all_kinds_is_no_kind_among_those_of_the_report() -> None:
    text = (
        f"{_TITLE_2011}全年主动公开政府信息120条。\n"
        "局网站、微信和微博共发布各类信息900条,其中网站(含转发)300条,微信(含转发)250条,微博350条。"
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "formula"),
    [
        # all kinds of the form are named
        (
            "全年办结政府信息公开申请90件。其中,予以公开40件、部分公开20件、不予公开10件、无法提供15件、其他处理2件。",
            "sum_mismatch",
            "40 + 20 + 10 + 15 + 2 = 87, printed total 90",
        ),
        # nothing was carried in
        (
            "上年无结转。全年受理政府信息公开申请31件,办结38件。",
            "balance_mismatch",
            "31 + 0 < 38",
        ),
        (
            "全县主动公开政府信息870条,比上年的920条增加50条。",
            "growth_mismatch",
            "870 - 920 = -50, printed 50",
        ),
        (
            _PART_THREE.format(prose="2022年收到政府信息公开申请25件。", received=52),
            "conflict",
            "25, 52",
        ),
    ],
)
def test_what_arithmetic_proves_is_the_sources_mistake(text: str, kind: str, formula: str) -> None:
    assert (kind, "source", formula) in found(f"{_TITLE_2022}{text}")


_TITLE_2022 = "某县2022年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    "text",
    [
        "全年办结政府信息公开申请87件。其中,予以公开40件、部分公开20件、不予公开10件、无法提供15件、其他处理2件。",
        "上年结转7件。全年受理政府信息公开申请31件,办结38件。",
        "全县主动公开政府信息870条,比上年的920条减少50条。",
        "公开的内容看不看得懂?用不用得上?全年主动公开政府信息20条。",
        # two bodies, two sites, a topic: not one thing
        "全县收到政府信息公开申请63件。县政府办公室收到政府信息公开申请11件。",
        "2021年,全县共制定行政规范性文件5件;2022年,全县共制定行政规范性文件9件。",
        "2021年收到政府信息公开申请2件,2022年收到7件。",
        "2023年将推行网上申请,开设窗口3个。",
        # one of them may still be open
        "收到政府信息公开申请12件,其中予以公开8件,部分公开2件,不予公开1件。",
        "举办培训班3期,培训人员260人次。县政府办举办培训班1期,培训人员80人次。",
    ],
)
def test_what_is_not_proven_is_no_accusation(text: str) -> None:
    assert [item for item in found(f"{_TITLE_2022}{text}") if item[1] == "source"] == []


def test_a_county_may_show_the_regulations_of_others() -> None:
    table = (
        "某县2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n| 第二十条第(一)项 | | | |\n"
        "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n| 规章 | {made} | 0 | 7 |\n"
    )
    assert [k for k, *_ in found(table.format(made=0)) if k == "implausible"] == []
    assert [k for k, *_ in found(table.format(made=2)) if k == "implausible"] == ["implausible"]


def test_a_dash_among_numbers_may_be_a_zero_and_accuses_nobody() -> None:
    text = _PART_TWO_2019.format(row="4 | 4 | -")
    assert ("missing_figure", "undecided", "4 | 4 | -") in found(text)
