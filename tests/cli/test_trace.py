"""``show --trace`` and ``eval rules``: what stands behind a reading."""

from __future__ import annotations

import shutil
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


def test_of_a_family_of_words_the_choices_that_no_text_has_are_named(tmp_path: Path) -> None:
    pack = tmp_path / "law"
    shutil.copytree("schemas/law", pack)
    words = (pack / "concepts.toml").read_text(encoding="utf-8")
    words = words.replace('mediate = "调解 ', 'mediate = "{|调}调停 {调|和}{解|揉} ')
    (pack / "concepts.toml").write_text(words, encoding="utf-8")
    said = ["eval", "rules", "--gold", "evals/law/gold", "--pack", str(pack)]
    shown = [line.strip() for line in CliRunner().invoke(app, said).stdout.splitlines()]
    # Neither of the two words of the first family is met, of the second 调解 is.
    assert "no text has: mediate: {|调}调停" in shown
    idle = [line for line in shown if line.endswith("of {调|和}{解|揉}")]
    assert "no text has: mediate: 揉 of {调|和}{解|揉}" in idle
    assert not any("mediate: 解 of" in line or "mediate: 调 of" in line for line in idle)
