"""AsciiDoc, MediaWiki, Org and reStructuredText: what their readers see of a text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract

from .seen import read

_TITLE = "青禾县水利局2023年政府信息公开工作年度报告"
_HEAD = "2023年,我局主动公开345条,收到政府信息公开申请"
_HEADS = {
    "asciidoc": f"= {_TITLE}\n:toc:\n\n",
    "wiki": f"= {_TITLE} =\n'''一、总体情况'''\n",
    "org": f"#+TITLE: {_TITLE}\n#+OPTIONS: toc:88\n\n* 一、总体情况\n",
    "textile": f"h1. {_TITLE}\n\nh2. 一、总体情况\n\n",
    "rest": f"{_TITLE}\n{'=' * 40}\n\n.. contents:: 88\n\n",
}
_TWELVE = [
    ("asciidoc", "12footnote:[含上年3件。]件。"), ("asciidoc", "12footnote:n1[含上年3件。]件。"),
    ("asciidoc", "12^1^件。"), ("asciidoc", "[.line-through]#99#12件。"),
    ("asciidoc", "12件。\n// 收到申请88件"), ("asciidoc", "12件。\n////\n收到申请88件\n\n77件\n////\n"),
    ("wiki", "12<ref>含上年3件</ref>件。"), ("wiki", '12<ref name="a">含上年3件</ref>件。'),
    ("wiki", '12<ref name="a"/>件。'), ("wiki", "{{formatnum:12}}件。"), ("wiki", "[[申请|12]]件。"),
    ("wiki", "{{del|99}}12件。"), ("wiki", "12{{efn|含上年3件}}件。"), ("wiki", "12<nowiki/>件。"),
    ("wiki", "1'''2'''件。<!-- 收到申请\n88件 -->"), ("wiki", "[[12]]件。"),
    ("org", "12[fn:1]件。\n\n[fn:1] 含上年3件。"), ("org", "12[fn::含上年3件]件。"), ("org", "+99+12件。"),
    ("org", "12^{1}件。"), ("org", "12件。\n# 收到申请88件"),
    ("org", "12件。\n#+BEGIN_COMMENT\n收到申请88件\n#+END_COMMENT\n"),
    ("textile", " -99- 12件。"), ("textile", "12^1^件。"), ("textile", "12件。\n\nh2. 二、其他"),
    ("textile", "12件。\n\n|_. 甲|\\2. 乙|/3. 丙|"),
    ("rest", "12 [#f2]_ 件。\n\n.. [#f2] 含上年3件。"), ("rest", "12 [1]_ 件。"),
    ("rest", "12\\ :sup:`1`\\ 件。"), ("rest", ":del:`99`\\ 12件。"), ("rest", "\\ **12**\\ 件。"),
    ("rest", "12件。\n\n.. 收到申请88件"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said"), _TWELVE)
def test_signs_of_a_language_are_no_part_of_a_number(language: str, said: str) -> None:
    made = extract(f"{_HEADS[language]}{_HEAD}{said}\n")
    named = {(f.indicator, f.value) for f in made.facts if f.indicator != "other"}
    assert named == {("proactive.total", Decimal(345)), ("applications.received", Decimal(12))}
    assert made.meta.agency is not None
    assert made.meta.agency.value == "青禾县水利局"


@pytest.mark.parametrize(("language", "said"), [one for one in _TWELVE if "3件" in one[1]])
def test_a_note_is_kept_as_a_text_of_its_own(language: str, said: str) -> None:
    made = read(f"{_HEADS[language]}{_HEAD}{said}\n")
    (note,) = (one for one in made.mentions if one.value == 3)
    assert made.source.raw[note.source.start : note.source.stop] == "3件"


@pytest.mark.parametrize(
    "said",
    ["12件。\n// 99件", "12件 [1]。", "+12件。", "12件。\n# 99件", "12件 = 10件 + 2件。", "''12''件。",
     "12件。\n:说明:", "12件。\n.. 99件"],
)  # fmt: skip
def test_signs_in_a_text_of_no_language_stay(said: str) -> None:
    assert read(f"{_TITLE}\n{_HEAD}{said}\n", "a.txt").source.content.count("\u200b") == 0


def test_a_text_of_two_languages_is_left_as_it_is() -> None:
    text = f"{_HEADS['org']}{_HEAD}'''12'''件<ref>说明</ref>。\n"
    assert "#+TITLE" in read(text, "a.txt").source.content
