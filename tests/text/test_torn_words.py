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
