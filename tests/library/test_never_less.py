"""With a model that answers nothing, or nonsense, a report says what it says without one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, error, says
from support.doors import options as asked

from extractor import Result, extract
from tests.conftest import EVALS

REPORTS = sorted((EVALS / "reports").glob("*.txt"))


def stated(result: Result) -> list[tuple[object, ...]]:
    return sorted((f.indicator, f.value, f.scope, f.period, f.label) for f in result.facts)


@pytest.mark.parametrize(
    "answer",
    [
        lambda body: says({"n": []}),
        lambda body: says({"x": 3}),
        lambda body: says("好的"),
    ],
    ids=["nothing", "another object", "prose"],
)
def test_the_facts_are_those_of_the_embedded_readers(answer: Any) -> None:
    path = REPORTS[2]
    alone = extract(path)
    assert len(alone.facts) > 30
    with ChatServer(answer) as server:
        result = extract(path, asked(server.base_url))
    assert stated(result) == stated(alone)
    assert {fact.verdict for fact in result.facts} <= {fact.verdict for fact in alone.facts}
    assert result.state == "needs_review"
    assert "the model left most numbers unanswered" in result.reasons
    assert [f.kind for f in result.failures].count("mostly_unanswered") == 1


TEXT = "某县2014年政府信息公开工作年度报告\n全年收到申请9件,答复9件,公开信息31条,培训2次。\n"


def test_where_a_model_keeps_some_as_other_statistics_the_embedded_reading_is_doubtful() -> None:
    items = [
        {"m": 1, "i": "applications.received"},
        {"m": 2, "l": "答复"},
        {"m": 3, "l": "公开信息"},
        {"m": 4, "i": "training.sessions"},
    ]
    with ChatServer(lambda body: says({"n": items})) as server:
        result = extract(TEXT.encode(), asked(server.base_url))
    alone = [fact for fact in result.facts if fact.readers == ("rules",)]
    assert [fact.value for fact in alone] == [9, 31]
    assert {fact.verdict for fact in alone} == {"doubtful"}


# What Gemma 3 270M answered, held to the schema by llama.cpp: the words of the example for all.
PARROTED = [
    [{"m": m, "l": "收费", "i": "applications.received"} for m in range(1, 5)],
    [{"m": m, "l": "标签", "i": "other"} for m in range(1, 5)],
    [{"m": m, "l": "}, 1, 1, 1", "i": "fees.collected"} for m in range(1, 5)],
]


@pytest.mark.parametrize("items", PARROTED)
@pytest.mark.parametrize("strategy", ["point", "describe"])
def test_an_answer_that_parrots_its_example_is_not_believed(
    items: list[dict[str, Any]], strategy: Any
) -> None:
    alone = extract(TEXT.encode())
    with ChatServer(lambda body: says({"n": items})) as server:
        result = extract(TEXT.encode(), asked(server.base_url, strategy=strategy))
    assert result.state == "needs_review"
    assert [f.verdict for f in result.facts] == [f.verdict for f in alone.facts]
    assert stated(result) == stated(alone)
    assert result.report == alone.report
    assert result.ledger == alone.ledger


def test_a_model_that_answers_one_number_and_that_one_wrongly_is_not_believed() -> None:
    alone = extract(TEXT.encode())
    with ChatServer(lambda body: says({"n": [{"m": 3, "i": "applications.received"}]})) as server:
        result = extract(TEXT.encode(), asked(server.base_url))
        calls = len(server.requests)
    assert stated(result) == stated(alone)
    assert result.report == alone.report
    assert calls == 1  # no second round asks more of it


NEWS = "青石县召开政务公开工作推进会\n3月12日,青石县召开推进会,全县45个单位的120名代表参加。\n"


def test_nobody_is_asked_about_what_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(NEWS, "utf-8")
    alone = extract(tmp_path / "news.txt")
    with ChatServer(lambda body: error(500, "boom")) as server:
        result = extract(tmp_path / "news.txt", asked(server.base_url, attempts=1))
    assert server.requests == []
    assert alone.state == "not_a_report"
    same = {"versions", "usage"}
    assert result.model_dump(exclude=same) == alone.model_dump(exclude=same)


def test_no_question_about_what_is_no_report_is_counted_or_written(
    tmp_path: Path, monkeypatch: Any, extractor: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(NEWS, "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    model = ("--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    counted = extractor("run", "news.txt", "a.txt", "--dry-run", *model, real=True)
    assert counted.stdout.decode().startswith("2 reports (1 need no model), 1 question,")
    written = extractor(
        "batch", "export", "news.txt", "a.txt", "--out", "q.jsonl", *model[2:], real=True
    )
    assert written.returncode == 0, written.stderr.decode()
    assert (tmp_path / "q.jsonl").read_text("utf-8").count("\n") == 1


def test_a_run_tells_why_a_text_is_no_report_and_not_that_a_model_left_it_out(
    tmp_path: Path, monkeypatch: Any, extractor: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(NEWS, "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with ChatServer(lambda body: says({"n": []})) as server:
        ended = extractor(
            "run", "news.txt", "a.txt", "--out", "out", "--base-url", server.base_url,
            "--model", "m", "--api-key", "k", real=True,
        )  # fmt: skip
    told = ended.stderr.decode()
    assert "not a report: news.txt: the headline is that of another kind of text\n" in told
    assert "of no use for 1 report," in told
    exported = extractor("export", "out", "--to", "p.csv", real=True)
    assert "1 report in the table" in exported.stderr.decode()


def test_a_run_says_how_many_and_ends_with_3(
    tmp_path: Path, monkeypatch: Any, extractor: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    with ChatServer(lambda body: says({"n": []})) as server:
        ended = extractor(
            "run", str(REPORTS[4]), "--out", "out", "--base-url", server.base_url, "--model", "m",
            "--api-key", "k", real=True,
        )  # fmt: skip
    assert ended.returncode == 3
    assert b"the model was of no use for 1 report" in ended.stderr


@pytest.mark.parametrize(
    ("item", "why"),
    [({"i": "nonsense.id"}, "there is no indicator 'nonsense.id'"), ({"l": "x"}, "the label 'x'")],
)
def test_a_run_says_why_answers_to_all_numbers_were_of_no_use(
    item: dict[str, str], why: str, tmp_path: Path, monkeypatch: Any, extractor: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    answer = says({"n": [{"m": m, **item} for m in range(1, 5)]})
    with ChatServer(lambda body: answer) as server:
        ended = extractor(
            "run", "a.txt", "--base-url", server.base_url, "--model", "m", "--api-key", "k",
            real=True,
        )  # fmt: skip
    told = ended.stderr.decode()
    assert f"dropped from the model's answer: {why}" in told
