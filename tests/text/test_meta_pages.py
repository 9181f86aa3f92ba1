"""Meta data of pages as sites print them: paths, records, torn titles, reports without a title."""

from __future__ import annotations

import pytest

from tests.documents import document

BODY = "一、总体情况\n全年主动公开信息35条。\n" + "我单位做好各项工作。\n" * 30


def agency(text: str) -> str | None:
    found = document(text).meta.agency
    return found.value if found else None


@pytest.mark.parametrize(
    "above",
    [
        "索引号:0153000087/2023-0041866 发布机构:水利局 发布目录:信息公开年报",
        "首页 > 政务公开 > 政府信息公开年报 > 2023 > 丁县水利局政府信息公开工作年度报告",
        "首页/ 政府信息公开 / 政府信息公开年报 / 2023 / 正文",
        "文 号: 关键字: 丁县水利局2022年政府信息公开工作年度报告",
        "2023年信息公开年报",
        "索 引 号: 0153000087/2023-0041866 发布机构: 水利局",
        "Page 3 - 丁县水利局2022年政府信息公开工作年度报告",
    ],
)
def test_the_record_of_a_page_and_the_path_to_it_are_no_title(above: str) -> None:
    meta = document(f"{above}\n丁县水利局2022年政府信息公开工作年度报告\n{BODY}").meta
    assert meta.title is not None
    assert meta.title.value == "丁县水利局2022年政府信息公开工作年度报告"
    assert meta.year == 2022


@pytest.mark.parametrize(
    "above",
    [
        "首页/ 政府信息公开 / 政府信息公开年报 / 2023 / 正文",
        "首页 > 政务公开 > 政府信息公开年报 > 2023 > 正文",
        "2023年01月19日来源:1",
        "P. 7",
    ],
)
def test_numbers_in_them_are_no_statistics(above: str) -> None:
    made = document(f"丁县水利局2022年政府信息公开工作年度报告\n{above}\n{BODY}")
    assert [m.raw for m in made.mentions if m.statistical] == ["35条"]


@pytest.mark.parametrize(
    ("lines", "title", "name"),
    [
        (
            "丁市水利局\n政府信息公开工作年度报告",
            "丁市水利局政府信息公开工作年度报告",
            "丁市水利局",
        ),
        (
            "2022年东溪街道\n政府信息公开工作年度报告",
            "2022年东溪街道政府信息公开工作年度报告",
            "东溪街道办事处",
        ),
        (
            "丁市人民政府2022年\n政府信息公开工作年度报告",
            "丁市人民政府2022年政府信息公开工作年度报告",
            "丁市人民政府",
        ),
    ],
)
def test_a_title_on_two_lines_is_one(lines: str, title: str, name: str) -> None:
    made = document(f"{lines}\n{BODY}2022年完成。\n")
    assert made.meta.title is not None
    assert made.meta.title.value == title
    assert made.meta.title.quote is not None
    assert made.text[slice(*made.meta.title.quote.span)] == lines
    assert (made.meta.year, agency(f"{lines}\n{BODY}")) == (2022, name)


def test_the_name_of_the_site_above_the_title_does_not_hide_who_compiled_it() -> None:
    text = "丁市人民政府\n2022年政府信息公开工作年度报告\n本报告由丁市水利局编制。\n" + BODY
    assert agency(text) == "丁市水利局"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("2022年,丁陵区水利局以习近平新时代中国特色社会主义思想为指导。", "丁陵区水利局"),
        ("2022年以来,东溪乡在县委县政府的正确领导下推进公开。", "东溪乡人民政府"),
        ("2022年,东溪街道办事处全面贯彻落实条例。", "东溪街道办事处"),
        ("2022年,东溪街认真贯彻落实条例。", "东溪街"),
        ("电子版可从丁州市水利局门户网站下载。", "丁州市水利局"),
        ("如有疑问,请与丁县东溪镇人民政府党政办公室联系。", "丁县东溪镇人民政府"),
        ("如有疑问,请与丁市南溪区东溪街道综合办公室联系。", "丁市南溪区东溪街道办事处"),
        ("如有疑问,请与丁市人民政府办公室政府信息公开中心联系。", "丁市人民政府办公室"),
        ("现编制并向社会公布丁州市水利委2022年度政府信息公开年度报告。", "丁州市水利委"),
        ("如有疑问,请与丁县东溪镇党政综合办公室联系。", "丁县东溪镇人民政府"),
        ("东溪街道办事处全年主动公开信息6条。", "东溪街道办事处"),
        ("2022年,我局坚持公开。电子版可在丁县人民政府网站下载。", None),
        ("2022年,全县各乡镇认真贯彻落实条例。", None),
    ],
)
def test_a_report_without_a_title_names_its_agency_in_its_sentences(
    words: str, name: str | None
) -> None:
    assert agency(f"一、总体情况\n{words}\n" + BODY) == name


