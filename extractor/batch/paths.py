"""Which reports a command means: files, folders, patterns and standard input."""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import takewhile
from operator import attrgetter
from pathlib import Path

from extractor.errors import UsageError
from extractor.messages.names import path_text
from extractor.outputs import printable
from extractor.outputs.own_mark import is_output

from .hidden import hidden, may_be_reports, walk
from .nothing import OWN, kind_of, nothing_in_any, nothing_to_read

STDIN = "-"
_ADDRESS = re.compile(r"(?:https?|ftp)://", re.I)


@dataclass(frozen=True, slots=True)
class Job:
    """One report to read.

    ``key`` is its absolute path and identifies it in a run folder; ``name`` is what outputs call
    it: the path below the folder that was named, or as much more as tells it from the others.
    ``file`` is where it is read, None for standard input.  All reports of a run have one, so it
    is a text: a ``Path`` is several times as large.
    """

    key: str
    file: str | None
    name: str

    @property
    def path(self) -> Path | None:
        """Where it is read; None for standard input."""
        return None if self.file is None else Path(self.file)

    def given(self, stdin: bytes) -> Path | bytes:
        """What is read: its path, or what came by standard input."""
        return stdin if self.file is None else Path(self.file)


@dataclass(frozen=True, slots=True)
class PathProblem:
    """An argument that stands for no report; ``message`` says why and what to do.

    ``nothing``: it can be reached, and holds nothing that is read: no report failed there.
    """

    given: str
    message: str
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """The reports in path order, what was wrong, and what was passed over.

    ``other_kinds`` counts the files of other kinds by suffix, ``passed_over`` what a folder holds
    that is no file of its own, by the words for it.
    """

    jobs: tuple[Job, ...]
    problems: tuple[PathProblem, ...]
    other_kinds: Mapping[str, int]
    passed_over: Mapping[str, int] = field(default_factory=dict)
    skipped: tuple[Job, ...] = ()
    """The files of other kinds, by path."""

    @property
    def failed(self) -> tuple[PathProblem, ...]:
        """What could not be reached: each is told, and counted, as a report that failed."""
        return tuple(problem for problem in self.problems if not problem.nothing)

    @property
    def nothing(self) -> tuple[str, ...]:
        """What to say of arguments that hold nothing to read."""
        return tuple(problem.message for problem in self.problems if problem.nothing)


LEADS_OUT = "links that lead out of their folder"
NO_FILE = "pipes, sockets and devices"
HIDDEN = "paths that a leading dot hides"


