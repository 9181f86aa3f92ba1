"""Refusing a Word file that would unpack to more than any report holds, before it is unpacked."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from urllib.parse import unquote

from extractor.errors import TooLargeError

from ..limits import (
    WORD_MEMBERS,
    WORD_PART_BYTES,
    WORD_RATIO,
    WORD_RATIO_FROM,
    WORD_TOTAL_BYTES,
    size,
)

_ENCLOSED = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")
"""Pictures and fonts: parts that may be large and are never unpacked."""


_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = tuple(
    (_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"drawingml/main", b"drawingml/2006/main"),
        (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
        (b"drawingml/picture", b"drawingml/2006/picture"),
    )
)
"""The names of ISO/IEC 29500 strict, and those of the transitional form that all programs write."""


_PACKED = re.compile(
    rb'(<(?:Override|Default)\b[^>]{0,500}?(?:PartName|Extension)="[^"]{0,300}?)(docx|docm)'
    rb'("[^>]{0,300}?ContentType=")[^"]{0,200}\+xml"'
)
"""A document in the document, under the type of its own main part, which is XML: it is packed."""

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN = re.compile(
    rb"application/vnd\.(?:ms-word\.document\.macroEnabled|ms-word\.template\.macroEnabledTemplate"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
"""The main part of a document with macros or of a template, which is written as any other."""

_RELATION = re.compile(rb"<Relationship\b[^<>]{0,4000}?(?:/>|>\s{0,99}</Relationship>)")
_TARGET = re.compile(rb"\bTarget=[\"']([^\"']{0,2000})")
_OUTSIDE = re.compile(rb"TargetMode=[\"']External")
_RELATIONS = ".rels"

_TYPES, _MAIN_RELATIONS = "[Content_Types].xml", "_rels/.rels"


def openable(data: bytes) -> bytes:
    """The file in the form that python-docx knows.

    That is the transitional form of a document: Word writes the strict one by a choice in its
    dialog, and templates or files with macros say in their type that they are such.  Documents
    in the file are packed bytes, whatever their type says, and what is named and not there (WPS
    writes Target="NULL") is named no longer.  ``check_archive`` comes first: every part is unpacked
    here, where anything is to do.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        strict = _MAIN_RELATIONS in names and _STRICT in archive.read(_MAIN_RELATIONS)
        types = archive.read(_TYPES) if _TYPES in names else b""
        other = _PACKED.search(types) is not None or _OTHER_MAIN.search(types) is not None
        there = frozenset(names)
        lost = any(
            _found(part := archive.read(name), name, there) != part
            for name in names
            if name.endswith(_RELATIONS)
        )
        if not strict and not other and not lost:
            return data
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as rewritten:
            for member in archive.infolist():
                part = archive.read(member)
                if strict and member.filename.lower().endswith((".xml", ".rels")):
                    for name, usual in _TRANSITIONAL:
                        part = part.replace(name, usual)
                if member.filename.endswith(_RELATIONS):
                    part = _found(part, member.filename, there)
                if member.filename == _TYPES:
                    part = _OTHER_MAIN.sub(_MAIN, part)
                    part = _PACKED.sub(rb'\1\2\3application/octet-stream"', part)
                rewritten.writestr(member.filename, part)
    return made.getvalue()


def _found(relations: bytes, name: str, names: frozenset[str]) -> bytes:
    """A list of relations without those to parts that the archive does not hold."""
    folder = posixpath.dirname(posixpath.dirname(name))

    def kept(relation: re.Match[bytes]) -> bytes:
        target = _TARGET.search(relation[0])
        if target is None or _OUTSIDE.search(relation[0]):
            return relation[0]
        path = unquote(target[1].decode("utf-8", "replace"))
        path = posixpath.normpath(posixpath.join("/", folder, path.partition("#")[0])).lstrip("/")
        return relation[0] if path in names or not path else b""

    return _RELATION.sub(kept, relations)


def check_archive(data: bytes, name: str) -> None:
    """Count what the archive says its members unpack to; nothing is unpacked beyond that.

    Raises:
        TooLargeError: a member, all together, or their number or ratio are over the limit.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    total = sum(member.file_size for member in members)
    # Which part is the document stands in the archive itself, whatever the part is called.
    texts = [member for member in members if not member.filename.lower().endswith(_ENCLOSED)]
    largest = max((member.file_size for member in texts), default=0)
    packed = max(1, sum(member.compress_size for member in members))
    if len(members) > WORD_MEMBERS:
        reason = f"holds {len(members)} parts, more than {WORD_MEMBERS}"
    elif total > WORD_TOTAL_BYTES:
        reason = f"unpacks to {size(total)}, more than {size(WORD_TOTAL_BYTES)}"
    elif largest > WORD_PART_BYTES:
        reason = f"holds a part of {size(largest)}, more than {size(WORD_PART_BYTES)}"
    elif total > WORD_RATIO_FROM and total > WORD_RATIO * packed:
        reason = f"unpacks to {total // packed} times its size, which no Word file does"
    else:
        return
    raise TooLargeError(
        f"{name}: {reason}; open it in Word or WPS and save the report's pages to a new file"
    )
