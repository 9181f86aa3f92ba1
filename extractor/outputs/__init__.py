"""Results as files: one module a format, every file written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from extractor.messages import name_by
from extractor.schemas import Result
from extractor.schemas.vocabulary import english_names

from .facts import FACTS
from .findings import FINDINGS
from .format import Format
from .ledger import LEDGER
from .plain_text import number, printable
from .records import EVIDENCE, RECORDS, read_records, record_json, stored_texts, write_records
from .reports import ReportRow, read_reports, write_reports
from .verdicts import LOOKS, at_least, doubtful

FORMATS: tuple[Format, ...] = (RECORDS, EVIDENCE, FACTS, FINDINGS, LEDGER)
"""Every file that a run writes a report at a time; ``reports.csv`` is written at its end."""

__all__ = [
    "EVIDENCE",
    "FACTS",
    "FINDINGS",
    "FORMATS",
    "LEDGER",
    "LOOKS",
    "RECORDS",
    "Format",
    "ReportRow",
    "at_least",
    "doubtful",
    "number",
    "printable",
    "read_records",
    "read_reports",
    "record_json",
    "texts_of",
    "write_all",
    "write_records",
    "write_reports",
]

# Whatever shows a message comes by here.
name_by(english_names)


def texts_of(result: Result) -> tuple[str, ...]:
    """What a report adds to every file of ``FORMATS``, in their order."""
    others = (format_.text(result) for format_ in FORMATS if format_ not in (RECORDS, EVIDENCE))
    return (*stored_texts(result), *others)


def write_all(reports: Iterable[Sequence[str]], folder: Path) -> tuple[Path, ...]:
    """Write every format into ``folder`` in one pass over ``reports``, each the texts of one
    report as ``texts_of`` gives them, and return the paths.

    Raises:
        UsageError: a file cannot be written; files change only after the last report is added.
    """
    paths = tuple(folder / format_.filename for format_ in FORMATS)
    with ExitStack() as files:
        adders = [
            files.enter_context(format_.open(path))
            for format_, path in zip(FORMATS, paths, strict=True)
        ]
        for texts in reports:
            for add, text in zip(adders, texts, strict=True):
                add(text)
    return paths
