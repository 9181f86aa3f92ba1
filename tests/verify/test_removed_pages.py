"""Pages whose text was taken away: no report, whatever the site around them counts and lists."""

from __future__ import annotations

import pytest

from extractor import extract

_LINKS = (
    "<ul><li><a href=/>首页</a></li><li><a href=/1>2023年政府信息公开工作年度报告</a></li>"
    "<li><a href=/2>2022年政府信息公开工作年度报告</a></li></ul>"
)
_PAGE = f"<html><head><title>%s</title></head><body>{_LINKS}<div>%s</div><div>本站共发布信息345条</div></body></html>"
_TITLE = "青禾县水利局2023年政府信息公开工作年度报告"
_WORDS = [
    "页面不存在", "该内容已下线", "该页面已归档", "您访问的页面已被删除或不存在", "此文件已失效,不再提供",
    "抱歉,您访问的页面找不到了!", "您要查看的信息已移至新网站,请点击这里", "网站正在维护,请稍后再访问",
    "网页暂时关闭", "该文章已撤稿", "该信息已过期", "本栏目已迁移", "该稿件已移除", "该链接已屏蔽", "该页面已被拦截",
    "该页面未找到", "该内容已撤下", "该信息正在审核",
]  # fmt: skip


@pytest.mark.parametrize("words", _WORDS)
def test_a_removed_page_is_no_report(words: str) -> None:
    made = extract((_PAGE % (words, words)).encode())
    assert made.state == "not_a_report"


@pytest.mark.parametrize(
    "body",
    [
        "<p>2023年,我局收到政府信息公开申请12件。旧网站已下线,页面不存在的链接已修复5处。</p>",
        "<p>该页面已归档</p><p>2023年,我局收到政府信息公开申请12件。</p>",
        "<p>申请人所查找的信息不存在的</p><p>2023年,我局收到政府信息公开申请12件。</p>",
    ],
)
def test_a_report_that_stands_below_such_a_line_is_read(body: str) -> None:
    made = extract((_PAGE % (_TITLE, f"<h1>{_TITLE}</h1>{body}")).encode())
    assert made.state != "not_a_report"
    assert ("applications.received", 12) in {(fact.indicator, fact.value) for fact in made.facts}
