"""reports.csv: one row an input file, also those that failed, were skipped, or stand there twice."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeVar

from extractor.errors import UsageError
from extractor.messages import spoken, word
from extractor.messages.names import found_again, path_text
from extractor.schemas import OF_THE_WHOLE, OTHER, Result, State, Verdict
from extractor.schemas.sameness import facts_digest

from .atomic import replacing
from .format import Cell
from .plain_text import cell, worded_cell
from .verdicts import LOOKS

T = TypeVar("T")

FILENAME = "reports.csv"
COLUMNS = (
    "report", "agency", "region", "code", "level", "year", "form", "state", "reason", "same_as",
    "version_of", "facts", *LOOKS, "other_statistics", "findings", "errors", "unclaimed", "coverage",
    "sha256", "file",
)  # fmt: skip
SKIPPED = "skipped"
"""The state of a file of a kind that is not read."""
_UNREAD = frozenset({"failed", SKIPPED, "not_started"})
_SKIPPED_REASON = "a file of a kind that is not read; convert it if it is a report"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report of a run.  The counts are 0 where the report could not be read.

    ``facts`` counts the values of indicators, ``others`` the statistics that no indicator covers;
    ``verdicts`` counts the facts by verdict.  ``file`` is the path that was read, ``same_as`` the
    name of the report that this one repeats, ``version_of`` that of another text of the same agency
    and year: who counts has to choose, and this program counts both.  ``stated`` is a digest of the
    facts.  ``unanswered``: a model was asked, and left
    most of its numbers without an answer, or read most in another way than the embedded readers.
    """

    report: str
    state: State
    reason: str = ""
    agency: str | None = None
    year: int | None = None
    form: str | None = None
    facts: int = 0
    findings: int = 0
    kept: int = 0
    unclaimed: int = 0
    region: str | None = None
    code: str | None = None
    level: str | None = None
    others: int = 0
    errors: int = 0
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)
    sha256: str = ""
    file: str = ""
    same_as: str = ""
    unanswered: bool = False
    stated: str = ""
    version_of: str = ""

    @staticmethod
    def of(result: Result, reason: str) -> ReportRow:
        """The row of a report that was read."""
        totals = result.ledger.totals
        meta = result.meta
        standard = [fact for fact in result.facts if fact.indicator != OTHER]
        # A text that is no report has no form of one, and speaks for no office.
        report = result.state != "not_a_report"
        return ReportRow(
            report=result.name,
            state=result.state,
            reason=reason,
            agency=meta.agency.value if meta.agency else None,
            year=meta.year,
            form=meta.form if report else None,
            facts=len(standard),
            findings=len(result.findings),
            kept=totals["claimed"] + totals["other_statistic"],
            unclaimed=totals["unclaimed"],
            region=meta.region.value if meta.region else None,
            code=meta.division.code if meta.division else None,
            level=meta.level if report else None,
            others=len(result.facts) - len(standard),
            errors=sum(finding.severity == "error" for finding in result.findings),
            verdicts=Counter(fact.verdict for fact in standard),
            sha256=result.sha256,
            # Where there is no report, nothing is lost by a model that does not answer.
            unanswered=report and any(failure.kind in OF_THE_WHOLE for failure in result.failures),
            stated=facts_digest(
                (fact.indicator, fact.label, fact.value, fact.unit, fact.scope, fact.period)
                for fact in result.facts
            ),
        )

    @property
    def values(self) -> tuple[object, ...]:
        """Every field in order, as JSON can hold them."""
        return tuple(getattr(self, field.name) for field in fields(self))

    @property
    def same(self) -> dict[str, tuple[object, ...]]:
        """What a report that repeats this one has in common with it, the surest first: the same
        bytes, or the same agency, year and facts."""
        found: dict[str, tuple[object, ...]] = {}
        if self.sha256:
            found["bytes"] = (self.sha256,)
        if self.stated and (whose := self.whose):
            found["facts"] = (*whose, self.stated)
        return found

    @property
    def whose(self) -> tuple[object, ...]:
        """Region, agency and year of a report that was read; empty where they are not known."""
        known = self.read and self.agency and self.year
        return (self.region, self.agency, self.year) if known else ()

    @property
    def read(self) -> bool:
        """Whether there is a result: what could not be read has no counts, which is not 0."""
        return self.state in ("done", "needs_review", "reviewed")


