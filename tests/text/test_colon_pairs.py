"""Labels with their numbers that run together: each number is that of the label before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from extractor.text.colon_pairs import ends_of_pairs

HEAD = "清源县水务局2016年政府信息公开工作年度报告"
PAIRS = (
    ("主动公开政府信息数：512条", "proactive.total", "512"),
    ("政府网站公开政府信息数：433条", "proactive.website", "433"),
    ("政务微信公开政府信息数：79条", "proactive.wechat", "79"),
)


@pytest.mark.parametrize("unit", "封 名 通 册 张 家 条 人次 条次".split())
def test_whatever_the_labels_count(unit: str) -> None:
    words = f"来信数:31{unit}来访数:14{unit}网站公开数:8{unit}"
    assert [words[:end] for end in ends_of_pairs(words)] == [
        f"来信数:31{unit}",
        f"来信数:31{unit}来访数:14{unit}",
    ]


def said(source: str | Path) -> dict[str, str]:
    return {fact.indicator: str(fact.value) for fact in extract(source).facts}


@pytest.mark.parametrize("between", ["", " ", "；", "\n"])
def test_in_a_line_of_text(between: str) -> None:
    found = said(f"{HEAD}\n一、总体情况\n{between.join(words for words, *_ in PAIRS)}\n")
    assert found == {id_: value for _, id_, value in PAIRS}


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "</p><p>"])
def test_lines_of_a_cell(tag: str, tmp_path: Path) -> None:
    lines = tag.join(words for words, *_ in PAIRS)
    path = tmp_path / "made.html"
    path.write_text(
        f"<html><body><h1>{HEAD}</h1><table><tr><td>公开</td><td><p>{lines}</p></td></tr>"
        "<tr><td>申请</td><td>收到申请数：7件<br>申请办结数：6件</td></tr></table></body></html>",
        encoding="utf-8",
    )
    wanted = {id_: value for _, id_, value in PAIRS}
    assert said(path) == wanted | {"applications.received": "7", "applications.closed": "6"}


@pytest.mark.parametrize(
    "text",
    [
        "收到申请:9件其中当面申请:3件",
        "主动公开:12条,政府网站:9条",
        "开放时间:9:00至17:00",
        "联系电话:0571-8800",
        "主动公开:12条",
    ],
)
def test_nothing_is_put_in_elsewhere(text: str) -> None:
    assert ends_of_pairs(text) == []
