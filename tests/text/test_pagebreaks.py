"""Sentences that run over a page, in text copied from a browser or a print."""

from __future__ import annotations

import pytest

from tests.documents import document

_TITLE = "青禾县水利局2023年政府信息公开工作年度报告"
_ABOVE = "我局加强组织领导,健全工作机制,狠抓任务落实,全年收到政府信息公开申"


@pytest.mark.parametrize(
    "between",
    [
        "- 2 -",
        "第 2 页 共 5 页",
        f"第2页\n\f{_TITLE}",
        "https://a.example/art/2024/58213.html 2/5",
        f"file:///C:/a/58213.html 2/5\n2024/1/25 13:45 {_TITLE}",
        f"2/5\n{_TITLE}",
        _TITLE,
        f"{_TITLE} 3",
        f"3    {_TITLE}",
        "青禾县水利局政府信息公开年报    - 3 -",
        "Page 3 of 5",
        "3 / 5",
        "-３-",
        "内部资料 3306",
        "仅供核对使用 王某 2024-01-09 10.4.7.21",
        "送审稿\n- 2 -",
    ],
)
def test_what_stands_between_two_pages_is_left_out(between: str) -> None:
    made = document(f"{_TITLE}\n\n{_ABOVE}\n{between}\n请12件,均已答复。\n")
    assert "公开申请12件" in made.text
    assert [m.value for m in made.mentions if m.statistical] == [12]


@pytest.mark.parametrize(
    "between",
    [
        "附件见 https://a.example/58213.html",
        "另一单位2023年政府信息公开工作年度报告",
        "2/5的信息",
        "另一单位年报",
        "见年报 3,另收到",
        "内部资料 33件",
        "内部刊物 3306",
        "草稿箱 12",
    ],
)
def test_other_lines_between_are_kept(between: str) -> None:
    made = document(f"{_TITLE}\n\n{_ABOVE}\n{between}\n请12件,均已答复。\n")
    assert between.split()[0] in made.text
