"""Marks of forums, formulas and Markdown around a number are none of it."""

from __future__ import annotations

import pytest

from .seen import read, values


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("收到申请[color=red]12[/color]件。", [12]),
        ("收到申请[s]99[/s]12件。", [12]),
        ("收到申请12[sup]1[/sup]件。", [12]),
        ("收到申请\\textbf{12}件。", [12]),
        ("收到申请12件．主动公开信息345条．", [12, 345]),
        ("收到申请$12^{1}$件。", [12]),
        ("收到申请<s>99</s>12件。", [12]),
        ("收到申请12[1]件。", [12]),
        ("收到申请=\n12件,公开信息345↵\n条。↵\n", [12, 345]),
        ("会议[b]纪要12件。", [12]),  # nothing closes it: no code
    ],
)
def test_codes_in_plain_text(words: str, found: list[int]) -> None:
    assert values(read(words, "a.txt")) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("公开信息``345``条。", [345]),
        ("公开信息[345][1]条。\n\n[1]: https://a.example/888条", [345]),
        ("公开信息345条。\n\n[//]: # (公开信息888条。)", [345]),
        ("公开信息[345]条。\n\n[附注]: 其中网上3条。", [345, 3]),  # words, and no address
        ("公开信息[345][1]条。", [345, 1]),  # no address is called 1
    ],
)
def test_links_by_name_and_comments_of_markdown(words: str, found: list[int]) -> None:
    assert values(read(f"# 报告\n\n{words}\n", "a.md")) == found


def test_a_page_that_was_escaped_as_text() -> None:
    text = "&lt;p&gt;收到申请12件。&lt;/p&gt;&lt;p style='display:none'&gt;收到申请99件。&lt;/p&gt;"
    assert values(read(text, "a.txt")) == [12]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "words",
    [
        "收到申请[s]99件[/s]12件。",
        "收到申请[DEL]99[/DEL]12件。",
        "收到申请[strike][b]99[/b][/strike]12件。",
    ],
)
@pytest.mark.parametrize("above", ["", "**一、总体情况**\n"])  # plain, and a page of Markdown
def test_struck_out_numbers_of_forums_keep_their_account(above: str, words: str, name: str) -> None:
    made = read(f"青禾县水利局2023年报告\n{above}{words}\n", name)
    (struck,) = (one for one in made.mentions if one.value == 99)
    assert struck.explained == "struck_out"
    assert made.source.raw[struck.source.start : struck.source.stop].startswith("99")
    assert [one.raw for one in made.mentions if one.statistical] == ["12件"]


def test_struck_out_words_in_a_cell_leave_the_table_whole() -> None:
    made = read("|指标|数|\n|---|---|\n|收到申请|[s]99[/s]12|\n|办结|7|\n", "a.md")
    assert values(made) == [12, 7]
    assert len(made.grids) == 1


def test_codes_that_strike_nothing_out_lose_no_number() -> None:
    assert values(read("收到申请[s]12件,公开[b]345[/b]条。\n公开[/s]7条。", "a.txt")) == [
        12,
        345,
        7,
    ]
