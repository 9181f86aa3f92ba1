"""The example package, installed for real: found, used, named, and its faults told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command_line import Inside, command, environment, forked
from support.thorough import more

from extractor import load_run
from extractor.plugins import GROUPS

EXAMPLE = Path(__file__).parents[1] / "plugin_example"
SCRAPED = {
    "title": "某县档案局2014年政府信息公开工作年度报告",
    "paragraphs": [
        "一、概述",
        "2014年,我局共收到政府信息公开申请12件。接到索要信息的信函7封。",
        "某县档案局",
        "2015年1月20日",
    ],
}


def installed(package: Path, into: Path) -> Path:
    """Build and install a package with pip, without the network."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index",
           "--no-build-isolation", "--target", str(into), str(package)]  # fmt: skip
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return into


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    return installed(EXAMPLE, tmp_path_factory.mktemp("site"))


def run(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line where the packages of a folder are installed, too."""
    return forked(*arguments, folder=folder, packages=site)


def started(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The same in a new process, as a shell starts it."""
    env = environment()
    env["PYTHONPATH"] = f"{site}:{env['PYTHONPATH']}"
    return subprocess.run(
        command(*arguments, real=True), env=env, cwd=folder, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip


Begin = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    text = json.dumps(SCRAPED, ensure_ascii=False)
    (tmp_path / "reports" / "a.report.json").write_text(text, encoding="utf-8")
    (tmp_path / "reports" / "b.json").write_text("{}", encoding="utf-8")
    return tmp_path


def facts(folder: Path) -> dict[str, dict[str, object]]:
    (result,) = (one for one in load_run(folder / "out") if one.state != "failed")
    return {fact["indicator"]: fact for fact in result.model_dump(mode="json")["facts"]}


@pytest.mark.parametrize("begin", [run, *more(started)])
def test_its_files_are_found_and_read_and_its_reader_asked(
    begin: Begin, site: Path, folder: Path
) -> None:
    ended = begin(site, folder, "run", "reports", "--out", "out")
    assert ended.returncode == 0, ended.stderr
    assert "1 .json" in ended.stderr
    found = facts(folder)
    letter = found["applications.received.letter"]
    assert (letter["value"], letter["readers"]) == ("7", ["plugin"])
    assert letter["because"] == "plug-in letters: 索要信息的信函"
    received = found["applications.received"]
    assert (received["value"], received["readers"]) == ("12", ["rules", "plugin"])
    assert received["verdict"] == "confirmed"
    assert received["verdict_because"] == "a plug-in reads it alike"


@pytest.mark.slow
def test_without_it_nothing_of_that_is_there(tmp_path: Path, folder: Path) -> None:
    ended = run(tmp_path, folder, "run", "reports", "--out", "out")
    assert "2 .json" in ended.stderr
    named = run(tmp_path, folder, "run", "reports/a.report.json", "--out", "out")
    assert "applications.received.letter" not in facts(folder), named.stderr


def test_installing_it_reads_an_old_run_again(
    site: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, extractor: Inside
) -> None:
    (folder / "reports" / "c.txt").write_text("\n".join([SCRAPED["title"], *SCRAPED["paragraphs"]]))
    once = ("run", "reports/c.txt", "--out", "out")
    monkeypatch.chdir(folder)
    assert b"unchanged" not in extractor(*once, real=True).stderr
    assert b"unchanged" in extractor(*once, real=True).stderr
    assert "unchanged" not in run(site, folder, *once).stderr
    assert "applications.received.letter" in facts(folder)


def test_other_code_under_the_same_version_reads_an_old_run_again(
    site: Path, folder: Path, tmp_path: Path
) -> None:
    (folder / "reports" / "c.txt").write_text("\n".join([SCRAPED["title"], *SCRAPED["paragraphs"]]))
    once = ("run", "reports/c.txt", "--out", "out")
    assert "unchanged" not in run(site, folder, *once).stderr
    moved = broken(site, tmp_path / "moved", None)
    assert "unchanged" in run(moved, folder, *once).stderr
    (entries,) = moved.glob("*.dist-info/entry_points.txt")
    told = entries.read_text(encoding="utf-8")
    entries.write_text(told.replace(":LetterReader", ".other:LetterReader"), encoding="utf-8")
    (moved / "extractor_example" / "other.py").write_text(_SILENT, encoding="utf-8")
    assert "unchanged" not in run(moved, folder, *once).stderr
    assert "applications.received.letter" not in facts(folder)
    module = moved / "extractor_example" / "other.py"
    module.write_text(_SILENT + "\n# edited\n", encoding="utf-8")
    assert "unchanged" not in run(moved, folder, *once).stderr
    assert "unchanged" in run(moved, folder, *once).stderr


_SILENT = """
class LetterReader:
    def read(self, text, numbers):
        return []
"""


@pytest.mark.slow
def test_its_export_is_chosen_by_name_and_by_suffix(site: Path, folder: Path) -> None:
    run(site, folder, "run", "reports", "--out", "out")
    for flags in (("--to", "list.md"), ("--to", "list.any", "--as", "markdown")):
        ended = run(site, folder, "export", "out", *flags)
        assert ended.returncode == 0, ended.stderr
        written = (folder / flags[1]).read_text(encoding="utf-8")
        assert written.startswith("# a.report.json\n\n- ")
        assert "12 件" in written


def test_it_is_named(site: Path, tmp_path: Path) -> None:
    told = run(site, tmp_path, "version").stdout
    for name in ("scraped", "letters", "markdown"):
        assert name in told
    assert "extractor-example 1.0" in told


def broken(site: Path, into: Path, code: str | None) -> Path:
    """The installed example with another module; a copy of it where there is no ``code``."""
    import shutil

    shutil.copytree(site, into)
    if code is not None:
        (into / "extractor_example" / "__init__.py").write_text(code, encoding="utf-8")
    return into


FAULTY = """
class ScrapedLoader:
    suffixes = (".report.json",)
    def text(self, data, name):
        raise KeyError("body")
class LetterReader:
    def read(self, text, numbers):
        return [type("C", (), {"mention": "m999"})]
class MarkdownExporter:
    suffixes = ()
    def write(self, reports, path):
        return ()
"""


def test_what_it_raises_costs_no_other_facts(site: Path, tmp_path: Path, folder: Path) -> None:
    (folder / "reports" / "c.txt").write_text("\n".join([SCRAPED["title"], *SCRAPED["paragraphs"]]))
    faulty = broken(site, tmp_path / "faulty", FAULTY)
    ended = run(faulty, folder, "run", "reports", "--out", "out")
    assert ended.returncode == 3
    assert "a.report.json: the plug-in loader scraped failed: KeyError: 'body'" in ended.stderr
    assert facts(folder)["applications.received"]["value"] == "12"
    lines = (folder / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    (record,) = (one for one in map(json.loads, lines) if one["state"] == "needs_review")
    (found,) = [f for f in record["findings"] if f["kind"] == "incomplete"]
    assert "plug-in reader letters failed: ValueError: it claims 'm999'" in found["message"]
    assert found["severity"] == "error", "no other reader need know what it reads"
    assert "by the model" not in found["message"]


@pytest.mark.slow
def test_what_cannot_be_loaded_is_named(site: Path, tmp_path: Path, folder: Path) -> None:
    absent = broken(site, tmp_path / "absent", "import no_such_module")
    ended = run(absent, folder, "export", "reports", "--to", "x.md")
    assert ended.returncode == 1
    assert "the plug-in markdown of extractor-example 1.0 (extractor.exporters)" in ended.stderr
    assert "update or uninstall it" in ended.stderr
    # Also where no report of the run is a file of the loader, and before the start.
    (folder / "reports" / "c.txt").write_text("\n".join([SCRAPED["title"], *SCRAPED["paragraphs"]]))
    for arguments in (
        ("run", "reports/c.txt", "--out", "out"),
        ("show", "reports/c.txt"),
        ("version",),
    ):
        ended = run(absent, folder, *arguments)
        (line,) = ended.stderr.splitlines()
        assert ended.returncode == 1
        assert line.startswith(
            "error: the plug-in scraped of extractor-example 1.0 (extractor.loaders)"
        )
    assert not (folder / "out").exists()
    other = broken(
        site, tmp_path / "other", "ScrapedLoader = LetterReader = MarkdownExporter = int"
    )
    ended = run(other, folder, "run", "reports", "--out", "out")
    assert "has not the members of Loader" in ended.stderr
    assert ended.returncode == 1


@pytest.mark.slow
def test_no_plug_in_comes_from_the_working_folder(tmp_path: Path) -> None:
    """A folder of reports that looks like the place where a package is installed."""
    script = Path(sys.executable).with_name("extractor")
    if not script.exists():
        pytest.skip("the package is not installed with its command")
    code = "open('was-imported', 'w').close()\nclass Evil:\n    suffixes = ('.txt',)\n"
    (tmp_path / "evil.py").write_text(code, encoding="utf-8")
    info = tmp_path / "evil-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    entries = "\n".join(f"[{group}]\nevil = evil:Evil" for group in GROUPS)
    (info / "entry_points.txt").write_text(entries)
    (tmp_path / "a.txt").write_text("\n".join([SCRAPED["title"], *SCRAPED["paragraphs"]]))
    env = environment()
    for command_ in (("run", "a.txt", "--out", "out", "--workers", "2"), ("version",),
                     ("export", "out", "--to", "x.json", "--as", "evil")):  # fmt: skip
        ended = subprocess.run(
            [script, *command_], env=env, cwd=tmp_path, capture_output=True, text=True,
            check=False, timeout=60,
        )  # fmt: skip
        assert "evil " not in ended.stdout
    assert "choose from langextract" in ended.stderr
    assert not (tmp_path / "was-imported").exists()
    # The tempting answer is right where the folder is named as one of packages.
    told = subprocess.run(
        [script, "version"], env={**env, "PYTHONPATH": str(tmp_path)}, cwd=tmp_path,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "evil (extractor.loaders) of evil 1.0" in told.stdout
