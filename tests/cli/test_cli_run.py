"""``extractor run`` as a user meets it: stdout, stderr, the exit code and the files."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest
from support.command_line import Inside, command, environment
from support.command_line import extractor as process
from support.thorough import more

from extractor.outputs import FORMATS
from extractor.schemas import SCHEMA_VERSION, Result
from extractor.text.load.ocr import installed


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "a.txt").write_text("收到12件,办结3件")
    (tmp_path / "r" / "b.txt").write_text("REVIEW 收到4件")
    return tmp_path


def test_a_run_writes_the_files_prints_the_table_and_says_that_no_model_is_used(
    extractor: Inside,
) -> None:
    ended = extractor("run", "r", "--out", "out")
    assert ended.returncode == 0
    assert {path.name for path in Path("out").iterdir()} == {
        *(format_.filename for format_ in FORMATS), "reports.csv", "run.sqlite", "command.json",
    }  # fmt: skip
    table = ended.stdout.decode()
    for column in ["report", "agency", "year", "form", "facts", "findings", "unclaimed", "state"]:
        assert column in table
    assert "2 reports: 1 done, 1 needs_review · 3 facts" in table, "two texts are two versions"
    assert "coverage 100.0%" in table
    line, twice, where, review, export = ended.stderr.decode().splitlines()
    assert "no model is configured" in line
    assert twice.startswith("1 report is another text of an agency and year")
    assert "EXTRACTOR_MODEL" in line
    assert where.startswith("in out: reports.csv, ")
    assert review == "  extractor review out"
    assert export == "  extractor export out --to panel.xlsx"


def test_the_hints_can_be_typed_as_they_are(extractor: Inside) -> None:
    for language in ("en", "zh"):
        ended = extractor("run", "r", "--out", "my runs", "--lang", language)
        review, export = ended.stderr.decode().splitlines()[-2:]
        # A line each and no quotes around it, which would be copied with the command.
        assert review == f'  extractor --lang {language} review "my runs"'
        assert export == f'  extractor --lang {language} export "my runs" --to panel.xlsx'
    hinted = extractor("run", "r", "--out", "结果").stderr.decode().splitlines()
    assert "  extractor review 结果" in hinted


def test_who_read_nothing_is_not_sent_to_look_at_it(extractor: Inside) -> None:
    Path("r/empty.txt").write_bytes(b"")
    ended = extractor("run", "r/empty.txt", "--out", "out")
    assert ended.returncode == 3
    last = ended.stderr.decode().splitlines()[-1]
    assert last.startswith("in out: reports.csv, ")
    assert last.endswith("no report was read, and reports.csv says why")


@pytest.mark.parametrize("more", [[], ["--json"], ["--out", "out"], ["--dry-run"], ["--quiet"]])
def test_a_folder_with_nothing_to_read_is_wrong_usage_and_no_report(
    extractor: Inside, more: list[str]
) -> None:
    Path("none").mkdir()
    ended = extractor("run", "none", *more)
    assert (ended.returncode, ended.stdout.decode()) == (1, "")
    (line,) = ended.stderr.decode().splitlines()
    assert line.startswith("error: none: nothing to read: the folder holds no file; files that are")
    assert ".docx" in line
    Path("none/data.csv").write_text("1")
    (line,) = extractor("run", "none", *more, "--lang", "zh").stderr.decode().splitlines()
    assert line.startswith("错误：none：没有可读取的内容，只有 1 .csv；可读取的文件：.txt ")
    assert not Path("out").exists()


@pytest.mark.parametrize("more", [[], ["--json"], ["--out", "out"], ["--dry-run"]])
def test_a_path_that_does_not_exist_is_wrong_usage_and_no_report(
    extractor: Inside, more: list[str]
) -> None:
    before = sorted(Path().rglob("*"))
    ended = extractor("run", "nosuch", *more)
    assert (ended.returncode, ended.stdout.decode()) == (1, "")
    assert ended.stderr.decode() == (
        "error: nosuch: does not exist; check the spelling and the working folder\n"
    )
    assert sorted(Path().rglob("*")) == before


def test_of_several_paths_those_that_do_not_exist_are_named_before_any_is_read(
    extractor: Inside,
) -> None:
    ended = extractor("run", "r", "2023", "r/*.pdf", "--out", "out")
    assert (ended.returncode, ended.stdout.decode()) == (1, "")
    assert ended.stderr.decode() == (
        "error: 2023, r/*.pdf: none of these exists; check the spelling and the working folder\n"
    )
    assert not Path("out").exists()
    ended = extractor("run", "r", "2023", "r/*.pdf", "--lang", "zh")
    assert ended.stderr.decode() == ("错误：2023, r/*.pdf：均不存在；请检查拼写和当前文件夹\n")


def test_with_json_there_is_one_document_on_stdout_and_nothing_else() -> None:
    Path("r/c.txt").write_text("ENDPOINT")
    Path("none").mkdir()
    ended = process("run", "r", "none", "--json", PYTHONIOENCODING="ascii")
    assert ended.returncode == 3
    document = json.loads(ended.stdout.decode("utf-8"))
    assert list(document) == ["schema_version", "results", "failed", "summary"]
    results = [Result.model_validate(one) for one in document["results"]]
    assert [one.name for one in results] == ["a.txt", "b.txt"]
    assert results[0].meta.agency
    assert results[0].meta.agency.value == "新杭镇人民政府"
    assert [one["report"] for one in document["failed"]] == ["c.txt"]
    assert "the model does not answer" in document["failed"][0]["reason"]
    assert document["summary"]["failed"] == 1
    assert [one[:22] for one in document["summary"]["nothing"]] == ["none: nothing to read:"]
    assert (document["summary"]["facts"], document["summary"]["repeated"]) == (3, 0)
    assert document["summary"]["coverage"] == 1.0


def test_each_bad_input_is_one_line_that_names_it_and_the_others_go_on(extractor: Inside) -> None:
    Path("r/empty.txt").write_bytes(b"")
    Path("r/binary.txt").write_bytes(bytes(range(256)) * 20)
    Path("r/old.rar").write_bytes(b"Rar!\x1a\x07\x00" * 99)
    Path("none").mkdir()
    ended = extractor("run", "r", "none", "--out", "out")
    assert ended.returncode == 3
    lines = ended.stderr.decode().splitlines()[1:-3]
    assert "another text of an agency and year" in lines.pop()
    assert lines.pop() == (
        "these are old.rar; unpack archives, and name a text of another kind itself"
    )
    assert lines.pop() == (
        "skipped files that are not read: 1 .rar; convert those that are reports"
    )
    assert len(lines) == 3
    for name in ("empty.txt", "binary.txt", "none"):
        (line,) = [line for line in lines if f"{name}: " in line]
        assert ";" in line, "what to do next"
    assert "Traceback" not in ended.stderr.decode()
    assert Path("out/records.jsonl").read_text().count("\n") == 2


@pytest.mark.skipif(installed(), reason="scans are read here")
def test_scans_and_pages_that_are_no_report_are_told_with_what_to_do(extractor: Inside) -> None:
    Path("r/page.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    Path("r/gone.html").write_text("<title>404 Not Found</title><p>404 Not Found</p>")
    ended = extractor("run", "r", "--out", "out", real=True)
    lines = ended.stderr.decode().splitlines()
    assert lines[lines.index("scanned pages are read after this:") + 1].startswith("  ")
    assert "not a report: gone.html: an error page" in lines
    assert not any("to review: gone.html" in line for line in lines)


def test_a_second_run_says_what_it_did_not_read_again(extractor: Inside) -> None:
    first = extractor("run", "r", "--out", "out")
    second = extractor("run", "r", "--out", "out")
    assert "2 reports were unchanged and taken from out" in second.stderr.decode()
    assert second.stdout == first.stdout


def test_standard_input(extractor: Inside) -> None:
    ended = extractor("run", "-", "--json", stdin="收到5件".encode())
    document = json.loads(ended.stdout)
    assert [one["name"] for one in document["results"]] == ["stdin"]


@pytest.mark.parametrize(
    ("word", "code", "line"),
    [
        ("BUDGET", 4, "the budget of 1 USD is spent; raise it with --max-cost"),
        ("REFUSED", 4, "the key is wrong; check EXTRACTOR_API_KEY"),
    ],
)
def test_a_run_that_has_to_stop_says_why(
    extractor: Inside, word: str, code: int, line: str
) -> None:
    Path("r/b.txt").write_text(word)
    ended = extractor("run", "r", "--out", "out", "--concurrency", "1")
    assert ended.returncode == code
    assert line in ended.stderr.decode()
    assert "1 done, 1 not_started" in ended.stdout.decode()


@pytest.mark.parametrize(
    ("by", "code", "told"),
    [
        (signal.SIGINT, 130, "interrupted"),
        *more((signal.SIGTERM, 143, "ended by SIGTERM"), (signal.SIGHUP, 129, "ended by SIGHUP")),
    ],
)
def test_a_run_that_is_told_to_end_keeps_what_is_done(
    by: signal.Signals, code: int, told: str
) -> None:
    Path("r/b.txt").write_text("SLEEP60")
    with subprocess.Popen(
        command("run", "r", "--out", "out", "--json"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Where the tests run below nohup, SIGHUP is ignored, and would be below them too.
        preexec_fn=partial(signal.signal, by, signal.SIG_DFL),
    ) as process:
        while not Path("out/run.sqlite-wal").exists() or _done("out") < 1:
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(by)
        stdout, stderr = process.communicate(timeout=30)
    assert process.returncode == code
    assert json.loads(stdout)["summary"]["stop"] == "interrupted"
    line = f"stopped after 1 of 2 reports: {told}; the same command continues"
    assert line in stderr.decode()
    assert b"Traceback" not in stderr
    assert Path("out/records.jsonl").read_text().count("\n") == 1


def _done(out: str) -> int:
    from extractor.batch import Store

    with Store(Path(out)) as store:
        entry = store.entry(str(Path("r/a.txt").resolve()))
    return int(entry is not None and entry.state == "done")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run",), "Missing argument 'PATHS'"),
        (("run", "r", "--ouut", "x"), "No such option"),
        (("rnu", "r"), "No such command 'rnu'"),
        (("run", "r", "--mode", "x"), "error: --mode: 'x'; choose from auto, json_schema, tools"),
        (("run", "r", "--concurrency", "0"), "error: --concurrency: "),
        (("run", "r", "--out", "r/a.txt"), "choose another --out folder"),
    ],
)
def test_wrong_usage_ends_with_1_and_nothing_on_stdout(
    extractor: Inside, arguments: tuple[str, ...], message: str
) -> None:
    ended = extractor(*arguments, COLUMNS="200")
    assert ended.returncode == 1
    assert message in ended.stderr.decode()
    assert "Traceback" not in ended.stderr.decode()
    assert ended.stdout == b""


def test_a_mistake_in_the_file_ends_with_1(extractor: Inside) -> None:
    Path("extractor.toml").write_text('modle = "m"\n')
    ended = extractor("run", "r")
    assert ended.returncode == 1
    assert ended.stderr.decode() == (
        "error: extractor.toml: unknown setting 'modle'; did you mean mode or model?\n"
    )


def test_a_name_cannot_drive_the_terminal(extractor: Inside) -> None:
    Path("r/[red]\x1b[2J\u202etxt.txt").write_text("1件")
    Path("none\x1b[2J").mkdir()
    ended = extractor("run", "r", "none\x1b[2J", "--out", "out", COLUMNS="120")
    assert b"\x1b" not in ended.stdout + ended.stderr
    assert "\u202e" not in ended.stdout.decode()
    assert "[red][2Jtxt.txt" in ended.stdout.decode()


def test_a_terminal_gets_a_bar_on_stderr_that_leaves_nothing_in_stdout() -> None:
    Path("r/c.txt").write_text("SLEEP0.4 1件")
    main, terminal = pty.openpty()
    with subprocess.Popen(
        command("run", "r", "--json"),
        env=environment(TERM="xterm-256color"),
        stdout=subprocess.PIPE,
        stderr=terminal,
    ) as process:
        os.close(terminal)
        stdout = process.stdout.read() if process.stdout else b""
    shown = b""
    while chunk := _read(main):
        shown += chunk
    os.close(main)
    assert json.loads(stdout)["summary"]["done"] == 2
    assert "2 of 3" in shown.decode(errors="replace")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # the other end of a terminal was closed: Linux says so with an error
        return b""


def test_version(extractor: Inside) -> None:
    ended = extractor("version")
    assert ended.returncode == 0
    said = rf"extractor \d+\.\d+\.\d+, records {SCHEMA_VERSION}, Python 3\."
    assert re.match(said, ended.stdout.decode())


def test_help_names_every_command(extractor: Inside) -> None:
    ended = extractor("--help")
    assert ended.returncode == 0
    for name in ("run", "show", "doctor", "cache", "version"):
        assert name in ended.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [*more(["run", "r"], ["run", "r", "--json"]), ["version"]])
def test_a_full_disk_behind_stdout_is_told_as_such(arguments: list[str]) -> None:
    (Path("r") / "a.txt").write_text("收到申请3件。", encoding="utf-8")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command(*arguments, real=arguments == ["version"]),
            stdout=full, stderr=subprocess.PIPE, env=environment(), check=False,
        )  # fmt: skip
    last = done.stderr.decode().strip().splitlines()[-1]
    assert (done.returncode, "Traceback" in done.stderr.decode()) == (1, False)
    assert last.startswith("error: the results cannot be printed (No space left on device)")


@pytest.mark.thorough  # a closed pipe is below, too, where the outputs are looked at
def test_who_reads_no_further_ends_it_in_silence() -> None:
    (Path("r") / "a.txt").write_text("收到申请3件。", encoding="utf-8")
    begun = subprocess.Popen(
        command("run", "r", "--json", "--quiet"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    assert begun.stdout is not None
    begun.stdout.close()
    _, said = begun.communicate(timeout=60)
    assert (begun.returncode, said) == (1, b"")


def test_a_working_folder_that_is_gone_is_one_clear_line(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    words = [*command("run", str(tmp_path), "--out", str(tmp_path / "out"))]
    ended = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", *words],
        cwd=gone, capture_output=True, text=True, env=environment(),
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.startswith("error: the working folder cannot be reached")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.thorough  # tests/cli/test_cli_names.py reads one so, under another locale
def test_a_name_in_chinese_is_read_where_the_system_knows_only_ascii(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "年报.txt").write_text(
        "青禾县水利局2022年政府信息公开工作年度报告\n收到申请12件。\n"
    )
    ascii_only = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = process("run", str(tmp_path / "z"), "--json", real=True, **ascii_only)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["results"][0]["name"] == "年报.txt"


@pytest.mark.parametrize("printed", [["--json"], *more([])], ids=["document", "table"])
def test_a_reader_that_closes_the_pipe_leaves_the_outputs_whole(printed: list[str]) -> None:
    for number in range(8):
        Path(f"r/{number}.txt").write_text(f"收到{number + 20}件,办结3件")
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        command("run", "r", "--out", "out", *printed),
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert Path("out/records.jsonl").read_text().count("\n") == 10
    assert Path("out/reports.csv").exists()


def test_a_run_that_keeps_nothing_says_so(extractor: Inside) -> None:
    told = "nothing is saved; --out FOLDER keeps the results"
    assert extractor("run", "r").stderr.decode().splitlines()[-1].startswith(told)
    for kept in (["--out", "out"], ["--json"], ["--quiet"]):
        assert told not in extractor("run", "r", *kept).stderr.decode()
