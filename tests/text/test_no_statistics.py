"""Numbers that name something and count nothing, beside those that look alike and count."""

from __future__ import annotations

import pytest

from extractor.messages import word
from extractor.schemas import Explanation
from tests.documents import document

_TITLE = "甲山县人民政府2022年政府信息公开工作年度报告\n\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("监督热线12345,欢迎来电。", "hotline"),
        ("公文按GB/T 9704排印。", "document_number"),
        ("大厅依照DB33/T 2100-2018建设。", "document_number"),
        ("电话8472123转802。", "telephone"),
        ("服务器地址调整为10.21.9.8。", "name"),
        ("请致电8472123或84721234转802。", "telephone"),
        ("值班电话、传真为88120、88121。", "telephone"),
        ("档案号 A-1203-4。", "licence"),
        ("缴费账号:6217 0032 5400 1198,户名略。", "licence"),
        ("帐号 4402 0815 1910 0023 477。", "licence"),
        ("银行账户为8111-0010-2330-0456。", "licence"),
        ("专用卡号:622202 3500 1234。", "licence"),
        ("税号是 9133 0102 5541。", "licence"),
        ("详见图3-1,见表2.1。", "enumeration"),
        ("系统升级至版本2.0。", "name"),
        ("开展“5.19”活动。", "date"),
        ("出版第3-5期。", "ordinal"),
        ("履行两个责任。", "name"),
        ("收到申请数量[2]如下。", "enumeration"),
        ("(三)不予公开1.属于国家秘密 / / /", "heading"),
        ("(三)不予公开4.保护他人合法权益 / / /", "heading"),
        ("# — 2 —\n\n本机关依法公开。", "page_number"),
        ("(25 行)\n本机关依法公开。", "page_counter"),
        ("25 rows in set (0.01 sec)\n", "page_counter"),
        ("Annual Report (No. 17)\n", "document_number"),
        ("3.\n本机关依法公开。", "enumeration"),
        ("会议于当日14时30分召开。", "date"),
        ("网上、信函两种途径均有申请。", "enumeration"),
        ("公开信息(不同渠道和方式公开相同信息计1条)如下。", "boilerplate"),
        ("公开信息(不同渠道和方式公开相同\n信息计 1 条)如下。", "boilerplate"),
        ("同一申请人就同一事项提交的,算作一件。", "boilerplate"),
        ("同一信息在各平台发布,按1条计算。", "boilerplate"),
        ("重复提交的合并计为1件。", "boilerplate"),
        ("以不同方式回应相同热点的只计1次。", "boilerplate"),
        ("凡重复的申请,一律视为1件。", "boilerplate"),
        ("每召开新闻发布会计1次。", "boilerplate"),
        ("申请10件以上的,按规定收费。", "boilerplate"),
        ("申请10件及以上的部分可以收取信息处理费。", "boilerplate"),
        ("提交申请超过30件的,应当说明理由。", "boilerplate"),
        ("多于30件的,加收费用。", "boilerplate"),
        ("申请超出10件的部分计收费用。", "boilerplate"),
        ("申请满十件的,另行缴费。", "boilerplate"),
        ("申请达到10次的,不予受理。", "boilerplate"),
        ("申请达10次以上的,视为频繁申请。", "boilerplate"),
    ],
)
def test_a_number_that_names_something_is_explained(words: str, why: Explanation) -> None:
    mentions = [m for m in document(_TITLE + words).mentions if m.explained != "year"]
    assert {m.explained for m in mentions} == {why}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("热线共接听12345件。", 12345),
        ("配发书目ABC 9704册。", 9704),
        ("热线受理量 10234", 10234),
        ("填写报表2.1万份。", 21000),
        ("转办802件。", 802),
        ("培训14时限内完成。", 14),
        ("印发办法、细则3项。", 3),
        ("上年结转的另计1件。", 1),
        ("以不同方式公开信息共计1条。", 1),
        ("重复申请合计1件。", 1),
        ("同一科室聘会计1名。", 1),
        ("信函计1件。", 1),
        ("按1条线索查处。", 1),
        ("收到申请[12]件。", 12),
        ("主动公开信息300条以上。", 300),
        ("主动公开300条以上的信息。", 300),
        ("收到申请超过30件,均按时答复。", 30),
        ("收到申请12件以上,未收取费用。", 12),
        ("收到申请达30件,均未收费。", 30),
        ("受理申请12件,收取费用。", 12),
        ("收到申请超过30件,收取了费用。", 30),
        ("收到申请12件以上,已按规定收费。", 12),
        ("活动圆满3次的,视为完成。", 3),
        ("编印3-5期。", 5),
        ("受理号源40个。", 40),
        ("(三)不予公开1件属于国家秘密。", 1),
        ("(三)不予公开1.5万字。", 15000),
        ("(25 行)文件,共25 行政许可。", 25),
        ("主动公开\n12.\n3件", 3),
        ("诉讼No数 17件", 17),
        ("News of 2022件", 2022),
    ],
)
def test_a_number_beside_such_words_that_counts_is_kept(words: str, value: int) -> None:
    assert value in [m.value for m in document(_TITLE + words).mentions if m.statistical]


def test_the_numbers_of_rows_under_codes_are_no_statistics() -> None:
    table = "| 代码 | 指标名称 | 数量 |\n|---|---|---|\n| 1 | 主动公开数 | 12 |\n| 2 | 收到申请数 | 7 |\n"
    assert [m.value for m in document(_TITLE + table).mentions if m.statistical] == [12, 7]


def test_how_often_a_page_was_looked_at_is_no_page_number() -> None:
    text = "某县教育局2022年政府信息公开工作年度报告\n浏览次数:389\n点击数:512次\n字号:14\n收到申请21件。\n"
    explained = {m.raw: m.explained for m in document(text).mentions}
    assert explained["389"] == explained["512次"] == "page_counter"
    assert explained["14"] == "page_number"
    assert explained["21件"] is None
    assert word("page_counter", "explanation", "zh") == "点击数/浏览次数"


@pytest.mark.parametrize("words", ["上一条", "下一篇", "见上一件", "统一件数", "再上一个台阶"])
def test_another_in_a_row_is_no_count(words: str) -> None:
    assert not [m for m in document(f"{_TITLE}{words}。\n").mentions if m.statistical]


@pytest.mark.parametrize("words", ["建成三个", "有三成功", "成为三成员", "过三成立", "到二成效"])
def test_words_with_the_sign_for_tenths_are_no_share(words: str) -> None:
    assert not [m for m in document(f"{_TITLE}{words}。\n").mentions if m.kind == "share"]


def test_the_year_of_an_english_title_is_one() -> None:
    made = document(_TITLE + "Annual Report 2022 of the county\nTotal 2022 items\n")
    assert [m.explained for m in made.mentions if m.raw == "2022"] == ["year", None]
