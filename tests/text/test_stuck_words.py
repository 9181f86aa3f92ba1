"""Words of a page that are stuck to a sentence: it is read as it would be without them."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.text.stuck_words import stuck_places

BEFORE = [
    "分享到微信 ", "分享到微信", "分享到：微信 微博 QQ空间 ", "【打印】【关闭】", "字号：大 中 小 ", "字体大小 ",
    "浏览次数：356次", "来源：禾川县水务局 点击数：123 ", "加入收藏", "当前位置：首页>政务公开>年报", "点击下载附件",
]  # fmt: skip
BEHIND = [
    " 打印", "【打印】【关闭】", " [关闭] [打印]", "上一篇:某某通知", " 上一篇：没有了 下一篇：2021年年报", "打印本页 关闭窗口",
    "浏览次数：356", "扫一扫在手机打开当前页", "责任编辑：张三", " 相关链接 2021年报告", "返回顶部", "附件：2022年报表.xls",
    " 版权所有：禾川县水务局", " 联系我们 网站地图", "。分享到微信 打印",
]  # fmt: skip
SENTENCES = [
    ("2022年主动公开政府信息12条", "proactive.total", 12),
    ("全年共收到政府信息公开申请5件", "applications.received", 5),
]


def facts(sentence: str) -> set[tuple[str, object]]:
    text = (
        "禾川县水务局2022年政府信息公开工作年度报告\n一、总体情况\n本机关认真落实各项要求。\n"
        f"二、主动公开政府信息情况\n{sentence}\n三、依申请公开政府信息情况\n举办培训2次。\n"
        "五、存在的主要问题\n仍有不足，今后改进。\n"
    )
    return {(fact.indicator, fact.value) for fact in extract(text).facts}


@pytest.mark.parametrize(("sentence", "indicator", "value"), SENTENCES)
@pytest.mark.parametrize("words", BEFORE)
def test_words_before(words: str, sentence: str, indicator: str, value: int) -> None:
    assert {i for i in facts(words + sentence) if i[1] in (5, 12)} == {(indicator, value)}


@pytest.mark.parametrize(("sentence", "indicator", "value"), SENTENCES)
@pytest.mark.parametrize("words", BEHIND)
def test_words_behind(words: str, sentence: str, indicator: str, value: int) -> None:
    assert {i for i in facts(sentence + words) if i[1] in (5, 12)} == {(indicator, value)}


@pytest.mark.parametrize(
    "sentence",
    [
        "全年分享到微信的信息12条",
        "分享到微信12条，分享到微博5条",
        "打印2022年政策汇编12件",
        "收藏档案12件打印材料5件",
        "2022年主动公开政府信息12条，打印分享8条",
        "收到申请5件相关资料已归档",
        "关闭网站2个，2022年主动公开信息12条",
    ],
)
def test_in_a_sentence_they_are_its_own(sentence: str) -> None:
    assert stuck_places(sentence, []) == []


def test_nothing_is_taken_away() -> None:
    sentence = "分享到微信 主动公开信息12条 打印 浏览次数：356"
    result = extract(f"禾川县水务局2022年政府信息公开工作年度报告\n{sentence}\n收到行政复议1件。\n")
    assert {"12条", "356"} <= {mention.raw for mention in result.mentions}
    for fact in result.facts:
        quote = fact.evidence[0].quote
        assert quote.quote_source is None or quote.quote_source in sentence + "收到行政复议1件。"
