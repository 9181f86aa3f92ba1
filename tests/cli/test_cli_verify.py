"""``extractor verify`` on a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.command_line import Inside


def _written(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_column_of_the_table_is_cut_off(
    tmp_path: Path, extractor: Inside, width: int, language: str
) -> None:
    text = (
        "云屿县教育局2012年政府信息公开工作年度报告\n"
        "自《条例》施行以来,全县累计主动公开政府信息35210条。\n"
        "全年收到政府信息公开申请57件,其中当面申请9件。\n"
    )
    report = _written(tmp_path, "report.txt", text)
    said = {"proactive.cumulative": 35210, "applications.received": 57}
    facts = _written(tmp_path, "facts.json", json.dumps(said))
    done = extractor(
        "--lang", language, "verify", "--facts", str(facts), "--report", str(report),
        real=True, COLUMNS=str(width),
    )  # fmt: skip
    lines = done.stdout.decode().splitlines()
    rule = next(line for line in lines if "───" in line)
    last = _last_column(lines[lines.index(rule) + 1 :])
    for quote in (
        "自《条例》施行以来,全县累计主动公开政府信息35210条",
        "全年收到政府信息公开申请57件",
    ):
        assert quote in last


def _last_column(lines: list[str]) -> str:
    """What stands behind the last gap of each line, joined: the quotes, where their column is last."""
    return "".join(re.split(r" {2,}", line.rstrip())[-1].strip() for line in lines)
