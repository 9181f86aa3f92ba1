"""The plain prompt: one question a report, scored like every reader."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import EVALS
from support.command_line import Inside

from evals import plain
from extractor.errors import RecordingError
from extractor.evaluate.model_scores import recorded_sets, replayed
from extractor.evaluate.plain_prompt import plain_question, plain_result
from extractor.evaluate.suite import figures, load_suite
from extractor.schemas import OTHER, Result, vocabulary
from tests.documents import document

GOLD = EVALS / "synthetic" / "gold"
TEXT = "某县2021年政府信息公开工作年度报告\n收到并答复申请3件,均未收费,公开信息31条,占比40%。\n"
_MARKED = re.compile(r"([^\s【】]{0,40})【(\d+)】")
_RIGHT = {
    "信息合计164条": "proactive.total",
    "政府信息公开申请的9件": "applications.received",
    "班子会2次": "training.meetings",
}


def read(answer: object, text: str = TEXT) -> Result:
    made = document(text)
    return plain_result(made, plain_question(made), answer)


def told(result: Result) -> list[tuple[str, str]]:
    return [(fact.indicator, str(fact.value)) for fact in result.facts if fact.indicator != OTHER]


def test_one_question_marks_every_number_and_lists_every_indicator() -> None:
    asked = plain_question(document(TEXT))
    system, user = asked.messages
    listed, _, text = user["content"].partition("<正文")
    assert [line.split()[0] for line in listed.splitlines()[1:] if line] == list(vocabulary())
    assert [raw.split("请")[-1].split("信息")[-1] for raw, _ in _MARKED.findall(text)] == [
        "3件", ",均未收费", "31条", ",占比40%"
    ]  # fmt: skip
    assert "政府信息公开工作年度报告" in system["content"]
    assert asked.digest == plain_question(document(TEXT)).digest
    assert asked.digest != plain_question(document(TEXT.replace("31", "32"))).digest


def test_the_answer_is_taken_as_it_stands() -> None:
    both = ["applications.received", "applications.replied"]
    result = read({"1": both, "2": "fees.collected", "3": "proactive.total", "4": OTHER})
    assert told(result) == [
        ("applications.received", "3"), ("applications.replied", "3"),
        ("fees.collected", "0"), ("proactive.total", "31"),
    ]  # fmt: skip
    assert result.ledger.totals["other_statistic"] == 1
    # Nothing corrects it: a share is no count of applications, and stands all the same.
    assert told(read({"4": "applications.received"})) == [("applications.received", "40")]


@pytest.mark.parametrize(
    "answer", [None, "好的", ["applications.received"], {"9": "proactive.total"}, {"x": 1}]
)
def test_what_is_no_answer_has_no_facts(answer: object) -> None:
    assert read(answer).facts == ()


def test_what_is_no_indicator_is_another_statistic_and_denies_nothing() -> None:
    result = read({"1": "no.such", "2": "no.such", "3": 7, "4": None})
    assert told(result) == []
    assert [str(fact.value) for fact in result.facts] == ["3", "0", "31", "40"]
    text = "某乡2008年政府信息公开工作年度报告\n书面索要材料的情形不存在。\n"
    assert len(plain_question(document(text)).numbers) == 1
    assert read({"1": OTHER}, text).facts == ()
    assert told(read({"1": "applications.received"}, text)) == [("applications.received", "0")]


def answers(questions: Path, form: str) -> str:
    """The right indicator of three numbers, in one of the forms in which answers come."""
    lines = []
    for line in questions.read_text("utf-8").splitlines():
        asked = json.loads(line)
        given = {
            number: name
            for words, number in _MARKED.findall(asked["body"]["messages"][1]["content"])
            for end, name in _RIGHT.items()
            if words.endswith(end)
        }
        answer: dict[str, Any] = {"answer": given}
        if form == "batch":
            content = f"```json\n{json.dumps(given)}\n```"
            body = {"choices": [{"message": {"content": content}}]}
            answer = {"response": {"status_code": 200, "body": body}}
        lines.append(json.dumps({"custom_id": asked["custom_id"], **answer}))
    return "\n".join(lines) + "\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one text, with the question about it in ``questions.jsonl``."""
    for part, name in (("gold", "010.json"), ("reports", "010.txt")):
        (tmp_path / part).mkdir()
        shutil.copy(EVALS / "synthetic" / part / name, tmp_path / part)
    plain.main(["questions", f"{tmp_path}/reports/010.txt", "--out", f"{tmp_path}/questions.jsonl"])
    return tmp_path


def scored(corpus: Path, form: str) -> Path:
    """The recording set that the command makes of answers."""
    (corpus / "answers.jsonl").write_text(answers(corpus / "questions.jsonl", form), "utf-8")
    folder = corpus / "sets" / "m-plain"
    words = f"score {corpus}/answers.jsonl --gold {corpus}/gold --keep {folder} --model m"
    plain.main(words.split())
    return folder


@pytest.mark.parametrize("form", ["plain", "batch"])
def test_answers_become_a_recording_that_is_scored_alike(
    corpus: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = scored(corpus, form)
    shown = capsys.readouterr()
    assert "| m, plain prompt | 1 | 1.000 | 0.300 | 0.462 |" in shown.out
    assert "0 of 1 answers are no JSON object" in shown.err
    assert recorded_sets(folder.parent) == [folder]
    played = replayed(folder, load_suite(corpus / "gold"))
    facts = figures(played.scored).totals["facts"]
    assert (played.name, facts.found, facts.wrong, facts.missed) == ("m-plain", 3, 0, 7)
    assert "164条" not in next(folder.glob("*")).read_text("utf-8")


def test_eval_shows_the_line_beside_the_embedded_readers(corpus: Path, extractor: Inside) -> None:
    sets = scored(corpus, "plain").parent
    ended = extractor(
        "eval", "--gold", f"{corpus}/gold", "--recorded", str(sets), "--json",
        "--floors", f"{corpus}/floors.json",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    (found,) = json.loads(ended.stdout)["corpora"].values()
    assert list(found["readers"])[-2:] == ["embedded readers, 1 texts", "m-plain"]
    assert found["readers"]["m-plain"]["facts"]["found"] == 3


def test_an_answer_to_another_question_is_refused(corpus: Path) -> None:
    folder = scored(corpus, "plain")
    (path,) = folder.glob("*")
    header, line = path.read_text("utf-8").splitlines()
    item = json.loads(line)
    path.write_text("\n".join([header, json.dumps({**item, "request_sha256": "0" * 64})]), "utf-8")
    with pytest.raises(RecordingError, match="the plain question has changed"):
        replayed(folder, load_suite(corpus / "gold"))
    stray = corpus / "stray.jsonl"
    stray.write_text(json.dumps({"custom_id": "0" * 64, "answer": {}}), "utf-8")
    with pytest.raises(SystemExit, match="1 answers belong to no question"):
        plain.main(["score", str(stray), "--gold", f"{corpus}/gold"])


def test_it_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["plain", "score", "missing.jsonl"])
    # Its words end the process, on stderr and with 1.
    with pytest.raises(SystemExit, match=r"missing\.jsonl: cannot be read"):
        runpy.run_path(str(EVALS / "plain.py"), run_name="__main__")
