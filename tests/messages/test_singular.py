"""One thing is told in the singular, and nothing else of a line is changed."""

from __future__ import annotations

import pytest

from extractor.messages import said, singular


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("1 reports: 1 failed · 1 facts · 1 other statistics · 1 findings · 1 unclaimed",
         "1 report: 1 failed · 1 fact · 1 other statistic · 1 finding · 1 unclaimed"),
        ("1 reports were unchanged and taken from out", "1 report was unchanged and taken from out"),
        ("2 decisions, 1 disagreements; exports take them from here",
         "2 decisions, 1 disagreement; exports take them from here"),
        ("1 reports that could not be read are listed there with the reason",
         "1 report that could not be read is listed there with the reason"),
        ("1 values to check are not decided yet; to decide on them:",
         "1 value to check is not decided yet; to decide on them:"),
        ("1 decisions of people are applied; exports have them",
         "1 decision of people is applied; exports have it"),
        ("1 pairs of years compared, 0 do not fit; 1 findings, 0 of them for information; 1 agencies under two names",
         "1 pair of years compared, 0 do not fit; 1 finding, 0 of them for information; 1 agency under two names"),
        ("2 pairs of years compared, 1 do not fit; 3 findings", "2 pairs of years compared, 1 does not fit; 3 findings"),
        ("3 reports: 3 done · without 1 that repeat others", "3 reports: 3 done · without 1 that repeats others"),
        ("1 reports repeat another: b.txt = a.txt", "1 report repeats another: b.txt = a.txt"),
    ],
)  # fmt: skip
def test_one_thing_is_told_in_the_singular(many: str, one: str) -> None:
    assert singular(many) == one
    assert said(many, "en") == one


@pytest.mark.parametrize(
    "line",
    [
        "21 reports", "1,001 findings", "0.1 values", "3 reports, 11 facts", "1 reports.txt: is empty",
        "a/1 reports/x.txt: is empty", "v1 tokens", "1 needs_review", "2021 values",
        "2 pairs compared, 11 do not fit", "without 21 that repeat others",
    ],
)  # fmt: skip
def test_what_is_not_one_of_them_stays(line: str) -> None:
    assert singular(line) == line


def test_the_chinese_of_it_is_found_by_what_the_code_says() -> None:
    assert said("1 reports: 1 failed", "zh") == "1 份报告：失败 1 份"


def test_what_a_run_of_an_earlier_version_says_is_shown_in_chinese() -> None:
    earlier, now = (
        said(f"the headline is {words}", "zh")
        for words in ("of another text", "that of another kind of text")
    )
    assert earlier == now
    assert "不是年报" in earlier
