"""The mark by which pages and workbooks that this program wrote are known again.

They lie below the reports that they were made from, and are none: nobody wants the figures of a
review page read as those of a report.  A program for sheets that saves a workbook again drops the mark;
its sheets tell it then.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from functools import cache
from html import unescape
from pathlib import Path

from extractor.errors import UsageError
from extractor.messages import said

from .contract import COLUMN_WORDS

MARK = "gov-report-extractor"
GENERATOR = f'<meta name="generator" content="{MARK}">'
_PAGES = frozenset({".html", ".htm"})
_HEAD = 4096
_PROPERTIES = "docProps/core.xml"
_ABOUT = ("report", "agency", "region", "code", "level", "year", "form")
ABOUT_HEADS = (_ABOUT, tuple(COLUMN_WORDS[name][0] for name in _ABOUT))
"""How the first columns of the tables of an export are called, in English and in Chinese."""
_SHEETS = ("summary", "panel", "status", "to check", "facts", "findings", "decisions", "files",
           "code book")  # fmt: skip
_FEWEST_SHEETS = 2
"""Sheets of ours that tell a workbook whose heads are ours: people delete the others."""
_SHEET = re.compile(
    r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"|<table:table [^>]*?table:name="([^"]*)"'
)
_TEXT = re.compile(r"<(?:\w+:)?(?:t|p)(?: [^>]*)?>([^<]*)</")
_FIRST_ROW, _MOST_SHEETS = 128 * 1024, 16
_MOST = 16 * 1024**2
"""Bytes of a part of a workbook that are looked at: the heads stand before the rows."""


def is_output(path: Path) -> bool:
    """Whether a file is a page or a workbook that this program wrote, also one that was edited since.

    Raises:
        OSError: the file cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in _PAGES:
        with path.open("rb") as file:
            return GENERATOR.encode() in file.read(_HEAD)
    if suffix not in (".xlsx", ".ods"):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return _has_mark(archive) or _has_sheets(archive)
    except (
        zipfile.BadZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        zlib.error,
    ):
        return False


def check_page(path: Path) -> None:
    """See to it that a page is written over no file but an earlier one.

    Raises:
        UsageError: another file stands there, or it cannot be looked into.
    """
    try:
        other = path.is_file() and path.stat().st_size > 0
        if not other or (path.suffix.lower() in _PAGES and is_output(path)):
            return
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be looked into before it is replaced ({error.strerror or error}); "
            "choose another name, or delete it first"
        ) from error
    raise UsageError(
        f"{path}: is no page that this program wrote, and would be lost; choose another name, or "
        "delete it first"
    )


def _has_mark(archive: zipfile.ZipFile) -> bool:
    creator = f"<dc:creator>{MARK}</dc:creator>"
    return creator in _part(archive, _PROPERTIES, _HEAD)


def _has_sheets(archive: zipfile.ZipFile) -> bool:
    """Whether sheets bear our names, and the heads of our tables stand in them."""
    inside = _part(archive, "content.xml") or _part(archive, "xl/workbook.xml")
    sheets = {unescape(one or other) for one, other in _SHEET.findall(inside)}
    if not any(len(names & sheets) >= _FEWEST_SHEETS for names in _sheet_names()):
        return False
    # The heads stand in the shared strings, or in the sheets themselves.
    begins = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    words = inside + _part(archive, "xl/sharedStrings.xml")
    words += "".join(_part(archive, name, _FIRST_ROW) for name in begins[:_MOST_SHEETS])
    texts = {unescape(text).strip() for text in _TEXT.findall(words)}
    return any(texts.issuperset(heads) for heads in ABOUT_HEADS)


@cache
def _sheet_names() -> tuple[frozenset[str], ...]:
    return frozenset(_SHEETS), frozenset(said(name, "zh") for name in _SHEETS)


def _part(archive: zipfile.ZipFile, name: str, most: int = _MOST) -> str:
    """A part of a workbook as text; empty where it has none of that name."""
    try:
        with archive.open(name) as entry:
            return entry.read(most).decode("utf-8", "replace")
    except KeyError:
        return ""
