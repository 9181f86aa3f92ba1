"""Files made to take all time or memory of whoever reads them; made when a test wants them.

None of them is large itself.  Most state a number that a reader believes before it looks.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.text.load.samples import bare_pdf, word_file

MEGABYTE = 1024**2


def _page(contents: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    """A PDF of one page; ``contents`` is object 4, ``more`` are the objects from 5 on."""
    return bare_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<<%s>>/Contents 4 0 R>>"
            % resources,
            contents,
            *more,
        ]
    )


def _stream(data: bytes, dictionary: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (dictionary, len(data), data)


@cache
def _blanks(megabytes: int = 800) -> bytes:
    """A zlib stream of blanks: one block that stands by itself, again and again."""
    blank = b" " * MEGABYTE
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(blank) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(megabytes):
        checksum = zlib.adler32(blank, checksum)
    return b"\x78\xda" + block * megabytes + packer.flush() + checksum.to_bytes(4, "big")


def filter_in_hexadecimal() -> bytes:
    return _page(_stream(_blanks(), b"/Filter/Fl#61teDecode"))


def filter_by_reference() -> bytes:
    return _page(_stream(_blanks(), b"/Filter 5 0 R"), b"/FlateDecode")


def filter_far_from_its_stream() -> bytes:
    return _page(_stream(_blanks(), b"/Filter/FlateDecode/Note(" + b"x" * 5_000 + b")"))


def encrypted_without_a_password() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(""), pageCompression=1)
    canvas.drawString(100, 100, "1")
    canvas._code.append(" " * (80 * MEGABYTE))
    canvas.save()
    return file.getvalue()


def run_lengths_of_run_lengths() -> bytes:
    # 129 says: the next byte 128 times.  A run of 129 is therefore runs of 129.
    return _page(_stream(b"\x81" * MEGABYTE, b"/Filter[/RunLengthDecode/RunLengthDecode]"))


def _font(descendant: bytes, unicode: bytes, shown: bytes) -> bytes:
    return _page(
        _stream(b"BT /F1 12 Tf 10 700 Td " + shown + b" Tj ET"),
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]"
        b"/ToUnicode 7 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/A>>"
        + descendant + b">>",
        _stream(unicode),
        resources=b"/Font<</F1 5 0 R>>",
    )  # fmt: skip


_CMAP = b"/CIDInit /ProcSet findresource begin begincmap %s endcmap end"


def widths_of_very_many_characters() -> bytes:
    return _font(b"/W[0 300000000 500]", _CMAP % b"", b"<0001>")


def characters_beyond_number() -> bytes:
    return _font(b"", _CMAP % b"1 beginbfrange <00000000> <0FFFFFFF> <0041> endbfrange", b"<0001>")


def characters_of_400_kilobytes() -> bytes:
    target = b"<" + b"4E00" * 100_000 + b">"
    return _font(b"", _CMAP % (b"1 beginbfchar <0001> " + target + b" endbfchar"),
                 b"<" + b"0001" * 20_000 + b">")  # fmt: skip


def columns_of_a_predictor() -> bytes:
    parms = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2000000000/Colors 4>>"
    return _page(_stream(zlib.compress(b"\x02" * 5_000_000), parms))


def forms_that_call_forms() -> bytes:
    levels = [
        _stream(b"/X Do " * 12, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources"
                b"<</XObject<</X %d 0 R>>>>" % (number + 1))
        for number in range(5, 17)
    ]  # fmt: skip
    last = _stream(b"0 0 m 1 1 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return _page(_stream(b"/X Do"), *levels, last, resources=b"/XObject<</X 5 0 R>>")


def a_reference_to_itself() -> bytes:
    return _page(_stream(b"BT ET", b"/Filter 5 0 R"), b"5 0 R")


def many_brackets() -> bytes:
    return _page(_stream(b"[" * 500_000))


def many_blanks() -> bytes:
    shown = b"BT /F1 1 Tf 1 700 Td (" + b"a " * 2 + b" " * 200_000 + b") Tj ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return _page(_stream(shown), font, resources=b"/Font<</F1 5 0 R>>")


def numbers_in_letters_from_very_far() -> bytes:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0">'
        '<w:start w:val="999999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/>'
        "</w:lvl></w:abstractNum>"))  # fmt: skip
    numbering.append(parse_xml(
        f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))  # fmt: skip
    for _ in range(200):
        properties = document.add_paragraph("公开131条")._p.get_or_add_pPr()
        properties.append(parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
        ))  # fmt: skip
    return word_file(document)


@cache
def a_main_part_by_another_name() -> bytes:
    document = docx.Document()
    document.add_paragraph("公开131条")
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file(document))) as packed,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in packed.namelist():
            data = packed.read(name)
            if name == "word/document.xml":
                paragraph = "<w:p><w:r><w:t>公开131条</w:t></w:r></w:p>".encode()
                noise = b"".join(b"<w:p w:x='%d'/>" % (n * 7_919) for n in range(1_000))
                data = data.replace(b"<w:sectPr", (paragraph + noise) * 11_000 + b"<w:sectPr", 1)
                name = "word/document.bin"
            if name in ("[Content_Types].xml", "_rels/.rels"):
                data = data.replace(b"word/document.xml", b"word/document.bin")
            out.writestr(name, data)
    return changed.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "hexadecimal.pdf": filter_in_hexadecimal,
    "reference.pdf": filter_by_reference,
    "far.pdf": filter_far_from_its_stream,
    "encrypted.pdf": encrypted_without_a_password,
    "runs.pdf": run_lengths_of_run_lengths,
    "widths.pdf": widths_of_very_many_characters,
    "characters.pdf": characters_beyond_number,
    "targets.pdf": characters_of_400_kilobytes,
    "predictor.pdf": columns_of_a_predictor,
    "forms.pdf": forms_that_call_forms,
    "loop.pdf": a_reference_to_itself,
    "brackets.pdf": many_brackets,
    "blanks.pdf": many_blanks,
    "letters.docx": numbers_in_letters_from_very_far,
    "part.docx": a_main_part_by_another_name,
}
