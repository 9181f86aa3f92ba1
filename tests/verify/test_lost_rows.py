"""Rows of an official form that nobody read are told by name."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from extractor.knowledge.pack import shipped
from tests.results import read

_COLUMNS = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
_PART_TWO = """二、主动公开政府信息情况
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 1 | 0 | 4 |
| 信息内容 | 本年处理决定数量 |
| {licensing} | 35 |
| 信息内容 | 本年处理决定数量 |
| 行政处罚 | 2 |
| 行政强制 | 0 |
| 信息内容 | 本年收费金额(单位:万元) |
| 行政事业性收费 | 0 |
"""


def report(broken: Collection[str] = (), licensing: str = "行政许可", rows: int = 99) -> str:
    matrix = shipped().tables.matrix  # type: ignore[union-attr]
    assert matrix is not None
    lines = ["某县水务局2022年政府信息公开工作年度报告", _PART_TWO.format(licensing=licensing)]
    lines += ["三、收到和处理政府信息公开申请情况", f"| 项目 | {_COLUMNS} |"]
    for row in matrix.order("form2021")[:rows]:
        number = int(row.endswith((".received", ".granted", ".closed")))
        label = "卅△" if row in broken else matrix.label(row)
        lines.append(f"| {label} | {number} | 0 | 0 | 0 | 0 | 0 | {number} |")
    return "\n".join(lines)


def told(text: str) -> list[str]:
    result = read(text)
    found = [f for f in result.findings if "always prints" in f.message]
    assert bool(found) == ("1 missing_figure" in result.reasons)
    return [f.message for f in found]


def test_a_whole_form_lacks_nothing() -> None:
    assert told(report()) == []


def test_a_form_that_is_cut_off_is_no_form_with_lost_rows() -> None:
    assert told(report(rows=18)) == []
    assert told("\n".join(report().split("\n")[:12])) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            report(licensing="彳亍讠午"),
            "1 rows that the form always prints were not read: 行政许可;",
        ),
        (report(["applications.carried_in"]), "not read: 上年结转申请数;"),
    ],
)
def test_rows_with_broken_labels_are_named(text: str, named: str) -> None:
    (message,) = told(text)
    assert named in message


def test_a_figure_that_the_text_tells_as_well_is_read() -> None:
    text = report().replace(
        "二、主动", "一、总体情况\n2022年收到政府信息公开申请1件。\n二、主动", 1
    )
    assert told(text) == []


def test_a_row_whose_blank_cells_were_left_out_is_not_lost() -> None:
    lines = [
        line.replace(" | 0", "").rstrip(" |") if "结转政府信息" in line else line
        for line in report().split("\n")
    ]
    assert any(line.endswith("申请数量") for line in lines)
    assert told("\n".join(lines)) == []
