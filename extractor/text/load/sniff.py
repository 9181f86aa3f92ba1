"""What a file is, by its content: the suffix only decides between kinds of plain text."""

from __future__ import annotations

import io
import re
import shlex
import zipfile
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

from extractor.errors import SourceError, UnsupportedFormatError

from .ocr import installed, with_ocr
from .office import INSTALL as INSTALL_OFFICE
from .office import office
from .opening import opened

Kind = Literal["txt", "md", "html", "mhtml", "pdf", "docx", "picture", "document", "sheet"]
"""``document`` and ``sheet`` are those of other Office programs, which LibreOffice converts."""

SUFFIXES: dict[str, Kind] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".eml": "mhtml",
    ".pdf": "pdf",
    ".docx": "docx",
}

_OCR = with_ocr()
_UNPACK = "unpack it and give the files in it"
_TO_DOCX = (
    f"{INSTALL_OFFICE}, or convert it elsewhere: soffice --headless --convert-to docx {{file}}"
)
_TO_HTML = (
    f"{INSTALL_OFFICE}, or convert it elsewhere: soffice --headless --convert-to html {{file}}"
)
_TO_PDF = "open it in its reader and save it as PDF"

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "a rich text file (.rtf)", _TO_DOCX),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", _OCR),
    (b"\xff\xd8\xff", "a picture (JPEG)", _OCR),
    (b"GIF8", "a picture (GIF)", _OCR),
    (b"II*\x00", "a picture (TIFF)", _OCR),
    (b"MM\x00*", "a picture (TIFF)", _OCR),
    (b"Rar!\x1a", "an archive (RAR)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"PK\x05\x06", "an empty archive (ZIP)", _UNPACK),
    (b"SQLite format 3\x00", "a database (SQLite)", "export its texts"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("EncryptedPackage", "an Office file under a password", "open it and save it without one"),
    ("WordDocument", "a Word 97-2003 file (.doc)", _TO_DOCX),
    ("Workbook", "an Excel 97-2003 file (.xls)", _TO_HTML),
    ("Book", "an Excel file (.xls)", _TO_HTML),
    ("PowerPoint Document", "a PowerPoint 97-2003 file (.ppt)", _TO_PDF),
)
_ZIP_MEMBERS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.xml", "an Excel file (.xlsx)", _TO_HTML),
    ("xl/workbook.bin", "an Excel file (.xlsb)", _TO_HTML),
    ("ppt/presentation.xml", "a PowerPoint file (.pptx)", _TO_PDF),
    ("OFD.xml", "an OFD file", _TO_PDF),
    ("content.xml", "an OpenDocument text", _TO_DOCX),
    ("META-INF/container.xml", "an EPUB book", "export its text as HTML"),
)

_MIME = re.compile(
    rb"(?:[\w-]{1,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,50}){0,40}?"
    rb"content-type:[ \t]*(?:multipart/|text/html)",
    re.I,
)
_ABOVE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:From [^\r\n]{0,300}\r?\n)?")
_HEADERS = re.compile(
    rb"(?:[\w-]{1,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,50}){2,60}(?=\r?\n)"
)
_HEADER = re.compile(rb"^([\w-]{1,60}):", re.M)
_FROM = re.compile(rb"^from:[^\r\n]*@", re.I | re.M)
_HOLDS_FILES = re.compile(rb"multipart/mixed|application/|content-disposition:", re.I)
_DOCUMENT = re.compile(r"<(?:!doctype\s{1,20}html|html|head|body)\b", re.I)
_MARKUP = re.compile(
    r"</?(?:p|div|table|tr|td|th|tbody|span|br|h[1-6]|ul|ol|li|a|font|b|strong|meta|title|style|"
    r"script|section|article|center|img|input|form)(?=[\s/>])",
    re.I,
)
_FIRST_TAG = re.compile(rf"[\s\ufeff]*(?:<!--|<!doctype|<html|<head|<body|{_MARKUP.pattern})", re.I)
_XML = re.compile(r"[\s\ufeff]*<\?xml\b", re.I)

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1a\x1b")
_LOOK = 64 * 1024


def unsupported(name: str, what: str, remedy: str) -> UnsupportedFormatError:
    """The error for a kind of file that is not read: which file, what it is, what to do."""
    return UnsupportedFormatError(
        f"{name}: {what} cannot be read; {remedy.replace('{file}', shlex.quote(name))}"
    )


