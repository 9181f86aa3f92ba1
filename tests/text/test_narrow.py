"""Sentences that a narrow column broke are read whole; lists, labels and cells keep their lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.text.clean import fold
from extractor.text.narrow import narrow_breaks

TITLE = "杉溪区林业局2022年政府信息公开工作年度报告"
FIRST = "2022年，我局认真落实上级要求，进一步规范公开行为，全年共主动公开政府信息2415条。"
SECOND = "全年共收到政府信息公开申请138件，其中网络申请107件、信函申请31件，均已按时答复。"
WANTED = {
    "proactive.total": 2415,
    "applications.received": 138,
    "applications.received.online": 107,
    "applications.received.letter": 31,
}


def _breaks(text: str) -> frozenset[int]:
    return narrow_breaks(fold(text)[0])


def _broken(words: str, width: int, indent: str, *, drawn: bool) -> str:
    """Words in lines of one width; no sign that ends something begins a line, and no number is cut."""
    lines, line = [], indent
    size = (lambda t: sum(1 if c < "\u2000" else 2 for c in t) / 2) if drawn else len
    at = 0
    while at < len(words):
        stop = at + 1
        while words[at].isdigit() and stop < len(words) and words[stop].isdigit():
            stop += 1
        piece = words[at:stop]
        if size(line + piece) > width and piece not in "，。、":
            lines.append(line)
            line = ""
        line += piece
        at = stop
    return "\n".join([*lines, line])


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("width", range(10, 22))
@pytest.mark.parametrize("indent", ["　　", "    ", ""])
@pytest.mark.parametrize("drawn", [True, False])
def test_a_sentence_goes_on_over_the_end_of_a_narrow_line(
    width: int, indent: str, drawn: bool
) -> None:
    first, second = (_broken(words, width, indent, drawn=drawn) for words in (FIRST, SECOND))
    text = f"{TITLE}\n一、总体情况\n{first}\n二、依申请公开情况\n{second}\n三、存在问题\n{indent}个别栏目更新不够及时。\n"
    values = {f.indicator: f.value for f in extract(text).facts}
    assert values == {name: Decimal(value) for name, value in WANTED.items()}


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("width", range(9, 20))
@pytest.mark.parametrize("between", ["<br>", "</p><p>", "</div><div>"])
def test_a_page_may_hold_such_lines_too(width: int, between: str) -> None:
    lines = "\n".join(
        _broken(words, width, "", drawn=True)
        for words in ("一、总体情况", FIRST, "二、依申请公开情况", SECOND)
    )
    body = lines.replace("\n", between)
    page = f"<html><body><h1>{TITLE}</h1><div><p>{body}</p></div></body></html>"
    values = {f.indicator: f.value for f in extract(page).facts}
    assert values == {name: Decimal(value) for name, value in WANTED.items()}


def test_a_word_of_two_characters_is_put_together() -> None:
    text = "　　我局按照上级要求抓\n好落实，全年公开政府信\n息24条。\n"
    assert len(_breaks(text)) == 2


def test_a_paragraph_of_one_full_line_follows_the_width_of_the_others() -> None:
    long = "  我局按照上级要求抓\n好落实，全年公开政府信\n息24条，举办培训3次。\n"
    short = "  全年，共收到申请\n12件。\n"
    assert len(_breaks(long + "  全年，我局共收到申\n请12件。\n")) == 3
    assert len(_breaks(short)) == 0


@pytest.mark.parametrize(
    "text",
    [
        # Labels and cells of a table, one below the other.
        "规范性文件制发数\n规范性文件废止数\n行政许可决定总数\n行政处罚决定总数\n12\n",
        "行政许可\n行政处罚\n行政强制\n收费。\n",
        # A list whose items end nowhere.
        "  加强组织领导工作机制\n完善公开目录内容体系\n提升平台建设服务水平\n规范申请办理程序\n",
        # Each line is a sentence, set in by itself.
        "  全年公开政府信息，24条。\n  全年收到申请，共12件。\n  全年举办培训，共3次。\n",
        # A letter's end.
        "  特此报告，请予审议。\n  杉溪区林业局\n  2023年1月20日\n",
        # Lines of very different length.
        "  我局按照上级\n要求抓好落实，全年公开\n政府信息24条。\n",
        # Entries of a list that end in a count.
        "收到各类申请,共12件\n办结各类申请,共11件\n转办各类申请,共10件\n另有1件。\n",
        # A heading ends nothing.
        "  我局，按照上级要求抓\n一、主动公开有关情况和\n二、依申请公开有关情况\n情况。\n",
    ],
)
def test_lists_labels_and_headings_keep_their_lines(text: str) -> None:
    assert not _breaks(text)


def test_a_number_that_a_line_end_cuts_is_not_put_together() -> None:
    text = "  我局按照上级要求抓好\n落实，全年公开信息共15\n32条，均已按时公开了\n结果。\n"
    assert text.index("15\n") + 2 not in _breaks(text)
