"""What cannot be read is refused with its name, what it is and what to do; nothing hangs."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from support.thorough import a_part

from extractor import extract
from extractor.errors import SourceError, TooLargeError, UnsupportedFormatError
from extractor.text.load import load, readable

from .samples import LIMIT, PdfPages, bare_pdf, read, word_file
from .whole import whole_pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


def archive(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


UNSUPPORTED = {
    "old.doc": (
        OLE + "WordDocument".encode("utf-16-le"),
        "Word 97-2003",
        "--convert-to docx old.doc",
    ),
    "old.xls": (OLE + "Workbook".encode("utf-16-le"), "Excel 97-2003", "--convert-to html old.xls"),
    "old.ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "PowerPoint", "PDF"),
    "secret.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "save it without"),
    "new.xlsx": (archive({"xl/workbook.xml": b"<x/>"}), "Excel file", "--convert-to html"),
    "report.ofd": (archive({"OFD.xml": b"<x/>"}), "OFD", "PDF"),
    "many.zip": (archive({"a.txt": b"1"}), "archive (ZIP)", "unpack"),
    "scan.png": (PNG, "picture (PNG)", "ocrmypdf"),
    "scan.jpg": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "picture (JPEG)", "OCR"),
    "scan.tif": (b"II*\x00" + b"\0" * 50, "picture (TIFF)", "OCR"),
    "a.rtf": (b"{\\rtf1 abc}", "rich text", "--convert-to docx"),
    "a.gz": (gzip.compress(b"1"), "gzip", "unpack"),
    "a.rar": (b"Rar!\x1a\x07\x00", "RAR", "unpack"),
    "a.bin": (bytes(range(256)) * 40, "binary data", "text"),
    "flat.xml": (b"<?xml version='1.0'?><feed><x>1</x></feed>", "XML", "HTML"),
}


@pytest.fixture
def no_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where neither characters can be recognised nor LibreOffice is installed."""
    monkeypatch.setattr("extractor.text.load.sniff.installed", lambda: False)
    monkeypatch.setattr("extractor.text.load.sniff.office", lambda: None)


@pytest.mark.usefixtures("no_helpers")
@pytest.mark.parametrize("name", UNSUPPORTED)
def test_a_kind_that_is_not_read_is_named_with_its_remedy(name: str, tmp_path: Path) -> None:
    data, what, remedy = UNSUPPORTED[name]
    with pytest.raises(UnsupportedFormatError) as refused:
        read(data, name)
    message = str(refused.value)
    assert message.startswith(f"{name}: ")
    assert what in message
    assert remedy in message
    assert "\n" not in message
    (tmp_path / name).write_bytes(data)
    assert not readable(tmp_path / name)


@pytest.mark.usefixtures("no_helpers")
def test_the_suffix_does_not_decide() -> None:
    with pytest.raises(UnsupportedFormatError, match="picture"):
        read(PNG, "report.txt")
    document = docx.Document()
    document.add_paragraph("公开131条")
    assert read(word_file(document), "report.txt").format == "docx"
    assert read("<html><p>公开131条</p></html>", "report.doc").format == "html"
    assert read("公开131条".encode(), "report.pdf").format == "txt"


@pytest.mark.usefixtures("no_helpers")
def test_a_name_with_blanks_is_quoted_in_the_remedy() -> None:
    with pytest.raises(UnsupportedFormatError, match=r"docx 'my report\.doc'"):
        read(UNSUPPORTED["old.doc"][0], "my report.doc")