@dataclass
class _Search:
    readable: Callable[[Path], bool]
    found: dict[str, Job] = field(default_factory=dict)
    problems: list[PathProblem] = field(default_factory=list)
    other_kinds: dict[str, Job] = field(default_factory=dict)
    passed_over: Counter[str] = field(default_factory=Counter)

    def problem(self, given: str, message: str, *, nothing: bool = False) -> None:
        told = f"{path_text(given)}: {message}"
        self.problems.append(PathProblem(path_text(given), told, nothing))

    def add(self, path: Path, short: Path, files: dict[str, Job] | None = None) -> None:
        """Note a file under its real path: among the reports, or among ``files``."""
        real, file = os.path.realpath(path), str(path)
        key = path_text(real)
        # Most paths are the same in every regard: one text serves for all of them.
        job = Job(key, key if file == key else file, path_text(short.as_posix()))
        (self.found if files is None else files).setdefault(real, job)

    def argument(self, given: str) -> None:
        path = Path(given)
        try:
            if nothing := _nothing(given):
                self.problem(given or "''", nothing)
            elif path.is_dir():
                self.folder(path, given)
            elif path.is_file():
                self.add(path, Path(path.name))
            elif path.exists():
                self.problem(given, f"is no regular file; read it with `{STDIN}` from a pipe")
            else:
                self.pattern(given)
        except (OSError, ValueError) as error:
            self.problem(given, f"cannot be reached ({_words(error)}); check the path")

    def folder(self, folder: Path, given: str) -> None:
        found, problems, passed = 0, len(self.problems), self.led_away()
        root, held, own = os.path.realpath(folder), list[Path](), self.passed_over[OWN]
        for path in walk(folder, lambda error: self.unreadable(error, given), self.unseen):
            if self.taken(path, path.relative_to(folder), root):
                found += 1
            elif not found and os.path.realpath(path) in self.other_kinds:
                held.append(path)
        nothing = not found and len(self.problems) == problems
        if nothing and self.led_away() == passed:
            own = self.passed_over[OWN] - own
            self.problem(given, nothing_to_read(held, own), nothing=True)
        elif nothing:
            message = "holds links or devices and no report; name the files themselves"
            self.problem(given, message, nothing=True)

    def unseen(self, path: Path) -> None:
        if may_be_reports(path, self.readable):
            self.passed_over[HIDDEN] += 1

    def led_away(self) -> int:
        """How many links and devices have been passed over."""
        return self.passed_over[LEADS_OUT] + self.passed_over[NO_FILE]

    def taken(self, path: Path, short: Path, root: str) -> bool:
        """Whether something that was found below ``root`` is a report, which is noted; what is not
        is counted."""
        try:
            # The folder may be somebody else's: its links must not fetch what is not in it.
            if not _inside(os.path.realpath(path), root):
                self.passed_over[LEADS_OUT] += 1
                return False
            kind = path.stat().st_mode
            if stat.S_ISDIR(kind):
                return False  # a link to a folder that is walked anyway
            if not stat.S_ISREG(kind):
                self.passed_over[NO_FILE] += 1
                return False
            if is_output(path):
                self.passed_over[OWN] += 1
                return False
            if self.readable(path):
                self.add(path, short)
                return True
            self.add(path, short, self.other_kinds)
        except (OSError, ValueError) as error:
            nowhere = getattr(error, "errno", None) in (errno.ELOOP, errno.ENOENT)
            if nowhere and path.is_symlink():
                self.passed_over[LEADS_OUT] += 1  # it leads to itself, or nowhere
                return False
            self.problem(str(path), f"cannot be reached ({_words(error)}); check its permissions")
        return False

    def unreadable(self, error: OSError, given: str) -> None:
        name = str(error.filename or given)
        self.problem(name, f"cannot be opened ({_words(error)}); check its permissions")

    def pattern(self, given: str) -> None:
        matches = [Path(match) for match in sorted(glob.glob(given, recursive=True))]
        files = [path for path in matches if not path.is_dir() and not hidden(path.name)]
        root = os.path.realpath(_fixed(given))
        own = self.passed_over[OWN]
        found = sum(self.taken(path, Path(path.name), root) for path in files)
        # `**` matches every folder on the way too, so folders count only where they are all.
        folders = [] if files else matches
        for folder in folders:
            self.folder(folder, str(folder))
        if files and not found:
            held = [path for path in files if os.path.realpath(path) in self.other_kinds]
            own = self.passed_over[OWN] - own
            self.problem(given, nothing_to_read(held, own), nothing=True)
        elif not found and not folders:
            self.problem(given, _NO_MATCH)


_NO_MATCH = "matches no report; check the pattern and the working folder"


def _nothing(given: str) -> str:
    """What to say of an argument under whose name nothing is; "" of any other.

    Raises:
        OSError, ValueError: that cannot be told.
    """
    if not given:
        return "is empty; name a file or a folder (. is the working folder)"
    if Path(given).exists():
        return ""
    if _ADDRESS.match(given):
        return "is an address; download it, and give the file"
    if not glob.has_magic(given):
        return "does not exist; check the spelling and the working folder"
    return _NO_MATCH if next(glob.iglob(given, recursive=True), None) is None else ""


def absent(arguments: Iterable[str | os.PathLike[str]]) -> str:
    """What to say of the arguments under whose name nothing is, in one line; "" if there are none.

    What is there and cannot be read is none of these: it is a problem of its own report.
    """
    lost = {}
    for given in [os.fspath(argument) for argument in arguments]:
        with suppress(OSError, ValueError):
            if given != STDIN and (message := _nothing(given)):
                lost[path_text(given) or "''"] = message
    if len(lost) > 1:
        names = ", ".join(lost)
        return f"{names}: none of these exists; check the spelling and the working folder"
    return "".join(f"{name}: {message}" for name, message in lost.items())


def require(arguments: Iterable[str | os.PathLike[str]]) -> None:
    """See to it that every argument names something, before any of them is read.

    Raises:
        UsageError: one or several do not; it names all of them.
    """
    if message := absent(arguments):
        raise UsageError(message)


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _inside(path: str, root: str) -> bool:
    return os.path.commonpath((path, root)) == root


