"""Commands on what is no run: a file, an empty folder, a run whose files another program saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command_line import ZH, Inside

PACK = Path(__file__).parents[2] / "schemas" / "disclosure"
COMMANDS = [
    ("export", "{run}", "--to", "panel.csv"),
    ("export", "{run}", "--to", "panel.xlsx"),
    ("export", "{run}", "--to", "study.json", "--as", "label-studio"),
    ("review", "{run}"),
    ("review", "apply", "{run}", "decisions.json"),
    ("report", "{run}"),
    ("verify", "{run}"),
    ("verify", "{run}", "--json"),
    ("runs", "show", "{run}"),
    ("runs", "resume", "{run}"),
    ("runs", "diff", "{run}", "out"),
    ("runs", "diff", "out", "{run}"),
    ("eval", "compare", "out", "{run}"),
]
READING = [one for one in COMMANDS if one[0] in ("export", "review", "report") and len(one) > 1]


@pytest.fixture
def inside(extractor: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Inside:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("2014年,我县共收到政府信息公开申请1件。", encoding="utf-8")
    Path("file").write_text("mine", encoding="utf-8")
    Path("empty").mkdir()
    Path("decisions.json").write_text("{}", encoding="utf-8")
    assert extractor("run", "a.txt", "--out", "out").returncode == 0
    return extractor


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("given", ["file", "empty", "nothing"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_it_is_said_in_a_sentence(words: tuple[str, ...], given: str, inside: Inside) -> None:
    ended = inside(*(word.format(run=given) for word in words))
    assert ended.returncode == 1
    told = ended.stderr.decode()
    # The page of decisions is looked at first; all others name the folder that was given.
    assert told.startswith(f"error: {'decisions.json' if 'apply' in words else given}"), told
    assert "cannot be written" not in told
    assert Path("file").read_text(encoding="utf-8") == "mine"


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("saved", ["gbk", "other columns", "nothing"])
@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_table_that_another_program_saved_is_named(
    words: tuple[str, ...], saved: str, inside: Inside
) -> None:
    rows = Path("out/reports.csv")
    text = rows.read_text(encoding="utf-8-sig")
    if saved == "gbk":
        rows.write_text(text + "报告", encoding="gbk")
    else:
        rows.write_text(text.replace(",", ";") if saved == "other columns" else "")
    ended = inside(*(word.format(run="out") for word in words))
    if "apply" not in words:
        assert ended.returncode == 1
        assert b"out/reports.csv: cannot be read" in ended.stderr
    in_chinese = inside("export", "out", "--to", "panel.csv", **ZH).stderr.decode()
    assert "out/reports.csv：无法读取" in in_chinese
    if saved != "gbk":
        assert "各列不是运行结果的列" in in_chinese


def test_a_target_that_cannot_be_written_is_said(inside: Inside) -> None:
    Path("words.txt").write_text("没有数字的一句话。", encoding="utf-8")
    for words in (
        ("schema", "export", "file"),
        ("schema", "generate", str(PACK), "--to", "empty"),
        ("eval", "label", "words.txt", "--out", "file/gold.json"),
        ("runs", "diff", "out", "out", "--html", "empty"),
    ):
        ended = inside(*words, real=True)
        assert ended.returncode == 1, words
        assert b"cannot be written" in ended.stderr
    assert Path("file").read_text(encoding="utf-8") == "mine"
