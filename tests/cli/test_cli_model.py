"""``extractor run`` with a model, over a real server on loopback."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from support.chat_server import ChatServer, says
from support.command_line import Inside, forked
from support.doors import GOOD


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "r" / f"{name}.txt").write_text(f"{name}收到12件")
    return tmp_path


def _run(
    extractor: Inside, server: ChatServer, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    settings = {
        "EXTRACTOR_BASE_URL": server.base_url,
        "EXTRACTOR_MODEL": "test-model",
        "EXTRACTOR_PRICE__PROMPT": "1",
        "EXTRACTOR_PRICE__COMPLETION": "2",
    }
    return extractor("run", "r", "--concurrency", "1", *arguments, **{**settings, **environment})


def test_the_model_is_asked_and_what_it_cost_is_said(extractor: Inside) -> None:
    with ChatServer([says(GOOD)] * 3, key="sesame", model="test-model") as server:
        ended = _run(extractor, server, "--out", "out", OPENAI_API_KEY="sesame")
        again = _run(extractor, server, "--out", "other", OPENAI_API_KEY="sesame")
        third = _run(extractor, server, "--out", "other", OPENAI_API_KEY="sesame")
    said = ended.stderr.decode().splitlines()
    assert ended.returncode == 0
    _twice, _rows_of_them, used, where, *_commands = said
    assert used == "model: 3 calls, 0 answers from the cache, 300 + 60 tokens, 0.00042 USD"
    assert where.startswith("in out: reports.csv, ")
    assert b"model: 0 calls, 3 answers from the cache" in again.stderr
    unchanged, *_ = third.stderr.decode().splitlines()
    assert unchanged == "3 reports were unchanged and taken from other"
    assert Path("out/facts.csv").read_bytes() == Path("other/facts.csv").read_bytes()


def test_a_run_that_lost_its_model_says_whose_results_it_replaces(extractor: Inside) -> None:
    with ChatServer(lambda _: says({"n": []})) as server:
        settings = {"EXTRACTOR_BASE_URL": server.base_url, "EXTRACTOR_MODEL": "test-model"}
        asked = extractor("run", "r", "--out", "out", real=True, **settings)
    assert b"warning" not in asked.stderr
    # What is warned of, and how often, is the process's own.
    lost = forked("run", "r", "--out", "out", "--quiet")
    assert lost.stderr.splitlines() == [
        "warning: out: holds reports that were read with a model, test-model (3); this run asks none, "
        "and its results take their place; to keep theirs, set EXTRACTOR_MODEL and run again, or "
        "choose another --out folder"
    ]
    again = extractor("run", "r", "--out", "out", "--quiet", real=True)
    assert again.stderr == b"", "nothing of a model is left there"


def test_a_wrong_key_ends_the_run_at_once(extractor: Inside) -> None:
    with ChatServer([], key="sesame") as server:
        ended = _run(extractor, server, "--api-key", "wrong")
        asked = len(server.requests)
    assert ended.returncode == 4
    assert asked == 1
    assert "stopped after 0 of 3 reports" in ended.stderr.decode()
    assert "3 not_started" in ended.stdout.decode()
    assert "Traceback" not in ended.stderr.decode()


def test_a_budget_ends_the_run_and_more_of_it_finishes_it(extractor: Inside) -> None:
    with ChatServer([says(GOOD, tokens=(1000, 200))] * 3) as server:
        ended = _run(extractor, server, "--out", "out", "--max-tokens", "3000")
        finished = _run(extractor, server, "--out", "out", "--max-tokens", "3000")
    assert ended.returncode == 4
    assert (
        "stopped after 2 of 3 reports: the budget of 3000 tokens allows no further question "
        "(2400 used, the next one takes about 1"
    ) in ended.stderr.decode()
    assert finished.returncode == 0
    assert "2 reports were unchanged" in finished.stderr.decode()


def test_it_is_said_where_what_was_used_is_estimated(extractor: Inside) -> None:
    with ChatServer([says(GOOD, tokens=None)] * 3) as server:
        ended = _run(extractor, server, "--out", "out")
    told = ended.stderr.decode()
    used, estimated, *_ = [line for line in told.splitlines() if "calls" in line]
    assert used.startswith("model: 3 calls, 0 answers from the cache, ")
    assert " 0 + 0 tokens" not in used
    assert estimated.startswith("of 3 calls the endpoint did not say what they used: ")


def test_a_replay_reads_without_an_endpoint_and_notices_what_it_did_not_use(
    extractor: Inside,
) -> None:
    with ChatServer([says(GOOD)] * 3) as server:
        _run(extractor, server, "--out", "out", "--record", "recorded", "--no-cache")
    replay = ("--backend", "replay", "--recordings", "recorded")
    assert _run(extractor, server, "--out", "again", *replay).returncode == 0
    assert Path("out/facts.csv").read_bytes() == Path("again/facts.csv").read_bytes()
    # One report asks something else now: its question was not recorded, and its answer is unused.
    Path("r/b.txt").write_text("b收到13件")
    ended = _run(extractor, server, "--out", "again", *replay)
    said = ended.stderr.decode()
    assert ended.returncode == 3
    assert "failed: recorded" in said
    assert "error: recorded: recorded answers were not asked for: b.txt (1)" in said
    assert Path("again/records.jsonl").read_text().count("\n") == 2


def test_a_limit_on_money_without_a_price_is_a_mistake_of_configuration(extractor: Inside) -> None:
    with ChatServer([]) as server:
        ended = extractor(
            "run", "r", "--base-url", server.base_url, "--model", "m", "--max-cost", "1",
            "--cache-dir", "cache", "--out", "out",
        )  # fmt: skip
    assert ended.returncode == 1
    assert "error: --max-cost needs the price" in ended.stderr.decode()
    assert "or EXTRACTOR_PRICE as JSON" in ended.stderr.decode()
    assert not Path("out").exists(), "no run has begun there"
