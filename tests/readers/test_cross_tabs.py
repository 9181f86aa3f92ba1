"""The table of reconsiderations and lawsuits in text with tabs, some cells of it blank."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract

TITLE = "芷溪县水利局2022年政府信息公开工作年度报告"
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
GROUPS = ("行政复议", "未经复议直接起诉", "复议后起诉")


def facts(folder: Path, groups: list[str], cells: list[str]) -> dict[str, int]:
    lines = [TITLE, "", "四、政府信息公开行政复议、行政诉讼情况", *groups]
    lines += ["\t".join(RESULTS * 3), "\t".join(cells)]
    path = folder / "report.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return {
        f.indicator: int(f.value)
        for f in extract(path).facts
        if f.value is not None and f.indicator.startswith(("reconsideration", "litigation"))
    }


def row(filled: dict[int, str]) -> list[str]:
    return [filled.get(n, "") for n in range(15)]


MERGED = "\t\t\t\t\t".join(GROUPS) + "\t\t\t\t"


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        (
            {1: "1", 4: "1", 5: "2", 9: "2"},
            {
                "reconsideration.corrected": 1,
                "reconsideration.total": 1,
                "litigation.direct.upheld": 2,
                "litigation.direct.total": 2,
            },
        ),
        (
            {2: "3", 4: "3", 12: "1", 14: "1"},
            {
                "reconsideration.other": 3,
                "reconsideration.total": 3,
                "litigation.after_review.other": 1,
                "litigation.after_review.total": 1,
            },
        ),
        (
            {8: "4", 9: "4"},
            {"litigation.direct.pending": 4, "litigation.direct.total": 4},
        ),
    ],
)
def test_blank_cells_are_counted(
    filled: dict[int, str], expected: dict[str, int], tmp_path: Path
) -> None:
    assert facts(tmp_path, [MERGED], row(filled)) == expected


def test_upper_heads_in_two_lines(tmp_path: Path) -> None:
    two = ["行政复议\t\t\t\t\t行政诉讼", "\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉"]
    found = facts(tmp_path, two, row({1: "1", 4: "1", 5: "2", 9: "2"}))
    assert found["litigation.direct.upheld"] == 2
    assert found["reconsideration.corrected"] == 1


@pytest.mark.parametrize("cells", [["1", "", "", "1", "2", "", "", "", "2"], ["1", "1", "2", "2"]])
def test_of_fewer_cells_than_heads_nobody_knows_the_place(cells: list[str], tmp_path: Path) -> None:
    found = facts(tmp_path, [MERGED], cells)
    assert all(name.endswith(".total") for name in found)


def test_without_the_kinds_of_cases_nothing_is_placed(tmp_path: Path) -> None:
    found = facts(tmp_path, ["行政复议\t\t\t\t\t行政诉讼"], row({1: "1", 4: "1", 5: "2", 9: "2"}))
    assert "litigation.direct.upheld" not in found
