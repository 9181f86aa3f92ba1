"""A summary above a report that breaks off inside a number: the piece is no figure."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import Result

TITLE = "某县人民政府2022年政府信息公开工作年度报告\n\n"
REPORT = (
    "一、总体情况\n2022年,我县主动公开政府信息1532条。\n二、依申请公开情况\n"
    "2022年,我县共收到政府信息公开申请67件,比上年增长30.5%。\n"
)
FIRST = "2022年,我县主动公开政府信息1532条。"


def read(summary: str, report: str = REPORT) -> Result:
    return extract(f"{TITLE}{summary}\n{report}")


def values(result: Result) -> set[tuple[str, str]]:
    return {(fact.indicator, str(fact.value)) for fact in result.facts}


@pytest.mark.parametrize(
    "summary",
    [
        f"摘要:{FIRST}2022年,我县共收到政府信息公开申请6…",
        f"{FIRST}2022年,我县共收到政府信息公开申请6",
        f"{FIRST}2022年,我县共收到政府信息公开申请6......",
        "2022年,我县主动公开政府信息15...[详情]",
        f"“{FIRST}2022年,我县共收到政府信息公开申请67……”",
        f"{FIRST}2022年,我县共收到政府信息公开申请67件,比上年增长30.……",
    ],
)
def test_a_number_that_the_report_gives_whole_is_read_there_alone(summary: str) -> None:
    result = read(summary)
    assert values(result) == values(read(""))
    assert result.state == "done"
    assert [m.value for m in result.mentions if m.kind == "damaged"] == [None]


@pytest.mark.parametrize(
    "words", ["我县共收到政府信息公开申请6…", "主动公开政府信息15...", "收费1,2……[查看全文]"]
)
def test_a_number_cut_off_for_good_is_told(words: str) -> None:
    result = read(f"一、总体情况\n2022年,{words}", "")
    assert not result.facts
    assert [finding.kind for finding in result.findings] == ["damaged_characters"]


@pytest.mark.parametrize(
    ("summary", "figures"),
    [
        (f"{FIRST}2022年,我县共收到政府信息公开申请67件…", {"67", "1532", "30.5"}),
        ("见附件1……", {"67", "1532", "30.5"}),
        ("情况好于2021…", {"67", "1532", "30.5"}),
        ("2021年收到申请,件数6", {"6", "67", "1532", "30.5"}),
    ],
)
def test_numbers_that_are_whole_stay(summary: str, figures: set[str]) -> None:
    result = read(summary, f"{REPORT}2022年收到申请,件数67\n" if "件数" in summary else REPORT)
    assert {str(fact.value) for fact in result.facts} == figures
    assert not [m for m in result.mentions if m.kind == "damaged"]


@pytest.mark.parametrize("piece", ["6", "67", "1,2", "30.5"])
def test_a_file_that_ends_behind_the_digits_of_a_sentence_says_no_number(piece: str) -> None:
    whole = (
        f"{TITLE}一、总体情况\n{FIRST}\n二、依申请公开情况\n全年,我县共收到政府信息公开申请{piece}"
    )
    result = extract(whole)
    assert values(result) == {("proactive.total", "1532")}
    assert values(extract(whole.replace("全年,我县共", "一年来,全年"))) == values(result)
    assert [(f.kind, f.whose) for f in result.findings] == [("damaged_characters", "undecided")]
    assert result.state == "needs_review"


def test_the_piece_of_a_number_that_no_report_counts_is_none_in_silence() -> None:
    result = extract(f"{TITLE}一、总体情况\n{FIRST}\n全年,检查各类栏目,发现错链3")
    assert values(result) == {("proactive.total", "1532")}
    assert not result.findings


@pytest.mark.parametrize("end", ["\n", "件", "。", "件,"])
def test_what_stands_behind_a_number_shows_that_it_is_whole(end: str) -> None:
    result = extract(f"{TITLE}一、总体情况\n{FIRST}全年,我县共收到政府信息公开申请67{end}")
    assert ("applications.received", "67") in values(result)
    assert "damaged_characters" not in {finding.kind for finding in result.findings}


@pytest.mark.parametrize(
    "end",
    [
        "联系电话,0571-8765432",
        "特此报告,2023",
        "收到申请:67",
        "见附件,表2",
        "办结率,第3",
        "收到申请\t67",
    ],
)
def test_other_numbers_may_end_a_file(end: str) -> None:
    result = extract(f"{TITLE}一、总体情况\n{FIRST}\n{end}")
    assert "damaged_characters" not in {finding.kind for finding in result.findings}