def test_missing_folder_and_empty(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt: there is no such file"):
        load(tmp_path / "gone.txt", max_bytes=LIMIT)
    with pytest.raises(SourceError, match="this is a folder"):
        load(tmp_path, max_bytes=LIMIT)
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(SourceError, match=r"empty\.txt: the file is empty"):
        load(empty, max_bytes=LIMIT)
    for blank in ("", " \n\t\u3000", b"\xef\xbb\xbf"):
        with pytest.raises(SourceError, match="empty"):
            read(blank)
    with pytest.raises(SourceError, match="holds no text"):
        read("<html><script>render()</script><div id=app></div></html>")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_locked_file(tmp_path: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text("1")
    locked.chmod(0)
    with pytest.raises(SourceError, match="cannot be opened"):
        load(locked, max_bytes=LIMIT)


def test_a_path_that_no_system_has() -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        load(Path("a\0b.txt"), max_bytes=LIMIT)


def test_too_large_by_file_bytes_and_text(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(60 * 1024**2)
    with pytest.raises(TooLargeError, match=r"large\.txt: 60\.0 MB is over the limit of 50\.0 MB"):
        load(large, max_bytes=LIMIT)
    with pytest.raises(TooLargeError, match="split the file, or raise the limit"):
        read(b"a" * (60 * 1024**2))
    with pytest.raises(TooLargeError, match="30 bytes is over the limit of 29 bytes"):
        load("公" * 10, max_bytes=29)
    assert load("公" * 10, max_bytes=30).content == "公" * 10


def test_null_bytes_and_direction_marks_are_kept_and_half_characters_are_marked() -> None:
    assert read("公开\x00131条".encode()).raw == "公开\x00131条"
    assert read("公开\x00131条".encode("gb18030")).raw == "公开\x00131条"
    # No file can hold half a character; the place that it stood at is kept.
    assert read("公开\ud83d131条").raw == "公开\ufffd131条"
    assert read("\u202e公开\u200b131\u2066条".encode()).raw == "\u202e公开\u200b131\u2066条"
    assert read("<p>公开\x00131条\ud83d</p>").content == "公开\x00131条\ufffd"


def test_deep_nesting_does_not_recurse() -> None:
    deep = "<div>" * 3_000 + "<p>公开131条</p>" + "</div>" * 3_000 + "<p>完</p>"
    assert read(deep).content == "公开131条\n完"
    unclosed = "<table><tr><td>" * 3_000 + "公开131条"
    assert read(unclosed).content == "公开131条"


ENDLESS = {
    "unclosed tags": "<a" * 20_000,
    "unclosed comments": "<!--" * 10_000 + ">",
    "unclosed quotes": '<a b="x>' * 10_000,
    "quoted brackets": '<a x=">"' * 10_000,
    "references": "&#" + "9" * 40_000 + ";" + "&a" * 10_000,
    "spans": "<table>" + "<tr><td colspan=1000 rowspan=65534>1" * 1_000,
    "cells": "<td>" * 10_000,
    "paragraphs": "<p><b>" * 10_000,
    "blanks": " \n" * 40_000,
    "attributes": "<a " + "b = " * 20_000 + ">",
    "titles": "<title>" * 10_000,
    "headers": "a:b\n" * 10_000,
    "dashes": "|" + "-" * 20_000 + "|\n" + "|-" * 10_000,
}


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("kind", ENDLESS)
def test_markup_made_to_hang_does_not(kind: str) -> None:
    """Quadratic work on these takes minutes; no clock is read here."""
    for name in a_part(("x.html", "x.md"), 1):
        assert "公开" in read("<p>公开</p>" + ENDLESS[kind], name).raw
        assert "公开" in read(ENDLESS[kind].encode() + "公开".encode("gb18030"), name).raw


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = archive({"[Content_Types].xml": b"<x/>", "word/document.xml": b" " * 20 * 1024**2})
    assert len(bomb) < 100_000
    with pytest.raises(TooLargeError, match=r"bomb\.docx: unpacks to \d+ times its size"):
        read(bomb, "bomb.docx")
    wide = archive({f"word/{at}.xml": b"" for at in range(10_001)})
    with pytest.raises(TooLargeError, match="holds 10001 parts"):
        read(wide, "wide.docx")


def test_damaged_word_files() -> None:
    document = docx.Document()
    document.add_paragraph("公开131条")
    data = word_file(document)
    with pytest.raises(SourceError, match=r"cut\.docx: a damaged ZIP or Word file"):
        read(data[: len(data) // 2], "cut.docx")
    for members in (
        {"word/document.xml": b"<w:document"},
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"},
    ):
        with pytest.raises(SourceError, match="a damaged Word file"):
            read(archive(members), "a.docx")


def test_deeply_nested_word_xml_is_an_error_and_no_crash() -> None:
    document = docx.Document()
    document.add_paragraph("标记")
    with zipfile.ZipFile(io.BytesIO(word_file(document))) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    deep = b"<w:sdt><w:sdtContent>" * 5_000 + b"</w:sdtContent></w:sdt>" * 5_000
    body = members["word/document.xml"].replace(b"</w:body>", deep + b"</w:body>")
    with pytest.raises(SourceError, match="a damaged Word file"):
        read(archive({**members, "word/document.xml": body}), "deep.docx")


def test_truncated_pdfs() -> None:
    whole = whole_pdf()
    for share in (0.02, 0.3, 0.6, 0.9, 0.99):
        with pytest.raises(SourceError, match=r"cut\.pdf: a damaged PDF|cut\.pdf: .*scanned"):
            read(whole[: int(len(whole) * share)], "cut.pdf")


def test_a_pdf_with_noise_in_it_is_read_or_refused() -> None:
    whole = bytearray(whole_pdf())
    for at in range(1_000, len(whole), 9_973):
        whole[at] ^= 0x5A
    with contextlib.suppress(SourceError):
        assert read(bytes(whole), "noise.pdf").format == "pdf"


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    count = 2_001
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    data = bare_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids),
            *([b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * count),
        ]
    )
    with pytest.raises(TooLargeError, match=r"book\.pdf: more than 2000 pages"):
        read(data, "book.pdf")


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_unpacks_to_very_much_is_refused(layers: int) -> None:
    content = zlib.compress(b" " * 70 * 1024**2, 1)
    filters = b"/FlateDecode"
    if layers == 2:
        content, filters = zlib.compress(content), b"[/FlateDecode/FlateDecode]"
    data = bare_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(content), filters, content),
        ]
    )
    with pytest.raises(TooLargeError, match=r"bomb\.pdf: a stream of this PDF unpacks"):
        read(data, "bomb.pdf")


