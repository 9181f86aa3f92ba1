"""Sentences between whose halves a program wrote that a page ends, and notes of converted pages."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from extractor import Result, extract
from extractor.text.load.torn_sentences import without_torn_sentences

HEAD = "# 青石县水务局2022年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"
BREAKS = {
    "a comment": "\n\n<!-- page break -->\n\n",
    "a picture left out": "\n\n<!-- image -->\n\n",
    "a comment on the next line": "\r\n<!-- page break -->\r\n",
    "a comment over two lines": "\n\n<!-- page\nbreak -->\n\n",
    "foot and head": '\n\n<!-- PageFooter="第 3 页" -->\n\n<!-- PageBreak -->\n\n<!-- PageHeader="水务局" -->\n\n',
    "a marker": "\n\n{1}------------------------------------------------\n\n",
    "an anchor": '\n\n<span id="page-2-0"></span>',
    "a rule": "\n\n-----\n\n",
    "a page with its number": "\n\n--- Page 3 ---\n\n",
    "a page in brackets": "\n\n[[PAGE_3]]\n\n",
    "a page as a heading": "\n\n## Page 3 of 9\n\n",
    "a command": "\n\n\\newpage\n\n",
    "a picture of a page": '\n\n<img src="3.png">\n\n',
    "a picture by its name": "\n\n![][image3]\n\n",
    "a picture": "\n\n![](images/3.png)\n\n",
    "a form feed": "\n\f",
}


def read(tmp_path: Path, text: str, suffix: str) -> Result:
    path = tmp_path / f"report{suffix}"
    path.write_text(text, encoding="utf-8", newline="")
    return extract(path)


def standard(result: Result) -> dict[str, Decimal | None]:
    return {fact.indicator: fact.value for fact in result.facts if fact.indicator != "other"}


def others(result: Result) -> list[Decimal | None]:
    return [fact.value for fact in result.facts if fact.indicator == "other"]


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("parted", BREAKS.values(), ids=list(BREAKS))
def test_a_sentence_is_read_over_the_break(parted: str, suffix: str, tmp_path: Path) -> None:
    halves = ("2022年，我局收到政府信息公开申请", "32件，全年主动公开政府信息467条。\n")
    result = read(tmp_path, HEAD + parted.join(halves), suffix)
    assert standard(result) == {"applications.received": 32, "proactive.total": 467}
    assert others(result) == []
    raw = (HEAD + parted.join(halves)).replace("\r\n", "\n")
    for mention in result.mentions:
        assert raw[slice(*mention.source)] == mention.raw or "\r" in parted


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("青石县水务局2022年政府信息公开工作年度报告", "2022年，收到申请32件。"),
        ("2022年，主动公开政府信息467条。", "32件申请均已答复。"),
        ("2022年，主动公开政府信息467条", "收到申请32件，均已答复。"),
        ("发布时间：2023年1月18日，来源：水务局", "32件申请均已答复。"),
        ("2022年，工作情况如下：", "32件申请均已答复。"),
        ("2022年，我局加强政务公开", "二、主动公开政府信息情况，467条"),
        ("## 一、总体情况", "32件申请均已答复。"),
        ("| 申请，件 | 32 |", "467条，公开。"),
    ],
)
def test_what_ends_or_begins_there_stays_apart(above: str, below: str) -> None:
    text = f"{above}\n\n<!-- image -->\n\n{below}\n"
    assert without_torn_sentences(text) == text


def test_a_rule_right_below_a_line_makes_it_a_heading() -> None:
    text = "2022年，收到政府信息公开申请\n---\n32件，均已答复。\n"
    assert without_torn_sentences(text) == text


NOTES = {
    "defined": ("[^1]", "[^1]: 含转载信息。"),
    "defined over two lines": ("[^1]", "[^1]:\n    含转载信息。"),
    "named": ("[^note-1]", "[^note-1]: 含转载信息。"),
    "raised": ("<sup>1</sup>", "<sup>1</sup> 含转载信息。"),
}
LINKED = {
    "linked": ("[1](#fn1)", "含转载信息。"),
    "linked in brackets": ("[\\[1\\]](#_ftn1)", "[\\[1\\]](#_ftnref1) 含转载信息。"),
}


@pytest.mark.parametrize(
    ("note", "suffix"),
    [(note, ".md") for note in (*NOTES.values(), *LINKED.values())]
    + [(note, ".txt") for note in NOTES.values()],
)
def test_the_mark_of_a_note_counts_nothing(
    note: tuple[str, str], suffix: str, tmp_path: Path
) -> None:
    mark, below = note
    text = f"{HEAD}收到政府信息公开申请32件。主动公开政府信息467条{mark}。\n\n{below}\n"
    result = read(tmp_path, text, suffix)
    assert standard(result) == {"applications.received": 32, "proactive.total": 467}
    assert others(result) == []


def test_a_count_that_is_a_link_within_the_page_is_one(tmp_path: Path) -> None:
    result = read(tmp_path, f"{HEAD}2022年，政务微信公开政府信息[128](#weixin)条。\n", ".md")
    assert standard(result) == {"proactive.wechat": 128}


def test_a_definition_that_counts_is_read(tmp_path: Path) -> None:
    text = f"{HEAD}主动公开政府信息467条[^1]。\n\n[^1]: 2022年，收到政府信息公开申请32件。\n"
    found = standard(read(tmp_path, text, ".md"))
    assert found == {"applications.received": 32, "proactive.total": 467}
