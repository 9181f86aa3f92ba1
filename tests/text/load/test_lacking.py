"""Pages that show more than their text holds: digits as pictures, parts behind a pager."""

from __future__ import annotations

import pytest

from extractor import extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"
DIGITS = "<img src='d3.gif' width=8><img src='d1.gif' width=8>"


def _incomplete(body: str) -> list[str]:
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    return [f.message for f in extract(page).findings if f.kind == "incomplete"]


def test_a_number_of_a_sentence_that_is_a_picture_is_told() -> None:
    (told,) = _incomplete(
        f"<p>本机关主动公开政府信息417条。</p><p>收到政府信息公开申请{DIGITS}件，均已办结。</p>"
    )
    assert told.startswith("1 numbers of sentences are pictures")


@pytest.mark.parametrize(
    "body",
    [
        "<p>首页<img src='a.gif' width=8>个人中心 <img src='b.gif' width=8>人事信息</p>",
        "<p>收到政府信息公开申请<img src='a.gif' width=1>26件，均已办结。</p>",
        "<p><img src='a.gif' width=8>条例</p><p>信息公开<img src='b.gif' width=8>条例</p>",
    ],
)
def test_pictures_beside_other_words_are_none(body: str) -> None:
    assert _incomplete(f"<p>本机关主动公开政府信息417条，收到申请26件。</p>{body}") == []


PART = "<div>一、总体情况<p>本机关主动公开政府信息417条。</p></div>"
HIDDEN = "<div style='display:none'><h2>二、依申请公开</h2><p>收到申请26件。</p></div>"


@pytest.mark.parametrize(
    "pager", ["<a>上一页</a> <a>1</a> <a>2</a> <a>下一页</a> 共2页", "共3页 首页 <a>下一页</a>"]
)
def test_a_page_of_a_pager_is_one_of_several(pager: str) -> None:
    (told,) = _incomplete(f"{PART}{HIDDEN}<div class=pager>{pager}</div>")
    assert "one of several" in told


@pytest.mark.parametrize(
    "body",
    [
        f"{PART}<div>上一页 下一页 共1页</div>",
        f"{PART}<p>二、依申请公开</p><p>收到申请26件。</p><p>三、问题</p><p>无。</p>"
        "<div>更多新闻 上一页 下一页 共9页</div>",
    ],
)
def test_a_whole_report_beside_a_pager_is_whole(body: str) -> None:
    assert _incomplete(body) == []
