"""Which reports a command means: files, folders, patterns and standard input."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """One report to read.

    ``key`` is its absolute path and identifies it in a run folder; ``name`` is what outputs call
    it: the path below the folder that was named, or as much more as tells it from the others.
    ``path`` is None for standard input.
    """

    key: str
    path: Path | None
    name: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An argument that stands for no report; ``message`` says why and what to do."""

    given: str
    message: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The reports in path order, what was wrong, and the files of other kinds by suffix."""

    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...]
    other_kinds: Mapping[str, int]
    skipped: tuple[str, ...] = ()
    """The files of other kinds, by path."""


@dataclass
class _Search:
    readable: Callable[[Path], bool]
    found: dict[str, tuple[Path, Path]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    other_kinds: set[str] = field(default_factory=set)

    def problem(self, given: str, message: str) -> None:
        self.problems.append(Problem(_utf8(given), f"{_utf8(given)}: {message}"))

    def add(self, path: Path, short: Path) -> None:
        self.found.setdefault(os.path.realpath(path), (path, short))

    def argument(self, given: str) -> None:
        path = Path(given)
        try:
            if path.is_dir():
                self.folder(path, given)
            elif path.is_file():
                self.add(path, Path(path.name))
            elif path.exists():
                self.problem(given, f"is no regular file; read it with `{STDIN}` from a pipe")
            elif glob.has_magic(given):
                self.pattern(given)
            else:
                self.problem(given, "does not exist; check the spelling and the working folder")
        except (OSError, ValueError) as error:
            self.problem(given, f"cannot be reached ({error}); check the path")

    def folder(self, folder: Path, given: str) -> None:
        found, problems = 0, len(self.problems)
        for path in _walk(folder, lambda error: self.unreadable(error, given)):
            if self.readable(path):
                self.add(path, path.relative_to(folder))
                found += 1
            else:
                self.other_kinds.add(os.path.realpath(path))
        if not found and len(self.problems) == problems:
            self.problem(given, "holds no reports; name a folder that does, or a file")

    def unreadable(self, error: OSError, given: str) -> None:
        name = str(error.filename or given)
        self.problem(name, f"cannot be opened ({error.strerror}); check its permissions")

    def pattern(self, given: str) -> None:
        matches = [Path(match) for match in sorted(glob.glob(given, recursive=True))]
        files = [path for path in matches if path.is_file() and not _hidden(path.name)]
        found = 0
        for path in files:
            if self.readable(path):
                self.add(path, Path(path.name))
                found += 1
            else:
                self.other_kinds.add(os.path.realpath(path))
        # `**` matches every folder on the way too, so folders count only where they are all.
        folders = [] if files else matches
        for folder in folders:
            self.folder(folder, str(folder))
        if not found and not folders:
            self.problem(given, "matches no report; check the pattern and the working folder")


def _utf8(name: str) -> str:
    """A file name that can be stored and printed, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _hidden(name: str) -> bool:
    # Office keeps a lock file named ~$… beside every document that is open.
    return name.startswith((".", "~$"))


def _walk(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not _hidden(name))
        for name in sorted(files):
            if not _hidden(name):
                yield Path(root, name)


def _distinct(jobs: Sequence[tuple[Job, str]]) -> tuple[Job, ...]:
    """Lengthen the names that two reports would share, and put the reports in path order."""
    ordered = [job for job, _ in jobs]
    for longer in ([full for _, full in jobs], [job.key for job, _ in jobs]):
        shared = Counter(job.name for job in ordered)
        ordered = [
            replace(job, name=name) if shared[job.name] > 1 else job
            for job, name in zip(ordered, longer, strict=True)
        ]
    return tuple(sorted(ordered, key=lambda job: (job.path is None, Path(job.key).parts)))


def expand(
    arguments: Sequence[str | os.PathLike[str]], readable: Callable[[Path], bool]
) -> Selection:
    """Find the reports that ``arguments`` name.

    An argument is a file, a folder (searched with its sub-folders), a pattern such as
    ``reports/**/*.pdf``, or ``-`` for standard input.  A file that is named is always taken; in
    folders and patterns only ``readable`` kinds are, the rest is counted.  Hidden files are
    passed over, and a file that is named twice is read once.  Nothing is raised: what cannot be
    found is a ``Problem``.
    """
    search = _Search(readable)
    stdin = False
    for given in arguments:
        argument = os.fspath(given)
        if argument == STDIN:
            stdin = True
        else:
            search.argument(argument)
    jobs = [
        (Job(_utf8(key), path, _utf8(short.as_posix())), _utf8(path.as_posix()))
        for key, (path, short) in search.found.items()
    ]
    if stdin:
        jobs.append((Job(STDIN, None, "stdin"), STDIN))
    skipped = sorted(search.other_kinds - search.found.keys())
    others = Counter(os.path.splitext(path)[1].lower() or "no suffix" for path in skipped)
    return Selection(
        _distinct(jobs),
        tuple(search.problems),
        dict(sorted(others.items())),
        tuple(_utf8(path) for path in skipped),
    )
