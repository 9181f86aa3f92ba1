"""Rows of tables between pipes: cells in italics or bold, and rows within a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor import extract

TITLE = "杉溪区档案局2017年政府信息公开工作年度报告"
HEADS = ("指标名称", "单位", "数量")


def _stated(
    tmp_path: Path, rows: Sequence[Sequence[str]], suffix: str, **how: str
) -> dict[str, str]:
    before, ends = how.get("before", ""), how.get("ends", "|")
    rule = f"{ends}{'|'.join('---' for _ in rows[0])}{ends}"
    lines = [f"{ends} {' | '.join(row)} {ends}".strip() for row in rows]
    table = "\n".join(f"{before}{line}" for line in (lines[0], rule, *lines[1:]))
    path = tmp_path / f"report{suffix}"
    path.write_text(f"# {TITLE}\n\n## 附表:政府信息公开情况统计表\n\n{table}\n")
    return {f.indicator: str(f.value) for f in extract(path).facts}


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("ends", ["|", ""])
@pytest.mark.parametrize("mark", ["*", "**", "***", "_", "__"])
def test_marks_around_a_cell_are_none_of_it(
    tmp_path: Path, suffix: str, ends: str, mark: str
) -> None:
    rows = [
        HEADS,
        ("主动公开政府信息数", f"{mark}条{mark}", "37"),
        (f"{mark}收到申请数{mark}", "件", f"{mark}14{mark}"),
        ("行政复议数", f"{mark}件{mark}", "2"),
    ]
    assert _stated(tmp_path, rows, suffix, ends=ends) == {
        "proactive.total": "37",
        "applications.received": "14",
        "reconsideration.total": "2",
    }


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("ends", ["|", ""])
@pytest.mark.parametrize("before", ["> ", ">", ">> ", "> > ", "  > "])
def test_a_quoted_table_is_read(tmp_path: Path, suffix: str, ends: str, before: str) -> None:
    rows = [
        ("项目", "数量", "备注"),
        ("主动公开政府信息", "37条", "累计"),
        ("收到申请", "14件", "无"),
    ]
    stated = _stated(tmp_path, rows, suffix, before=before, ends=ends)
    assert stated == {"proactive.total": "37", "applications.received": "14"}


def test_a_star_alone_is_a_sign_for_nothing_and_a_number_keeps_its_note(tmp_path: Path) -> None:
    rows = [
        HEADS,
        ("主动公开政府信息数", "条", "37*"),
        ("收到申请数", "件", "*"),
        ("行政复议数", "件", "2"),
    ]
    stated = _stated(tmp_path, rows, ".txt")
    assert stated["proactive.total"] == "37"
    assert stated.get("applications.received") in (None, "None")


def test_a_sign_of_more_is_no_quotation(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"{TITLE}\n\n首页 > 公开 | 打印\n收到申请14件。\n")
    text = extract(path).facts[0].evidence[0].quote.text
    assert text.startswith("收到申请14件")
