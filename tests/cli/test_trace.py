"""``show --trace`` and ``eval rules``: what stands behind a reading."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from extractor.cli import app

_REPORT = "柳湾县粮食局2022年政府信息公开工作年度报告\n全年收到政府信息公开申请21件,种树35棵。\n"


def test_the_trace_prints_frame_concepts_and_pattern(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(_REPORT, encoding="utf-8")
    shown = CliRunner().invoke(app, ["show", "--trace", str(report)])
    assert shown.exit_code == 0
    assert "全年收到政府信息公开申请#件" in shown.stdout
    assert "收到=receive" in shown.stdout
    assert "applications.received: pattern: receive application|on_request" in shown.stdout
    assert "other: no pattern explains all concepts" in shown.stdout


def test_the_support_of_patterns_is_counted() -> None:
    shown = CliRunner().invoke(app, ["eval", "rules", "--gold", "evals/gold"])
    assert shown.exit_code == 0
    assert "applications.received" in shown.stdout
    assert "no report fires: " in shown.stdout


def test_the_support_of_the_patterns_of_another_pack_is_counted() -> None:
    said = ["eval", "rules", "--gold", "evals/law/gold", "--pack", "schemas/law"]
    shown = CliRunner().invoke(app, said)
    assert shown.exit_code == 0
    rows = [line.split() for line in shown.stdout.splitlines()]
    assert sum(int(row[-2]) for row in rows if row and row[0] == "reconsiderations.received") > 0
    assert "applications.received" not in shown.stdout
    assert "no text has: mediate: 调解纠纷" in shown.stdout
