"""Lines of a fixed width: their breaks end nothing."""

from __future__ import annotations

import pytest
from documents import document
from hypothesis import given, strategies

from extractor import extract
from extractor.text.linebreaks import lines_of

TITLE = "云溪县民政局2021年政府信息公开工作年度报告"
PROSE = (
    "一年来,我局主动公开政府信息1206条,其中通过县政府门户网站公开604条,通过微信公众号公开"
    "402条,其他方式公开200条。全年新收政府信息公开申请85件,上年结转2件;办结84件,其中予以公"
    "开33件、部分公开6件、不予公开42件(涉及第三方合法权益18件、内部事务24件),无法提供3件;结转"
    "下年度继续办理3件。因政府信息公开被申请行政复议2件,均维持原答复;没有行政诉讼。"
    "召开专题会议4次,举办培训班2期、参训120人次。"
)


def _facts(text: str) -> set[tuple[str, object]]:
    facts = extract(f"{TITLE}\n{text}\n".encode()).facts
    return {(fact.indicator, fact.value) for fact in facts if fact.indicator != "other"}


def _wrapped(text: str, width: int) -> str:
    lines, at = [], 0
    while at < len(text):
        stop = min(at + width, len(text))
        while stop < len(text) and text[stop - 1].isdigit() and text[stop].isdigit():
            stop -= 1  # a number stays whole
        while stop < len(text) and text[stop] in ",。;、:)":
            stop += 1
        lines.append(text[at:stop])
        at = stop
    return "\n".join(lines)


@pytest.mark.thorough(every=8)
@pytest.mark.parametrize("width", range(24, 61))
def test_a_text_says_the_same_at_every_width(width: int) -> None:
    assert _facts(_wrapped(PROSE, width)) == _facts(PROSE)


def test_lines_as_wide_as_they_are_drawn() -> None:
    """Two digits take the place of an ideograph where letters are narrow."""
    lines = [
        "公" * 30 + ",",
        "公开12" + "开" * 28 + ",",
        "公开1234" + "开" * 27 + ",",
        "开" * 30 + ",",
        "开" * 7,
    ]
    assert lines_of("\n".join(lines)).full(lines[2])
    assert not lines_of("\n".join(lines)).full(lines[4])


@pytest.mark.parametrize(
    "text",
    [
        # paragraphs of many lengths
        "\n".join("公开信息" * n for n in (5, 8, 13, 21, 34)),
        # the cells of a table that stands a cell a line
        "\n".join(["收到申请数", "件", "12", "办结数", "件", "11"] * 6),
    ],
)
def test_other_texts_have_no_width(text: str) -> None:
    assert lines_of(text).fixed is None


def test_headings_and_rows_begin_their_lines() -> None:
    body = _wrapped(PROSE, 30)
    full = body.split("\n")[0]
    read = document(f"{TITLE}\n{body}\n{full}\n二、依申请公开情况\n{body}\n").text
    assert "\n二、依申请公开情况\n" in read


@given(strategies.text(alphabet="公开信息申请件,。;12 \n\t|", max_size=200))
def test_any_text_has_lines(text: str) -> None:
    lines = lines_of(text)
    assert lines.longest == max(map(len, (line.rstrip(" ") for line in text.split("\n"))))
    assert lines.fixed is None or lines.fixed <= lines.longest


@pytest.mark.parametrize(
    "path", ["当前位置: 首页 / 公开 / 年报 / 详情", "首页 | 信息公开 | 详情", "首页 > 年报 > 详情"]
)
def test_the_path_to_a_page_is_no_beginning_of_its_title(path: str) -> None:
    agency = extract(f"{path}\n{TITLE}\n{PROSE}\n".encode()).meta.agency
    assert agency is not None
    assert agency.value == "云溪县民政局"


@pytest.mark.parametrize(
    "title",
    [
        "六、行政复议、行政诉讼、举报投诉",
        "六、行政复议、行政诉讼及举报投诉",
        "第六部分 因政府信息公开申请复议、提起诉讼",
    ],
)
def test_a_numbered_title_ends_with_its_line(title: str) -> None:
    rest = (
        "全年因政府信息公开发生行政复议1件,经区政府审查予以维持,没有发生行政诉讼,也没有接到投诉。"
    )
    assert document(f"{title}\n{rest}").text == f"{title}\n{rest}"


def test_a_title_that_is_as_wide_as_the_text_goes_on() -> None:
    text = "三、收到和处理政府信息公开申请的\n情况如下。全年收到申请十二件。"
    assert document(text).text == text.replace("\n", "")
