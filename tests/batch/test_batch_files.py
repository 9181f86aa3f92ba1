"""Batch files: exact requests out, answers in as if live, and nothing lost on the way."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.batch_files import (
    Line,
    Model,
    answered,
    complete,
    exported,
    forgetful,
    imported,
    lines,
    openai_line,
    purposes,
    written,
    wrote,
)
from support.command_line import Inside

from extractor.batch import run
from extractor.batch.files.lines import custom_id, read_answers, request_line
from extractor.endpoint import Door, FakeTransport, ResponseStore
from extractor.errors import UsageError
from extractor.options import Options
from extractor.outputs import FORMATS


def live(reports: Path, options: Options, out: Path | None, model: Model) -> FakeTransport:
    """The same reports with a model in the process."""
    fake = FakeTransport(model)

    async def read() -> None:
        async with Door(options, transport=fake) as door:
            summary = await run([reports], out, options, on_progress=lambda _: None, door=door)
            assert summary.exit_code == 0

    asyncio.run(read())
    return fake


def uncached(options: Options) -> Options:
    return options.model_copy(update={"use_cache": False})


def results(folder: Path) -> list[Line]:
    """The records of a run, without the count of what it used."""
    return [{**line, "usage": None} for line in lines(folder / FORMATS[0].filename)]


def test_requests_are_what_a_live_run_sends(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    fake = live(reports, uncached(options), None, complete)
    asked = {custom_id(body): body for body in fake.requests if len(body["messages"]) == 2}
    assert requests
    for item in requests:
        assert set(item) == {"custom_id", "method", "url", "body"}
        assert (item["method"], item["url"]) == ("POST", "/v1/chat/completions")
        assert asked[item["custom_id"]] == item["body"]
        assert item["body"]["model"] == "batch-model"
        assert len(item["custom_id"]) <= 64
    assert len({item["custom_id"] for item in requests}) == len(requests)


def test_answers_give_what_a_live_run_gives(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    answers = written(tmp_path / "answers.jsonl", answered(requests, complete))
    found = imported(answers, reports, options, tmp_path / "out", tmp_path / "next.jsonl")
    live(reports, uncached(options), tmp_path / "live", complete)
    assert found.count("used") == len(requests)
    assert results(tmp_path / "out") == results(tmp_path / "live")
    assert (tmp_path / "out/facts.csv").read_bytes() == (tmp_path / "live/facts.csv").read_bytes()


def test_answers_of_another_shape_count_as_well(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    """A status of success that is not 200, and the answer in the second choice."""
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    items = answered(requests, complete)
    for item in items:
        item["response"]["status_code"] = 201
        choices = item["response"]["body"]["choices"]
        choices[0]["index"] = 1
        choices.insert(0, {"index": 0, "finish_reason": "stop", "message": {"content": ""}})
    answers = written(tmp_path / "answers.jsonl", items)
    found = imported(answers, reports, options, tmp_path / "out", tmp_path / "next.jsonl")
    assert found.count("used") == len(requests)
    assert found.exit_code == 0


def test_second_round_is_asked_by_a_second_file(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    first = written(tmp_path / "first.jsonl", answered(requests, forgetful))
    followups, out = tmp_path / "next.jsonl", tmp_path / "out"
    one = imported(first, reports, options, out, followups)
    asked = lines(followups)
    assert one.exit_code == 0
    assert len(asked) == one.followups > 0
    assert {purpose for _, purpose in purposes(one, "unanswered")} == {"second_round"}
    assert not {item["custom_id"] for item in asked} & {item["custom_id"] for item in requests}

    second = written(tmp_path / "second.jsonl", answered(asked, complete))
    two = imported(second, reports, options, out, followups)
    assert (two.count("used"), two.followups) == (len(asked), 0)
    assert two.from_cache == len(requests)
    assert followups.read_text() == ""

    def both(body: dict[str, Any]) -> Mapping[str, Any]:
        again = {custom_id(item["body"]) for item in asked}
        return (complete if custom_id(body) in again else forgetful)(body)

    live(reports, uncached(options), tmp_path / "live", both)
    assert results(out) == results(tmp_path / "live")


def test_bad_answer_is_corrected_by_a_follow_up(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    wrong = {"n": [{"i": "no.such.indicator", "m": 1}]}
    answers = written(tmp_path / "answers.jsonl", answered(requests, lambda _: wrong))
    found = imported(answers, reports, options, tmp_path / "out", tmp_path / "next.jsonl")
    asked = lines(tmp_path / "next.jsonl")
    assert ("a.txt", "correction") in purposes(found, "unanswered")
    corrections = [item for item in asked if len(item["body"]["messages"]) == 4]
    assert "no.such.indicator" in corrections[0]["body"]["messages"][-1]["content"]


def test_missing_answer_is_recorded_and_asked_again(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    lost, *rest = requests
    answers = written(tmp_path / "answers.jsonl", answered(rest, complete))
    found = imported(answers, reports, options, tmp_path / "out", tmp_path / "next.jsonl")
    assert purposes(found, "unanswered") == [("a.txt", "question")]
    assert (found.lost, found.exit_code) == (1, 3)
    # The second round about that report waits until its first answers are there.
    assert lines(tmp_path / "next.jsonl") == [lost]
    first, second = results(tmp_path / "out")
    assert [failure["kind"] for failure in first["failures"]][:1] == ["unanswered"]
    assert first["state"] == "needs_review"
    assert "incomplete" in {finding["kind"] for finding in first["findings"]}
    assert "failures" not in second


def broken(name: str) -> dict[str, Line]:
    """The ways in which OpenAI and vLLM say that a request failed."""
    expired = {"code": "batch_expired", "message": "This request could not be executed in time."}
    nested = {"error": {"message": "too many", "type": "x", "code": 429}}
    return {
        "expired": {"id": "b", "custom_id": name, "response": None, "error": expired},
        "server": openai_line(name, 500, {"error": {"message": "boom"}}),
        "vllm": {
            "id": "vllm-1",
            "custom_id": name,
            "response": {"status_code": 429, "request_id": "v", "body": None},
            "error": nested,
        },
        "key": openai_line(name, 401, {"error": {"message": "wrong key"}}),
        "garbled": openai_line(name, 200, {"hello": "world"}),
    }


@pytest.mark.parametrize("way", ["expired", "server", "vllm", "key", "garbled"])
def test_failed_request_is_recorded_and_asked_again(
    way: str, reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    lost, *rest = requests
    items = [broken(lost["custom_id"])[way], *answered(rest, complete)]
    answers = written(tmp_path / "answers.jsonl", items)
    found = imported(answers, reports, options, tmp_path / "out", tmp_path / "next.jsonl")
    assert purposes(found, "failed") == [("a.txt", "question")]
    assert found.exit_code == 3
    assert lines(tmp_path / "next.jsonl") == [lost]
    rows = {row["custom_id"]: row for row in lines(tmp_path / "out/batch.jsonl")}
    words = {"expired": "in time", "server": "boom", "vllm": "too many", "key": "wrong key"}
    assert words.get(way, "no chat completion") in rows[lost["custom_id"]]["message"]
    assert rows[lost["custom_id"]]["line"] == 1
    assert "failures" not in results(tmp_path / "out")[1]


def test_hopeless_request_is_not_asked_again(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    lost, *rest = requests
    refused = openai_line(lost["custom_id"], 404, {"error": {"message": "no such model"}})
    answers = written(tmp_path / "answers.jsonl", [refused, *answered(rest, complete)])
    found = imported(answers, reports, options, tmp_path / "out", tmp_path / "next.jsonl")
    assert found.count("failed") == 1
    assert lines(tmp_path / "next.jsonl") == []
    assert "no such model" in results(tmp_path / "out")[0]["failures"][0]["message"]


def test_refused_parameter_is_put_in_another_way(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    said = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
    refusals = [openai_line(r["custom_id"], 400, {"error": {"message": said}}) for r in requests]
    answers = written(tmp_path / "answers.jsonl", refusals)
    followups, out = tmp_path / "next.jsonl", tmp_path / "out"
    one = imported(answers, reports, options, out, followups)
    asked = lines(followups)
    assert len(asked) == len(requests)
    assert one.count("failed") >= 1
    assert all("max_completion_tokens" in item["body"] for item in asked)

    second = written(tmp_path / "second.jsonl", answered(asked, complete))
    two = imported(second, reports, options, out, followups)
    assert two.count("used") == len(asked)
    assert lines(followups) == []


def test_odd_lines_are_recorded(reports: Path, options: Options, tmp_path: Path) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    good = answered(requests, complete)
    failed_first = broken(requests[0]["custom_id"])["server"]
    stranger = openai_line("f" * 64, 200, {"choices": []})
    path = written(tmp_path / "answers.jsonl", [failed_first, *good, good[1], stranger])
    with path.open("ab") as file:
        file.write(b'{"custom_id": "cut off\n\n\xff\xfe\n{"id": "no name"}\n')
    found = imported(path, reports, options, tmp_path / "out")
    # A later success beats an earlier failure; of two successes the first counts.
    assert found.count("used") == len(requests)
    assert found.count("failed") == 0
    odd = [(r.status, r.line) for r in found.records if r.status != "used"]
    last = len(good) + 3
    assert sorted(odd) == sorted(
        [
            ("duplicate", 1),
            ("duplicate", last - 1),
            ("unknown", last),
            ("unreadable", last + 1),
            ("unreadable", last + 3),
            ("unreadable", last + 4),
        ]
    )
    assert found.exit_code == 3
    assert len(lines(tmp_path / "out/batch.jsonl")) == len(found.records)


def test_answers_are_kept_for_live_runs(reports: Path, options: Options, tmp_path: Path) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    answers = written(tmp_path / "answers.jsonl", answered(requests, complete))
    imported(answers, reports, options, tmp_path / "out")
    with ResponseStore.of(options) as store:
        assert store.stats().answers == len(requests)

    def unexpected(body: dict[str, Any]) -> Mapping[str, Any]:
        raise AssertionError("a paid question was asked again")

    live(reports, options, None, unexpected)
    again = wrote(reports, options, tmp_path / "r2.jsonl")
    assert (again.requests, again.cached) == (0, len(requests))


def test_import_again_gives_the_same(reports: Path, options: Options, tmp_path: Path) -> None:
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    answers = written(tmp_path / "answers.jsonl", answered(requests, complete))
    one = imported(answers, reports, options, tmp_path / "out")
    before = (tmp_path / "out/records.jsonl").read_bytes()
    two = imported(answers, reports, options, tmp_path / "out")
    assert (two.records, two.exit_code) == (one.records, one.exit_code)
    assert (tmp_path / "out/records.jsonl").read_bytes() == before


def test_equal_reports_are_asked_once(reports: Path, options: Options, tmp_path: Path) -> None:
    shutil.copy(reports / "a.txt", reports / "c.txt")
    requests = exported(reports, options, tmp_path / "requests.jsonl")
    assert len({item["custom_id"] for item in requests}) == len(requests)
    answers = written(tmp_path / "answers.jsonl", answered(requests, complete))
    imported(answers, reports, options, tmp_path / "out")
    first, _, third = results(tmp_path / "out")
    assert first["facts"] == third["facts"]


def test_requests_are_refused_as_answers(tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl"
    path.write_text(request_line({"model": "m", "messages": []}), encoding="utf-8")
    with pytest.raises(UsageError, match="is this the file of requests"):
        read_answers(path)


def test_follow_ups_never_replace_the_answers(options: Options, tmp_path: Path) -> None:
    answers = written(tmp_path / "answers.jsonl", [])
    with pytest.raises(UsageError, match="answer file itself"):
        imported(answers, tmp_path, options, tmp_path / "out", answers)


def test_commands_need_no_endpoint(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Inside
) -> None:
    monkeypatch.chdir(tmp_path)
    done = extractor("batch", "export", "reports", "--out", "requests.jsonl", real=True)
    assert done.returncode == 0, done.stderr.decode()
    assert "no model is named" in done.stderr.decode()
    assert done.stdout == b""
    requests = lines(tmp_path / "requests.jsonl")
    lost, *rest = requests
    failed = openai_line(lost["custom_id"], 500, {"error": {"message": "boom"}})
    written(tmp_path / "answers.jsonl", [failed, *answered(rest, forgetful)])
    ended = extractor("batch", "import", "answers.jsonl", "reports", "--out", "odd", real=True)
    assert "failed: line 1, a.txt (" in ended.stderr.decode()
    assert "): the batch failed (HTTP 500: boom)\n" in ended.stderr.decode()
    assert {line["versions"].get("base_url") for line in lines(tmp_path / "odd/records.jsonl")} == {
        None
    }, "nobody said where it was run"
    written(tmp_path / "answers.jsonl", answered(requests, forgetful))
    command = ("batch", "import", "answers.jsonl", "reports", "--out", "out")
    done = extractor(*command, "--next", "next.jsonl", real=True)
    assert done.returncode == 0, done.stderr.decode()
    assert f"{len(requests)} answers used" in done.stderr.decode()
    asked = lines(tmp_path / "next.jsonl")
    assert f"{len(asked)} requests for the next round" in done.stderr.decode()
    assert (tmp_path / "out/facts.csv").exists()
    (tmp_path / "answers.jsonl").write_text(
        json.dumps(openai_line("0" * 64, 200, {"choices": []})) + "\n"
    )
    done = extractor(*command, "--no-cache", real=True)
    assert done.returncode == 3
    assert "unknown: line 1" in done.stderr.decode()
    assert "--next FILE writes them" in done.stderr.decode()