def packed_kind(data: bytes, name: str) -> Kind | None:
    """The kind of a file that is not plain text, by its first bytes; None for plain text.

    Raises:
        UnsupportedFormatError: a kind that is not read, or not here; the message names the remedy.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(io.BytesIO(data), name)
    if data.startswith(_OLE):
        return _by_help(name, *_ole_kind(data))
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            return _by_help(name, what, remedy)
    if data[257:262] == b"ustar":
        raise unsupported(name, "an archive (tar)", _UNPACK)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _by_help(name, "a picture (WebP)", _OCR)
    if data.startswith(b"BM") and len(data) > 14 and data[6:10] == b"\x00\x00\x00\x00":
        return _by_help(name, "a picture (BMP)", _OCR)
    head = data[:16_384]
    head = head[mail_begins(head) :]
    return "mhtml" if _MIME.match(head) or _is_mail(head) else None


def mail_begins(data: bytes) -> int:
    """Where the headers of a mail begin: behind a byte order mark, blanks, the line of a mailbox."""
    above = _ABOVE.match(data)
    return above.end() if above else 0


def _is_mail(head: bytes) -> bool:
    """Whether a file begins with the headers of a mail that is text alone.

    Notes about a text (title: …, date: …) stand above it in the same form; they name no address.
    """
    block = _HEADERS.match(head)
    if block is None:
        return False
    names = {name.lower() for name in _HEADER.findall(block[0])}
    sent = _FROM.search(block[0]) is not None and names & {b"to", b"subject", b"date"}
    return bool(sent) or names >= {b"mime-version", b"content-type"}


def _by_help(name: str, what: str, remedy: str) -> Kind:
    """The kind of a file that is read where its helper is installed."""
    if remedy == _OCR and installed():
        return "picture"
    if remedy in (_TO_DOCX, _TO_HTML) and office() is not None:
        return "document" if remedy == _TO_DOCX else "sheet"
    raise unsupported(name, what, remedy)


def packed(head: bytes) -> bool:
    """Whether a file is neither a plain text nor a page, by its first bytes.

    Nor is a mail to which files are attached: they may be of any kind.
    """
    try:
        kind = packed_kind(head, "")
        return kind not in (None, "mhtml") or (
            kind == "mhtml" and _HOLDS_FILES.search(head) is not None
        )
    except SourceError:
        return True


def readable_kind(path: Path) -> bool:
    """Whether a file is of a kind that is read, by its first bytes and its suffix.

    Raises:
        UnsupportedFormatError: a kind that is known and not read.
        SourceError: a damaged ZIP or Word file.
        OSError: the file cannot be opened.
    """
    with opened(path) as file:
        head = file.read(_LOOK)
        if head.startswith(b"PK\x03\x04"):
            _zip_kind(file, str(path))
            return True
    if packed_kind(head, str(path)) == "picture":
        from .ocr.size import like_a_page

        return like_a_page(path)
    if packed_kind(head, str(path)) is not None or path.suffix.lower() in SUFFIXES:
        return True
    if not path.suffix and any(word in head for word in _REPORTS) and not binary(head):
        return True
    return text_kind(head.decode("utf-8", "replace"), "") == "html"


_REPORTS = ("公开".encode(), "公開".encode(), "公开".encode("gb18030"), "公開".encode("big5"))
"""What a plain text without a suffix holds that is a report: 公开, as the usual encodings write it."""


def binary(data: bytes) -> bool:
    """Whether bytes that no encoding explains are no text at all."""
    head = data[:_LOOK]
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    return controls * 20 > len(head)


def _zip_kind(file: BinaryIO, name: str) -> Kind:
    try:
        with zipfile.ZipFile(file) as archive:
            members = set(archive.namelist())
            declared = b""
            if {"mimetype", "content.xml"} <= members:
                with archive.open("mimetype") as entry:
                    declared = entry.read(100)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as damage:
        raise SourceError(
            f"{name}: a damaged ZIP or Word file ({damage}); download it again"
        ) from damage
    if any(member.startswith("word/") for member in members):
        return "docx"
    if b"spreadsheet" in declared:
        return _by_help(name, "an OpenDocument sheet", _TO_HTML)
    if b"presentation" in declared:
        raise unsupported(name, "an OpenDocument presentation", _TO_PDF)
    for member, what, remedy in _ZIP_MEMBERS:
        if member in members:
            return _by_help(name, what, remedy)
    raise unsupported(name, "an archive (ZIP)", _UNPACK)


def _ole_kind(data: bytes) -> tuple[str, str]:
    for stream, what, remedy in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return what, remedy
    return "an old Office file (OLE2)", _TO_DOCX


def begins_as_json(text: str) -> bool:
    """Whether the first character of a text is that of a JSON document."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def text_kind(text: str, name: str) -> Kind:
    """Whether decoded text is plain, Markdown or HTML.

    A page is told by its document tags wherever they begin, a fragment by beginning with a tag;
    stray tags in a text whose name says plain text leave it plain.

    Raises:
        UnsupportedFormatError: the text is binary data, or XML of another kind.
    """
    head = text[:_LOOK]
    controls = len(_CONTROL.findall(head))
    if controls > 8 and controls * 10 > len(head):
        raise unsupported(name, "binary data of an unknown kind", "give the report as text or PDF")
    suffix = SUFFIXES.get(PurePath(name).suffix.lower())
    begins_with_tag = _FIRST_TAG.match(head) is not None
    if _DOCUMENT.search(head) and (begins_with_tag or suffix == "html" or _XML.match(head)):
        return "html"
    if _XML.match(head) and not (suffix == "html" and _MARKUP.search(head)):
        raise unsupported(name, "an XML file", "save the report as HTML, Word (.docx) or text")
    tags = sum(1 for _ in _MARKUP.finditer(head))
    if suffix in ("html", "mhtml"):
        return "html" if tags else "txt"
    if tags >= 2 and begins_with_tag and (suffix is None or "</" in head):
        return "html"
    return "md" if suffix == "md" else "txt"
