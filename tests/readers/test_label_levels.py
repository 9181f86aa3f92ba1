"""The statistical table with its labels in several columns: every number by all its levels."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract

ROWS = [
    ("主动公开情况", "主动公开政府信息数", "合计", "条", "640"),
    ("主动公开情况", "主动公开政府信息数", "主动公开规范性文件数", "条", "7"),
    ("主动公开情况", "通过不同渠道和方式公开政府信息的情况", "政府网站公开政府信息数", "条", "501"),
    ("回应解读情况", "回应公众关注热点或重大舆情数", "", "次", "3"),
    ("依申请公开情况", "收到申请数", "合计", "件", "21"),
    ("依申请公开情况", "收到申请数", "当面申请数", "件", "4"),
    ("依申请公开情况", "申请办结数", "合计", "件", "20"),
    ("行政复议数量", "总数", "", "件", "5"),
    ("行政复议数量", "被依法纠错数", "", "件", "2"),
    ("行政诉讼数量", "总数", "", "件", "8"),
    ("行政诉讼数量", "被依法纠错数", "", "件", "1"),
]
WANTED = {
    "proactive.total": "640", "proactive.normative_documents": "7", "proactive.website": "501",
    "response.hot_topics": "3", "applications.received": "21", "applications.received.in_person": "4",
    "applications.closed": "20", "reconsideration.total": "5", "reconsideration.corrected": "2",
    "litigation.total": "8", "litigation.corrected": "1",
}  # fmt: skip
TITLE = "柳河市人民政府2016年政府信息公开工作年度报告"


def said(source: str | Path) -> dict[str, str]:
    facts = extract(source).facts
    return {
        f.indicator: str(f.value) for f in facts if f.indicator != "other" and f.value is not None
    }


def emptied(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with what the row above says already left out, as a copy leaves merged cells."""
    made, before = [], ("", "")
    for row in rows:
        first = "" if row[0] == before[0] else row[0]
        second = "" if row[:2] == before and row[1] != "总数" else row[1]
        made.append((first, second, *row[2:]))
        before = (row[0], row[1])
    return made


def piped(rows: list[tuple[str, ...]]) -> str:
    head = "| 一级指标 | 二级指标 | 三级指标 | 计量单位 | 数量 |\n|---|---|---|---|---|\n"
    return f"# {TITLE}\n\n{head}" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def test_repeated() -> None:
    assert said(piped(ROWS)) == WANTED


def test_left_empty() -> None:
    assert said(piped(emptied(ROWS))) == WANTED


def test_in_a_sheet_as_text(tmp_path: Path) -> None:
    rows = [("一级指标", "二级指标", "三级指标", "计量单位", "数量"), *emptied(ROWS)]
    path = tmp_path / "made.csv"
    path.write_text(TITLE + "\n" + "".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    assert said(path) == WANTED


@pytest.mark.parametrize("label", ["通过不同渠道和方式公开政府信息的情况", "某某情况"])
def test_the_sum_of_a_heading_is_no_row(label: str) -> None:
    rows = [*ROWS[:2], ("主动公开情况", label, "合计", "条", "999"), *ROWS[4:6]]
    assert "999" not in said(piped(rows)).values()


def test_a_part_that_no_form_names_is_not_the_whole() -> None:
    rows = [("依申请公开情况", "收到申请数", "乡镇转来", "件", "13"), *ROWS[4:]]
    assert said(piped(rows))["applications.received"] == "21"
