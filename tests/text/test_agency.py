"""Whose report it is: named in title, sentences, signature and page; its region, level and code."""

from __future__ import annotations

import pytest

from extractor.schemas import Meta
from extractor.verify.reports.damage import check_document
from tests.documents import document

TITLE = "2021年政府信息公开工作年度报告"
BODY = "\n\n一、总体情况\n2021年,我单位认真落实各项要求,主动公开政府信息12条。\n"


def meta(text: str) -> Meta:
    return document(text).meta


def agency(text: str) -> str | None:
    found = meta(text).agency
    return found.value if found else None


@pytest.mark.parametrize(
    "name",
    [
        "交通运输部",
        "中华人民共和国农业农村部",
        "国家税务总局岚州市税务局",
        "国家统计局岚州调查队",
        "岚州海关",
        "澜江省国资委",
        "澜江省人民政府国有资产监督管理委员会",
        "云屿经济技术开发区财政局",
        "云屿市城市管理委员会",
        "鹤屿发展和改革局",
        "岚州市第一人民医院",
        "岚州市第57中学",
        "岚州市卫生监督所",
        "岚州市工程质量监督站",
        "岚州市公路管理段",
        "岚州市档案局(馆)",
        "岚州市委党校(行政学院)",
        "岚州市107国道管理中心",
        "岚州市公共交通集团有限公司",
        "岚州市残疾人联合会",
        "是岭乡人民政府",
        "由岭乡人民政府",
        "与山县审计局",
        "关岭布依族苗族自治县审计局",
    ],
)
def test_the_name_in_the_title(name: str) -> None:
    assert agency(f"{name}{TITLE}{BODY}") == name
    assert agency(f"关于{name}2021年度政府信息公开工作情况的报告{BODY}") == name


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告由岚州市商务局编制。",
        "岚州市商务局依照规定,向社会公布本局报告。",
        "根据上级要求,岚州市商务局编写了2021年度政府信息公开工作报告。",
        "岚州市商务局起草了这份2021年度报告。",
        "本报告的编制单位是岚州市商务局,数据统计期限为全年。",
        "编制机关为岚州市商务局。",
        "这份报告是岚州市商务局编制的。",
        "现公布的是岚州市商务局2021年度政府信息公开工作报告。",
        "现将岚州市商务局2021年政府信息公开工作情况报告如下。",
        "现公布《岚州市商务局2021年政府信息公开工作年度报告》。",
        "关于报送《岚州市商务局2021年政府信息公开工作年度报告》的函\n市政府办公室:现随函附上。",
        "岚州市商务局依照国务院的规定和本市的办法编制本报告。",
        "如有疑问,请与岚州市商务局办公室联系。",
        "2021年,岚州市商务局坚持公开。",
    ],
)
def test_the_name_in_a_sentence(sentence: str) -> None:
    assert agency(f"{TITLE}\n\n{sentence}{BODY}") == "岚州市商务局"