@pytest.mark.parametrize("name", ["本溪市水利局", "全州县水利局", "如东县水利局", "和县水利局"])
def test_a_place_may_begin_like_a_pronoun(name: str) -> None:
    assert agency(f"{name}2022年政府信息公开工作年度报告\n{BODY}") == name


def test_a_name_without_its_place_is_completed_from_the_contact() -> None:
    title = "水利局2022年政府信息公开工作年度报告"
    assert agency(f"{title}\n如有疑问,请与丁溪县水利局联系。\n{BODY}") == "丁溪县水利局"


def test_a_table_names_who_filled_it_in() -> None:
    assert agency(f"一、总体情况\n填报单位:丁溪县水利局 | | 2019年度 |\n{BODY}") == "丁溪县水利局"


def test_the_agency_is_the_one_that_most_sentences_are_about() -> None:
    words = "2022年,丁溪县水利局在区委支持下来访。2022年,东溪乡坚持公开。全年,东溪乡严格审核。"
    assert agency(f"一、总体情况\n{words}\n{BODY}") == "东溪乡人民政府"


def test_a_commission_is_a_department() -> None:
    made = document(f"丁市卫生健康委员会2022年政府信息公开工作年度报告\n{BODY}")
    assert made.meta.level == "department"


def test_the_report_of_the_year_before_that_a_part_names_is_not_this_one() -> None:
    meta = document(
        "根据条例编制本报告。\n一、总体情况\n2022年,国家测绘总署坚持公开。"
        "公开发布《国家测绘总署2021年政府信息公开工作年度报告》。\n" + BODY
    ).meta
    assert meta.year == 2022


@pytest.mark.parametrize("behind", ["浏览量:12", "信息来源:水利局", "来源:1", "[字体: 大 中 小]"])
def test_the_date_of_a_line_under_the_title_is_that_of_publication(behind: str) -> None:
    meta = document(
        f"丁县水利局2021年政府信息公开工作年度报告\n2022-01-16 16:28 {behind}\n{BODY}"
    ).meta
    assert meta.published is not None
    assert meta.published.value == "2022-01-16"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("丁溪县政务服务管理局2021年政府信息公开工作年度报告", "丁溪县政务服务管理局"),
        ("关于丁县东溪镇人民政府2021年政府信息公开工作的报告", "丁县东溪镇人民政府"),
        ("2021年度桐镇政府信息公开工作年度报告", "桐镇人民政府"),
        ("2021年度乡镇政府信息公开工作年度报告", None),
    ],
)
def test_the_title_names_the_agency(title: str, name: str | None) -> None:
    site = "丁溪县人民政府\n\n政府信息公开\n\n" if name and "局" in name else ""
    assert agency(f"{site}{title}\n发布时间:2022-01-31\n{BODY}") == name


def test_buttons_above_the_title_are_no_part_of_it() -> None:
    buttons = "【字体:      】  打印"
    title = "2022年度东溪镇政府信息公开工作年度报告"
    meta = document(f"{buttons}\n{title}\n来源:原创     发布时间:2023-01-31 13:24\n{BODY}").meta
    assert meta.title is not None
    assert meta.title.value == title
    assert meta.agency is not None
    assert meta.agency.value == "东溪镇人民政府"


@pytest.mark.parametrize(
    "words",
    [
        "统计时间:2021年1月1日至2021年12月31日。",
        "数据起止时间2021年1月1日至12月31日。",
        "统计截止日期:2021年12月31日。",
    ],
)
def test_the_time_that_is_counted_is_not_the_day_of_publication(words: str) -> None:
    title = "丁县水利局2021年政府信息公开工作年度报告"
    assert document(f"{title}\n{words}\n{BODY}").meta.published is None
    made = document(f"{title}\n{words}\n发布日期:2022-01-16\n{BODY}")
    assert made.meta.published is not None
    assert made.meta.published.quote is not None
    assert made.meta.published.quote.text == "2022-01-16"
