"""Word files of another kind, with fields in fields: what a person sees of them."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor import SourceError
from extractor.knowledge.documents import read_document
from extractor.text.load import load

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MOST = 50_000_000


def _sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def _shown(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def _file(runs: str) -> bytes:
    file = docx.Document()
    file.add_paragraph("禾川县林业局2022年政府信息公开工作年度报告")
    file.element.body.insert(1, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _numbers(data: bytes, name: str = "a.docx") -> list[Decimal | None]:
    document = read_document(load(data, name=name, max_bytes=MOST))
    return [m.value for m in document.mentions if m.statistical]


INNER = _sign("begin") + _code(" PAGE ") + _sign("separate") + _shown("77") + _sign("end")


def test_a_field_in_the_code_of_another_shows_nothing() -> None:
    field = _sign("begin") + _code(" IF ") + INNER + _code(' = 77 "31" "5" ')
    field += _sign("separate") + _shown("31") + _sign("end")
    assert _numbers(_file(_shown("收到申请") + field + _shown("件。"))) == [31]


def test_a_field_in_the_result_of_another_is_shown() -> None:
    """The twin: a table of contents holds fields of pages in its result."""
    field = _sign("begin") + _code(" REF a ") + _sign("separate") + INNER + _sign("end")
    assert _numbers(_file(_shown("收到申请") + field + _shown("件。"))) == [77]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(_sign("begin") + _code(" X ") + INNER, id="without an end"),
        pytest.param(_sign("begin") + _code(" X ") + _shown("77") + _sign("end"), id="no result"),
    ],
)
def test_what_a_torn_field_holds_is_kept(field: str) -> None:
    assert _numbers(_file(_shown("收到申请") + field + _shown("件。"))) == [77]


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_a_file_with_macros_and_a_template_are_read_as_documents(kind: str) -> None:
    assert _numbers(_with_type(kind), "a.docm") == [31]


def test_a_message_names_no_place_in_memory() -> None:
    with pytest.raises(SourceError) as told:
        load(_with_type("application/x-other+xml"), name="a.docx", max_bytes=MOST)
    assert "0x" not in str(told.value)
    assert "BytesIO" not in str(told.value)


def _with_type(kind: str) -> bytes:
    made = io.BytesIO()
    data = io.BytesIO(_file(_shown("收到申请31件。")))
    with zipfile.ZipFile(data) as archive, zipfile.ZipFile(made, "w") as written:
        for member in archive.infolist():
            part = archive.read(member)
            if member.filename == "[Content_Types].xml":
                part = part.replace(MAIN.encode(), kind.encode())
            written.writestr(member.filename, part)
    return made.getvalue()
