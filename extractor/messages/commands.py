"""Commands that a message tells people to type, as they called the program: one place for all.

Who typed ``.venv/bin/extractor --lang zh run …`` gets ``.venv/bin/extractor --lang zh review …``,
which works when it is pasted.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from shlex import quote

from .names import stored_path

_NAME = "extractor"
_DISTRIBUTION = "gov-report-extractor"
_WINDOWS = os.name == "nt"
_OF_SHELLS = re.compile(r"[^\w./\\:+@%,=-]" if _WINDOWS else r"[^\w./:+@%,=-]")

_BYTES = re.compile("[\udc80-\udcff]")

_language: str | None = None


def by_flag(language: str | None) -> None:
    """Note the language that ``--lang`` gave, for commands to repeat it; None: there was no flag."""
    global _language
    _language = language


def typed(path: Path | str) -> str:
    """``path`` as a person types it into a shell: in quotes where it holds blanks or signs."""
    text = stored_path(str(path))
    if _BYTES.search(text):
        # Only so does a shell take bytes that are no text from a line that is one.
        plain = text.replace("\\", r"\\").replace("'", r"\'")
        octal = _BYTES.sub(lambda found: f"\\{ord(found[0]) - 0xDC00:o}", plain)
        return f"$'{octal}'"
    if not _OF_SHELLS.search(text):
        return text
    # A single quote would stand between those of a message; the double one lets these through.
    return f'"{text}"' if _WINDOWS or not set(text) & set('"`$!\\') else quote(text)


def command(*words: Path | str, anywhere: bool = False) -> str:
    """The program with these words behind it, as it is typed here; paths are put into quotes.

    ``anywhere``: it works from every folder, for a page that is opened later.
    """
    program, *flags = _program()
    if anywhere and os.path.dirname(program):
        program = os.path.abspath(program)
    first = typed(program)
    if _WINDOWS and first != program:
        # PowerShell takes words in quotes for a text, unless it is told to call it.
        first = f"& {first}"
    if _language:
        flags += ["--lang", _language]
    rest = (typed(word) if isinstance(word, Path) else word for word in words)
    return " ".join((first, *flags, *rest))


def installing(extra: str) -> str:
    """The command that installs, where this program runs, what an optional part of it needs.

    The packages are named, not this program: it need not be on an index.
    """
    from importlib.metadata import PackageNotFoundError, requires
    from importlib.util import find_spec

    try:
        declared = requires(_DISTRIBUTION) or ()
    except PackageNotFoundError:
        declared = ()
    marked = [one.partition(";") for one in declared]
    needed = [name.strip() for name, _, when in marked if when.strip() == f"extra == '{extra}'"]
    python = _shortest(_near(sys.executable))
    first = [python, "-m", "pip"] if find_spec("pip") else ["uv", "pip"]
    # The environments that uv makes have no pip.
    where = [] if find_spec("pip") else ["--python", python]
    return " ".join(map(typed, (*first, "install", *where, *(needed or [f".[{extra}]"]))))


def _near(program: str) -> str:
    """The path from here, where that is shorter to read: below this folder."""
    inside = not _WINDOWS and Path(program).is_relative_to(Path.cwd())
    return os.path.relpath(program) if inside else program


def _program() -> tuple[str, ...]:
    """How this process was called; the plain name in a process of another program."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py" and called.parent.name == _NAME:
        # Windows names the Python behind that of a virtual environment there.
        python = sys.executable if _WINDOWS else sys.orig_argv[0]
        return (_shortest(python), "-m", _NAME)
    return (_shortest(sys.argv[0]) if called.stem == _NAME else _NAME,)


def _shortest(program: str) -> str:
    """The name alone where the search path has it, else the path that was typed."""
    folder, name = os.path.split(program)
    found = shutil.which(name)
    # The folders are compared: the Python of an environment is a link to that of the system.
    if found and folder and os.path.exists(folder):
        plain = os.path.samefile(os.path.dirname(os.path.abspath(found)), folder)
    else:
        plain = not folder
    if plain:
        return name.removesuffix(".exe")
    if _WINDOWS:
        # Programs are called by their whole path there, whatever was typed.
        program = program.removesuffix(".exe")
        inside = Path(program).is_relative_to(Path.cwd())
        return os.path.join(".", os.path.relpath(program)) if inside else program
    return program
