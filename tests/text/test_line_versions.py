"""Two versions of a report that a program has compared line by line: the new one is read."""

from __future__ import annotations

from extractor import extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"


def test_the_number_of_the_new_version_stands_alone() -> None:
    result = extract(
        f"diff --git a/report.txt b/report.txt\n--- a/report.txt\n+++ b/report.txt\n@@ -1,5 +1,5 @@\n {TITLE}\n"
        " 一、总体情况\n-2022年,收到政府信息公开申请42件。\n+2022年,收到政府信息公开申请24件。\n"
        " 主动公开政府信息731条。\n"
    )
    assert {(f.indicator, f.value) for f in result.facts} == {
        ("applications.received", 24),
        ("proactive.total", 731),
    }
    assert [m.explained for m in result.mentions if m.value == 42] == ["struck_out"]
    assert not result.findings


def test_a_comparison_without_surroundings_is_read_so() -> None:
    result = extract(
        f"{TITLE}\n一、总体情况\n主动公开政府信息731条。\n12c12\n< 2022年,收到政府信息公开申请42件。\n---\n"
        "> 2022年,收到政府信息公开申请24件。\n"
    )
    assert {(f.indicator, f.value) for f in result.facts} == {
        ("applications.received", 24),
        ("proactive.total", 731),
    }


def test_a_list_with_hyphens_is_none() -> None:
    result = extract(
        f"{TITLE}\n一、总体情况\n- 收到政府信息公开申请24件。\n-主动公开政府信息731条。\n"
    )
    assert {f.value for f in result.facts} == {24, 731}
