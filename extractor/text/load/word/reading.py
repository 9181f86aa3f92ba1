"""A Word file to a source."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from extractor.errors import SourceError
from extractor.schemas import Span
from extractor.text.document import Reader, Source, SourceCell, SourceTable

from ..content import wide
from ..memory import want_of_memory
from ..pictures import only_pictures
from ..table_labels import is_value, source_table
from .archive import check_archive, openable
from .body import (
    CHUNK,
    PARAGRAPH,
    TABLE,
    TableCell,
    blocks,
    paragraph_text,
    struck_texts,
    table_cells,
    text_boxes,
)
from .chunks import chunk
from .fields import without_inner_codes
from .looks import Looks
from .numbering import Numbering, value

_CONTENTS = re.compile(r"toc\s?\d", re.I)
_PICTURES = (
    qn("a:blip"),
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
    qn("c:chart"),
)
"""What shows something that is no text: pictures, tables of other programs, charts."""

_SENTENCE = re.compile("[。；！？]")
_LONG_CELL = 120
_OBJECT = re.compile(r"(?:file )?'?<[^<>]{1,200} at 0x[0-9A-Fa-f]+>'?")
"""How Python shows an object: where it lies in memory says nothing to anybody."""


def read_word(data: bytes, shown: str, called: str, digest: str, read: Reader | None) -> Source:
    """Read a Word file (.docx).

    ``raw`` is its text in document order, with the numbers that Word shows before paragraphs;
    ``pages`` are the offsets at which its paragraphs begin.  Running heads and feet stand at the
    end as furniture, footnotes before them.

    Args:
        data: the bytes of the file.
        shown: the file, for messages.
        called: the name of the report in the result.
        digest: the SHA-256 of the bytes.
        read: how a document in the file, which it shows as its own text, is read.

    Raises:
        TooLargeError: the file unpacks to more than any report holds.
        SourceError: the file is damaged.
    """
    check_archive(data, shown)
    try:
        part = docx.Document(io.BytesIO(openable(data))).part
        without_inner_codes(part.element)
        writer = _WordTextWriter(part, read)
        writer.container(part.element.body)
        for note in _notes(part):
            writer.container(note)
        writer.read_all()
        writer.aside = True
        for margin in _margins(part):
            writer.container(margin)
        writer.write_struck()
    except SourceError:
        raise
    except Exception as damage:  # a parser of foreign bytes can fail in any way
        if want_of_memory(damage):
            raise MemoryError from damage
        reason = _OBJECT.sub("it", str(damage)) or type(damage).__name__
        raise SourceError(
            f"{shown}: a damaged Word file ({reason[:120]}); open it in Word or WPS and save it "
            "again as .docx"
        ) from damage
    return writer.source(called, digest)


def _notes(part: DocumentPart) -> Iterator[_Element]:
    """The footnotes and endnotes, without the lines that separate them from the page."""
    for relation in part.rels.values():
        kind = relation.reltype
        if relation.is_external or kind not in (
            RELATIONSHIP_TYPE.FOOTNOTES,
            RELATIONSHIP_TYPE.ENDNOTES,
        ):
            continue
        for note in parse_xml(relation.target_part.blob):
            if isinstance(note.tag, str) and note.get(qn("w:type")) in (None, "normal"):
                yield note


def _margins(part: DocumentPart) -> Iterator[_Element]:
    """The running heads and feet."""
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype in (
            RELATIONSHIP_TYPE.HEADER,
            RELATIONSHIP_TYPE.FOOTER,
        ):
            yield parse_xml(relation.target_part.blob)


class _WordTextWriter:
    """Text of a Word file under construction."""

    def __init__(self, part: DocumentPart, read: Reader | None) -> None:
        self._part, self._read = part, read
        self._lost_chunks = False
        self._unread_inside: tuple[str, ...] = ()
        self._numbering = Numbering(part)
        self._looks = Looks(part)
        self._body = part.element.body
        self._styles = {style.style_id: style.name or "" for style in part.styles}
        self._parts: list[str] = []
        self._length = 0
        self._furniture: list[Span] = []
        self._tables: list[SourceTable] = []
        self._pictures: list[int] = []
        self._unread: tuple[str, ...] = ()
        self._struck: list[str] = []
        self._struck_at: list[Span] = []
        self.aside = False

    def source(self, called: str, digest: str) -> Source:
        """What has been written."""
        raw = "".join(self._parts)
        return Source(
            name=called,
            raw=raw,
            sha256=digest,
            format="docx",
            encoding="unicode",
            content=raw,
            tables=tuple(self._tables),
            furniture=tuple(self._furniture),
            struck=tuple(self._struck_at),
            unread=self._unread,
        )

    def read_all(self) -> None:
        """Keep what a reader sees of the body and its text lacks."""
        self._unread = only_pictures("".join(self._parts), self._pictures)
        self._unread += self._unread_inside
        if self._lost_chunks or next(self._body.iter(qn("w:subDoc")), None) is not None:
            self._unread += (
                "a part of the Word file is another document that it shows: open it in Word or "
                "WPS, save it as a new .docx and give that",
            )

    def write_struck(self) -> None:
        """Write what is struck out, a line each, at the end."""
        for text in self._struck:
            self._struck_at.append(Span(self._length, self._length + len(text)))
            self._write(f"{text}\n")

    def container(self, element: _Element) -> None:
        """Write a body, a note, a text box or the cell of a layout table."""
        for block in blocks(element):
            if block.tag == PARAGRAPH:
                self._paragraph(block)
            elif block.tag == TABLE:
                self._table(block)
            else:
                self._chunk(block)

    def _chunk(self, element: _Element) -> None:
        """Write a document that stands in the file as a whole."""
        inner = chunk(element, self._part, self._read)
        if inner is None:
            self._lost_chunks = True
            return
        start = self._length
        self._write(f"{inner.content}\n")
        self._tables += (table.moved(start) for table in inner.tables)
        self._furniture += (Span(start + one, start + other) for one, other in inner.furniture)
        self._struck_at += (Span(start + one, start + other) for one, other in inner.struck)
        if self.aside:
            self._furniture.append(Span(start, self._length))
        self._unread_inside += inner.unread

    def _paragraph(self, paragraph: _Element) -> None:
        text = self._text(paragraph)
        if text:
            start = self._length
            self._write(text)
            style = value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
            if self.aside or _CONTENTS.match(self._styles.get(style, "")):
                self._furniture.append(Span(start, self._length))
            self._write("\n")
        for box in text_boxes(paragraph):
            self.container(box)

    def _text(self, paragraph: _Element) -> str:
        if not self.aside and next(paragraph.iter(*_PICTURES), None) is not None:
            self._pictures.append(self._length)
        text, label = paragraph_text(paragraph, self._looks), self._numbering.label(paragraph)
        struck = map(str.strip, struck_texts(paragraph, self._looks))
        self._struck += (words for words in struck if words)
        return label + text if text.strip() else ""

    def _table(self, table: _Element) -> None:
        cells = table_cells(table)
        if self.aside or not _is_data(cells, self._looks):
            for cell in cells:
                self.container(cell.element)
            return
        found, row = [], -1
        begun, base = len(self._parts), self._length
        for cell in cells:
            if row >= 0:
                self._write("\n" if cell.row != row else "\t")
            row = cell.row
            start = self._length - base
            self._write(self._cell_text(cell.element))
            found.append(SourceCell.at(cell, start, self._length - base, header=cell.header))
        self._tables.append(source_table(found, "".join(self._parts[begun:])).moved(base))
        self._write("\n")

    def _cell_text(self, cell: _Element) -> str:
        """The paragraphs of a cell as one line."""
        text = ""
        for block in blocks(cell):
            if block.tag == PARAGRAPH:
                pieces = [self._text(block), *map(self._cell_text, text_boxes(block))]
            elif block.tag == CHUNK:
                inner = chunk(block, self._part, self._read)
                self._lost_chunks |= inner is None
                pieces = [] if inner is None else [inner.content]
            else:
                pieces = [self._cell_text(inner.element) for inner in table_cells(block)]
            for piece in pieces:
                text = _joined(text, " ".join(piece.split("\n")).strip())
        return text

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _joined(text: str, piece: str) -> str:
    if not text or not piece:
        return text or piece
    return text + ("" if wide(text[-1]) and wide(piece[0]) else " ") + piece


def _plain(cell: TableCell, looks: Looks) -> str:
    return "".join(
        paragraph_text(block, looks) for block in blocks(cell.element) if block.tag == PARAGRAPH
    )


def _is_data(cells: list[TableCell], looks: Looks) -> bool:
    """Whether a table is one of data: two rows and columns, and not mostly prose."""
    if len({cell.row for cell in cells}) < 2 or len({cell.column for cell in cells}) < 2:
        return False
    if any(block.tag == TABLE for cell in cells for block in blocks(cell.element)):
        return False
    texts = [_plain(cell, looks) for cell in cells]
    prose = sum(
        len(text) for text in texts if len(text) > _LONG_CELL and len(_SENTENCE.findall(text)) >= 2
    )
    if sum(map(is_value, texts)) >= 6:
        return True
    return prose * 2 <= sum(map(len, texts))
