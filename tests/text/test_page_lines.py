"""What a site or a printer puts round a report is none of its statistics, and takes none of them away."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import Result

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"
HEAD = f"{TITLE}\n一、总体情况\n"
SENTENCES = "2022年,收到政府信息公开申请24件,均按期答复。\n主动公开政府信息731条。\n"
RIGHT = {"applications.received": 24, "proactive.total": 731}


def figures(result: Result) -> dict[str, int]:
    return {f.indicator: int(f.value) for f in result.facts if f.value is not None}


def page(*parts: str) -> str:
    return f"<html><head><title>{TITLE}</title></head><body>{''.join(parts)}</body></html>"


REPORT = f"<h1>{TITLE}</h1><h2>一、总体情况</h2><p>2022年,收到政府信息公开申请24件,均按期答复。</p><p>主动公开政府信息731条。</p>"


@pytest.mark.parametrize(
    "line",
    [
        "首页 上一页 1 2 3 4 下一页 尾页",
        "共17条记录 第1/2页 下一页 末页",
        "上一页 [1] [2] 下一页 跳转到 2 页 确定",
        "共17条 1/2页",
        "http://a.example/art/58213.html\t2/5",
        "为您找到相关结果约1340个",
        "相关结果18条,用时 0.31 秒",
        "— 1 —\t— 2 —",
        "2023/1/18 下午3:32 第 2 页 共 5 页",
        "打印时间:2023-01-18 15:32  第2页",
        "阅读 187 点赞 12 收藏 3",
        "浏览量:187 | 点赞数:12 | 转发:3次",
        "您觉得本文 有用(12) 没用(3)",
        "热度 4321",
        "本页字数:2873 阅读约需8分钟",
        "您是第 12345 位访客",
        "12人参与评分 4.8分",
        "评论(6)\n张三:去年才收到9件? 赞(12)",
        "网友评论\n张三:去年才收到9件? 赞(12)",
        "您对本文是否满意? 满意 81 不满意 3",
    ],
)
def test_a_line_of_the_page_below_the_report_counts_nothing(line: str) -> None:
    assert figures(extract(f"{HEAD}{SENTENCES}{line}\n")) == RIGHT


@pytest.mark.parametrize(
    "line",
    [
        "本网站使用Cookie保存您的设置,涉及9家合作方。接受",
        "AI摘要(内容由模型生成,仅供参考)\n全年收到政府信息公开申请约20件,主动公开政府信息近700条。",
        "【AI摘要】全年收到政府信息公开申请约20件,主动公开政府信息近700条。",
        "本文由AI生成摘要:全年收到政府信息公开申请约20件,主动公开政府信息近700条。",
        "智能摘要:全年收到政府信息公开申请约20件,主动公开政府信息近700条。",
        "字号:大 中 小 打印 关闭 分享到:微信 微博",
        "打印本页\n关闭窗口",
    ],
)
def test_a_line_of_the_page_above_the_report_counts_nothing(line: str) -> None:
    assert figures(extract(f"{line}\n{HEAD}{SENTENCES}")) == RIGHT
    shown = "".join(f"<div>{words}</div>" for words in line.split("\n"))
    assert figures(extract(page(shown, REPORT).encode())) == RIGHT


def test_a_summary_without_a_title_below_ends_with_its_line() -> None:
    text = f"{HEAD}AI摘要:收到申请约20件。\n{SENTENCES}"
    assert figures(extract(text)) == RIGHT
    text = f"{HEAD}AI摘要\n收到申请约20件。\n{SENTENCES}"
    assert figures(extract(text)) == RIGHT


def test_the_foot_of_a_printed_page_is_no_part_of_the_next_sentence() -> None:
    text = SENTENCES.replace("\n", "\n打印时间:2023-01-18 15:32  第 2 页 共 5 页\n", 1)
    assert figures(extract(f"{HEAD}{text}")) == RIGHT


@pytest.mark.parametrize(
    "sentence",
    [
        "网站设公开栏,共3页,公开信息12条。",
        "智能导读服务上线后,公开信息12条。",
        "AI总结会议后,公开信息12条。",
        "为您找到窗口,公开信息12条。",
        "网页上一页公开信息12条,下一页不再公开。",
        "本网站使用的栏目较多,公开信息12条。",
        "微信点赞12次,转发3次,公开信息12条。",
        "12人已阅读并公开信息12条。",
        "收到评论后公开信息12条。",
    ],
)
def test_sentences_with_such_words_are_read(sentence: str) -> None:
    assert 12 in figures(extract(f"{HEAD}{sentence}\n")).values()


def test_a_footer_stands_below_something() -> None:
    text = f"分享到:微信\n{TITLE}\n2022年,收到政府信息公开申请24件,主动公开政府信息731条。\n"
    assert figures(extract(text)) == RIGHT


def test_a_sentence_goes_on_behind_the_pager() -> None:
    above = "2022年,我局主动公开政府信息731条,收到政府信息公开申请"
    for between in (
        "上一页 1 2 下一页 第1页/共2页",
        f"http://a.example/5.html\t2/5\n2023/1/9 9:30\t{TITLE}",
    ):
        assert figures(extract(f"{HEAD}{above}\n{between}\n24件,均按期答复。\n")) == RIGHT
