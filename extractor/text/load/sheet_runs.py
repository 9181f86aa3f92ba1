"""Parts of a cell's text that a workbook strikes out or raises, which a conversion makes plain.

A cell may hold runs with looks of their own (ECMA-376, part 1, 18.4.4).  LibreOffice writes their
texts one behind the other: 99, struck out, and 12 become 9912, and 12 with the note 1 becomes 121.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from .raised import raised

_MAIN = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
_OFF = ("0", "false")
_LARGEST = 200_000_000
"""Bytes of a part that is looked into; the limits of memory and time hold besides."""


def with_looks(data: bytes) -> bytes:
    """A workbook without its struck-out runs, and with the raised ones as raised characters.

    What is no workbook of this kind, or damaged, is returned as it is: the conversion says so.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            changed = dict(_changed(archive))
            return _rewritten(archive, changed) if changed else data
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        ValueError,
        RuntimeError,
        OSError,
    ):
        return data


def _changed(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for entry in archive.infolist():
        texts = entry.filename == "xl/sharedStrings.xml"
        sheet = entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml")
        if not (texts or sheet) or entry.file_size > _LARGEST:
            continue
        part = archive.read(entry)
        if b"strike" not in part and b"vertAlign" not in part:
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(part, parser)
        if sum(_plain(run, main) for main in _MAIN for run in root.iter(f"{main}r")):
            yield entry.filename, etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _plain(run: etree._Element, main: str) -> bool:
    """Take a run's look out of its text; whether there was one."""
    look, text = run.find(f"{main}rPr"), run.find(f"{main}t")
    if look is None or text is None or not text.text:
        return False
    struck = look.find(f"{main}strike")
    if struck is not None and struck.get("val", "1") not in _OFF:
        text.text = ""
        return True
    place = look.find(f"{main}vertAlign")
    if place is None or place.get("val") not in ("superscript", "subscript"):
        return False
    text.text = raised(text.text) or text.text
    return True


def _rewritten(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in archive.infolist():
            part = changed.get(entry.filename)
            target.writestr(entry.filename, archive.read(entry) if part is None else part)
    return made.getvalue()
