"""A cache that is full, damaged, or was written by somebody else."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, says
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door
from extractor.endpoint.keys import Key, key_of
from extractor.endpoint.store import ResponseStore
from extractor.errors import UsageError

RAW = json.dumps({"choices": [], "text": "申请" * 20_000}).encode()


def _key(number: int = 0) -> Key:
    return key_of("http://a.test", "v", {"n": number})


def _filled(folder: Path, count: int = 3, raw: bytes = RAW) -> None:
    with ResponseStore(folder, 10**8) as store:
        for number in range(count):
            store.put(_key(number), raw, report="r")


def _change(folder: Path, statement: str, *values: Any) -> None:
    with closing(sqlite3.connect(folder / "cache.db")) as database, database:
        database.execute(statement, values)


def _ask(base_url: str, cache: Path, **model: Any) -> Answer[Cities]:
    async def asked() -> Any:
        async with Door(options(base_url, cache, **model)) as door:
            return await door.ask(QUESTION, Cities, tag="a.txt")

    found = asyncio.run(asked())
    assert isinstance(found, Answer)
    return found


def test_a_full_disk_loses_no_answer_and_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with ResponseStore(tmp_path, 10**8) as store:
        for number in range(50):
            # SQLite's own words for a full disk, without one.
            store._cache._con.execute("PRAGMA max_page_count = 1")
            store.put(_key(number), random.Random(number).randbytes(20_000), report="r")
    (record,) = caplog.records
    assert "is full" in record.getMessage()
    assert "answers are used and not kept" in record.getMessage()


def test_an_answer_is_used_where_neither_cache_nor_recording_takes_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "rec"
    (record / "a.txt.jsonl").mkdir(parents=True)  # a folder where the file should be
    _filled(tmp_path / "cache", 1)
    _change(tmp_path / "cache", "CREATE TRIGGER t BEFORE INSERT ON Cache "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")  # fmt: skip
    with ChatServer([says(GOOD)]) as server:
        found = _ask(server.base_url, tmp_path / "cache", record=record)
        assert len(server.requests) == 1
    assert found.value.city == GOOD["city"]
    assert ["cannot be written" in item.getMessage() or "cannot be recorded" in item.getMessage()
            for item in caplog.records] == [True, True]  # fmt: skip


def _bomb() -> bytes:
    return zlib.compress(bytes(100 * 1024**2))


DAMAGES = {
    "null": ("value", None),
    "number": ("value", 7),
    "text": ("value", "text"),
    "not packed": ("value", b"\x01" + bytes(60)),
    "cut": ("value", zlib.compress(RAW)[:50]),
    "bomb": ("value", _bomb),  # made where it is used: that takes a while
    "of another question": ("value", None),
    "text of a file": ("filename", "../outside.txt"),
    "absolute": ("filename", "/etc/hostname"),
    "no such file": ("filename", "00/00/nosuch.val"),
    "mode of a pickle": ("mode", 4),
    "no mode": ("mode", "x"),
}


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_entry_is_missing_and_blocks_no_other(tmp_path: Path, name: str) -> None:
    column, value = DAMAGES[name]
    if callable(value):
        value = value()
    outside = tmp_path / "outside.txt"
    outside.write_bytes(RAW)
    folder = tmp_path / "cache"
    _filled(folder)
    if name == "of another question":
        _change(folder, "UPDATE Cache SET value = (SELECT value FROM Cache WHERE key = ?) "
                "WHERE key = ?", _key(0).digest, _key(1).digest)  # fmt: skip
    else:
        _change(folder, f"UPDATE Cache SET {column} = ? WHERE key = ?", value, _key(1).digest)
        if column == "filename":
            _change(folder, "UPDATE Cache SET mode = 2 WHERE key = ?", _key(1).digest)
    with ResponseStore(folder, 10**8) as store:
        assert [store.get(_key(number)) for number in range(3)] == [RAW, None, RAW]
        assert sum(store.stats().models.values()) >= 2
        assert not store.explain(_key(7)).hit
        store.put(_key(1), RAW, report="r")
        assert store.get(_key(1)) == RAW
    assert outside.read_bytes() == RAW
    assert Path("/etc/hostname").exists()


def test_a_value_in_a_file_is_checked_too(tmp_path: Path) -> None:
    raw = random.Random(1).randbytes(60_000)
    _filled(tmp_path, 1, raw)
    (file,) = tmp_path.rglob("*.val")
    damaged = bytearray(file.read_bytes())
    damaged[30_000] ^= 1
    file.write_bytes(damaged)
    with ResponseStore(tmp_path, 10**8) as store:
        assert store.get(_key()) is None


def test_a_bit_that_flips_anywhere_is_never_believed(tmp_path: Path) -> None:
    _filled(tmp_path / "whole", 4)
    data = (tmp_path / "whole" / "cache.db").read_bytes()
    for place in random.Random(21).sample(range(len(data) * 8), 40):
        folder = tmp_path / str(place)
        folder.mkdir()
        damaged = bytearray(data)
        damaged[place // 8] ^= 1 << place % 8
        (folder / "cache.db").write_bytes(damaged)
        try:
            with ResponseStore(folder, 10**8) as store:
                for number in range(4):
                    assert store.get(_key(number)) in (None, RAW)
                store.put(_key(9), RAW, report="r")
        except UsageError as error:
            assert "delete" not in str(error)  # noqa: PT017


def test_what_is_no_database_is_set_aside_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "cache.db").write_bytes(b"something else of mine " * 100)
    _filled(tmp_path, 1)
    (aside,) = tmp_path.glob("cache.db.damaged-*")
    assert aside.read_bytes() == b"something else of mine " * 100
    assert [record.getMessage().count("it is kept as") for record in caplog.records] == [1]


def test_settings_that_a_file_brings_do_not_count(tmp_path: Path) -> None:
    _filled(tmp_path, 1)
    for name, value in (("eviction_policy", "nosuch"), ("size_limit", "x"), ("cull_limit", None)):
        _change(tmp_path, "UPDATE Settings SET value = ? WHERE key = ?", value, name)
    _change(tmp_path, "INSERT OR REPLACE INTO Settings VALUES ('disk_odd', 1)")
    with ResponseStore(tmp_path, 10**8) as store:
        store.put(_key(5), RAW, report="r")
        assert store.get(_key(5)) == RAW


def test_notes_that_are_no_json_are_dropped(tmp_path: Path) -> None:
    with ResponseStore(tmp_path, 10**8) as store:
        store.remember("dialect", {"mode": "json"})
        for value in (b"[1]", b"\xff", b"[" * 100_000, b'{"a":'):
            store._cache.set("note:dialect", value)
            assert store.note("dialect") is None
        store.remember("dialect", {"mode": "json"})
        assert store.note("dialect") == {"mode": "json"}


def test_entries_without_a_checksum_were_paid_for_too(tmp_path: Path) -> None:
    with ResponseStore(tmp_path, 10**8) as store:
        store._cache.set(_key().digest, zlib.compress(RAW))
        assert store.get(_key()) == RAW


def test_a_folder_of_recordings_that_cannot_be_made_is_told_before_a_call(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with ChatServer([]) as server:
        with pytest.raises(UsageError, match=r"--record .*cannot be made"):
            _ask(server.base_url, tmp_path / "cache", record=tmp_path / "file")
        assert not server.requests
