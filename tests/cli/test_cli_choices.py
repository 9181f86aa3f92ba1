"""Flags that take one word of a list take it in Chinese too, whatever language is spoken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
from support.command_line import Inside
from support.runs import OTHER, make

from extractor.cli import app, flags
from extractor.cli.choices import choice
from extractor.errors import UsageError
from extractor.messages import terms


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_export_is_chosen_in_chinese(tmp_path: Path, extractor: Inside, lang: str) -> None:
    out = make(tmp_path, a=OTHER, b=OTHER.replace("申请5件", "申请6件"))
    by_word, by_code = tmp_path / "word.csv", tmp_path / "code.csv"
    for target, chosen in (
        (by_word, ("--by", "机关年度", "--labels", "代码")),
        (by_code, ("--by", "agency-year", "--labels", "id")),
    ):
        ended = extractor("--lang", lang, "export", str(out), "--to", str(target), *chosen)
        assert ended.returncode == 0, ended.stderr.decode()
    assert by_word.read_bytes() == by_code.read_bytes()
    assert len(by_word.read_text("utf-8-sig").splitlines()) == 2, "one row of both files"


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        (
            ("export", "out", "--to", "p.csv", "--by", "地区"),
            "--by: '地区'; choose from report, agency-year",
            "--by：'地区'；可选：报告、机关年度",
        ),
        (
            ("export", "out", "--to", "p.csv", "--labels", "法文"),
            "--labels: '法文'; choose from zh, en, id",
            "--labels：'法文'；可选：中文、英文、代码",
        ),
        (
            ("run", ".", "--strategy", "x"),
            "--strategy: 'x'; choose from point, describe, classify",
            "--strategy：'x'；可选：指认、描述、分类",
        ),
        (
            ("run", ".", "--engine", "x"),
            "--engine: 'x'; choose from local, ray",
            "--engine：'x'；可选：本机、Ray",
        ),
    ],
)
def test_an_error_lists_the_words_of_the_language(
    extractor: Inside, arguments: tuple[str, ...], en: str, zh: str
) -> None:
    for lang, wanted in (("en", en), ("中文", zh)):
        ended = extractor(*arguments, "--lang", lang)
        assert ended.returncode == 1
        assert wanted in ended.stderr.decode()


def test_settings_of_a_model_are_chosen_in_chinese() -> None:
    typed = {"mode": "工具", "strategy": "描述", "backend": "本机", "model": "m"}
    assert flags.given(typed) == {
        "mode": "tools", "strategy": "describe", "backend": "local", "model": "m",
    }  # fmt: skip


def test_wide_signs_and_blanks_are_no_other_word() -> None:
    known = ("report", "agency-year")
    assert [choice(x, "--by", known) for x in ("Ｒｅｐｏｒｔ", "机关 年度", "agency-year")] == [
        "report", "agency-year", "agency-year",
    ]  # fmt: skip
    with pytest.raises(UsageError):
        choice("", "--by", known)


def _lists() -> dict[str, str]:
    """The words behind every flag of every command, by the flag."""
    found: dict[str, str] = {}
    commands = [typer.main.get_command(app)]
    while commands:
        command = commands.pop()
        commands += getattr(command, "commands", {}).values()
        for one in command.params:
            if one.metavar and re.fullmatch(r"[a-z_-]+(\|[a-z_-]+)+", one.metavar):
                found[one.opts[0]] = one.metavar
    return found


def test_every_list_of_words_behind_a_flag_has_chinese_ones(extractor: Inside) -> None:
    lists = _lists()
    assert lists.keys() == {
        "--by", "--labels", "--mode", "--strategy", "--backend", "--engine", "--lang",
    }  # fmt: skip
    words = terms()["choice"]
    for metavar in lists.values():
        parts = metavar.split("|")
        assert len({words[part] for part in parts}) == len(parts)
    told = extractor("export", "--help", "--lang", "zh").stdout.decode()
    assert "报告|机关年度" in told
    assert "中文|英文|代码" in told
    assert "[默认：报告]" in told
    assert "report|agency-year" in extractor("export", "--help", "--lang", "en").stdout.decode()