@pytest.mark.parametrize("behind", ["\n2022年1月20日", " 2022年1月20日", ""])
def test_the_name_in_the_signature(behind: str) -> None:
    made = meta(f"{TITLE}{BODY}\n岚州市商务局{behind}")
    assert made.agency is not None
    assert made.agency.value == "岚州市商务局"
    assert (made.signed and made.signed.value) == ("2022-01-20" if behind else None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # The rank alone is completed by what the text prints in full, or by the title.
        (
            f"2021年市卫生局{TITLE[5:]}\n\n见《宜昌市卫生局信息发布办法》。{BODY}",
            "宜昌市卫生局",
        ),
        (f"2021年度区发改委{TITLE[5:]}\n\n2021年,云屿区发改委推进公开。{BODY}", "云屿区发改委"),
        # The office that compiles the report of its government is not whose report it is.
        (f"青垣市{TITLE}\n\n本年度报告由市政府办公厅汇总编制。{BODY}", "青垣市人民政府"),
        (f"金沙河县{TITLE}{BODY}", "金沙河县人民政府"),
        (
            f"关于2021年度政府信息公开工作情况的报告\n(青石湾开发区管理委员会)\n{BODY}",
            "青石湾开发区管理委员会",
        ),
        (
            f"首页 >> 信息公开 >> 年度报告 >> 县政府\n平坝岭县人民政府{TITLE}{BODY}",
            "平坝岭县人民政府",
        ),
        (f"县政府办{TITLE}{BODY}\n丙溪县人民政府办公室", "丙溪县人民政府办公室"),
        (f"2021年市环保局{TITLE[5:]}{BODY}", "市环保局"),
        (f"省发展改革委{TITLE}{BODY}\n澜江省发展和改革委员会", "澜江省发展和改革委员会"),
        (f"省发展改革委{TITLE}{BODY}\n澜江省林业厅", "省发展改革委"),
        (f"{TITLE}{BODY}\n岭南县教育局办公室\n2022年1月20日", "岭南县教育局"),
        # The government's office answers for a bureau, and is not it.
        (f"{TITLE}\n\n我局坚持公开。请与岭南县人民政府办公室联系。{BODY}", None),
        (f"{TITLE}\n\n我县坚持公开。请与岭南县人民政府办公室联系。{BODY}", "岭南县人民政府办公室"),
        # A town is completed with its county, a district that names itself stays as it is.
        (f"鹅岭乡{TITLE}\n\n请与浮梁县鹅岭乡人民政府办公室联系。{BODY}", "浮梁县鹅岭乡人民政府"),
        (f"云屿区水务局{TITLE}\n\n请与岚州市云屿区水务局联系。{BODY}", "云屿区水务局"),
        # A short name gives way to the full one of the same body.
        (f"丙市文广新局{TITLE}\n来源:丙市文化广电新闻出版局\n{BODY}", "丙市文化广电新闻出版局"),
        (f"丙市文广新局{TITLE}\n来源:丙市文物局\n{BODY}", "丙市文广新局"),
        (f"丙市文广新局{TITLE}\n来源:丁市文化广电新闻出版局\n{BODY}", "丙市文广新局"),
        # 委 is short for 委员会; the host of the page is mostly another body.
        (f"丙市文旅委{TITLE}\n{BODY}\n主办:丙市文化和旅游委员会 备案号1", "丙市文化和旅游委员会"),
        (f"丙市文旅委{TITLE}\n{BODY}\n主办:丙市人民政府办公室 备案号1", "丙市文旅委"),
        # 由 leads to a name, and is no part of one.
        (
            f"丙桥街道办事处{TITLE}\n本报告由乙塘区丙桥街道办事处编制。{BODY}",
            "乙塘区丙桥街道办事处",
        ),
        # A blank in the title, and a signature without its day.
        (f"丙江市水利局 {TITLE} (2021)\n{BODY}", "丙江市水利局"),
        (f"丙区城管局{TITLE}\n{BODY}\n\n乙市丙区城市管理局\n2022年1月", "乙市丙区城市管理局"),
        # What a page prints before the title, and what stands behind it.
        (f"[字体:大 中 小] [打印] [关闭]岚州市商务局{TITLE}{BODY}", "岚州市商务局"),
        (f"x 岚州市商务局{TITLE}{BODY}", "岚州市商务局"),
        (f"关于2021年政府信息公开工作情况的年度报告(丙区卫生局){BODY}", "丙区卫生局"),
        (f"丙港海事处{TITLE}{BODY}", "丙港海事处"),
        (f"2021年丙川中学校务信息公开报告{BODY}", "丙川中学"),
        (f"{TITLE}\n\n依据要求,现由丙市水利局公布2021年度报告。{BODY}", "丙市水利局"),
        (f"{TITLE}\n\n年度报告由丙市人民政府统一公布。{BODY}", None),
        # Before a number.
        (f"丙(bing)市(shi)水(shui)利(li)局(ju)2021年{TITLE}{BODY}", "丙市水利局"),
        # The pinyin of several characters, and at the end of a line.
        (f"丙区(bǐng qū)农业农村局{TITLE}{BODY}", "丙区农业农村局"),
        (f"丙(bing)市(shi)水(shui)利(li)局(ju)\n{TITLE}{BODY}", "丙市水利局"),
        (f"金沙堡街道{TITLE}{BODY}", "金沙堡街道办事处"),
        # A town of which only the rank is left is that of any town.
        (f"镇人民政府{TITLE}{BODY}", None),
        (f"{TITLE}\n\n电子版可在本区人民政府网站下载。{BODY}", None),
    ],
)
def test_a_short_name_is_completed_from_the_text(text: str, name: str | None) -> None:
    assert agency(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"云屿综合实验区{TITLE}{BODY}\n云屿综合实验区管委会", "云屿综合实验区管委会"),
        (f"云屿经济技术开发区{TITLE}{BODY}", "云屿经济技术开发区管理委员会"),
        (f"云屿区{TITLE}{BODY}\n云屿区人民政府", "云屿区人民政府"),
        (f"浦东新区{TITLE}{BODY}", "浦东新区人民政府"),
    ],
)
def test_a_zone_is_run_by_its_committee(text: str, name: str) -> None:
    assert agency(text) == name


