"""Runs in folders, and how a run tells where it stands."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.command_line import Inside, printed

from extractor.batch import Progress, Store
from extractor.cli.command_file import without_secrets
from extractor.cli.progress import shown, standing
from extractor.outputs import read_records
from extractor.outputs.reports import read_reports
from extractor.outputs.review.decisions import Decision, about, write_decisions
from extractor.schemas import Span, Usage


@pytest.fixture
def inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text("2014年,我县共收到政府信息公开申请1件。", encoding="utf-8")
    Path("c.txt").write_bytes(b"")
    return Inside(monkeypatch, capsys)


def test_runs_are_listed_shown_and_gone_on_with(inside: Inside, tmp_path: Path) -> None:
    assert inside("run", "a.txt", "c.txt", "--out", "runs/one", real=True).returncode == 3
    assert inside("run", "a.txt", "b.txt", "--out", "runs/two", real=True).returncode == 0
    listed = inside("runs", "list", COLUMNS="200").stdout.decode()
    assert "runs/one" in listed
    assert "runs/two" in listed
    told = inside("runs", "show", "runs/one", COLUMNS="200").stdout.decode()
    assert "2 reports" in told
    assert "1 failed" in told
    assert "failed: c.txt: the file is empty" in told, "as the run called it"
    Path("c.txt").write_text("2014年,我县共收到政府信息公开申请3件。", encoding="utf-8")
    again = inside("runs", "resume", "runs/one", real=True)
    assert again.returncode == 0
    assert b"1 report was unchanged" in again.stderr
    assert json.loads(Path("runs/one/command.json").read_text())["arguments"][0] == "run"
    same = inside("runs", "diff", "runs/two", "runs/two").stdout.decode()
    assert "0 changed, 0 gained, 0 lost" in same


CONTRADICTED = "2014年,我县共收到政府信息公开申请12件,其中当面申请9件,信函申请8件。"
"""The ways of applying make up more than the whole."""


@pytest.fixture
def reviewed(inside: Inside) -> Inside:
    """A run of four files: one to review that a person has looked through, one that nobody has, a
    page that is no report, and a file that holds nothing."""
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text(f"某{name}县。{CONTRADICTED}", encoding="utf-8")
    Path("gone.html").write_text(
        "<title>404 Not Found</title><p>404 Not Found</p>", encoding="utf-8"
    )
    assert inside("run", ".", "--out", "out", real=True).returncode == 3
    by_name = {result.name: result for result in read_records(Path("out"))}
    assert by_name["a.txt"].state == by_name["b.txt"].state == "needs_review"
    looked = Decision(
        report="a.txt", sha256=by_name["a.txt"].sha256, indicator="", place=Span(0, 0),
        action="looked", reviewer="甲",
    )  # fmt: skip
    accepted = about(by_name["a.txt"].facts[0], by_name["a.txt"], "accept")
    saved = [looked, accepted.model_copy(update={"reviewer": "甲"})]
    Path("saved").mkdir()
    write_decisions(saved, Path("saved"))
    assert inside("review", "apply", "out", "saved/decisions.json").returncode == 0
    return inside


STATES = "4 reports: 1 needs_review, 1 reviewed, 1 not_a_report, 1 failed"


def test_what_people_looked_through_is_reviewed_wherever_a_run_is_told(reviewed: Inside) -> None:
    again = reviewed("run", ".", "--out", "out", real=True, COLUMNS="200")
    table = again.stdout.decode()
    assert f"{STATES} · " in table
    (line,) = [line for line in table.splitlines() if line.startswith(" a.txt")]
    assert line.split()[-1] == "reviewed"
    told = again.stderr.decode()
    assert "to review: b.txt: " in told
    assert "to review: a.txt: " not in told
    assert "2 decisions of people are applied; exports have them" in told
    shown_ = reviewed("runs", "show", "out").stdout.decode()
    assert shown_.startswith(f"{STATES}; last ")
    assert "2 decisions of people are applied; exports have them" in shown_
    listed = reviewed("runs", "list", COLUMNS="200").stdout.decode()
    assert "1 needs_review, 1 reviewed, 1 not_a_report, 1 failed" in listed
    summary = json.loads(reviewed("run", ".", "--out", "out", "--json", real=True).stdout)[
        "summary"
    ]
    assert (summary["reports"], summary["needs_review"], summary["reviewed"]) == (4, 1, 1)


def test_the_page_and_the_table_count_as_the_run_does_and_tell_what_they_lack(
    reviewed: Inside,
) -> None:
    page = reviewed("review", "out").stderr.decode()
    assert STATES in page
    assert "1 report that could not be read is listed there with the reason" in page
    export = reviewed("export", "out", "--to", "panel.xlsx").stderr.decode()
    assert STATES in export
    assert "2 reports in the table, " in export
    assert "not in the table: 1 not_a_report, 1 failed" in export
    rows = openpyxl.load_workbook("panel.xlsx")["summary"].iter_rows(max_row=12, values_only=True)
    counts = {row[0]: row[1] for row in rows}
    assert counts["reports"] == 4
    states = ("needs_review", "reviewed", "not_a_report", "failed")
    assert [counts[f"· {state}"] for state in states] == [1, 1, 1, 1]
    zh = reviewed("export", "out", "--to", "panel.csv", "--lang", "zh").stderr.decode()
    assert "4 份报告：待复核 1 份、已复核 1 份、非年报 1 份、失败 1 份" in zh


def test_decisions_that_are_damaged_are_told_of_and_keep_no_report_from_being_read(
    reviewed: Inside, caplog: pytest.LogCaptureFixture
) -> None:
    Path("out/decisions.json").write_text("{", encoding="utf-8")
    again = reviewed("run", ".", "--out", "out", real=True)
    assert again.returncode == 3
    assert b"2 needs_review" in again.stdout
    assert "out/decisions.json: is no file of decisions" in caplog.text


def test_who_goes_on_from_elsewhere_is_told_where_the_paths_are(
    inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside("run", "a.txt", "--out", "out", real=True)
    assert b"goes on in" not in inside("runs", "resume", "out", real=True).stderr
    Path("other").mkdir()
    monkeypatch.chdir("other")
    told = inside("runs", "resume", "../out", real=True).stderr.decode().splitlines()
    assert told[0] == (
        f"goes on in {tmp_path}, where the run was started: paths below are from there"
    )
    assert "  extractor review out" in told


def test_a_run_that_was_refused_before_it_began_is_none(inside: Inside, tmp_path: Path) -> None:
    with Store(tmp_path / "refused"):
        pass
    listed = inside("runs", "list", str(tmp_path))
    assert "no run stands there" in listed.stderr.decode()


def test_a_folder_without_a_run_is_usage(inside: Inside) -> None:
    ended = inside("runs", "resume", "nowhere")
    assert ended.returncode == 1
    assert b"nowhere: holds no run" in ended.stderr
    assert b"no run stands there" in inside("runs", "list").stderr


def test_quiet_says_what_failed_and_nothing_else(inside: Inside) -> None:
    ended = inside("run", "a.txt", "c.txt", "--out", "out", "--quiet", real=True)
    (line,) = ended.stderr.decode().splitlines()
    assert line.startswith("failed: c.txt: ")


def test_nothing_secret_is_kept() -> None:
    given = [
        "run",
        "a",
        "--api-key",
        "sk-1",
        "--header=X-Key: s",
        "--out",
        "o",
        "--proxy",
        "http://u:p@h",
    ]
    assert without_secrets(given) == (
        ("run", "a", "--out", "o"), ("--api-key", "--header", "--proxy"),
    )  # fmt: skip


def test_a_damaged_store_hides_no_other_run(inside: Inside) -> None:
    for name in ("one", "two"):
        assert inside("run", "a.txt", "--out", f"runs/{name}", real=True).returncode == 0
    Path("runs/one/run.sqlite").write_bytes(b"no database at all" * 100)
    ended = inside("runs", "list", COLUMNS="200")
    assert ended.returncode == 1
    assert "runs/two" in ended.stdout.decode()
    assert "error: runs/one/run.sqlite: cannot be read" in ended.stderr.decode()


@pytest.mark.parametrize(
    "address", ["http://u:s3cret@h/v1", "http://h/v1?key=s3cret", "u:s3cret@h"]
)
def test_no_secret_of_an_address_is_kept(address: str) -> None:
    plain = (
        "run",
        "a",
        "--base-url",
        "http://Host:80/v1/",
        "--query=api-version=1",
        "--extra",
        "k=1",
    )
    assert without_secrets(plain) == (plain, ())
    for flag in (["--base-url", address], [f"--base-url={address}"]):
        assert without_secrets(["run", *flag, "a"]) == (("run", "a"), ("--base-url",))
    for query in (["--query", "key=s3cret"], ["--query=key=s3cret"]):
        assert without_secrets(["run", *query, "a"]) == (("run", "a"), ("--query",))


def test_a_run_does_not_go_on_at_another_address(inside: Inside) -> None:
    """Without the address that was given, reports would be sent to that of the settings."""
    assert inside("run", "a.txt", "--out", "out", "--base-url", "http://u:p@h").returncode == 0
    kept = Path("out/command.json").read_text(encoding="utf-8")
    assert "u:p" not in kept
    ended = inside("runs", "resume", "out")
    assert ended.returncode == 1
    assert b"--base-url was given with a password" in ended.stderr


def test_where_a_run_stands() -> None:
    used = Usage(calls=9, prompt_tokens=800, completion_tokens=200, cost=Decimal("0.5"))
    progress = Progress(60, 100, failed=2, doubtful=7, unchanged=10, usage=used)
    assert standing(progress, 120.0) == (
        "60 of 100 reports · 2 failed · 7 to review · 25 a minute · 1000 tokens · "
        "0.50 of about 0.90 USD · 96 s left"
    ).replace("96 s", "2 min")
    assert standing(Progress(0, 5), 0.0) == "0 of 5 reports"


def test_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    with shown(clock=lambda: now[0]) as show:
        for number in range(41):
            now[0] = float(number)
            show(Progress(number, 40))
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["15", "30"]
    with shown(clock=lambda: now[0], quiet=True) as show:
        now[0] += 100
        show(Progress(5, 40, "a.txt", "needs_review", "1 doubtful"))
    assert capsys.readouterr().err == ""


def test_reports_that_are_there_twice_are_named_when_they_are_read(inside: Inside) -> None:
    Path("b(1).txt").write_bytes(Path("b.txt").read_bytes())
    Path("b.txt").replace("bb.txt")
    told = inside("run", "b(1).txt", "bb.txt", "--out", "out", real=True).stderr.decode()
    assert "1 report repeats another: b(1).txt = bb.txt" in told
    assert "the totals leave out the first of each pair; facts.csv has" in told
    unkept = inside("run", "b(1).txt", "bb.txt", real=True).stderr.decode()
    assert "the totals leave out the first of each pair\n" in unkept
    Path("c.txt").unlink()
    assert "there twice" not in inside("run", "a.txt", "--out", "one", real=True).stderr.decode()


def test_decisions_about_a_file_that_changed_are_told_wherever_they_are_missed(
    reviewed: Inside,
) -> None:
    Path("a.txt").write_bytes(Path("a.txt").read_bytes() + b" ")
    strayed = (
        "2 decisions of people are in no table: the files that they are about have changed since, or "
        "are not in this run (a.txt); to decide anew:\n"
    )
    told = reviewed("run", ".", "--out", "out", real=True).stderr.decode()
    assert strayed in told
    assert "are applied" not in told
    shown_ = reviewed("runs", "show", "out")
    assert strayed in shown_.stderr.decode()
    assert "are applied" not in shown_.stdout.decode()
    exported = reviewed("export", "out", "--to", "p.csv", real=True).stderr.decode()
    assert strayed in exported


def test_decisions_about_files_of_an_earlier_run_are_told_as_the_export_tells_them(
    reviewed: Inside,
) -> None:
    """Another folder is read into the same ``--out``: what was decided before is in no table then."""
    Path("more").mkdir()
    Path("more/d.txt").write_text(f"某丁县。{CONTRADICTED}", encoding="utf-8")
    told = reviewed("run", "more", "--out", "out", real=True).stderr.decode()
    none = "2 decisions of people are in no table: "
    assert none in told
    assert "are applied" not in told
    shown_ = printed(reviewed("runs", "show", "out"))
    assert none in shown_
    assert "are applied" not in shown_
    assert none in reviewed("export", "out", "--to", "p.csv").stderr.decode()
    # With both folders the decisions are there again.
    told = reviewed("run", ".", "more", "--out", "out", real=True).stderr.decode()
    assert "2 decisions of people are applied" in told
    assert none not in told


def test_what_is_shown_of_a_run_is_what_its_outputs_hold(reviewed: Inside) -> None:
    """One file is renamed, one is gone and one is another now: none of them is counted twice."""
    Path("b.txt").rename("bb.txt")
    Path("gone.html").unlink()
    Path("c.txt").write_text("2014年,我县共收到政府信息公开申请3件。", encoding="utf-8")
    told = reviewed("run", ".", "--out", "out", real=True)
    states = "3 reports: 1 done, 1 needs_review, 1 reviewed"
    assert f"{states} · " in told.stdout.decode()
    assert "out also holds 2 reports of earlier runs" in told.stderr.decode()
    shown_ = reviewed("runs", "show", "out").stdout.decode()
    assert shown_.startswith(f"{states}; last ")
    assert "out also holds 2 reports of earlier runs; they are not in these outputs" in shown_
    listed = " ".join(reviewed("runs", "list", COLUMNS="200").stdout.decode().split())
    assert "out 3 1 done, 1 needs_review, 1 reviewed; 2 of earlier runs" in listed
    zh = " ".join(reviewed("--lang", "zh", "runs", "list", COLUMNS="200").stdout.decode().split())
    assert "已复核 1 份；另有以前运行的 2 份" in zh


def test_a_run_that_was_killed_is_shown_as_far_as_it_came(reviewed: Inside) -> None:
    """What it had ended stands in the store and in no output yet."""
    Path("out/reports.csv").unlink()
    assert reviewed("runs", "show", "out").stdout.decode().startswith(f"{STATES}; last ")


def test_a_comparison_says_which_run_has_what_the_other_has_not(inside: Inside) -> None:
    for folder, names in (("left", "ab"), ("right", "bc")):
        Path(folder).mkdir()
        for name in names:
            Path(folder, f"{name}.txt").write_text(f"某{name}县。{CONTRADICTED}", encoding="utf-8")
        Path(folder, "empty.txt").write_text("", encoding="utf-8")
        inside("run", folder, "--out", f"out_{folder}", real=True)
    done = inside("runs", "diff", "out_left", "out_right", "--html", "diff.html")
    told = done.stderr.decode().splitlines()
    assert {"a.txt: only in out_left", "c.txt: only in out_right", "1 report compared",
            "empty.txt: failed in out_left, and not compared",
            "empty.txt: failed in out_right, and not compared"} <= {*told}  # fmt: skip
    assert "<p>a.txt: only in out_left</p>" in Path("diff.html").read_text(encoding="utf-8")
    inside("run", "left/a.txt", "--out", "out_a", real=True)
    inside("run", "right/c.txt", "--out", "out_c", real=True)
    zh = inside("runs", "diff", "out_a", "out_c", "--lang", "zh").stderr.decode()
    assert "a.txt：只见于 out_a" in zh
    assert "两次运行没有相同的报告：未作比较" in zh


def test_results_are_not_put_among_the_reports(inside: Inside) -> None:
    Path("my").mkdir()
    Path("my/c.txt").write_text(f"某c县。{CONTRADICTED}", encoding="utf-8")
    ended = inside("run", "my", "--out", "./my", real=True)
    assert ended.returncode == 1
    assert "is the folder of the reports" in ended.stderr.decode()
    assert "/my_out" in ended.stderr.decode()
    assert [path.name for path in Path("my").iterdir()] == ["c.txt"]
    assert inside("run", "my", "--out", "my/out", real=True).returncode == 0
    # A run that an earlier version put there goes on.
    Path("my/out/run.sqlite").rename("my/run.sqlite")
    assert inside("run", "my", "--out", "my", real=True).returncode == 0


def test_a_failed_report_has_the_name_that_the_run_gave_it(inside: Inside) -> None:
    Path("in/sub").mkdir(parents=True)
    Path("in/sub/empty.txt").write_text("", encoding="utf-8")
    run = inside("run", "in", "--out", "out", real=True).stderr.decode().splitlines()
    (failed,) = [line for line in run if line.startswith("failed: ")]
    assert failed.startswith("failed: sub/empty.txt: ")
    assert failed in inside("runs", "show", "out").stdout.decode().splitlines()


def test_a_folder_that_is_not_there_is_said_to_be_missing(inside: Inside) -> None:
    told = inside("export", "nope", "--to", "x.csv").stderr.decode()
    assert told.startswith(
        "error: nope: there is no such folder; give the folder of a run's results"
    )
    told = inside("doctor").stderr.decode()
    assert "EXTRACTOR_BASE_URL" in told
    assert "docs/models.md" in told


def test_looking_at_a_run_leaves_nothing_in_its_folder(inside: Inside) -> None:
    assert inside("run", "a.txt", "--out", "out", real=True).returncode == 0
    before = sorted(Path("out").iterdir())
    for words in (("runs", "show", "out"), ("runs", "list")):
        assert inside(*words).returncode == 0
    assert sorted(Path("out").iterdir()) == before


def test_a_text_that_is_no_report_has_no_form_and_no_level(inside: Inside) -> None:
    Path("news.txt").write_text(
        "青石县召开政务公开工作推进会\n2022年3月12日,全县45个单位的120名代表参加。\n",
        encoding="utf-8",
    )
    assert inside("run", "news.txt", "--out", "out", real=True).returncode == 3
    (row,) = read_reports(Path("out"))
    assert (row["state"], row["form"], row["level"]) == ("not_a_report", "", "")
    shown_ = inside("show", "news.txt", real=True).stdout.decode()
    assert "not_a_report" in shown_
    assert not {"form", "level"} & {line.split()[0] for line in shown_.splitlines() if line.split()}