def _fixed(pattern: str) -> str:
    """The folder that a pattern searches: its parts before the first that is a pattern."""
    parts = Path(pattern).parts[:-1]
    fixed = list(takewhile(lambda part: not glob.has_magic(part), parts))
    return os.path.join(*fixed) if fixed else os.curdir


def _distinct(jobs: list[Job]) -> tuple[Job, ...]:
    """Lengthen the names that two reports would share, and put the reports in path order."""
    for longer in (_whole, attrgetter("key")):
        shared = Counter(_seen(job.name) for job in jobs)
        jobs = [
            replace(job, name=longer(job)) if shared[_seen(job.name)] > 1 else job for job in jobs
        ]
    jobs = _unmistakable(jobs)
    return tuple(sorted(jobs, key=lambda job: (job.file is None, Path(job.key).parts)))


def _whole(job: Job) -> str:
    return path_text(job.path.as_posix()) if job.path else STDIN


def _unmistakable(jobs: Sequence[Job]) -> list[Job]:
    """Add a digest to the names that look the same in print, and to keys that are the same.

    File names may differ in nothing but blanks, in characters that show nothing, or in bytes that
    are no UTF-8.
    """
    names = Counter(_seen(job.name) for job in jobs)
    keys = Counter(job.key for job in jobs)
    found = []
    for job in jobs:
        exact = os.fsencode(job.file or "")
        mark = f" [{hashlib.sha256(exact).hexdigest()[:8]}]"
        if names[_seen(job.name)] > 1:
            job = replace(job, name=job.name + mark)
        if keys[job.key] > 1:
            job = replace(job, key=job.key + mark)
        found.append(job)
    return found


def _seen(name: str) -> str:
    """A name as the eye tells it from others: without blanks."""
    return "".join(printable(name).split())


def expand(
    arguments: Sequence[str | os.PathLike[str]], readable: Callable[[Path], bool]
) -> Selection:
    """Find the reports that ``arguments`` name.

    An argument is a file, a folder (searched with its sub-folders), a pattern such as
    ``reports/**/*.pdf``, or ``-`` for standard input.  A file that is named is always taken; in
    folders and patterns only ``readable`` kinds are, the rest is counted.  Hidden files are
    passed over, and so are links that lead out of the folder that is searched, pipes and devices.
    A file that is named twice is read once.  Nothing is raised: what cannot be
    found is a ``PathProblem``; ``require`` says beforehand what is no report but a mistake.
    """
    search = _Search(readable)
    stdin = False
    for given in arguments:
        argument = os.fspath(given)
        if argument == STDIN:
            stdin = True
        else:
            search.argument(argument)
    jobs = [*search.found.values()]
    if stdin:
        jobs.append(Job(STDIN, None, "stdin"))
    skipped = [job for real, job in search.other_kinds.items() if real not in search.found]
    others = Counter(kind_of(Path(job.key)) for job in skipped)
    return Selection(
        _distinct(jobs),
        tuple(search.problems),
        dict(sorted(others.items())),
        dict(sorted(search.passed_over.items())),
        _distinct(skipped),
    )


def chosen(
    arguments: Sequence[str | os.PathLike[str]], readable: Callable[[Path], bool]
) -> Selection:
    """The reports that ``arguments`` name, of which there is at least one.

    Raises:
        UsageError: an argument does not exist, or there is nothing to read in all of them.
    """
    require(arguments)
    selection = expand(arguments, readable)
    if not selection.jobs and (problems := selection.problems):
        named = ", ".join(problem.given for problem in problems)
        if len(problems) == 1:
            raise UsageError(problems[0].message)
        if not selection.failed:
            raise UsageError(f"{named}: {nothing_in_any()}")
        raise UsageError(f"{named}: none of these can be read; check the paths and permissions")
    return selection


class _Report(Exception):
    """There is one."""


def require_reports(
    arguments: Sequence[str | os.PathLike[str]], readable: Callable[[Path], bool]
) -> None:
    """See to it that there is a report among ``arguments``; the search ends with the first.

    Raises:
        UsageError: as ``chosen`` does.
    """

    def first(path: Path) -> bool:
        if readable(path):
            raise _Report
        return False

    with suppress(_Report):
        chosen(arguments, first)