@pytest.mark.parametrize(
    ("title", "region", "level", "code", "place"),
    [
        ("广德县教育局2015年", "广德县", "department", "341822", "安徽省宣城市广德县"),
        ("广德市教育局2022年", "广德市", "department", "341882", "安徽省宣城市广德市"),
        ("厦门市湖里区2018年", "厦门市湖里区", "district", "350206", "福建省厦门市湖里区"),
        ("屯昌县南吕镇2012年", "屯昌县南吕镇", "township", "469022", "海南省屯昌县"),
        ("上海市科委2024年", "上海市", "department", "310000", "上海市"),
        ("江渚市云台区卫生健康局2023年", "江渚市云台区", "department", None, None),
        ("水利部2020年", None, "national", None, None),
    ],
)
def test_region_level_and_code(
    title: str, region: str | None, level: str, code: str | None, place: str | None
) -> None:
    made = meta(f"{title}政府信息公开工作年度报告{BODY}")
    assert (made.region and made.region.value, made.level) == (region, level)
    assert (made.division and made.division.code, made.division and made.division.name) == (
        code,
        place,
    )


def test_a_name_of_several_places_is_left_open_and_reported() -> None:
    report = f"和平区教育局{TITLE}{BODY}"
    made = document(report)
    assert made.meta.division is None
    (finding,) = check_document(made)
    assert (finding.kind, finding.severity, finding.whose) == (
        "ambiguous_place",
        "info",
        "undecided",
    )
    assert "天津市和平区 (120101)" in finding.message
    told = document(f"{report}在沈阳市人民政府网站公开。")
    assert told.meta.division is not None
    assert told.meta.division.code == "210102"
    assert list(check_document(told)) == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布日期:2022-01-20", "2022-01-20"),
        ("发布于2022年1月20日", "2022-01-20"),
        ("【发布时间】2022年1月20日", "2022-01-20"),
        ("本页发布时间:2022-01-20", "2022-01-20"),
        ("最后更新时间:2022-01-20", "2022-01-20"),
        ("更新时间:2022-01-20 10:00", "2022-01-20"),
        ("时间:2022-01-20 来源:本站", "2022-01-20"),
        ("抓取时间:2024-05-06 09:15:00\n发布日期:2022-01-20", "2022-01-20"),
        ("更新时间:2023-05-06\n发布时间:2022-01-20", "2022-01-20"),
        ("抓取时间:2024-05-06 09:15:00", None),
        ("采集日期:2024-05-06", None),
        ("打印时间:2024-05-06", None),
        ("页面快照时间 2024-05-06", None),
        ("2024-05-06 访问", None),
        ("填报日期:2022-01-20", None),
    ],
)
def test_only_a_date_of_publication_is_one(line: str, day: str | None) -> None:
    published = meta(f"云屿区民政局{TITLE}\n{line}{BODY}").published
    assert (published and published.value) == day


def test_the_date_of_the_page_is_no_part_of_the_title() -> None:
    made = meta(f"时间:2022-03-05 00:00 大 中 小2021年云屿县人民政府信息公开年度报告{BODY}")
    assert made.title is not None
    assert (made.title.value, made.year) == ("2021年云屿县人民政府信息公开年度报告", 2021)


def test_a_school_year_is_the_one_in_which_it_ends() -> None:
    assert meta(f"岚州师范大学2011—2012学年信息公开工作年度报告{BODY}").year == 2012


@pytest.mark.parametrize(
    "text",
    [
        "岚川县\n水务局\n二〇二一年度\n政府信息公开工作年度报告" + BODY,
        "岚川县\n水务局\n" + TITLE + BODY,
        TITLE + BODY + "\n岚川县\n水务局\n2022年1月9日\n",
    ],
)
def test_a_name_on_two_lines_is_one(text: str) -> None:
    assert agency(text) == "岚川县水务局"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("岚川县\n" + TITLE + BODY, "岚川县人民政府"),
        ("岚州市\n岚川县水务局\n" + TITLE + BODY, "岚川县水务局"),
    ],
)
def test_two_lines_that_are_two_names_stay_two(text: str, name: str) -> None:
    assert agency(text) == name


