"""What a report says of itself: the expected values of every shipped report, and single traps."""

from __future__ import annotations

import json

import pytest

from extractor import Options
from extractor.knowledge.documents import read_document
from extractor.pipeline import as_source
from tests.conftest import EVALS
from tests.documents import document
from tests.results import read

_EXPECTED = json.loads((EVALS / "meta.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", _EXPECTED)
def test_year_form_and_agency_of_every_report(name: str) -> None:
    meta = read_document(as_source((EVALS / "reports" / name).resolve(), Options())).meta
    agency = meta.agency.value if meta.agency else None
    assert {"year": meta.year, "form": meta.form, "agency": agency} == _EXPECTED[name]


def test_the_evidence_of_meta_data_stands_in_the_text() -> None:
    made = document(
        "丙县教育局2013年政府信息公开工作年度报告\n"
        "数据统计时段自2013年1月1日起至2013年12月31日止。\n正文。\n二〇一四年三月一日"
    )
    meta = made.meta
    for stated in (meta.title, meta.agency, meta.period_start, meta.period_end, meta.signed):
        assert stated is not None
        assert stated.quote is not None
        assert made.text[slice(*stated.quote.span)] == stated.quote.text
    assert meta.period_start is not None
    assert meta.signed is not None
    assert (meta.period_start.value, meta.signed.value) == ("2013-01-01", "2014-03-01")


@pytest.mark.parametrize(
    ("headers", "form"),
    [
        ("信息内容\n本年制发件数\n本年废止件数", "form2021"),
        ("信息内容\n本年新制作数量\n对外公开总数量", "form2019"),
        ("政府信息公开情况统计表\n统计指标", "stat2014"),
        ("统　计　指　标\t单位\t统计数", "stat2014"),
        ("一、概述", "narrative"),
    ],
)
def test_the_form_is_chosen_by_headers_not_by_the_year(headers: str, form: str) -> None:
    text = f"某镇人民政府2015年政府信息公开工作年度报告\n2015年,我镇公开信息3条。\n{headers}"
    assert document(text).meta.form == form


def test_chunks_cover_the_text_and_never_cut_a_sentence() -> None:
    text = "一、概述\n" + "我县收到政府信息公开申请23件,都已回信。" * 200 + "\n二、其他\n无。"
    made = document(text)
    assert "".join(made.text[slice(*chunk.span)] for chunk in made.chunks) == made.text
    assert len(made.chunks) > 3
    assert all(made.text[chunk.span.stop - 1] in "。\n" for chunk in made.chunks[:-1])
    assert sum(len(chunk.mentions) for chunk in made.chunks) == len(made.mentions)


def test_headings_form_a_tree() -> None:
    made = document("一、总体情况\n(一)主动公开。全年公开3条。\n1.网站情况\n公开2条。\n二、其他")
    assert [(h.level, h.path) for h in made.headings] == [
        (1, ("一、总体情况",)),
        (2, ("一、总体情况", "(一)主动公开")),
        (3, ("一、总体情况", "(一)主动公开", "1.网站情况")),
        (1, ("二、其他",)),
    ]


def test_navigation_and_footer_stay_and_are_marked() -> None:
    made = document(
        "您现在的位置:首页>2020年\n字号:大 中 小\n某县2020年政府信息公开工作年度报告\n"
        + "我县公开信息3条。\n" * 10
        + "主办:某县人民政府 版权所有 ICP备09009364号 邮编:242200 链接99个\n"
    )
    assert {region.kind for region in made.regions} == {"navigation", "footer"}
    last = [m for m in made.mentions if m.raw.startswith("99")]
    assert [m.explained for m in last] == ["boilerplate"]


def test_the_table_of_contents_is_marked_and_its_pages_count_nothing() -> None:
    made = document(
        "某县2019年政府信息公开工作年度报告\n目 录\n一、总体情况.......... 1\n"
        "三、收到和处理政府信息公开申请情况……4\n四、行政复议、行政诉讼情况\t6\n\n"
        "一、总体情况\n全年主动公开政府信息512条。"
    )
    assert [m.raw for m in made.mentions if m.statistical] == ["512条"]
    assert [heading.title for heading in made.headings] == ["一、总体情况"]


@pytest.mark.parametrize(
    "entry",
    [
        "{}/{}",
        "{}({})",
        "{}（{}）",
        "{}[{}]",
        "{} 第{}页",
        "{}……P{}",
        "{}{}",
        "{}-{}-",
        "{}—{}",
        "{} | {}",
    ],
)
def test_pages_of_contents_are_set_in_many_ways(entry: str) -> None:
    titles = ("一、概述", "二、主动公开情况", "三、依申请公开情况", "四、收费、复议、诉讼")
    lines = "\n".join(entry.format(title, page) for page, title in enumerate(titles, 1))
    made = document(f"某县2016年政府信息公开年度报告\n目　录\n{lines}\n一、概述\n收到申请309件。")
    assert [m.raw for m in made.mentions if m.statistical] == ["309件"]


@pytest.mark.parametrize(
    "lines",
    [
        "主动公开信息数 340\n网站 215\n微信 60\n其他 12\n",
        "网站2条\n微信6条\n公报8条\n微博9条\n",
        "网站2\n微信6\n公报8\n微博9\n",
    ],
)
def test_a_list_of_figures_is_no_table_of_contents(lines: str) -> None:
    made = document(f"目录\n{lines}")
    assert len([m for m in made.mentions if m.statistical]) == 4


@pytest.mark.parametrize("kind", ["小结", "总结", "情况汇报"])
def test_a_summary_is_a_report_and_tells_its_year(kind: str) -> None:
    text = (
        f"青溪县物价局2008年政府信息公开工作{kind}\n来源:局办公室\n今年理出1998年以来的文件,"
        "1998年以前的尚未动手。\n二〇〇九年三月六日\n"
    )
    meta = document(text).meta
    assert (meta.year, meta.title and meta.title.value) == (
        2008, f"青溪县物价局2008年政府信息公开工作{kind}",
    )  # fmt: skip


def test_a_report_without_a_title_is_of_the_year_before_its_date() -> None:
    text = (
        "县政府信息公开办:\n今年理出1998年以来的文件,1998年以前的尚未动手。2008年公开信息93条。\n"
        "青溪县物价局\n2009年3月6日\n"
    )
    assert document(text).meta.year == 2008


@pytest.mark.parametrize(
    ("name", "words", "form"),
    [
        ("岚州师范大学", "一、概述\n", "narrative"),
        ("云屿县第二中学", "", "narrative"),
        ("云屿县中医院", "", "narrative"),
        ("云屿县自来水有限公司", "", "narrative"),
        ("云屿县中医院", "信息内容 本年处理决定数量\n行政许可 2\n", "form2021"),
        ("云屿县卫生健康局", "", "form2021"),
    ],
)
def test_bodies_with_rules_of_their_own_report_in_words(name: str, words: str, form: str) -> None:
    result = read(f"{name}2022年信息公开工作年度报告\n{words}2022年主动公开信息86条。")
    assert result.meta.form == form
    assert "proactive.total" in {fact.indicator for fact in result.facts}


@pytest.mark.parametrize("line", ["(2016年度)", "2016年度", "〔2016〕年度", "（2016 年度）"])
def test_a_form_without_a_title_is_of_the_year_below_its_name(line: str) -> None:
    meta = document(
        f"附件\n信息公开情况统计表\n{line}\n填报单位:丁溪县水利局\n一、主动公开情况\n"
    ).meta
    assert meta.year == 2016


@pytest.mark.parametrize(
    "text",
    [
        "信息公开情况统计表\n(2016年度)\n(2015年度)\n一、主动公开情况\n",
        "信息公开情况统计表\n一、主动公开情况\n(2016年度)\n",
        "信息公开情况统计表\n(2016)\n一、主动公开情况\n",
    ],
)
def test_a_year_that_may_be_of_something_else_is_not_that_of_a_form(text: str) -> None:
    assert document(text).meta.year is None


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2023年公布:云屿县民政局2022年度政府信息公开工作年度报告", 2022),
        ("2023年1月发布:云屿县民政局2022年度政府信息公开工作年度报告", 2022),
        ("2023年1月20日公开:云屿县民政局2022年政府信息公开工作年度报告", 2022),
        ("转发:云屿县民政局2022年政府信息公开工作年度报告", 2022),
        ("置顶: 云屿县民政局2022年政府信息公开工作年度报告", 2022),
        ("2023年公布的云屿县民政局2022年度政府信息公开工作年度报告", 2022),
        ("2023年1月发布的云屿县民政局2022年度政府信息公开工作年度报告", 2022),
        ("2023年编制的云屿县民政局2022年度政府信息公开工作年度报告", 2022),
        ("2023年印发的云屿县民政局2022年度政府信息公开工作年度报告", 2022),
        ("2023年1月20日上报的云屿县民政局2022年度政府信息公开工作年度报告", 2022),
        # It has no other, or the other is that of the publication.
        ("2022年公布的云屿县民政局政府信息公开工作年度报告", 2022),
        ("2022年云屿县民政局政府信息公开工作年度报告(2023年发布)", 2022),
        ("2022年:云屿县民政局2023年前政府信息公开工作年度报告", 2022),
    ],
)
def test_a_report_is_not_of_the_year_in_which_it_was_published(title: str, year: int) -> None:
    found = document(f"{title}\n\n一、总体情况\n收到申请12件。\n").meta
    assert found.year == year
    assert found.title is not None


