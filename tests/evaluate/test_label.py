"""Labelling by hand: answers become a gold file that validates."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor import UsageError
from extractor.cli import app
from extractor.evaluate import load_gold
from extractor.evaluate.label import parse, questions
from tests.documents import document


def test_answers_become_a_gold_file(tmp_path: Path) -> None:
    report, gold = tmp_path / "r.txt", tmp_path / "r.json"
    report.write_text(
        "2014年,我县共收到政府信息公开申请640余件,办理来信75封。未收取任何费用。", encoding="utf-8"
    )
    answers = "applications.recieved\napplications.received\no 办理来信\nfees.collected\n"
    ended = CliRunner().invoke(
        app, ["eval", "label", str(report), "--out", str(gold)], input=answers
    )
    assert ended.exit_code == 0, ended.output
    facts = load_gold(gold).facts
    assert [(f.indicator, int(f.value), f.unit, f.qualifier, f.zero) for f in facts] == [
        ("applications.received", 640, "件", "at_least", None),
        ("other", 75, "封", "exact", None),
        ("fees.collected", 0, "元", "exact", "implied"),
    ]


def test_a_wrong_id_names_near_ones() -> None:
    (mention,) = questions(document("收到申请3件。"))
    with pytest.raises(UsageError, match=r"applications\.received"):
        parse(mention, "applications.recieved")
    assert parse(mention, "-") is None