@pytest.mark.parametrize(
    ("title", "source", "words", "name"),
    [
        ("云屿县", "云屿县人民政府办公室", "全县", "云屿县人民政府"),
        ("云屿县", "县政府办", "我县", "云屿县人民政府"),
        ("云屿县", "云屿县人民政府办公室", "我办", "云屿县人民政府办公室"),
        ("云屿县", "云屿县水务局", "我局", "云屿县水务局"),
        ("云屿县", "云屿县水务局", "全县", "云屿县人民政府"),
        ("云屿县", "岚州市水务局", "我局", "云屿县人民政府"),
        ("", "云屿县水务局", "我局", "云屿县水务局"),
        ("", "云屿县人民政府办公室", "我办", "云屿县人民政府办公室"),
    ],
)
def test_a_title_with_a_place_alone_is_that_of_its_government(
    title: str, source: str, words: str, name: str
) -> None:
    text = f"{title}{TITLE}\n来源:{source}\n\n一、总体情况\n2021年,{words}主动公开政府信息12条。"
    assert agency(text) == name


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("按照岚州市人民政府办公室的通知要求,鹤溪县气象局编制并公布本报告。", "鹤溪县气象局"),
        (
            "按照《条例》要求,岚州市人民政府办公室编制本报告,鹤溪县气象局提供了数据。",
            "岚州市人民政府办公室",
        ),
        ("鹤溪县气象局编制并公布了气象灾害预案。", None),
    ],
)
def test_who_compiles_this_report(sentence: str, expected: str | None) -> None:
    assert agency("2018年度政府信息公开工作报告\n\n" + sentence) == expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("云屿县卫生健康委员会(原云屿县卫生和计划生育委员会)", "云屿县卫生健康委员会"),
        ("云屿县市场监督管理局(原县工商行政管理局、县质量技术监督局)", "云屿县市场监督管理局"),
        # A second name is a part of the name, and 原 begins other words.
        ("云屿县文化和旅游局(县文物局)", "云屿县文化和旅游局(县文物局)"),
        ("云屿县农业农村局(原种管理局)", "云屿县农业农村局(原种管理局)"),
        ("云屿县发展和改革局(原子能办公室)", "云屿县发展和改革局(原子能办公室)"),
    ],
)
def test_a_former_name_is_no_part_of_the_name(printed: str, name: str) -> None:
    found = meta(f"{printed}{TITLE}{BODY}").agency
    assert found is not None
    assert found.value == name
    assert found.quote is not None
    assert found.quote.text.startswith(name)


@pytest.mark.parametrize("kind", ["公开工作年报", "公开工作报告", "公开工作总结"])
@pytest.mark.parametrize("year", ["2018年度", "2018年", "二〇一八年"])
def test_a_title_that_says_no_more_than_disclosure(year: str, kind: str) -> None:
    found = meta(f"云屿区城管执法局{year}{kind}{BODY}")
    assert found.agency is not None
    assert found.agency.value == "云屿区城管执法局"
    assert found.year == 2018


@pytest.mark.parametrize("other", ["党务公开工作", "财务公开工作", "公开招聘工作", "制度公开工作"])
def test_what_else_is_made_public_is_no_title(other: str) -> None:
    assert meta(f"云屿区城管执法局2018年度{other}年报{BODY}").title is None


@pytest.mark.parametrize(
    "sentence",
    [
        "岚州市审计局为本报告的编制单位。",
        "岚州市审计局是本年度报告责任主体。",
        "岚州市审计局(以下简称“我局”)编制报告。",
        "2021年,岚州市审计局(下称本单位)收到申请1件。",
        "2021年,岚州市审计局(以下简称市审计局)认真贯彻条例。",
        "现公布岚州市审计局2021年政府信息公开工作年度报告。",
    ],
)
def test_sentences_that_say_whose_report_it_is(sentence: str) -> None:
    assert agency(f"{TITLE}\n\n{sentence}\n") == "岚州市审计局"


def test_the_headline_of_a_notice_names_who_publishes() -> None:
    for published in ("公布", "发布", "公开", "印发", "报送"):
        text = f"岚州市审计局关于{published}{TITLE}的公告\n公开信息9条。\n"
        assert agency(text) == "岚州市审计局"
    text = f"岚州市审计局关于公布各单位{TITLE}的公告\n公开信息9条。\n"
    assert agency(text) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "我单位按照岚州市人民政府办公室(以下简称“市政府办”)的要求,公开信息9条。",
        "申请人向岚州市人民法院(以下简称法院)起诉1件。",
        "岚州市审计局为本次检查的牵头单位。",
    ],
)
def test_other_bodies_that_are_shortened_or_do_something(sentence: str) -> None:
    assert agency(f"{TITLE}\n\n{sentence}\n") is None
