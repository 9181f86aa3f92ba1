"""With a model that answers nothing, or nonsense, a report says what it says without one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, says
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


def test_beside_a_model_that_labels_everything_the_embedded_reading_is_doubtful() -> None:
    text = "某县2014年政府信息公开工作年度报告\n全年收到申请9件,答复9件,公开信息31条,培训2次。\n"

    def most(body: dict[str, Any]) -> Any:
        return says({"n": [{"m": m, "l": "某数"} for m in range(1, 5)]})

    with ChatServer(most) as server:
        result = extract(text.encode(), asked(server.base_url))
    assert "the model left most numbers unanswered" not in result.reasons
    alone = [fact for fact in result.facts if fact.readers == ("rules",)]
    assert len(alone) == len(extract(text.encode()).facts)
    assert {fact.verdict for fact in alone} == {"doubtful"}


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
    assert b"the model left most numbers of 1 reports unanswered" in ended.stderr
