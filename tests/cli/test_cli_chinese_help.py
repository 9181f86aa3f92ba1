"""``--lang zh``: help and mistakes are told in Chinese, and which language is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from support.command_line import ZH, Inside, extractor, printed
from support.languages import CHINESE, english, not_chinese

from extractor.cli import app
from extractor.messages import said, speaking, word
from extractor.schemas.pack import parsed as parsed_pack
from extractor.text.load.ocr import INSTALL, with_ocr


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("收到申请12件。")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("rnu",), "没有命令 'rnu'。"),
        (("run",), "缺少参数 '报告'。"),
        (("run", "reports", "--bad"), "没有选项 --bad"),
        (("run", "reports", "--in-flight", "x"), "'--in-flight' 的值无效：应为整数"),
        (
            ("run", "reports", "--mode", "bad", "--model", "m"),
            "--mode：'bad'；可选：自动、架构、工具",
        ),
        (("run", "reports", "--header", "x"), "--header 'x'：请写成 名称=值"),
        (("export", "out", "--to", "x.xyz"), "未知的文件种类"),
        (("export", "out", "--to", "x.csv"), "没有这个文件夹"),
        (("export", "out", "--to", "x.csv", "--only", "sure"), "'sure' 不是核验结果"),
        (("show", "gone.txt"), "错误：gone.txt：不存在；请检查拼写和当前文件夹"),
        (("review", "out"), "没有这个文件夹"),
        (("verify",), "请给出运行结果文件夹"),
        (("run", "reports", "--profile", "x"), "中没有 [profile.x]；已有的方案：无"),
        (("run", "reports", "--schema", "x"), "请写成 文件.py:模型类"),
        (("cache", "clear"), "删除须经确认，请加 --yes"),
        (("run", "reports", "--backend", "replay", "--model", "m"), "需要 --recordings 文件夹"),
    ],
)
def test_mistakes_are_told_in_chinese(
    extractor: Inside, arguments: tuple[str, ...], wanted: str
) -> None:
    ended = extractor(*arguments, real=True, COLUMNS="200", **ZH)
    said = printed(ended)
    assert wanted in said
    assert ended.returncode in (1, 3)
    # What may be typed is typed in English.
    said = re.sub(r"用法：.*|可选：[a-z, ]+|--schema x|错误：(?:cache|out)", "", said)
    assert not not_chinese(said)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('modle = "x"', "未知的设置 'modle'；是否指"),
        ('max_cost = "x"', "max_cost：应为数值"),
        ("x", "无法按 TOML 读取"),
        ('lang = "de"', "lang：应为 'en' 或 'zh'"),
        ('[profile.a]\nlang = "zh"', "lang：请移到所有方案之前"),
    ],
)
def test_mistakes_of_a_file_are_told_in_chinese(
    extractor: Inside, folder: Path, line: str, wanted: str
) -> None:
    (folder / "extractor.toml").write_text(line)
    ended = extractor("run", "reports", real=True, **ZH)
    assert wanted in ended.stderr.decode()
    assert ended.returncode == 1


HELPS = (
    (), ("run",), ("show",), ("export",), ("review",), ("report",), ("doctor",), ("settings",),
    ("serve-local",), ("verify",), ("version",), ("batch",), ("batch", "export"),
    ("batch", "import"), ("runs",), ("runs", "list"), ("runs", "show"), ("runs", "resume"),
    ("runs", "diff"), ("cache",), ("cache", "why"), ("schema",), ("schema", "export"), ("schema", "generate"), ("eval",),
    ("eval", "mutate"), ("eval", "scan"), ("eval", "variants"), ("eval", "rules"),
    ("eval", "compare"), ("eval", "label"),
)  # fmt: skip


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("command", HELPS, ids=" ".join)
def test_help_is_whole_and_in_chinese(extractor: Inside, command: tuple[str, ...]) -> None:
    ended = extractor(*command, "--help", **ZH)
    said = ended.stdout.decode()
    assert "用法：" in said
    # Flags and defaults that are too long are cut by the library, in English too.
    assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]…", said)
    # Names of commands, arguments and values are typed in English.
    typed = (
        r"用法：.*|\[默认：[^\]]*\]?|\b(?:run-batch|apply|review|applications)\b"
        r"|^│ \*? *[\w-]+  |[a-z_-]+(?:\|[a-z_-]+)+"
    )
    kept = re.sub(typed, "", said, flags=re.M)
    assert not [line for line in kept.splitlines() if CHINESE.search(line) and english(line)]
    assert "显示本帮助并退出" in said


def test_english_help_is_as_it_was(extractor: Inside) -> None:
    assert not CHINESE.search(extractor("run", "--help").stdout.decode())
    extractor("run", "--help", **ZH)
    assert not CHINESE.search(extractor("run", "--help").stdout.decode())
    assert not CHINESE.search(printed(extractor("rnu")))


@pytest.mark.parametrize(
    ("arguments", "variables", "file", "wanted"),
    [
        (("--lang", "zh"), {"EXTRACTOR_LANG": "en"}, 'lang = "en"', "zh"),
        (("--lang=en",), {"EXTRACTOR_LANG": "zh"}, "", "en"),
        ((), {"EXTRACTOR_LANG": "zh"}, 'lang = "en"', "zh"),
        ((), {"EXTRACTOR_LANG": "", "LC_ALL": "zh_CN.UTF-8"}, 'lang = "en"', "en"),
        ((), {"EXTRACTOR_LANG": "", "LC_ALL": "zh_CN.UTF-8"}, "", "zh"),
        ((), {"EXTRACTOR_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW"}, "", "zh"),
        ((), {"EXTRACTOR_LANG": "", "LC_ALL": "C.UTF-8", "LANG": "zh_CN"}, "", "en"),
    ],
)
def test_flag_variable_file_and_locale(
    extractor: Inside,
    folder: Path,
    arguments: tuple[str, ...],
    variables: dict[str, str],
    file: str,
    wanted: str,
) -> None:
    (folder / "extractor.toml").write_text(file)
    before = extractor(*arguments, "version", **variables).stdout.decode()
    behind = extractor("version", *arguments, **variables).stdout.decode()
    assert before == behind
    assert ("记录格式" in before) == (wanted == "zh")
    shown = extractor("settings", *arguments, **variables).stdout.decode()
    (row,) = [line for line in shown.splitlines() if line.startswith("lang ")]
    assert row.split()[1] == wanted


def test_a_language_that_is_not_there_is_refused(extractor: Inside) -> None:
    ended = extractor("version", "--lang", "fr")
    assert ended.returncode == 1
    assert "--lang: 'fr' is no language of this program; choose zh or en" in printed(ended)
    assert extractor("version", "--lang").returncode == 1


def test_a_shell_sees_it_too(folder: Path) -> None:
    ended = extractor("rnu", real=True, LC_ALL="zh_CN.UTF-8", EXTRACTOR_LANG="",
                      PYTHONIOENCODING="utf-8")  # fmt: skip
    assert "没有命令 'rnu'。" in ended.stderr.decode()


def test_no_line_of_a_help_ends_where_a_line_of_the_source_does(extractor: Inside) -> None:
    ended = extractor("review", "--help", real=True, COLUMNS="80")
    lines = [line.strip() for line in ended.stdout.decode().splitlines()]
    assert "`review apply RUN DECISIONS...` merges decisions of one or several people;" in lines


def test_what_the_scanner_did_is_told_in_chinese_throughout(
    folder: Path, extractor: Inside
) -> None:
    text = "7月收到申请12件，答复三件左右。"
    labels = [
        (0, 2, "7月", "-", "-", "exact", "hotline"), (6, 9, "12件", "13", "件", "exact", "-"),
        (10, 11, "答", "4", "-", "about", "-"), (11, 12, "复", "-", "-", "exact", "name"),
    ]  # fmt: skip
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text(text, encoding="utf-8")
    (folder / "labels").mkdir()
    head = ("start", "stop", "expression", "value", "unit", "qualifier", "reason", "note")
    rows = [head, *((*label, "") for label in labels)]
    lines = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    (folder / "labels" / "a.tsv").write_text(lines, encoding="utf-8")
    where = ("--labels", "labels", "--texts", "texts")
    ended = extractor("--lang", "zh", "eval", "scan", *where, real=True, COLUMNS="200")
    told = ended.stdout.decode()
    for line in ("a：'7月' 是热线，读成日期", "a：'12件' 是 13 件（确数），读成 12 件（确数，数字）",
                 "a：'答' 是 4（约），未找出", "a：'复' 是名称，未找出"):  # fmt: skip
        assert line in told, told


def test_names_of_variants_and_the_version_are_in_chinese(extractor: Inside) -> None:
    with speaking("zh"):
        assert said("scan") == "扫描件"
    version = extractor("--lang", "zh", "--version", real=True).stdout.decode()
    assert re.search(r"，记录格式 [\d.]+，Python ", version)


def test_what_stands_for_an_argument_is_called_in_chinese(extractor: Inside) -> None:
    for command in HELPS:
        said_of = extractor(*command, "--help", real=True, COLUMNS="200", **ZH).stdout.decode()
        left = re.findall(
            r"(?<![A-Z_.'=a-z-])(?:RUN|PATHS|FILE|DIR|NAME|VERDICT|DECISIONS)\b", said_of
        )
        assert not left, command
        assert "列表[" not in said_of
    missing = printed(extractor("export", "--to", "p.csv", **ZH))
    assert "用法：extractor export [选项] <结果文件夹>" in missing
    assert "缺少参数 '结果文件夹'" in missing
    # Each of them has its word, in every command.
    named = {name for command in _commands() for one in command.params
             for name in re.findall("[A-Z]{3,}", one.metavar or "")}  # fmt: skip
    assert {name for name in named if not CHINESE.search(word(name, "metavar", "zh"))} <= {"MB"}


def _commands() -> Iterator[Any]:
    waiting = [typer.main.get_command(app)]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += getattr(one, "commands", {}).values()


def test_what_is_wrong_with_toml_is_told_in_chinese() -> None:
    for line in (
        "x = nonsense",
        "a b = 2",
        "[t\n",
        "a = 1\na = 2",
        "d = 2020-13-99",
        "c = [1,",
        "x",
    ):
        with pytest.raises(ValueError, match="is no TOML") as raised:
            parsed_pack("p.toml", line)
        told = said(str(raised.value), "zh")
        assert re.match(
            "p.toml：不是 TOML：.+（(?:第 1 行第 [0-9]+ 列|在文件末尾)）；请改正该处", told
        ), told
        assert not english(told.replace("TOML", "")), told


def test_why_a_rule_read_it_is_told_in_one_language() -> None:
    for english_, chinese in (
        ("told of all; pattern: said of all", "就全部而言；句式：前述全部如此"),
        ("told of all; pattern: all on time", "就全部而言；句式：全部按时"),
        ("累计; pattern: goes on", "累计；句式：承上"),
        ("told of all; pattern: reply @application", "就全部而言；句式：reply @application"),
    ):
        assert said(english_, "zh") == chinese


@pytest.mark.parametrize(
    "arguments",
    [("--lang", "zh", "version", "--lang", "fr"), ("version", "--lang=zh", "--lang=fr")],
)
def test_who_named_chinese_is_told_in_chinese_that_another_is_none(
    extractor: Inside, arguments: tuple[str, ...]
) -> None:
    ended = extractor(*arguments)
    assert ended.returncode == 1
    assert "--lang：本程序没有 'fr' 这种语言" in printed(ended)


def test_the_last_language_that_is_named_counts_and_the_setting_is_asked_next(
    extractor: Inside,
) -> None:
    assert "本程序没有 'fr' 这种语言" in printed(extractor("version", "--lang", "fr", **ZH))
    assert "之后须写明语言" in printed(extractor("--lang", "zh", "version", "--lang"))
    assert "records" in printed(extractor("version", "--lang", "fr", "--lang", "en", **ZH))


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('id = "a\n"', "不允许的字符 '\\n'"),
        ("id = 'a\n'", "不允许的字符 '\\n'"),
        ("id = {a = 1, a = 2}", "键 'a' 重复"),
        ("id = '''a", "应有 \"'''\""),
        ('id = """a', "字符串没有结束引号"),
        ('id = "a', "字符串没有结束引号"),
        ('id = "\\ud800"', "转义的不是 Unicode 字符"),
        ("[a]\n[a]", "('a',) 声明了两次"),
        ("a = {b = 1}\n[a.c]", "('a', 'c') 声明了两次"),
        ("id = 1\nid = 2", "同一个键给了两次值"),
        ("id = [1", "数组没有结束"),
        ("id", "键的后面应有 '='"),
    ],
)
def test_what_is_wrong_in_a_pack_is_told_in_one_language_with_its_place(
    extractor: Inside, tmp_path: Path, toml: str, told: str
) -> None:
    (tmp_path / "pack.toml").write_text(toml, encoding="utf-8")
    ended = extractor("run", str(tmp_path), "--pack", str(tmp_path), **ZH)
    assert ended.returncode == 1
    place = r"（(?:第 \d+ 行第 \d+ 列|在文件末尾)）"
    assert re.search(rf"不是 TOML：{re.escape(told)}{place}；请改正该处", printed(ended))


@pytest.mark.parametrize(
    "message",
    [
        with_ocr(),
        f"pages 2: pictures only; what they show is not read: {INSTALL} and run again",
        "only a title and pictures; what they show is not read: print it to PDF, "
        f"{INSTALL} and give the PDF",
    ],
)
def test_no_blank_stands_behind_a_chinese_bracket(message: str) -> None:
    told = said(message, "zh")
    assert "'.[ocr]'（在克隆的目录下），再" in told
    assert not re.search("[（）：，；。] | [（）：，；。]", told.replace("执行 .venv", ""))
