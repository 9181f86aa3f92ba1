"""Marks of comments in a text, and the comments below it; fields of a form that nobody filled in."""

from __future__ import annotations

import pytest

from extractor import Report, extract

TITLE = "松岗县统计局2020年政府信息公开工作年度报告\n\n一、总体情况\n\n"


def read(words: str) -> Report:
    return extract(f"{TITLE}{words}\n".encode())


def values(found: Report) -> list[tuple[str, str]]:
    return [(f.indicator, str(f.value)) for f in found.facts]


@pytest.mark.parametrize("mark", ["[李1]", "[A1]", "[批注12]", "[王用3]"])
def test_the_mark_of_a_comment_behind_a_number(mark: str) -> None:
    said = f"全年收到政府信息公开申请62{mark}件，均已答复。\n\n{mark}应为65件，请核对。"
    assert values(read(said)) == [("applications.received", "62")]


def test_a_line_in_brackets_without_its_mark_in_the_text_is_read() -> None:
    said = "2020年工作如下。\n[公告2]全年收到政府信息公开申请62件。"
    assert ("applications.received", "62") in values(read(said))


@pytest.mark.parametrize("field", ["«件数»", "«F12»", "‹件数›"])
def test_a_field_that_nobody_filled_in_is_told(field: str) -> None:
    found = read(f"2020年，全年收到政府信息公开申请{field}件。举办培训3次。")
    assert not [v for v in values(found) if v[0] == "applications.received"]
    assert any(finding.message == "the count is lost" for finding in found.findings)


def test_quotation_marks_around_words_are_no_field() -> None:
    found = read("2020年，开展«政府公开»条例宣传。收到政府信息公开申请62件。")
    assert not found.findings
