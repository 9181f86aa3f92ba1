"""The store of a run."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from support.samples import fact, result

from extractor.batch import Entry, Store
from extractor.batch.store import pack
from extractor.errors import UsageError

DONE = Entry("5ha", "print", "done", True, "")


def test_a_saved_result_comes_back_in_another_process(tmp_path: Path) -> None:
    whole = result(facts=(fact(1, "1E+3", "一千"),))
    with Store(tmp_path / "new" / "out") as store:
        store.save("/r/a.txt", DONE, pack(whole))
    with Store(tmp_path / "new" / "out") as store:
        assert store.entry("/r/a.txt") == DONE
        assert store.result("/r/a.txt") == whole
        assert store.entry("/r/b.txt") is None
        assert store.result("/r/b.txt") is None
        assert store.count() == 1


def test_begin_keeps_what_the_same_options_made_and_drops_the_rest(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.save("a", DONE, pack(result("a")))
        store.save("b", Entry("5ha", "older", "done", True, ""), pack(result("b")))
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


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at " * 9])
def test_a_file_that_is_no_store_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.sqlite").write_bytes(content)
    with pytest.raises(UsageError, match=r"run\.sqlite: cannot be used .*choose another --out"):
        Store(tmp_path)


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "run.sqlite") as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(UsageError, match="another version"):
        Store(tmp_path)


def test_a_damaged_result_is_told(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.save("a", DONE, pack(result()))
    with sqlite3.connect(tmp_path / "run.sqlite") as connection:
        connection.execute("UPDATE reports SET result = x'00'")
    with Store(tmp_path) as store, pytest.raises(UsageError, match="result of a is damaged"):
        store.result("a")


def test_out_that_is_a_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="choose another --out folder"):
        Store(tmp_path / "out")
