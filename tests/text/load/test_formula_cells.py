r"""Numbers that a converter wrote as formulas in cells of their own: | \( 12 \) |."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract

TITLE = "# 云台县财政局2016年政府信息公开工作年度报告\n\n"


def said(path: Path, cell: str) -> dict[str, str]:
    path.write_text(
        f"{TITLE}| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n| （一）收到申请数 | 件 | {cell} |\n"
        "| 1.当面申请数 | 件 | 4 |\n| （二）申请办结数 | 件 | 9 |\n| （三）申请答复数 | 件 | 9 |\n",
        encoding="utf-8",
    )
    facts = extract(path).facts
    return {fact.indicator: str(fact.value) for fact in facts if fact.value is not None}


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize("cell", ["\\( 12 \\)", "\\(12\\)", "12", "$12$"])
def test_a_formula_is_its_number(cell: str, suffix: str, tmp_path: Path) -> None:
    assert said(tmp_path / f"made.{suffix}", cell)["applications.received"] == "12"


@pytest.mark.parametrize("cell", ["\\( 12 \\) 13", "\\( 12+3 \\)", "\\(十二\\)"])
def test_what_is_no_number_alone_is_not_read(cell: str, tmp_path: Path) -> None:
    assert said(tmp_path / "made.md", cell).get("applications.received") is None
