"""The README, its Chinese twin and docs/ are true: commands run, outputs are printed, links lead on."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import typer
from support.command_line import Inside
from support.pages import FRONT, LINKED, PAGES, ROOT, anchors, blocks, named, read, words
from support.thorough import more

from extractor.cli import app
from extractor.messages.catalogue import load
from extractor.schemas import Mention, Span

_LEFT_OUT = "…"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything that the pages name: what a user has who follows them."""
    shutil.copytree(ROOT / "evals" / "reports", tmp_path / "evals" / "reports")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    one = "004_d81efe47bd2d3f0c.txt"
    shutil.copy(ROOT / "evals" / "reports" / one, tmp_path / "report.txt")
    (tmp_path / "facts.csv").write_text("indicator,value\nproactive.website,641\n")
    hospital = "二〇二三年度工作报告\n我院编制床位1200张。收治住院患者62315人次。\n"
    (tmp_path / "hospital-2023.txt").write_text(hospital, encoding="utf-8")
    (tmp_path / "hospitals").mkdir()
    (tmp_path / "hospitals" / "2023.txt").write_text(hospital, encoding="utf-8")
    schema = next(b for b in blocks(ROOT / "docs" / "indicators.md", "python") if not b.note)
    (tmp_path / "my_schema.py").write_text(schema.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# A page in Chinese has the same commands as its twin.
@pytest.mark.parametrize(
    "page",
    [
        *(page for page in PAGES if ".zh." not in page.name),
        *more(*(page for page in PAGES if ".zh." in page.name)),
    ],
    ids=named,
)
def test_every_command_of_a_page_runs(page: Path, folder: Path, extractor: Inside) -> None:
    """In the order of the page; a block that cannot be run here says why in a comment."""
    for block in blocks(page):
        if block.note == "command: run" or (block.kind == "sh" and not block.note):
            for command in block.commands:
                ended = extractor(*words(command), real=True)
                assert ended.returncode == 0, (command, ended.stderr.decode())


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_command_that_is_not_run_can_be_parsed(page: Path) -> None:
    for block in blocks(page, "sh"):
        assert not block.note or block.note.startswith("not run: "), block
        for command in block.commands if block.note else ():
            if command.partition(" ")[0] in {"extractor", ".venv/bin/extractor"}:
                parse(typer.main.get_command(app), words(command))


def parse(command: Any, arguments: list[str]) -> None:
    """Fails where a command, a flag or an argument does not exist."""
    context = command.make_context("extractor", list(arguments))
    rest = [*context._protected_args, *context.args]
    if hasattr(command, "resolve_command") and rest:
        _, inner, left = command.resolve_command(context, rest)
        parse(inner, left)


def test_the_pages_that_are_run_have_commands() -> None:
    run = {
        page.name: [c for b in blocks(page, "sh") if not b.note for c in b.commands]
        for page in PAGES
    }
    assert {name for name, commands in run.items() if commands} == {
        "README.md", "README.zh.md", "formats.md", "formats.zh.md", "indicators.md", "indicators.zh.md",
        "reading.md", "reading.zh.md",
        "review.md", "review.zh.md", "settings.md", "settings.zh.md",
    }  # fmt: skip
    assert len(run["formats.md"]) >= 10


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_a_page_shows_is_what_is_printed(page: Path, folder: Path, extractor: Inside) -> None:
    shown = [block for block in blocks(page) if block.note.startswith("output: ")]
    assert len(shown) == (2 if page in FRONT else 0)
    for block in shown:
        ended = extractor(*words(block.note.removeprefix("output: ")), real=True, COLUMNS="80")
        printed = [line.rstrip() for line in ended.stdout.decode().splitlines()]
        at = 0
        for passage in re.split(rf"(?m)^{_LEFT_OUT}\n", block.text):
            lines = passage.splitlines()
            at = next((start + len(lines) for start in range(at, len(printed))
                       if printed[start : start + len(lines)] == lines), -1)  # fmt: skip
            assert at >= 0, passage


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_python_block_runs(page: Path, folder: Path) -> None:
    names: dict[str, Any] = {"__name__": "page"}
    if page.name in ("plugins.md", "plugins.zh.md"):
        # Its blocks are parts of the package of the example, and use its imports.
        example = ROOT / "tests" / "plugin_example" / "extractor_example" / "__init__.py"
        exec(compile(example.read_text("utf-8"), example, "exec", dont_inherit=True), names)
        for name in ("ScrapedLoader", "LetterReader", "MarkdownExporter"):
            del names[name]
    for block in blocks(page, "python"):
        if not block.note:
            exec(compile(block.text, page, "exec", dont_inherit=True), names)
    if "result" in names:
        assert names["result"].facts
    if "Hospital" in names:
        # The last result of the page may be one of the pack that stands behind the schema.
        read = names["extract"]("hospital-2023.txt", schema=names["Hospital"])
        beds = read.record(names["Hospital"]).beds
        assert getattr(beds, "total", beds) == 1200
    if page.name in ("plugins.md", "plugins.zh.md"):
        assert names["ScrapedLoader"]().text(b'{"title": "a", "paragraphs": ["b"]}', "x") == "a\nb"
        text = "索要信息的信函21封"
        mention = Mention(id="m1", raw="21", span=Span(7, 9), source=Span(7, 9))
        (claim,) = names["LetterReader"]().read(text, [mention])
        assert claim.mention == "m1"


@pytest.mark.parametrize("page", LINKED, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_part_of_a_pack_stands_there(page: Path) -> None:
    for block in blocks(page, "toml"):
        if block.note.startswith("a part of schemas/"):
            assert block.text in read(ROOT / block.note.removeprefix("a part of ")), block


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_settings_file_is_taken(page: Path, folder: Path, extractor: Inside) -> None:
    for block in blocks(page, "toml"):
        if "entry-points" in block.text or block.note.startswith("a part of schemas/"):
            continue
        (folder / "extractor.toml").write_text(block.text, encoding="utf-8")
        for profile in re.findall(r"^\[profile\.(\w+)\]", block.text, re.MULTILINE) or [""]:
            flags = ("--profile", profile) if profile else ()
            ended = extractor("settings", *flags, real=True)
            assert ended.returncode == 0, ended.stderr.decode()


@pytest.mark.parametrize("page", LINKED, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"(?ms)^```.*?^```$", "", read(page))):
        if re.match(r"https?:|mailto:", link):
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_of_docs_is_linked_from_both_readmes() -> None:
    for page in FRONT:
        linked = set(re.findall(r"\]\(docs/([\w.]+)", read(page)))
        files = {path.name for path in (ROOT / "docs").iterdir() if path.is_file()}
        twins = {name.replace(".zh.", ".") for name in files if ".zh." in name}
        other = twins if ".zh." in page.name else {name for name in files if ".zh." in name}
        assert linked == files - other


def test_the_readme_is_a_front_door() -> None:
    assert all(len(read(page).splitlines()) <= 250 for page in FRONT)


@pytest.mark.parametrize("name", ["formats.md", "formats.zh.md"])
def test_the_query_of_the_page_lists_what_rose(name: str, folder: Path, extractor: Inside) -> None:
    (query,) = blocks(ROOT / "docs" / name, "sql")
    (line,) = (c for b in blocks(ROOT / "docs" / name, "sh") for c in b.commands if "years" in c)
    years = folder / "years"
    years.mkdir()
    # A body goes on under the name of its office.
    offices = ("人民政府", "人民政府办公室", "人民政府办公室")
    for place, names, counts in (("甲县", offices, (3, 9, 7)), ("乙县", [""] * 3, (5, 6, 6))):
        for year, name, count in zip((2015, 2016, 2017), names, counts, strict=True):
            text = f"{place}{name}{year}年政府信息公开工作年度报告\n全年收到政府信息公开申请{count}件。\n"
            (years / f"{place}{year}.txt").write_text(text, encoding="utf-8")
    assert extractor("run", "years", "--out", "out", real=True).returncode == 0
    assert extractor(*words(line), real=True).returncode == 0
    with closing(sqlite3.connect("years.sqlite")) as base:
        rows = base.execute(query.text).fetchall()
    assert [row[1:] for row in rows] == [(2016, 3, 9), (2016, 5, 6)]
    assert rows[0][0].startswith("甲县")


def test_the_chinese_readme_speaks_chinese() -> None:
    command = next(b.text for b in blocks(FRONT[1]) if b.note == "command: run")
    assert "--lang zh" in command


def test_the_words_of_the_output_are_explained_in_both_languages() -> None:
    """Every code of a closed list, with the Chinese word that the program has for it."""
    pages = [read(ROOT / "docs" / name) for name in ("verdicts.md", "verdicts.zh.md")]
    terms = load().terms
    for section in ("verdict", "state", "severity", "kind", "form", "status", "scope", "period",
                    "qualifier", "semantic", "reviewed", "whose", "reader"):  # fmt: skip
        for code, word in terms[section].items():
            if code not in _NOT_OF_A_REPORT:
                explained = rf"`{code}`(?: \|)? {re.escape(word)}(?!\w)"
                assert all(re.search(explained, page) for page in pages), (code, word)
    english, chinese = (re.findall(r"(?m)^\| `(\w+)` \|", page) for page in pages)
    assert chinese == english


def test_every_key_of_the_review_page_is_explained_in_both_languages() -> None:
    script = read(ROOT / "extractor" / "outputs" / "review" / "words.js")
    listed = re.findall(
        r'\["([^"]+)", "[^"]+", "[^"]+"\]',
        script.partition("const KEYS")[2].partition("]];")[0] + "]",
    )
    keys = [key for one in listed for key in one.split(" / ")]
    assert len(keys) > 12
    for name in ("review.md", "review.zh.md"):
        heads = re.findall(r"(?m)^\| (`.+?`) \|", read(ROOT / "docs" / name))
        assert [key for head in heads for key in re.findall(r"`(.+?)`", head)] == keys


_NOT_OF_A_REPORT = {"so far", "used", "unanswered", "duplicate", "unknown", "unreadable"}
"""Words for a table of figures, and for the answers in a file of a batch."""


@pytest.mark.parametrize("page", FRONT, ids=named)
def test_the_commands_for_powershell_are_those_for_a_shell(page: Path) -> None:
    text = read(page)
    shells = {b.note: " ".join(b.commands) for b in blocks(page) if b.note.startswith("command: ")}
    windows = [" ".join(b.commands) for b in blocks(page, "powershell")]
    windows += re.findall(r"PowerShell[:：] ?`([^`]+)`", text)
    same = [w.replace("py -m", "python3 -m").replace("; ", " && ").replace(".venv\\Scripts\\", ".venv/bin/")
            for w in windows]  # fmt: skip
    assert same == list(shells.values())
    assert len(same) == 2


@pytest.mark.parametrize("page", FRONT, ids=named)
def test_what_only_a_shell_takes_has_its_form_for_powershell(page: Path) -> None:
    text = read(page)
    exported = re.findall(r"(?m)^export (\w+)=([\w-]+)$", text)
    assert any(f'`$env:{name} = "{value}"`' in text for name, value in exported)
    assert (". .venv/bin/activate" in text) == (".venv\\Scripts\\Activate.ps1" in text)


@pytest.mark.parametrize("page", FRONT, ids=named)
def test_the_readme_shows_both_ways_to_a_cluster_as_the_page_of_large_runs_does(page: Path) -> None:
    (block,) = (b for b in blocks(page, "sh") if b.note == "not run: needs a cluster")
    known = [c for b in blocks(ROOT / "docs" / "scale.md", "sh") for c in b.commands]
    assert "--engine ray" in block.text
    assert "vllm run-batch" in block.text
    assert set(block.commands) <= set(known)


@pytest.mark.parametrize("name", ["evaluation.md", "evaluation.zh.md"])
def test_how_many_reports_there_are_is_typed_as_the_tables_count_them(name: str) -> None:
    page = read(ROOT / "docs" / name)
    counted = r"(?m)^\| (?:reports|报告) \| (\d+) \|"
    (every, development, test) = re.findall(counted + r" (\d+) \| (\d+) \|$", page)[0]
    _, openings = re.findall(counted + "$", page)
    typed = [re.findall(r"\d+", line) for line in page.splitlines() if "| `evals/" in line]
    assert [set(numbers) for numbers in typed[:3]] == [{every, test}, {development}, {openings}]
    of_all = read(ROOT / "evals" / "README.md")
    assert f"| {every} reports written for this project" in of_all
    assert f"({test} of the reports" in of_all
    assert f"the other {development} of `synthetic/`" in of_all
