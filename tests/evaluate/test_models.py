"""Model readers scored against gold: at an endpoint, and played back from what that recorded."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import EVALS
from support.chat_server import ChatServer, says, text
from support.command_line import Inside
from support.doors import options
from support.reports import marks

from extractor.errors import RecordingError, UsageError
from extractor.evaluate.counts import Counts
from extractor.evaluate.markdown import readers_table
from extractor.evaluate.model_scores import (
    embedded,
    live,
    recorded_sets,
    replayed,
    strategy_of,
    texts_of,
)
from extractor.evaluate.suite import figures, invented, load_suite

GOLD = EVALS / "synthetic" / "gold"
TENS = "01?"
"""Gold files enough to choose from; all of them would only take longer."""
_RIGHT = {
    r"信息合计164条": "proactive.total",
    r"政府信息公开申请的9件": "applications.received",
    r"班子会2次": "training.meetings",
}


def answer(body: dict[str, Any]) -> dict[str, Any]:
    """Right about three numbers; in the second round, a label for each number that is left."""
    items: list[dict[str, Any]] = []
    again = "<疑问" in body["messages"][1]["content"]
    for number, words in marks(body).items():
        right = [name for pattern, name in _RIGHT.items() if re.search(pattern + "$", words)]
        if right:
            items.append({"m": number, "i": right[0]})
        elif again:
            items.append({"m": number, "l": "其他数量"})
    return {"n": items}


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    golds = load_suite(GOLD, "010")
    with ChatServer(lambda body: says(answer(body))) as server:
        asked = options(server.base_url, record=tmp_path / "sets" / "one")
        run = live("one", golds, asked)
    assert (len(run.scored), invented(run.scored)) == (1, 0)
    facts = figures(run.scored).totals["facts"]
    # Three are the model's; beside what it labels, three are what the embedded readers make of it.
    assert (facts.found, facts.wrong) == (6, 0)
    assert figures(run.scored).verdicts["doubtful"].found == 3
    assert run.spent.calls == len(server.requests) > 1
    assert run.spent.prompt_tokens > 0
    return tmp_path / "sets" / "one"


def test_a_recording_set_is_scored_as_the_live_run_was(recorded: Path) -> None:
    golds = load_suite(GOLD, TENS)
    assert recorded_sets(recorded.parent) == [recorded]
    assert strategy_of(recorded) == "point"
    assert [path.stem for path in texts_of(recorded, golds)] == ["010"]
    run = replayed(recorded, golds)
    value = figures(run.scored)
    assert (run.name, value.totals["facts"].found, value.totals["facts"].wrong) == ("one", 6, 0)
    assert value.totals["support"].precision == 1.0
    assert run.spent.calls == len(next(recorded.glob("*")).read_text("utf-8").splitlines()) - 1
    assert run.spent.seconds is not None
    assert run.spent.cost is None, "the price of this model is not known, and not guessed"


def test_what_nobody_counted_is_not_known(recorded: Path) -> None:
    (path,) = recorded.glob("*")
    header, *lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        del line["seconds"]
        line["answer"] = line["answer"].replace('"usage"', '"not_usage"')
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (header, *lines))
    path.write_text(text, encoding="utf-8")
    run = replayed(recorded, load_suite(GOLD, TENS))
    spent = run.spent
    assert (spent.prompt_tokens, spent.completion_tokens, spent.seconds) == (None, None, None)
    assert readers_table([run]).endswith(f"| {spent.calls:.1f} | — | — |")


def test_without_the_second_round_its_answers_are_left(recorded: Path) -> None:
    golds = load_suite(GOLD, TENS)
    both, one = replayed(recorded, golds), replayed(recorded, golds, second_round=False)
    assert one.name == "one, one round"
    more, less = figures(both.scored), figures(one.scored)
    # The model left most numbers out at first: without a second look the embedded readers' stand.
    # With one, the model labels these numbers, and what the rules make of them is doubtful.
    assert less.totals["facts"].found > more.totals["facts"].found
    assert less.verdicts["stated"].found > more.verdicts.get("stated", Counts()).found
    assert len(one.scored[0].result.failures) == 1
    assert not both.scored[0].result.failures
    assert (more.coverage or 0) > 0.95


def test_what_does_not_fit_is_an_error(recorded: Path, tmp_path: Path) -> None:
    golds = load_suite(GOLD, TENS)
    (recorded / "none.txt.jsonl").write_text("{}")
    with pytest.raises(UsageError, match="there is no gold of its text"):
        texts_of(recorded, golds)
    (recorded / "none.txt.jsonl").unlink()
    path = recorded / "010.txt.jsonl"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([lines[0], lines[1].replace("164条", "165条"), *lines[2:]]), "utf-8")
    with pytest.raises(RecordingError, match="was not recorded"):
        replayed(recorded, golds)
    with pytest.raises(UsageError, match="no gold file has a name like"):
        load_suite(GOLD, "nothing-*")


def test_the_command_prints_readers_side_by_side(recorded: Path, extractor: Inside) -> None:
    ended = extractor(
        "eval", "--gold", str(GOLD), "--only", TENS, "--backend", "replay", "--model", "test-model",
        "--recordings", str(recorded), "--no-cache", "--json",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    readers = json.loads(ended.stdout)["corpora"]["synthetic"]["readers"]
    assert list(readers) == ["test-model", "embedded readers"]
    assert readers["test-model"]["facts"]["found"] == 6
    assert readers["test-model"]["reports"] == readers["embedded readers"]["reports"] == 1


def test_what_a_model_did_not_read_is_told(extractor: Inside) -> None:
    with ChatServer(lambda body: text(None, refusal="no")) as server:
        ended = extractor(
            "eval", "--gold", str(GOLD), "--only", "010", "--model", "test-model",
            "--base-url", server.base_url, "--no-cache", "--json",
        )  # fmt: skip
    assert "test-model: incomplete: 010.txt: " in ended.stderr.decode()
    readers = json.loads(ended.stdout)["corpora"]["synthetic"]["readers"]
    # What the model declined to read, the embedded readers did.
    assert readers["test-model"]["facts"] == readers["embedded readers"]["facts"]
    assert readers["test-model"]["facts"]["found"] > 0


def test_the_rules_alone_find_less_than_with_the_tables() -> None:
    from extractor.options import Options

    golds = load_suite(GOLD, "035")
    both = figures(embedded("a", golds).scored).totals["facts"]
    alone = figures(embedded("b", golds, Options(tables=False)).scored).totals["facts"]
    assert alone.found < both.found
