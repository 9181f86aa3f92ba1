"""The commands that messages tell: pasted, they start the program that told them."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.command_line import environment
from support.thorough import more

from extractor.messages import commands
from extractor.messages.commands import by_flag, command, installing

SCRIPT = f"#!{sys.executable}\nfrom extractor.cli import main\nmain()\n"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program in an environment whose folder has a blank in its name; no other on the path."""
    program = tmp_path / "my env" / "bin" / "extractor"
    program.parent.mkdir(parents=True)
    program.write_text(SCRIPT, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    return program


@pytest.mark.parametrize(
    "called",
    ['"my env/bin/extractor" --lang zh',
     *more('"my env/bin/extractor"', f"{sys.executable} -m extractor --lang zh")],
)  # fmt: skip
def test_a_hint_that_is_pasted_works_and_speaks_as_before(program: Path, called: str) -> None:
    Path("none").mkdir()

    def shell(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(line, shell=True, capture_output=True, text=True, timeout=60,
                              check=False, env=environment())  # fmt: skip

    told = shell(f"{called} runs show none").stderr
    (hint,) = re.findall("^  (.+)$", told, re.MULTILINE)
    assert hint == f"{called} runs list"
    again = shell(f"{hint} none")
    assert again.returncode == 0
    assert ("其中没有运行结果" in again.stderr) == ("zh" in called)


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(commands, "_language", None)
    return monkeypatch


def test_what_the_search_path_has_is_told_by_its_name(
    program: Path, called: pytest.MonkeyPatch
) -> None:
    called.setattr(sys, "argv", [str(program), "run", "a"])
    assert command("review", Path("out")) == f'"{program}" review out'
    called.setenv("PATH", str(program.parent))
    assert command("review", Path("out")) == "extractor review out"


def test_a_page_that_is_opened_later_names_the_program_from_every_folder(
    program: Path, called: pytest.MonkeyPatch
) -> None:
    called.setattr(sys, "argv", ["my env/bin/extractor", "review", "out"])
    assert command("review apply", Path("o"), anywhere=True) == f'"{program}" review apply o'
    called.setattr(sys, "argv", ["extractor", "review", "out"])
    assert command("review apply", Path("o"), anywhere=True) == "extractor review apply o"


def test_the_python_that_was_typed_is_told_and_not_one_that_it_is_a_link_to(
    program: Path, called: pytest.MonkeyPatch
) -> None:
    python = program.parent / "python"
    python.symlink_to("/bin/sh")
    called.setenv("PATH", "/bin")
    called.setattr(sys, "argv", ["/somewhere/extractor/__main__.py", "run"])
    called.setattr(sys, "orig_argv", ["my env/bin/python", "-m", "extractor", "run"])
    assert shlex.split(command("review", Path("o"))) == [
        "my env/bin/python", "-m", "extractor", "review", "o",
    ]  # fmt: skip
    called.setattr(sys, "orig_argv", ["python3", "-m", "extractor", "run"])
    assert command("review", Path("o")) == "python3 -m extractor review o"


def test_a_program_that_uses_the_library_is_not_taken_for_the_command(
    called: pytest.MonkeyPatch,
) -> None:
    for other in ("/usr/lib/pytest/__main__.py", "study.py", "-c", ""):
        called.setattr(sys, "argv", [other])
        assert command("review", Path("o")) == "extractor review o"


def test_only_a_language_that_a_flag_gave_is_told(called: pytest.MonkeyPatch) -> None:
    called.setattr(sys, "argv", ["extractor"])
    by_flag("zh")
    assert command("export", Path("my runs"), "--to panel.xlsx") == (
        'extractor --lang zh export "my runs" --to panel.xlsx'
    )


def test_what_is_missing_is_installed_where_the_program_runs() -> None:
    first, _, rest = installing("report").partition(" -m ")
    # Asked for what it has: nothing is fetched, and the packages are those that are declared.
    words = [*shlex.split(first), "-m", *shlex.split(rest)]
    assert Path(words[0]).absolute() == Path(shutil.which(sys.executable) or "").absolute() or (
        shutil.which(words[0]) == sys.executable
    )
    assert words[1:4] == ["-m", "pip", "install"]
    assert [word.partition(">=")[0] for word in words[4:]] == ["plotly"]
    assert shlex.split(installing("nothing of it"))[-1] == ".[nothing of it]"


def test_powershell_is_told_to_call_what_stands_in_quotes(
    program: Path, called: pytest.MonkeyPatch
) -> None:
    called.setattr(commands, "_WINDOWS", True)
    called.setattr(sys, "argv", [str(program.parents[1] / "bin" / "extractor.exe")])
    assert command("review", Path("o")) == '& "./my env/bin/extractor" review o'
    called.chdir(program.parents[1])
    assert command("review", Path("o")) == "./bin/extractor review o"
