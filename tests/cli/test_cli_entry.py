"""The ways to begin: ``extractor``, ``python -m extractor``, ``--version``, shell completion."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.command_line import Inside, environment
from support.thorough import more

MODULE = (sys.executable, "-m", "extractor")
SCRIPT = (str(Path(sys.executable).with_name("extractor")),)


def ran(*command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=environment(**changes), capture_output=True, text=True, check=False, timeout=60
    )


def test_the_version_is_told_in_every_way(extractor: Inside) -> None:
    told = [ran(*MODULE, "--version")]
    if Path(SCRIPT[0]).exists():
        told.append(ran(*SCRIPT, "--version"))
    assert {(each.returncode, each.stderr) for each in told} == {(0, "")}
    inside = [extractor("version"), extractor("--version")]
    assert {each.returncode for each in inside} == {0}
    assert len({each.stdout for each in told} | {each.stdout.decode() for each in inside}) == 1
    assert told[0].stdout.startswith("extractor ")


def test_the_module_has_the_exit_codes_of_the_command() -> None:
    assert ran(*MODULE, "--no-such-flag").returncode == 1
    assert ran(*MODULE, "run", "missing.txt").returncode == 1


def test_a_closed_stdin_and_an_empty_name_are_told(extractor: Inside) -> None:
    closed = subprocess.run(
        [*MODULE, "show", "-"],
        env=environment(), capture_output=True, text=True, check=False, timeout=60,
        preexec_fn=lambda: os.close(0),
    )  # fmt: skip
    assert (closed.returncode, closed.stdout) == (1, "")
    assert "standard input is closed" in closed.stderr
    assert "Traceback" not in closed.stderr
    empty = extractor("run", "", real=True)
    assert empty.returncode == 1
    assert "is empty; name a file" in empty.stderr.decode()


@pytest.mark.parametrize(("typed", "expected"), [("extractor exp", "export"),
                                                 ("extractor run --work", "--workers"),
                                                 ("extractor eval com", "compare")])  # fmt: skip
def test_the_shell_completes(extractor: Inside, typed: str, expected: str) -> None:
    """As bash asks: the words so far, and which of them is being typed."""
    last = str(len(typed.split()) - 1)
    answer = extractor(
        COMP_WORDS=typed, COMP_CWORD=last, _EXTRACTOR_COMPLETE="complete_bash", real=True
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.decode().split() == [expected]


def test_the_script_for_the_shell_is_printed() -> None:
    if not Path(SCRIPT[0]).exists():
        pytest.skip("the package is not installed with its command")
    printed = ran(
        *SCRIPT, "--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1"
    )
    assert printed.returncode == 0
    assert "_EXTRACTOR_COMPLETE=complete_bash" in printed.stdout


@pytest.mark.parametrize(("language", "told"), [
    ("zh", ["bash 的自动补全已安装到 ", "重新打开终端后生效"]),
    *more(("en", ["bash completion installed in ", "Completion will take effect once you restart"])),
])  # fmt: skip
def test_what_installing_the_completion_prints_is_in_the_language(
    tmp_path: Path, language: str, told: list[str]
) -> None:
    printed = ran(
        *MODULE, "--lang", language, "--install-completion", "bash",
        HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1",
    )  # fmt: skip
    assert printed.returncode == 0, printed.stderr
    lines = printed.stdout.splitlines()
    assert [line.startswith(begin) for line, begin in zip(lines, told, strict=True)] == [True, True]
    assert str(tmp_path) in lines[0]


def test_where_no_command_is_called_nearly_so_they_are_listed(extractor: Inside) -> None:
    ended = extractor("cache", "show", COLUMNS="200")
    assert ended.returncode == 1
    told = ended.stderr.decode()
    assert "there is no command 'show'; the commands are stats, clear" in told
    assert "Did you mean 'stats'?" in extractor("cache", "stts").stderr.decode()
