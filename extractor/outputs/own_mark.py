"""The mark by which pages and workbooks that this program wrote are known again.

They lie below the reports that they were made from, and are none: nobody wants the figures of a
review page read as those of a report.  A program for sheets that saves a workbook again drops the mark;
its sheets tell it then.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
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
_PACKED = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".ods", ".ots", ".et", ".ett"})
_OF_OLD = frozenset({".xls", ".xlt", ".et", ".ett"})
"""Kinds of workbooks: archives, and the files of Excel 97-2003."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AUTHOR = (len(MARK) + 1).to_bytes(4, "little") + MARK.encode() + b"\0"
"""The mark among the properties of an old workbook."""
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
    if suffix in _OF_OLD and _begins(path) == _OLE:
        with path.open("rb") as file:
            return _is_old_workbook(file.read(_MOST))
    if suffix not in _PACKED:
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


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook of any program, by its name and how it begins.

    Raises:
        OSError: the file cannot be read.
    """
    begin = _begins(path)
    return path.suffix.lower() in _PACKED | _OF_OLD and (begin.startswith(_ZIP) or begin == _OLE)


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_OLE))


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
    if not _are_ours(unescape(one or other) for one, other in _SHEET.findall(inside)):
        return False
    # The heads stand in the shared strings, or in the sheets themselves.
    begins = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    words = inside + _part(archive, "xl/sharedStrings.xml")
    words += "".join(_part(archive, name, _FIRST_ROW) for name in begins[:_MOST_SHEETS])
    texts = {unescape(text).strip() for text in _TEXT.findall(words)}
    return any(texts.issuperset(heads) for heads in ABOUT_HEADS)


def _are_ours(sheets: Iterable[str]) -> bool:
    found = frozenset(sheets)
    return any(len(names & found) >= _FEWEST_SHEETS for names in _sheet_names())


def _is_old_workbook(data: bytes) -> bool:
    """The same of the bytes of an old workbook, in which texts stand behind their lengths."""
    if _AUTHOR in data:
        return True
    every = {name for names in _sheet_names() for name in names}
    if not _are_ours(name for name in every if _counted(name, 1) in data):
        return False
    return any(all(_counted(head, 2) in data for head in heads) for heads in ABOUT_HEADS)


def _counted(text: str, wide: int) -> bytes:
    """A text as an old workbook has it: its length in so many bytes, how wide a character is, and
    its characters ([MS-XLS] 2.5.240, 2.5.293)."""
    head = len(text).to_bytes(wide, "little")
    with suppress(UnicodeEncodeError):
        return head + b"\0" + text.encode("latin-1")
    return head + b"\1" + text.encode("utf-16-le")


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
