"""``extractor doctor`` and ``extractor cache``, over a real server on loopback."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error, says, text
from support.command_line import Inside, command, environment

REPORT = "第一镇2015年政府信息公开工作年度报告\n一、主动公开\n全年通过网站发布信息641条。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(REPORT)
    return tmp_path


def _settings(server: ChatServer) -> dict[str, str]:
    return {"EXTRACTOR_BASE_URL": server.base_url, "EXTRACTOR_MODEL": "m"}


def _points(body: dict[str, Any]) -> Reply:
    """Answer like a model that finds the one figure by the number that stands at it."""
    asked = "".join(str(message["content"]) for message in body["messages"])
    marked = re.search(r"[【\[]m?(\d+)[】\]]641|641条?[【\[]m?(\d+)", asked)
    number = next(filter(None, marked.groups())) if marked else "0"
    return says({"n": [{"i": "proactive.website", "m": int(number)}]} if marked else {})


def _json_only(body: dict[str, Any]) -> Reply:
    if (body.get("response_format") or {}).get("type") != "json_object":
        return error(400, "response_format not supported")
    return text(json.dumps({"city": "呼和浩特市", "count": 131}, ensure_ascii=False))


def test_the_doctor_says_what_works(extractor: Inside) -> None:
    with ChatServer(_json_only) as server:
        ended = extractor("doctor", real=True, **_settings(server))
    assert ended.returncode == 0
    said = ended.stdout.decode()
    assert re.search(r"^json_schema +no ", said, re.M)
    assert re.search(r"^json +yes +works", said, re.M)
    assert "\nusable; it will be asked in the mode json\n" in said
    profile = tomllib.loads(said[said.index("[profile.NAME]") :])["profile"]["NAME"]
    assert profile == {"base_url": server.base_url, "model": "m", "mode": "json"}


def test_the_doctor_ends_with_4_where_nothing_works(extractor: Inside) -> None:
    with ChatServer(lambda body: text("我不会")) as server:
        ended = extractor("doctor", real=True, **_settings(server))
    assert ended.returncode == 4
    assert "error: http://127.0.0.1" in ended.stderr.decode()
    assert "no mode of structured answers works" in ended.stderr.decode()


def test_a_dry_run_asks_nothing_and_says_what_would_be_asked(extractor: Inside) -> None:
    price = {"EXTRACTOR_PRICE__PROMPT": "1", "EXTRACTOR_PRICE__COMPLETION": "2",
             "EXTRACTOR_PRICE__DATE": "2026-03-01"}  # fmt: skip
    with ChatServer(_points) as server:
        settings = _settings(server)
        dry = extractor("run", "a.txt", "--dry-run", real=True, **settings, **price)
        unpriced = extractor("run", "a.txt", "--dry-run", real=True, **settings)
        assert server.requests == []
        extractor("run", "a.txt", "--out", "out", real=True, **settings)
        kept = extractor("run", "a.txt", "--dry-run", real=True, **settings)
    said = dry.stdout.decode()
    assert dry.returncode == 0
    assert said.startswith(
        "1 report (0 need no model), 1 question, 0 of them answered by the cache"
    )
    tokens = re.search(r"about ([\d,]+) tokens of questions and (\d+) of answers", said)
    assert tokens
    prompt, answer = (int(group.replace(",", "")) for group in tokens.groups())
    assert answer == 18, "one number is asked about"
    money = f"{(prompt + 2 * answer) / 1e6:.4f} to {3 * (prompt + 2 * answer) / 1e6:.4f} USD"
    assert f"about {money} (1 in, 2 out for a million tokens, of 2026-03-01)" in said
    assert "the price of m is not known; set [price]" in unpriced.stdout.decode()
    assert "1 question, 1 of them answered by the cache" in kept.stdout.decode()
    assert "the other 0: about 0 tokens" in kept.stdout.decode()


def test_a_dry_run_tells_of_a_text_that_no_run_asks_about(extractor: Inside) -> None:
    """It is over the limit of what is put to a model: counted, it would look as if it were paid for."""
    Path("all.txt").write_text("全年收到申请9件。" * 120_000, encoding="utf-8")
    with ChatServer(_points) as server:
        settings = _settings(server)
        alone = extractor("run", "a.txt", "--dry-run", **settings)
        dry = extractor("run", "a.txt", "all.txt", "--dry-run", **settings)
        written = extractor("batch", "export", "a.txt", "all.txt", "--out", "q.jsonl", **settings)
        chinese = extractor("run", "all.txt", "--dry-run", "--lang", "zh", **settings)
        assert server.requests == []
    assert (alone.returncode, dry.returncode) == (0, 3)
    assert dry.stdout == alone.stdout, "what is asked is asked about the other report"
    wanted = (
        "all.txt: its text has 1,080,000 characters, and no more than 1,000,000 are put to a model"
    )
    assert f"failed: {wanted}" in dry.stderr.decode()
    assert wanted in written.stderr.decode()
    assert len(Path("q.jsonl").read_text().splitlines()) == 1
    assert "交给模型的不超过 1,000,000 字" in chinese.stderr.decode()


def test_a_dry_run_without_a_model_says_so(extractor: Inside) -> None:
    ended = extractor("run", "a.txt", "--dry-run", real=True)
    assert (ended.returncode, ended.stdout) == (
        0, b"nothing would be asked: no model is configured\n",
    )  # fmt: skip


def test_the_doctor_names_the_cause_and_no_mode(extractor: Inside) -> None:
    with ChatServer(lambda body: error(402, "Insufficient Balance")) as server:
        ended = extractor("doctor", real=True, **_settings(server))
    assert ended.returncode == 4
    assert "no credit" in " ".join(ended.stdout.decode().split())
    assert "json_schema" not in ended.stdout.decode()
    assert "mode" not in ended.stderr.decode()


def test_the_doctor_without_a_model_says_how_to_name_one(extractor: Inside) -> None:
    ended = extractor("doctor", real=True)
    assert ended.returncode == 1
    assert "set EXTRACTOR_BASE_URL, EXTRACTOR_MODEL and EXTRACTOR_API_KEY" in ended.stderr.decode()
    assert "or give --base-url and --model" in ended.stderr.decode()


def test_the_cache_fills_explains_itself_and_is_cleared(extractor: Inside) -> None:
    with ChatServer(_points) as server:
        settings = _settings(server)
        before = extractor("cache", "why", "a.txt", real=True, **settings)
        shown = extractor("show", "a.txt", real=True, **settings)
        asked = len(server.requests)
        after = extractor("cache", "why", "a.txt", real=True, **settings)
        other = extractor("cache", "why", "a.txt", "--model", "other", real=True, **settings)
        assert len(server.requests) == asked, "asking why asks no model"
    assert "641 条" in shown.stdout.decode()
    assert "proactive.website" in shown.stdout.decode()
    assert before.stdout.decode().startswith("question 1: not in the cache; nothing like it")
    assert re.fullmatch(r"(\d+) of \1 questions? (is|are) in the cache", _last(after.stdout))
    assert "not in the cache; other model than the nearest, of a.txt" in other.stdout.decode()

    stats = extractor("cache", "stats", real=True).stdout.decode()
    assert re.search(r"^answers +[1-9]", stats, re.M)
    assert re.search(r"^of m +[1-9]", stats, re.M)
    refused = extractor("cache", "clear", real=True)
    assert refused.returncode == 1
    assert "add --yes" in refused.stderr.decode()
    closed = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *command("cache", "clear")],
        capture_output=True,
        env=environment(),
    )
    assert (closed.returncode, closed.stderr) == (1, refused.stderr)
    assert "deleted" in extractor("cache", "clear", "--yes", real=True).stderr.decode()
    assert re.search(r"^answers +0", extractor("cache", "stats", real=True).stdout.decode(), re.M)


def _last(printed: bytes) -> str:
    return printed.decode().splitlines()[-1]


def test_requests_without_an_answer_cost_nothing_that_could_be_told(
    extractor: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two reports are too few to give the endpoint up on the way: what is said is that it failed,
    and not that the model is of no use."""
    monkeypatch.chdir(tmp_path)
    for name in "ab":
        Path(f"{name}.txt").write_text(
            f"青石县{name}局2022年政府信息公开工作年度报告\n收到申请12件。\n", encoding="utf-8"
        )
    Path("extractor.toml").write_text("attempts = 1\n", encoding="utf-8")
    with ChatServer(lambda body: error(500, "boom")) as server:
        ended = extractor(
            "run", "a.txt", "b.txt", "--out", "out", "--model", "m", "--api-key", "k",
            "--base-url", server.base_url, real=True,
        )  # fmt: skip
    told = ended.stderr.decode()
    assert ended.returncode == 4
    assert "2 calls, 0 answers from the cache, 0 + 0 tokens, nothing to pay" in told
    assert "USD" not in told
    assert "of no use" not in told
    assert re.search(
        r"stopped after 2 of 2 reports: .*HTTP 500: boom.*no question was answered", told
    )
    assert "; the same command goes on" in told
