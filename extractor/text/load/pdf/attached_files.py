"""Files that a PDF carries inside it (embedded files, ISO 32000-1, 7.11.4): a report may be one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from .layers import dict_of

_READ = frozenset(
    ".pdf .doc .docx .wps .rtf .odt .xls .xlsx .et .ods .htm .html .mht .mhtml .txt .md .csv".split()
)
"""What a report may be; the data of an invoice or the colours of a printer are none."""
_MOST = 100
"""Nodes of the tree that are looked at, and files of one of them."""


def attached_files(document: PDFDocument) -> tuple[str, ...]:
    """A line about files inside a PDF that may be reports, none of which is read; nothing where there is none."""
    tree = dict_of(document.catalog.get("Names")).get("EmbeddedFiles")
    count = sum(PurePath(name).suffix.lower() in _READ for name in _names(tree))
    if not count:
        return ()
    return (
        f"{count} files are attached inside the PDF and are not read: save them, and give them as files of their own",
    )


def _names(tree: object) -> Iterator[str]:
    """The names of the files of a name tree; of one that is made to be endless those of the first nodes."""
    nodes = [tree]
    for _ in range(_MOST):
        if not nodes:
            return
        node = dict_of(nodes.pop())
        nodes += _list(node.get("Kids"))[:_MOST]
        for entry in _list(node.get("Names"))[1 : 2 * _MOST : 2]:
            file = dict_of(entry)
            name = resolve1(file.get("UF") or file.get("F"))
            if isinstance(name, bytes):
                yield decode_text(name)


def _list(given: object) -> list[object]:
    found = resolve1(given)
    return found if isinstance(found, list) else []
