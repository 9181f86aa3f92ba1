"""The section of a number as a person is told it: no row of a table is a title."""

from __future__ import annotations

import asyncio

import pytest

from extractor.knowledge.documents import read_document
from extractor.options import Options
from extractor.pipeline import aextract
from extractor.text.document import Document, Source
from extractor.text.load import load
from extractor.text.titles import section_of

HEAD = "某县林草局2022年政府信息公开工作年度报告\n一、总体情况\n本年主动公开信息31条。\n三、申请办理情况\n"
TAIL = "\n四、复议情况\n全年行政复议6件。\n"
PIPES = """| 事项 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
"""
BLANKS = """一、本年新收政府信息公开申请数量 8 1 0 0 0 0 9
二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2
三、本年度办理结果
(一)予以公开 7 1 0 0 0 0 8
"""
LINES = """一、现场接待数
件
8
二、电话接待数
2
7
"""


def document(text: str) -> Document:
    return read_document(Source(name="a.txt", raw=text, sha256="", content=text))


@pytest.mark.parametrize("table", [PIPES, BLANKS, LINES])
def test_a_number_of_a_table_stands_under_the_title_above_the_table(table: str) -> None:
    text = HEAD + table + TAIL
    read = document(text)
    for mention in read.mentions:
        if text.index("三、申请办理") < mention.source.start < text.index("四、复议"):
            assert section_of(read, mention.span.start) == ("三、申请办理情况",), mention
    assert section_of(read, read.text.index("6件")) == ("四、复议情况",)
    assert section_of(read, read.text.index("31条")) == ("一、总体情况",)


def test_titles_below_titles_keep_their_path() -> None:
    text = "某局2022年报告\n一、公开\n(一)网站\n1.栏目 12个\n发布31条。\n(二)微信 2022 年\n发布32条。\n2\n"
    read = document(text)
    assert section_of(read, read.text.index("31条")) == ("一、公开", "(一)网站", "1.栏目 12个")
    assert section_of(read, read.text.index("32条")) == ("一、公开", "(二)微信2022年")
    assert section_of(read, 0) == ()


def test_the_number_of_a_page_below_a_title_makes_no_row_of_it() -> None:
    read = document("某局2022年报告\n一、公开情况\n3\n发布31条。\n")
    assert section_of(read, read.text.index("31条")) == ("一、公开情况",)


def test_a_table_that_only_sets_the_page_has_titles() -> None:
    html = (
        "<table><tr><td>导航</td><td><p>一、公开情况</p><p>本年发布信息31条。</p></td></tr></table>"
    )
    read = read_document(load(html.encode(), name="a.html", max_bytes=10**6))
    assert section_of(read, read.text.index("31条")) == ("一、公开情况",)


def test_the_facts_of_a_result_have_the_title() -> None:
    text = HEAD + BLANKS + TAIL
    source = Source(name="a.txt", raw=text, sha256="0" * 64, content=text)
    result = asyncio.run(aextract(source, Options()))
    found = {fact.indicator: fact.evidence[0].section for fact in result.facts}
    assert found["applications.carried_in.natural_person"] == ("三、申请办理情况",)
    assert found["reconsideration.total"] == ("四、复议情况",)