@pytest.mark.parametrize("lead", ["2023年公布:", "2023年1月20日公开:", "转发:", "发布: "])
def test_when_a_page_was_posted_is_no_part_of_its_title(lead: str) -> None:
    own = "云屿县民政局2022年度政府信息公开工作年度报告"
    found = document(f"{lead}{own}\n\n一、总体情况\n收到申请12件。\n").meta
    assert found.title is not None
    assert found.title.value == own
    assert found.agency is not None
    assert found.agency.value == "云屿县民政局"


@pytest.mark.parametrize(
    "headline",
    [
        "石垭乡人民政府2008年信息公开工作情况",
        "附件:政府信息公开情况统计表(2008年度)",
        "石垭乡政府信息公开年度情况(2008年)",
        "2008年石垭乡政务公开工作自查情况",
    ],
)
def test_a_headline_without_the_word_report_tells_the_year(headline: str) -> None:
    text = f"{headline}\n来稿:党政办\n\n(一)公开信息83条。2009年打算换橱窗,2009年再建两处。\n"
    assert document(text).meta.year == 2008


def test_the_year_of_a_plan_is_not_that_of_what_was_done() -> None:
    text = "石垭乡2009年信息公开工作安排\n\n2008年公开信息83条,2008年受理申请2件。\n"
    assert document(text).meta.year == 2008


