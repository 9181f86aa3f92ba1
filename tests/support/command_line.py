"""Run the command line, over the small pipeline of ``samples`` or over the real one.

``extractor`` starts a process of its own: for signals, encodings and exit codes as a shell sees
them.  ``Inside`` calls the same entry point in this process, which saves the imports; ``forked`` in
a fork of this process, which saves them too: for what changes the process that it runs in.
"""

from __future__ import annotations

import importlib
import io
import logging
import os
import signal
import subprocess
import sys
import tempfile
import traceback
import types
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from support import samples

from extractor.messages import speak
from extractor.messages.commands import by_flag

# Never the cache of whoever runs the tests, nor their language.
_OWN = {"EXTRACTOR_CACHE_DIR": "cache", "EXTRACTOR_LANG": "en"}
ZH = {"EXTRACTOR_LANG": "zh"}
"""The setting that makes it speak Chinese."""
_TESTS = str(Path(__file__).parents[1])


def environment(**changes: str) -> dict[str, str]:
    """The environment of this process without any setting of the extractor, and changed."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("EXTRACTOR_", "OPENAI_")) and name not in ("COLUMNS", "NO_COLOR")
    }
    # An empty part would stand for the working folder.
    path = os.pathsep.join(filter(None, [_TESTS, kept.get("PYTHONPATH")]))
    return {**kept, "PYTHONPATH": path, "PYTHONIOENCODING": "", **_OWN, **changes}


def command(*arguments: str, real: bool = False) -> list[str]:
    """The command line over the small pipeline, or over the ``real`` one."""
    module = "extractor.cli" if real else "support.small"
    return [sys.executable, "-c", f"from {module} import main; main()", *arguments]


def extractor(
    *arguments: str, real: bool = False, stdin: bytes = b"", **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """Run it to the end; ``changes`` are environment variables."""
    return subprocess.run(
        command(*arguments, real=real),
        env=environment(**changes),
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def forked(
    *arguments: str,
    real: bool = True,
    folder: Path | None = None,
    packages: Path | None = None,
    first: Callable[[], object] = lambda: None,
    **changes: str,
) -> subprocess.CompletedProcess[str]:
    """Run it to the end in a fork of this process.

    ``packages`` is a folder with installed packages; ``first`` changes the process before it runs;
    ``changes`` are environment variables.
    """
    importlib.import_module("extractor.pipeline")  # once, in this process, for all forks
    env = environment(**changes)
    if packages is not None:
        env["PYTHONPATH"] = os.pathsep.join([str(packages), env["PYTHONPATH"]])
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        if (child := os.fork()) == 0:
            for into, here in ((stdout, 1), (stderr, 2)):
                os.dup2(into.fileno(), here)
            if packages is not None:
                _install(packages)
            if not real:
                sys.modules["extractor.pipeline"] = _small_pipeline()
            first()
            _to_the_end(arguments, env, folder or Path.cwd())
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        for file in (stdout, stderr):
            file.seek(0)
        return subprocess.CompletedProcess(
            arguments, code, stdout.read().decode(), stderr.read().decode()
        )


def _small_pipeline() -> types.ModuleType:
    """Like the real one, with the extraction of ``samples``."""
    import extractor.pipeline

    small = types.ModuleType("extractor.pipeline")
    # Commands are imported when they are called: what they want of it is there.
    vars(small).update({**vars(extractor.pipeline), "aextract": samples.aextract})
    return small


def _install(packages: Path) -> None:
    """Have this process find them, and nothing of what it found before."""
    from extractor import entry_points, plugins
    from extractor.batch import fingerprint

    sys.path.insert(0, str(packages))
    importlib.invalidate_caches()
    for module in (entry_points, plugins, fingerprint):
        for found in vars(module).values():
            if clear := getattr(found, "cache_clear", None):
                clear()


def _to_the_end(arguments: tuple[str, ...], env: dict[str, str], folder: Path) -> NoReturn:
    """Run it in this process, which is a fork, and end that."""
    code: object = 1
    try:
        signal.alarm(60)  # no longer than a process of its own may take
        os.environ.clear()
        os.environ.update(env)
        os.chdir(folder)
        sys.argv = ["extractor", *arguments]
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdin, sys.stdout, sys.stderr = (
            os.fdopen(number, mode, encoding="utf-8", closefd=False)
            for number, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        from extractor.cli import main

        main()
    except SystemExit as ended:
        code = ended.code
    finally:
        if sys.exception() is not None:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)


class Inside:
    """The command line in this process, with the same result as ``extractor``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(
        self, *arguments: str, real: bool = False, stdin: bytes = b"", **changes: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run it to the end; ``changes`` are environment variables."""
        from extractor.cli import main

        self._capsys.readouterr()
        with self._monkeypatch.context() as patch:
            for name in set(os.environ) - set(environment()):
                patch.delenv(name)
            for name, value in {**_OWN, **changes}.items():
                patch.setenv(name, value)
            if not real:
                patch.setitem(sys.modules, "extractor.pipeline", _small_pipeline())
            patch.setattr(sys, "argv", ["extractor", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            with pytest.raises(SystemExit) as ended:
                main()
        speak("en")
        by_flag(None)
        logging.getLogger("extractor").handlers.clear()  # each start of the program adds one
        printed, said = self._capsys.readouterr()
        code = ended.value.code
        return subprocess.CompletedProcess(
            arguments, code if isinstance(code, int) else 0, printed.encode(), said.encode()
        )


def printed(ended: subprocess.CompletedProcess[bytes]) -> str:
    """What it printed and said."""
    return ended.stdout.decode() + ended.stderr.decode()
