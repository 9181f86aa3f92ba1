"""Words that a line break has torn are one word where something is counted behind them, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from extractor.text.torn_words import is_torn_word

TITLE = "杉溪区档案局2017年政府信息公开工作年度报告"

TORN = [
    ("一年来,本局办结行政复/议3件。", "reconsideration.total", "3"),
    ("一年来,主动公开政府信/息712条。", "proactive.total", "712"),
    ("一年来,主动公/开政府信息712条。", "proactive.total", "712"),
    ("一年来,全局举办培/训班6期。", "training.sessions", "6"),
    ("一年来,全局举办培训/班6期。", "training.sessions", "6"),
    ("一年来,本局收到申/请28件。", "applications.received", "28"),
    ("一年来,发生行政诉/讼2件。", "litigation.total", "2"),
    ("全年办/结申请12件。", "applications.closed", "12"),
]


def _stated(path: Path) -> set[tuple[str, str]]:
    return {(f.indicator, str(f.value)) for f in extract(path).facts}


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(("sentence", "indicator", "value"), TORN)
@pytest.mark.parametrize("put", ["\n", "\n    ", "\n　　"])
def test_a_torn_word_of_a_text_is_whole(
    tmp_path: Path, sentence: str, indicator: str, value: str, put: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"{TITLE}\n\n工作有序。{put}{sentence.replace('/', put)}\n")
    assert _stated(path) == {(indicator, value)}


@pytest.mark.parametrize(("sentence", "indicator", "value"), TORN)
@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "<table><tr><td>情况</td><td>{}</td></tr></table>"]
)
def test_a_torn_word_of_a_page_is_whole(
    tmp_path: Path, sentence: str, indicator: str, value: str, around: str
) -> None:
    path = tmp_path / "report.html"
    words = around.format(sentence.replace("/", "<br>"))
    path.write_text(f"<html><body><h1>{TITLE}</h1>{words}</body></html>")
    assert _stated(path) == {(indicator, value)}


def test_a_torn_label_beside_its_cell_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    table = "<table><tr><td>收到政府信息公开申<br>请</td><td>28</td></tr></table>"
    path.write_text(f"<html><body><h1>{TITLE}</h1>{table}</body></html>")
    assert _stated(path) == {("applications.received", "28")}


def test_places_in_the_source_stay(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"{TITLE}\n\n一年来,本局收到申\n请28件。\n")
    (fact,) = extract(path).facts
    quote = fact.evidence[0].quote
    printed = path.read_text()[quote.source.start : quote.source.stop]
    assert printed.replace("\n", "") == quote.text


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("一、主动公开", "政府信息12条"),  # a heading and its sentence
        ("收到申", "请数"),  # rows of a table without rules
        ("收到申", "请 12件"),  # cells
        ("发来一封信", "第3期"),
        ("主动公开政府信", "息,其中"),  # nothing is counted in this clause
        ("本局设有公", "厕3处"),
    ],
)
def test_halves_that_are_no_word_stay_apart(line: str, following: str) -> None:
    assert not is_torn_word(line, following)


def test_rows_of_a_text_stay_rows(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    rows = "指标名称\n单位\n数量\n主动公开政府信\n息数\n条\n37\n收到申\n请数\n件\n14\n"
    path.write_text(f"{TITLE}\n\n{rows}")
    assert _stated(path) == {("proactive.total", "37"), ("applications.received", "14")}


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize("break_", ["\n", "<br>", "</p><p>"])
@pytest.mark.parametrize(
    ("line", "following", "indicator"),
    [
        ("推进远程办公", "开展培训9次。", "training.sessions"),
        ("领导信箱回", "应诉9件。", "litigation.total"),
        ("用好政务微信", "访谈9次。", "response.online_interviews"),
        ("创新办公", "开会9次。", "training.meetings"),
    ],
)
def test_a_word_that_is_whole_keeps_its_indicator(
    tmp_path: Path, line: str, following: str, indicator: str, break_: str
) -> None:
    path = tmp_path / ("report.txt" if break_ == "\n" else "report.html")
    page = f"<html><body><h1>{TITLE}</h1><p>{line}{break_}{following}</p></body></html>"
    path.write_text(f"{TITLE}\n\n{line}\n{following}\n" if break_ == "\n" else page)
    assert (indicator, "9") in _stated(path)


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("推进远程办公", "开展培训9次"),
        ("用好政务微信", "访谈9次"),
        ("镇人大常委会", "议案9件"),
        ("代表来函答复", "议案9件"),
        ("群众关切回应", "诉求9件"),
        ("群众关切回应", "诉讼9件"),
        ("政策信息发布", "会议9次"),
        ("进一步加强", "制发文件9件"),
        ("严格履行", "政策解读9次"),
        ("领导信箱回", "应诉9件"),
        ("深入走访", "谈话\t9"),
    ],
)
def test_words_on_both_sides_are_two_words(line: str, following: str) -> None:
    assert not is_torn_word(line, following)


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("全年办结行政复", "议案件9件"),
        ("本县人民政", "府信息公开申请9件"),
        ("全年召开会", "议9次"),
        ("全年受", "理申请9件"),
        ("全年办", "结案件9件"),
        ("1.一年来,本局收到申", "请9件"),
    ],
)
def test_a_word_at_one_side_alone_parts_nothing(line: str, following: str) -> None:
    assert is_torn_word(line, following)


@pytest.mark.parametrize("number", ["三、", "(二)", "2.", "第三章 "])
def test_a_heading_and_its_sentence_stay_apart(number: str) -> None:
    assert not is_torn_word(f"{number}全面推进主动公", "开展9次")
    given = f"{TITLE}\n\n{number}改进网站办公\n开展培训9次。\n"
    assert [m.indicator for m in extract(given).facts if m.indicator != "other"] == [
        "training.sessions"
    ]


@pytest.mark.parametrize("name", ["p", "h3", "li"])
def test_what_has_its_own_paragraph_stays_apart(tmp_path: Path, name: str) -> None:
    path = tmp_path / "report.html"
    words = f"<{name}>全面推进主动公</{name}><p>开设窗口9个。</p>"
    path.write_text(f"<html><body><h1>{TITLE}</h1>{words}</body></html>")
    (fact,) = extract(path).facts
    assert "主动公" not in fact.evidence[0].quote.text