_OPINIONS = "征集时间：2023年5月1日至2023年6月1日。\n"


@pytest.mark.parametrize(
    ("title", "sentence", "first", "last"),
    [
        ("棠溪县2017年政府信息公开工作年度报告", "统计时段自2017年1月1日起至2017年12月31日止", "2017-01-01", "2017-12-31"),
        ("棠溪县政府信息公开工作年度报告", "统计时段自2017年1月1日起至12月31日止", "2017-01-01", "2017-12-31"),
        ("棠溪大学2016-2017学年信息公开工作年度报告", "统计时段自2016年9月1日至2017年8月31日", "2016-09-01", "2017-08-31"),
        # Of the report's own year there is no other.
        ("棠溪县2023年政府信息公开工作年度报告", "情况如下", "2023-05-01", "2023-06-01"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("above", [True, False])
def test_the_period_is_that_of_the_report_and_of_no_poll(
    title: str, sentence: str, first: str, last: str, above: bool
) -> None:
    lines = [_OPINIONS, f"本报告{sentence}。\n"]
    meta = document(f"{title}\n" + "".join(lines if above else lines[::-1])).meta
    assert meta.period_start is not None
    assert meta.period_end is not None
    assert (meta.period_start.value, meta.period_end.value) == (first, last)
    assert str(meta.year) == last[:4]
