"""The store of a run."""

from __future__ import annotations

import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from support.samples import fact, result
from support.thorough import a_part

from extractor.batch import Store, StoredReport
from extractor.batch.store import pack
from extractor.errors import UsageError

DONE = StoredReport("5ha", "print", "done", True, "")


def test_a_saved_result_comes_back_in_another_process(tmp_path: Path) -> None:
    whole = result(facts=(fact(1, "1E+3", "一千"),))
    with Store(tmp_path / "new" / "out") as store:
        store.save("/r/a.txt", DONE, pack(whole))
    with Store(tmp_path / "new" / "out") as store:
        assert store.entry("/r/a.txt") == DONE
        kept = store.result("/r/a.txt")
        assert kept
        assert kept.result == whole
        assert store.entry("/r/b.txt") is None
        assert store.result("/r/b.txt") is None
        assert store.count() == 1


def test_begin_keeps_what_the_same_options_made_and_drops_the_rest(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.save("a", DONE, pack(result("a")))
        store.save("b", StoredReport("5ha", "older", "done", True, ""), pack(result("b")))
        store.begin(["a", "b", "c"], "print")
        states = {path: store.entry(path) for path in "abc"}
        assert states["a"] == DONE
        assert store.result("a") is not None
        for path in "bc":
            entry = states[path]
            assert entry is not None
            assert (entry.state, entry.fingerprint) == ("not_started", "print")
            assert store.result(path) is None


def test_the_write_ahead_log_is_on(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.save("a", DONE, None)
        assert (tmp_path / "run.sqlite-wal").exists()


def test_a_file_that_is_no_database_is_set_aside_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    content = b"no database at all, but long enough to be looked at " * 9
    (tmp_path / "run.sqlite").write_bytes(content)
    with Store(tmp_path) as store:
        store.save("a", DONE, pack(result()))
        assert store.result("a") is not None
    (aside,) = tmp_path.glob("run.sqlite.damaged-*")
    assert aside.read_bytes() == content
    (record,) = caplog.records
    assert f"it is kept as {aside.name}" in record.getMessage()


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "run.sqlite") as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(UsageError, match="another version"):
        Store(tmp_path)


DAMAGES = {
    "result": "x'00'",
    "result_sha256": "'0'",
    "sha256": "'other'",
    "fingerprint": "x'ff'",
    "state": "'needs_review'",
    "complete": "7",
    "reason": "CAST(x'ff' AS TEXT)",
    "checksum": "3.5",
}


@pytest.mark.parametrize("column", DAMAGES)
def test_a_damaged_row_is_dropped_and_blocks_no_other(
    tmp_path: Path, column: str, caplog: pytest.LogCaptureFixture
) -> None:
    with Store(tmp_path) as store:
        for path in "abc":
            store.save(path, DONE, pack(result()))
    with closing(sqlite3.connect(tmp_path / "run.sqlite")) as connection, connection:
        connection.execute(f"UPDATE reports SET {column} = {DAMAGES[column]} WHERE path = 'b'")
    with Store(tmp_path) as store:
        assert [store.result(path) is not None for path in "abc"] == [True, False, True]
        assert [store.sound(path) for path in "abc"] == [True, False, True]
        assert store.entry("b") is None
        assert store.count() == 2
    (record,) = caplog.records
    assert record.getMessage().endswith("the row of b is damaged; the report is read again")


def test_a_bit_that_flips_anywhere_is_never_believed(tmp_path: Path) -> None:
    whole = result(facts=(fact(1, "1234", "1234"),))
    with Store(tmp_path) as store:
        for number in range(20):
            store.save(f"r{number}", DONE, pack(whole))
    data = (tmp_path / "run.sqlite").read_bytes()
    for place in a_part(random.Random(21).sample(range(len(data) * 8), 60), 20):
        folder = tmp_path / str(place)
        folder.mkdir()
        damaged = bytearray(data)
        damaged[place // 8] ^= 1 << place % 8
        (folder / "run.sqlite").write_bytes(damaged)
        try:
            with Store(folder) as store:
                for number in range(20):
                    entry, kept = store.entry(f"r{number}"), store.result(f"r{number}")
                    assert entry in (None, DONE)
                    assert (kept and kept.result) in (None, whole)
                store.save("r0", DONE, pack(whole))
        except UsageError as error:
            assert "choose another --out folder" in str(error)  # noqa: PT017


def test_many_threads_use_one_store(tmp_path: Path) -> None:
    packed = pack(result())
    with Store(tmp_path) as store, ThreadPoolExecutor(8) as pool:

        def work(number: int) -> bool:
            store.save(f"r{number}", DONE, packed)
            return store.entry(f"r{number}") == DONE and store.sound(f"r{number}")

        assert all(pool.map(work, range(200)))
        assert store.count() == 200


def test_a_link_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "run.sqlite").symlink_to(tmp_path / "mine")
    with pytest.raises(UsageError, match="choose another --out folder"):
        Store(tmp_path / "out")
    assert (tmp_path / "mine").read_bytes() == b""


def test_out_that_is_a_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="choose another --out folder"):
        Store(tmp_path / "out")
