"""Pages to content: every character traceable, blanks as in a browser, damage survived."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.document import Source

from .samples import read

MARK_BLANK = re.compile(r"[ \t\n\r\f\u00a0\u3000]+")
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def page(body: str) -> Source:
    return read(f"<html><body>{body}</body></html>")


def assert_traceable(source: Source) -> None:
    """Every character stands in the markup where the source says, and places never go back."""
    assert source.starts is not None
    assert source.stops is not None
    assert len(source.content) == len(source.starts) == len(source.stops)
    for character, start, stop in zip(source.content, source.starts, source.stops, strict=True):
        there = source.raw[start:stop]
        if re.fullmatch("&#[xX]?[0-9a-fA-F]+;?", there) and not html.unescape(there):
            continue  # a control character: the library drops it, browsers and we do not
        if character not in " \t\n":
            # A raised digit is the mark of a note: ² stands for the 2 in its tags.
            shown = html.unescape(there)
            plain = unicodedata.normalize("NFKC", character)
            assert character in shown or plain in shown.translate(WIDE)
            assert len(html.unescape(there)) <= 2 or character in "⁰¹²³⁴⁵⁶⁷⁸⁹"
        else:
            assert there == "" or there[0] in " \t\n\r\f<&"
    assert all(a <= b for a, b in pairwise(source.starts))
    assert all(a <= b for a, b in pairwise(source.stops))


TEXTS = st.text("政府信息131条，。a ７\u3000\u00a0\u200b\ue000😀", min_size=1, max_size=12)
REFERENCES = st.sampled_from(
    ("&amp;", "&lt;", "&#x4e00;", "&#20108;", "&nbsp;", "&nbsp", "&ldquo;", "&hellip;", "&#x1F600;",
     "&NotEqualTilde;", "&unknown;", "& ", "&#;", "&copy2012", "&#0;", "&#128;")
)  # fmt: skip
BLANKS = st.sampled_from((" ", "\n", "\t \r\n  "))
PIECES = st.one_of(TEXTS, REFERENCES, BLANKS, st.just("<br>"), st.just("<!-- 12 -->"))


def _elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(("p", "div", "b", "span", "sup", "li", "h2", "blockquote", "font"))
    return st.builds(
        lambda name, parts: f"<{name} class='x'>{''.join(parts)}</{name}>",
        names,
        st.lists(inner, max_size=5),
    )


MARKUP = st.recursive(PIECES, _elements, max_leaves=25)


@given(st.lists(MARKUP, min_size=1, max_size=6))
def test_every_character_is_traceable_and_none_is_lost(parts: list[str]) -> None:
    markup = "".join(parts) + "<p>终</p>"
    source = page(markup)
    assert_traceable(source)
    told = html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", markup))
    lowered = source.content.translate(WIDE | str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    # The mark of a note is written without the blanks around it.
    assert MARK_BLANK.sub("", lowered) == MARK_BLANK.sub("", told.translate(WIDE))


SOUP = st.text(st.sampled_from("<>&;#x\"'=/-! \n中1apbrtd"), max_size=60)
SCRAPS = st.lists(
    st.one_of(
        SOUP,
        st.sampled_from(
            ("<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=0 colspan=9>", "<p>",
             "</div>", "<script>", "</script>", "<!--", "-->", "<title>", "</title>", "<select>",
             "<li>", "<th>", "<tbody>", "<caption>", "<pre>", "<div hidden>", "<textarea>")
        ),
    ),
    max_size=40,
)  # fmt: skip


@given(SCRAPS)
def test_no_markup_is_too_broken(scraps: list[str]) -> None:
    source = page("".join(scraps) + "</script></textarea></title>-->终")
    assert_traceable(source)
    for table in source.tables:
        for cell in table.cells:
            assert 0 <= cell.start <= cell.stop <= len(source.content)
    for start, stop in source.furniture:
        assert 0 <= start < stop <= len(source.content)


def test_a_reference_is_one_character_with_the_range_of_the_whole() -> None:
    source = page("<p>甲&#x4e00;&amp;乙</p>")
    assert source.content == "甲一&乙"
    assert source.starts is not None
    assert source.stops is not None
    spans = [source.raw[a:b] for a, b in zip(source.starts, source.stops, strict=True)]
    assert spans == ["甲", "&#x4e00;", "&amp;", "乙"]


@pytest.mark.parametrize(
    ("markup", "content"),
    [
        ("公开  信息\n\n 131 条", "公开 信息 131 条"),
        ("统计\n期限", "统计期限"),
        ("from\n2012", "from 2012"),
        ("公开 <b> 信息</b> ", "公开 信息"),
        ("　　公开", "　　公开"),
        ("一<br>二<br/><br>三", "一\n二\n三"),
        ("<p>一<p>二<div>三</div>四", "一\n二\n三\n四"),
        ("<ul><li>一<li>二</ul>三", "一\n二\n三"),
        ("<h1>一</h1>二<hr>三", "一\n二\n三"),
        ("10<sup>2</sup>m<sub>3</sub>", "10²m3"),
        ("<pre>一\n  二</pre>三", "一\n  二\n三"),
        ("一<script>var a = '<p>9</p>';</script><style>p{}</style>二", "一二"),
        ("一<template>9</template><span hidden>9</span>二", "一二"),
        ("一<i style='color:red;display: none'>9</i>二", "一二"),
        ("<ruby>文<rt>wén</rt></ruby>章", "文章"),
        ("一<p></p><div> </div>二", "一\n二"),
        ("某某县落实<清水河流域>方案 3 < 5", "某某县落实<清水河流域>方案 3 < 5"),
        ("一<!-- x > 9 -->二<![endif]-->三<?xml 9?>四", "一二三四"),
        ("甲<!-- 没有结束 >乙", "甲乙"),
        ("<a title='>9'>一</a><a title=\"没有结束>二", "一二"),
        ("一</br>二</p>三", "一\n二\n三"),
        ("<P>一</P><SCRIPT>9</script>二", "一\n二"),
    ],
)  # fmt: skip
def test_content_is_what_a_browser_shows(markup: str, content: str) -> None:
    source = page(markup)
    assert source.content == content
    assert_traceable(source)


def test_hidden_text_is_kept_when_it_is_the_report() -> None:
    source = page("<p>提示</p><div style='display:none'><p>2012年主动公开信息131条。</p></div>")
    assert "131条" in source.content
    assert any("hides" in note for note in source.notes)


def test_the_window_title_is_furniture_when_the_page_says_it_too() -> None:
    head = "<html><head><title>某某局2012年年度报告-某某市政府</title></head>"
    repeated = read(head + "<h1>某某局2012年<br>年度报告</h1><p>一、总体情况</p>")
    (span,) = repeated.furniture
    assert repeated.content[slice(*span)] == "某某局2012年年度报告-某某市政府"
    alone = read(head + "<p>一、总体情况</p>")
    assert alone.furniture == ()
    assert alone.content.startswith("某某局2012年年度报告")


SITE = """<!DOCTYPE html><html><head><meta charset="utf-8"><script>var x = 1;</script></head><body>
<div class="header"><div class="topbar"><a href="/">首页</a><a>繁体版</a><a>无障碍浏览</a></div></div>
<div class="nav-wrap"><ul><li><a>要闻动态</a></li><li><a>政务公开</a></li><li>12345热线</li></ul></div>
<div class="container"><div>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>年报</a></div>
<div class="article"><h1>某某局2012年政府信息公开工作年度报告</h1>
<p>2012年，全局主动公开政府信息131条，收到申请2件，均已按时答复，没有发生行政复议。</p>
<table><tr><td><a href=1>指标</a></td><td><a href=2>数量</a></td></tr>
<tr><td><a href=3>主动公开</a></td><td>131</td></tr><tr><td>申请</td><td>2</td></tr></table>
<p>详见<a href="http://www.example.gov.cn">市政府网站</a>和<a>公报</a>，共发布<a>公告</a>24期。</p></div>
<div class="bdsharebuttonbox">分享到：<a>微信</a><a>微博</a></div>
<div class="list"><ul><li><a>相关报道一二三四五</a> 2013-01-02</li>
<li><a>相关报道六七八九十</a> 2013-01-03</li><li><a>相关报道甲乙丙丁戊</a> 2013-01-04</li></ul></div>
</div><div id="siteFooter"><p>版权所有：某某局 京ICP备05010518号</p></div></body></html>"""


def test_the_site_is_marked_and_kept_and_the_report_is_not_marked() -> None:
    source = read(SITE)
    marked = "\n".join(source.content[slice(*span)] for span in source.furniture)
    for text in ("首页", "12345热线", "当前位置", "微博", "2013-01-02", "ICP备05010518号"):
        assert text in marked
    unmarked = source.content
    for start, stop in reversed(source.furniture):
        unmarked = unmarked[:start] + unmarked[stop:]
    assert unmarked.split() == [
        "某某局2012年政府信息公开工作年度报告",
        "2012年，全局主动公开政府信息131条，收到申请2件，均已按时答复，没有发生行政复议。",
        "指标", "数量", "主动公开", "131", "申请", "2",
        "详见市政府网站和公报，共发布公告24期。",
    ]  # fmt: skip
    assert len(source.tables) == 1


def test_a_fragment_and_a_page_without_suffix_are_html() -> None:
    assert read("<p>一</p><p>二</p>").format == "html"
    assert read(b"\xef\xbb\xbf <!doctype html><title>x</title>1").format == "html"
    assert read("一段正文，有一个 <br> 标签", "a.txt").format == "txt"
    assert read("没有标签", "a.html").format == "txt"
    assert read("正文<br>正文", "a.html").format == "html"
