"""Labelling by hand: answers become a gold file that validates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command_line import ZH, Inside
from support.corpora import add
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


_TEXT = "2014年,我县共收到政府信息公开申请640余件,其中网络申请20件,办理来信75封。"


def test_labelling_tells_what_to_type_and_keeps_what_was_done(
    tmp_path: Path, extractor: Inside
) -> None:
    report, gold = tmp_path / "r.txt", tmp_path / "r.json"
    report.write_text(_TEXT, encoding="utf-8")
    command = ("eval", "label", str(report), "--out", str(gold))
    answers = "\n?\n收到申请数\n网上申请\n网络申请数\n?\nq\n".encode()
    ended = extractor(*command, real=True, stdin=answers)
    assert ended.returncode == 0
    told = ended.stderr.decode()
    first, _, rest = told.partition("1/3 ")
    expected = "type an indicator (id or name), o and a name for another statistic"
    assert expected in first
    assert rest.count(expected) == 3, "after an empty answer, and for each ?"
    assert told.count("the embedded readers suggest") == 2, "who does not ask is not led"
    assert "the embedded readers suggest applications.received (" in told
    assert "the embedded readers suggest no indicator" in told
    assert "'网上申请' is no indicator" in told
    assert f"{gold}: 2 facts; stopped with 1 of 3 numbers left" in told
    made = load_gold(gold)
    assert [fact.indicator for fact in made.facts] == [
        "applications.received",
        "applications.received.online",
    ]
    assert made.labelled["numbers"] == "2/3"


def test_the_end_of_the_input_loses_no_answer(tmp_path: Path, extractor: Inside) -> None:
    report, gold = tmp_path / "r.txt", tmp_path / "r.json"
    report.write_text(_TEXT, encoding="utf-8")
    command = ("eval", "label", str(report), "--out", str(gold))
    ended = extractor(*command, real=True, stdin="收到申请数\n".encode())
    assert ended.returncode == 0
    assert f"{gold}: 1 fact; stopped with 2 of 3 numbers left" in ended.stderr.decode()
    assert load_gold(gold).labelled["numbers"] == "1/3"


def test_who_looks_for_a_command_below_another_is_told_where_it_is(extractor: Inside) -> None:
    assert "extractor eval label" in extractor("label", "x.txt").stderr.decode()
    zh = extractor("diff", "a", "b", **ZH).stderr.decode()
    assert "没有命令 'diff'；它在另一命令之下：extractor runs diff" in zh
    help_ = extractor("eval", "label", "--help", **ZH).stdout.decode()
    assert "<file>" not in help_
    assert "LABEL" not in help_


def test_a_report_labelled_in_part_is_scored_on_that_part_and_says_so(
    tmp_path: Path, extractor: Inside
) -> None:
    """Numbers that nobody was asked about are neither right nor wrong; those that were are."""
    (tmp_path / "reports").mkdir()
    report, gold = tmp_path / "reports" / "r.txt", tmp_path / "mygold" / "r.json"
    gold.parent.mkdir()
    report.write_text(_TEXT, encoding="utf-8")
    command = ("eval", "label", str(report), "--out", str(gold))
    scored = ("eval", "--gold", str(gold.parent), "--floors", str(tmp_path / "floors.json"))

    def figures(answers: str) -> tuple[dict[str, int], str]:
        gold.unlink(missing_ok=True)
        assert extractor(*command, real=True, stdin=answers.encode()).returncode == 0
        ended = extractor(*scored, "--json", real=True)
        assert ended.returncode == 0, ended.stderr.decode()
        facts = json.loads(ended.stdout)["corpora"]["mygold"]["parts"]["all"]["facts"]
        return {name: facts[name] for name in ("found", "wrong", "missed")}, ended.stderr.decode()

    told = "only 1 of 3 numbers are labelled: the others, and findings, are not scored"
    right, said = figures("收到申请数\nq\n")
    assert right == {"found": 1, "wrong": 0, "missed": 0}
    assert f"{gold}: {told}" in said
    denied, said = figures("-\nq\n")
    assert denied == {"found": 0, "wrong": 1, "missed": 0}
    assert told in said
    # Whoever labels all of it is told what is wrong in all of it.
    whole, said = figures("收到申请数\n-\n-\n")
    assert whole == {"found": 1, "wrong": 1, "missed": 0}
    assert "are labelled" not in said
    printed = extractor(*scored, real=True).stdout.decode()
    assert " mygold " in printed
    assert "Accusations that are right" not in printed, "nothing was accused: no empty table"


def test_part_of_a_report_that_is_read_in_other_numbers_now_is_labelled_again(
    tmp_path: Path, extractor: Inside
) -> None:
    folder = add(tmp_path, "a", labelled={"numbers": "1/9"})
    ended = extractor("eval", "--gold", str(folder), real=True)
    assert ended.returncode == 1
    assert "labels 1 of 9 numbers, and 3 are found in the report now" in ended.stderr.decode()
    add(tmp_path, "a", labelled={"numbers": "some"})
    ended = extractor("eval", "--gold", str(folder), real=True)
    assert "labelled.numbers must say how many of how many" in ended.stderr.decode()
