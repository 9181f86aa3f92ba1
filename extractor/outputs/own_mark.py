"""The mark by which pages and workbooks that this program wrote are known again.

They lie below the reports that they were made from, and are none: nobody wants the figures of a
review page read as those of a report.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

MARK = "gov-report-extractor"
GENERATOR = f'<meta name="generator" content="{MARK}">'
_PAGES = frozenset({".html", ".htm"})
_HEAD = 4096
_PROPERTIES = "docProps/core.xml"


def is_output(path: Path) -> bool:
    """Whether a file is a page or a workbook that this program wrote.

    Raises:
        OSError: the file cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in _PAGES:
        with path.open("rb") as file:
            return GENERATOR.encode() in file.read(_HEAD)
    if suffix != ".xlsx":
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as entry:
            return f"<dc:creator>{MARK}</dc:creator>".encode() in entry.read(_HEAD)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError):
        return False