def test_an_empty_pdf_is_taken_for_a_scan() -> None:
    pages = PdfPages()
    pages.turn_page()
    with pytest.raises(UnsupportedFormatError, match="without a text layer"):
        read(pages.finish(), "blank.pdf")


def test_which_files_of_a_folder_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("公开131条")
    files = {
        "a.txt": (b"1", True), "a.md": (b"1", True), "b.html": (b"<p>1", True),
        "c.pdf": (b"%PDF-1.7", True), "d.docx": (word_file(document), True),
        "saved": (b"<!doctype html><html><p>1</p></html>", True),
        "page.aspx": (b"<html><body><p>1</p></body></html>", True),
        "word": (word_file(document), True), "e.mht": (b"MIME-Version: 1.0\n", True),
        "f.csv": (b"a,b\n1,2\n", False), "g.py": (b"print(1)", False), "h.json": (b"{}", False),
        "i.txt": (PNG, False), "empty.txt": (b"", True), "cut.docx": (b"PK\x03\x04 cut", True),
        "cut.zip": (b"PK\x03\x04 cut", False),
    }  # fmt: skip
    for name, (data, _) in files.items():
        (tmp_path / name).write_bytes(data)
    assert {name: readable(tmp_path / name) for name in files} == {
        name: expected for name, (_, expected) in files.items()
    }
    assert not readable(tmp_path)
    assert not readable(tmp_path / "gone.txt")


def test_a_report_in_one_long_line_is_no_path() -> None:
    """No file system knows a name of so many bytes, and asking for it is an error of its own."""
    words = "本局2022年收到政府信息公开申请3件，均已答复。" * 12
    assert extract(words).report.applications.received.value == 3
