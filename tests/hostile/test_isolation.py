"""What is read in a child ends with its limits, and nothing else ends with it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor.errors import SourceError, TooLargeError, UnsupportedFormatError
from extractor.isolation import Child, ResourceLimits, apart
from extractor.isolation.answers import Fault
from extractor.isolation.start import prepare

LIMITS = ResourceLimits(seconds=20, memory=512)


def added(*numbers: int) -> int:
    return sum(numbers)


def refused() -> int:
    raise UnsupportedFormatError("a.bin: no report")


def missing() -> int:
    return len(Path("nosuch").read_bytes())


def faulty() -> int:
    return int("x")


def keep(size: int) -> None:
    globals()["KEPT"] = bytearray(size)


def needed(size: int) -> int:
    return len(bytearray(size))


def temporary(seconds: float) -> str:
    _, name = tempfile.mkstemp()
    time.sleep(seconds)
    return name


def rest(seconds: float) -> None:
    time.sleep(seconds)


def noise() -> None:
    print("noise" * 100)


def folder() -> str:
    return os.getcwd()


def variable(name: str) -> str | None:
    return os.getenv(name)


def parent() -> int:
    return os.getppid()


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child(LIMITS) as shared:
        yield shared


def test_work_is_done_in_one_child_after_another_piece(child: Child) -> None:
    assert child.do("a", added, 1, 2) == 3
    process = child._process
    assert child.do("b", int, "3") == 3
    assert child._process is process


@pytest.mark.parametrize(
    ("work", "kind", "words"),
    [
        (refused, UnsupportedFormatError, "^a.bin: no report$"),
        (missing, FileNotFoundError, "No such file"),
        (faulty, Fault, r"^ValueError: invalid literal .*\(test_isolation\.py:\d+\)$"),
    ],
)
def test_an_error_comes_back_in_its_words(
    child: Child, work: Callable[..., int], kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        child.do("a", work)
    assert child.do("b", int, "7") == 7


def test_what_takes_too_long_is_ended_and_the_next_goes_on() -> None:
    with Child(ResourceLimits(seconds=0.5, memory=512)) as child:
        began = time.monotonic()
        with pytest.raises(
            TooLargeError, match=r"^a\.pdf: not read after 0\.5 seconds; .*--file-s"
        ):
            child.do("a.pdf", rest, 60)
        assert time.monotonic() - began < 50
        assert child.do("b", int, "7") == 7


def test_what_it_leaves_in_temporary_files_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Child(ResourceLimits(seconds=2, memory=512)) as child:
        made = Path(child.do("a", temporary, 0))
        assert made.is_file()
        assert tmp_path in made.parents
        with pytest.raises(TooLargeError):
            child.do("b", temporary, 60)
        assert list(tmp_path.iterdir()) == []
        child.do("c", temporary, 0)
    assert list(tmp_path.iterdir()) == []


def test_what_takes_too_much_memory_is_ended_and_the_next_goes_on(child: Child) -> None:
    with pytest.raises(TooLargeError, match="more than 512 MB of memory; raise --file-memory"):
        child.do("a", bytes, 700 * 1024**2)
    assert child.do("b", bytes, 3) == b"\0\0\0"


def test_what_a_report_keeps_of_the_memory_is_not_missed_by_the_next(child: Child) -> None:
    child.do("a", keep, 400 * 1024**2)
    assert child.do("b", needed, 300 * 1024**2) == 300 * 1024**2
    with pytest.raises(TooLargeError, match=r"^c: .* 512 MB of memory"):
        child.do("c", needed, 700 * 1024**2)


def test_an_answer_that_is_too_large_is_not_taken() -> None:
    with Child(ResourceLimits(seconds=20, memory=512, output=1024**2)) as child:
        with pytest.raises(TooLargeError, match="what was read of it is larger than 1 MB"):
            child.do("a", bytes, 2 * 1024**2)
        assert child.do("b", int, "7") == 7


def test_a_child_that_is_killed_from_outside_says_so(child: Child) -> None:
    child.do("a", int, "7")
    process = child._process
    assert process is not None
    threading.Timer(0.3, process.kill).start()
    with pytest.raises(SourceError, match=r"^b: reading it ended .* by SIGKILL"):
        child.do("b", rest, 60)
    assert child.do("c", int, "7") == 7


def test_what_libraries_print_is_no_answer(child: Child) -> None:
    assert child.do("a", noise) is None
    assert child.do("b", int, "7") == 7


def test_what_is_read_in_a_child(tmp_path: Path) -> None:
    assert not apart("公开1件".encode())
    assert not apart(b"<html><p>1</p></html>")
    assert apart(b" \n%PDF-1.4 ...")
    assert apart(b"PK\x03\x04 ...")
    assert apart(b"<td>" * 20_000)
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    assert apart(tmp_path / "a.txt")
    assert not apart(tmp_path / "nosuch.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="children are forked on Linux only")
def test_children_are_forked_from_a_process_that_has_made_ready() -> None:
    with Child(LIMITS, (f"{__name__}:make_ready",)) as child:
        first = child.do("a", made_ready)
        child.kill()
        assert child.do("a", made_ready) == first, "once for both"
    assert first != os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="children are forked on Linux only")
def test_what_is_made_ready_beforehand_is_ready_for_the_first_child() -> None:
    with Child(LIMITS) as child:
        server = child.do("a", whose_child)
        assert child.do("a", has_more_ready) is False
        prepare((f"{__name__}:make_more_ready",))
        child.kill()
        assert child.do("a", has_more_ready) is True
        assert child.do("a", whose_child) == server


def whose_child() -> int:
    return os.getppid()


def make_more_ready() -> None:
    globals()["MORE"] = os.getpid()


def has_more_ready() -> bool:
    return globals().get("MORE") == os.getppid()


@pytest.mark.skipif(sys.platform != "linux", reason="children are forked on Linux only")
def test_what_children_used_counts_as_used_by_the_program(tmp_path: Path) -> None:
    script = tmp_path / "busy.py"
    script.write_text(
        "import resource\n"
        "from extractor.isolation import start\n"
        "child = start.forked(start.ChildTask('busy_child:main'))\n"
        "child.wait(60)\n"
        "start._end()\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime)\n"
    )
    (tmp_path / "busy_child.py").write_text(
        "import time\ndef main():\n    while time.process_time() < 0.5: pass\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(done.stdout) >= 0.4


def make_ready() -> None:
    globals()["READY"] = os.getpid()


def made_ready() -> int:
    pid: int = globals()["READY"]
    return pid


@pytest.mark.skipif(sys.platform != "linux", reason="children are forked on Linux only")
def test_a_child_has_the_folder_and_the_variables_of_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        here = tmp_path / name
        here.mkdir()
        monkeypatch.chdir(here)
        monkeypatch.setenv("WHICH", name)
        with Child(LIMITS) as child:
            assert child.do("a", folder) == str(here)
            assert child.do("a", variable, "WHICH") == name


@pytest.mark.skipif(sys.platform != "linux", reason="children are forked on Linux only")
def test_where_the_process_that_forks_is_killed_the_next_report_is_read(child: Child) -> None:
    server = child.do("a", parent)
    assert server != os.getpid()
    os.kill(server, signal.SIGKILL)
    # Its end may be seen before the next report is begun, or cost that one.
    with contextlib.suppress(SourceError):
        child.do("b", rest, 1.5)
    assert child.do("c", parent) != server


def test_a_child_that_starts_by_itself_does_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.isolation.start._FORKS", False)
    with Child(LIMITS) as child:
        assert child.do("a", parent) == os.getpid()
        assert child.do("a", safe_path)


def safe_path() -> bool:
    return sys.flags.safe_path
