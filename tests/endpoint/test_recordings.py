"""Recordings: the exact request and the raw answer, and a replay that notices every change."""

from __future__ import annotations

import asyncio
import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, error, says, text
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, Message, Refused
from extractor.endpoint.transports.recording import answer_fields, recording_path
from extractor.errors import RecordingError, UsageError
from extractor.options import Options


def question(words: str) -> list[Message]:
    return [QUESTION[0], {"role": "user", "content": words}]


async def run(asked: Options, *questions: tuple[str, str]) -> list[Answer[Cities] | Refused]:
    async with Door(asked, timing=Clock().timing) as door:
        return [
            await door.ask(question(words), Cities, tag=tag, version="point-1")
            for tag, words in questions
        ]


def replay(folder: Path, **model: Any) -> Options:
    return options("http://nobody.test/v1", backend="replay", recordings=folder, **model)


def test_record_and_replay(tmp_path: Path) -> None:
    said = text("说不好。\u2028")
    with ChatServer([said, says(GOOD), says(GOOD)]) as server:
        asked = options(server.base_url, api_key="sk-secret", record=tmp_path)
        first = asyncio.run(run(asked, ("甲.txt", "一"), ("b.txt", "二")))
        seen = list(server.requests)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.txt.jsonl", "甲.txt.jsonl"]
    lines = recording_path(tmp_path, "甲.txt").read_text(encoding="utf-8").split("\n")
    assert json.loads(lines[0]) == {
        "format": 1,
        "report": "甲.txt",
        "model": "test-model",
        "base_url": server.base_url,
        "strategy": "point",
        "rules_first": False,
        "prompts": "point-1",
        "date": "2026-01-01",
    }
    line = json.loads(lines[1])
    assert line["request"].encode() == seen[0].raw
    assert line["answer"].encode() == said.body
    assert len(lines) == 4, "header, question, correction, end of file"
    for path in tmp_path.iterdir():
        assert b"sk-secret" not in path.read_bytes()

    second = asyncio.run(run(replay(tmp_path), ("甲.txt", "一"), ("b.txt", "二")))
    assert [item.value for item in second if isinstance(item, Answer)] == [
        item.value for item in first if isinstance(item, Answer)
    ]
    assert all(item.usage.calls == 0 for item in second)


def test_a_recording_without_texts_plays_back_where_the_texts_are(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with ChatServer([says(GOOD)]) as server:
        asked = options(server.base_url, record=tmp_path / "whole")
        first = asyncio.run(run(asked, ("a.txt", "机密一")))
    script = Path(__file__).parents[2] / "evals" / "hash_recordings.py"
    subprocess.run([sys.executable, script, tmp_path / "whole", kept], check=True)
    assert "机密" not in recording_path(kept, "a.txt").read_text(encoding="utf-8")
    second = asyncio.run(run(replay(kept), ("a.txt", "机密一")))
    assert [item.value for item in second if isinstance(item, Answer)] == [
        item.value for item in first if isinstance(item, Answer)
    ]
    with pytest.raises(RecordingError, match="not recorded"):
        asyncio.run(run(replay(kept), ("a.txt", "机密二")))


def test_a_recording_is_whole_though_the_cache_was_warm(tmp_path: Path) -> None:
    with ChatServer([says(GOOD)]) as server:
        asyncio.run(run(options(server.base_url, tmp_path / "cache"), ("a", "一")))
        recorded = options(server.base_url, tmp_path / "cache", record=tmp_path / "rec")
        asyncio.run(run(recorded, ("a", "一")))
        assert len(server.requests) == 1
    (path,) = (tmp_path / "rec").glob("*.jsonl")
    assert '"seconds"' not in path.read_text("utf-8"), "the cache took no time worth knowing"
    asyncio.run(run(replay(tmp_path / "rec"), ("a", "一")))


def test_a_learnt_mode_is_replayed(tmp_path: Path) -> None:
    def script(body: dict[str, Any]) -> Any:
        if (body.get("response_format") or {}).get("type") == "json_schema":
            return error(400, "response_format json_schema is not supported")
        return says(GOOD)

    with ChatServer(script) as server:
        asked = options(server.base_url, record=tmp_path)
        asyncio.run(run(asked, ("a", "一"), ("b", "二")))
    outcome = asyncio.run(run(replay(tmp_path), ("a", "一"), ("b", "二")))
    assert all(isinstance(item, Answer) for item in outcome)


def test_what_was_not_recorded_is_an_error(tmp_path: Path) -> None:
    with ChatServer([says(GOOD)]) as server:
        asyncio.run(run(options(server.base_url, record=tmp_path), ("a", "一")))
    with pytest.raises(RecordingError, match=r"a\.jsonl: a request of this run was not recorded"):
        asyncio.run(run(replay(tmp_path), ("a", "另一个")))
    with pytest.raises(RecordingError, match=r"c\.jsonl: no recording of this report"):
        asyncio.run(run(replay(tmp_path), ("c", "一")))
    with pytest.raises(RecordingError, match="was not recorded"):
        asyncio.run(run(replay(tmp_path), ("a", "一"), ("a", "一")))


def test_what_is_not_asked_is_an_error(tmp_path: Path) -> None:
    with ChatServer([says(GOOD)] * 2) as server:
        asked = options(server.base_url, record=tmp_path)
        asyncio.run(run(asked, ("a", "一"), ("a", "二")))
    with pytest.raises(RecordingError, match=r"not asked for: a \(1\)"):
        asyncio.run(run(replay(tmp_path), ("a", "一")))


def test_a_broken_recording_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"format": 1}\n{"request": 1\n', encoding="utf-8")
    with pytest.raises(RecordingError, match=r"a\.jsonl: the recording cannot be read"):
        asyncio.run(run(replay(tmp_path, mode="json"), ("a", "一")))


def test_file_names_are_safe_and_apart(tmp_path: Path) -> None:
    names = ["a/b.txt", "a_b.txt", "../x", "", "报告.txt", "长" * 300, "a b"]
    paths = [recording_path(tmp_path, name) for name in names]
    assert len(set(paths)) == len(names)
    assert all(path.parent == tmp_path and len(path.name) < 120 for path in paths)


def test_bytes_that_are_no_text_are_kept() -> None:
    fields = answer_fields(b"\xff\x00", "")
    assert base64.b64decode(fields["answer_base64"]) == b"\xff\x00"
    assert answer_fields(b"wrong key sk-1", "sk-1") == {"answer": "wrong key [key]"}


def test_options_that_cannot_work() -> None:
    with pytest.raises(UsageError, match="--recordings"):
        Door(options("http://a.test/v1", backend="replay"))
    with pytest.raises(UsageError, match="no web address"):
        Door(options("localhost:8000/v1"))
    with pytest.raises(UsageError, match="no model is configured"):
        Door(Options())