def write_reports(
    rows: Iterable[ReportRow], skipped: Iterable[tuple[str, str]], folder: Path
) -> Path:
    """Write ``reports.csv`` into a folder; ``skipped`` are files that were passed over, each by the
    name that a report there would have, and by its path.

    Raises:
        UsageError: the file cannot be written.
    """
    path = folder / FILENAME
    with replacing(path, encoding="utf-8-sig") as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(_cells(row) for row in rows)
        writer.writerows(_skipped(name, file) for name, file in skipped)
    return path


def read_reports(folder: Path) -> Iterator[dict[str, str]]:
    """The rows of a run's ``reports.csv``, by column; none where there is no such file.

    Raises:
        UsageError: ``folder`` is none, or another program has saved the file in another form.
    """
    path = folder / FILENAME
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = csv.DictReader(handle)
            if not {"report", "state"} <= {*(rows.fieldnames or ())}:
                raise ValueError("its columns are not those of a run")
            yield from rows
    except FileNotFoundError:
        # Runs of the first versions have none; what needs it says what it goes without.
        return
    except (OSError, ValueError, csv.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(
            f"{path}: cannot be read ({why}); give the folder that 'extractor run' wrote, or "
            "finish the run by the same command"
        ) from error


class OfReports(Mapping[str, T]):
    """What ``reports.csv`` says of reports, by their names: a cell has not each as it is."""

    def __init__(self, by_cell: Mapping[str, T]) -> None:
        self._by_cell = by_cell

    def __getitem__(self, name: str) -> T:
        return self._by_cell[cell(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_cell)

    def __len__(self) -> int:
        return len(self._by_cell)


def repeats(folder: Path) -> Mapping[str, str]:
    """The reports of a run that repeat another, each with that other and what is the same."""
    rows = read_reports(folder)
    return OfReports({row["report"]: row["same_as"] for row in rows if row.get("same_as")})


def files_of(folder: Path) -> Mapping[str, Path]:
    """Where the source of each report is, as the run noted it."""
    rows = read_reports(folder)
    return OfReports({row["report"]: _file(row["file"]) for row in rows if row.get("file")})


def inputs_of(folder: Path) -> list[Path]:
    """The files that a run has read, or tried to; not those of other kinds that it passed over."""
    rows = read_reports(folder)
    return [_file(row["file"]) for row in rows if row.get("file") and row["state"] != SKIPPED]


def _file(told: str) -> Path:
    """The file of a row; its name may hold a line break or a blank that no cell has."""
    file = found_again(told)
    if not os.path.lexists(file) and file.parent.is_dir():
        for beside in file.parent.iterdir():
            if cell(path_text(beside)) == told:
                return beside
    return file


def unread_states(folder: Path) -> Counter[str]:
    """The files of a run without a result, by state: in ``records.jsonl`` they are not."""
    return Counter(row["state"] for row in unread(folder))


def unread(folder: Path) -> Iterator[dict[str, str]]:
    """The rows of the files of a run without a result."""
    return (row for row in read_reports(folder) if row["state"] in _UNREAD)


def _cells(row: ReportRow) -> Iterator[Cell]:
    whole = row.kept + row.unclaimed
    yield cell(row.report)
    yield cell(row.agency)
    yield cell(row.region)
    yield row.code or ""
    yield row.level or ""
    yield row.year or ""
    yield row.form or ""
    yield row.state
    yield _reason(row.reason)
    yield cell(_same(row.same_as))
    yield cell(row.version_of)
    counts = (row.facts, *(row.verdicts.get(name, 0) for name in LOOKS), row.others,
              row.findings, row.errors, row.unclaimed)  # fmt: skip
    for count in counts:
        yield count if row.read else ""
    yield f"{row.kept / whole:.4f}" if row.read and whole else ""
    yield row.sha256
    yield cell(row.file)


def _reason(reason: str) -> str:
    return cell(reason) if spoken() == "en" else worded_cell(reason)


def _same(same_as: str) -> str:
    """The report that another repeats, and by what: ``a.html (bytes)``."""
    other, opened, how = same_as.removesuffix(")").rpartition(" (")
    return f"{other} ({word(how, 'same')})" if opened else same_as


def _skipped(name: str, file: str) -> list[Cell]:
    known = {"report": cell(name), "state": SKIPPED, "reason": _reason(_SKIPPED_REASON),
             "file": cell(file)}  # fmt: skip
    return [known.get(column, "") for column in COLUMNS]
