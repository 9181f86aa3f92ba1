"""A PDF to a source."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page

from extractor.errors import SourceError, TooLargeError
from extractor.text.document import Source

from ..limits import MAX_PDF_PAGES, MAX_PIXELS, PDF_SECONDS
from ..memory import want_of_memory
from ..ocr import INSTALL, installed, with_ocr
from ..sniff import unsupported
from .attached_files import attached_files
from .beside import read_across
from .glyphs import Line
from .guard import check_streams
from .healing import Measure, continues, measure
from .joining import Part, joins, whole
from .layout import PageLayout, Ruled, page_layout
from .margins import foot_notes, furniture
from .writer import PdfTextWriter

# It tells of every odd font, page after page, what no user of a report can act on.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_LOST_SHARE = 0.3
_FEW = 10
"""Characters below which the text of a page does not say what a picture on it shows."""
_Block = list[Part | tuple[int, Ruled]]


def read_pdf(data: bytes, shown: str, called: str, digest: str) -> Source:
    """Read a PDF.

    ``raw`` is its text as extracted, page after page; running heads, feet and page numbers stand
    together at its end, so that sentences and tables that run over a page break stay whole.

    Args:
        data: the bytes of the file.
        shown: the file, for messages.
        called: the name of the report in the result.
        digest: the SHA-256 of the bytes.

    Raises:
        TooLargeError: too many pages, too large streams, or too slow to read.
        UnsupportedFormatError: pictures of pages, without text.
        SourceError: damaged, or under a password.
    """
    check_streams(data, shown)
    pages, attached = _layouts(data, shown)
    source = source_of(pages, shown, called, digest, "pdf")
    return replace(source, unread=(*source.unread, *attached))


def source_of(
    pages: Sequence[PageLayout], shown: str, called: str, digest: str, format: str
) -> Source:
    """The source of these pages, of a PDF or of pictures; see ``read_pdf``."""
    aside = furniture(pages)
    writer = _written(pages, aside)
    for line in (line for page in pages for line in page.struck):
        writer.struck_line(line)
    _check_text(writer, pages, shown, format)
    starts, stops = writer.ranges
    return Source(
        name=called,
        raw=writer.raw,
        sha256=digest,
        format=format,
        encoding="unicode",
        content=writer.text,
        starts=starts,
        stops=stops,
        tables=writer.tables(),
        furniture=tuple(writer.furniture),
        notes=_notes(pages, writer.raw),
        struck=tuple(writer.struck),
        unread=(*_unread(pages), *read_across(writer.text, writer.tables())),
        boxes=tuple(writer.boxes),
    )


def _layouts(data: bytes, shown: str) -> tuple[list[PageLayout], tuple[str, ...]]:
    """The pages, and a line about files that stand on none of them."""
    began = time.monotonic()
    layouts: list[PageLayout] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            count = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MAX_PDF_PAGES + 1))
            if count > MAX_PDF_PAGES:
                raise TooLargeError(
                    f"{shown}: more than {MAX_PDF_PAGES} pages; give the pages of the report as a "
                    f"file of their own (for example: qpdf {shown} --pages . 1-100 -- OUT.pdf)"
                )
            attached = attached_files(pdf.doc)
            for page in pdf.pages:
                layouts.append(_layout(page, shown))
                page.close()
                if time.monotonic() - began > PDF_SECONDS:
                    raise TooLargeError(
                        f"{shown}: not read after {PDF_SECONDS:.0f} seconds (page {len(layouts)} of "
                        f"{count}); print the pages of the report to a new PDF"
                    )
    except (SourceError, MemoryError):
        raise
    except Exception as damage:  # a parser of foreign bytes can fail in any way
        if want_of_memory(damage):
            raise MemoryError from damage
        raise _damaged(shown, damage) from damage
    if not layouts:
        raise SourceError(f"{shown}: a damaged PDF (it has no pages); download it again")
    return layouts, attached


def _layout(page: Page, shown: str) -> PageLayout:
    """A page by its text, or as it looks where its text does not say what is printed on it."""
    layout = page_layout(page)
    if not installed() or not _unsaid(layout, page):
        return layout
    # What recognises characters takes a second to import: only who needs it waits.
    from ..ocr.page import recognised_layout
    from ..ocr.picture import DPI, of_image

    longest = max(page.width, page.height)
    shrunk = min(1.0, (MAX_PIXELS / (page.width * page.height)) ** 0.5 * 72 / DPI)
    image = page.to_image(resolution=DPI * shrunk).original
    return recognised_layout(of_image(image, shown, longest))


def _unsaid(layout: PageLayout, page: Page) -> bool:
    """Whether a page shows text that is not there as text: as a picture, as outlines, or in a font
    that does not say which characters it shows."""
    words = "".join(char["text"] for char in page.chars)
    letters = sum(not character.isspace() for character in words)
    if _lost_share(layout) > _LOST_SHARE:
        return True
    return letters < _FEW and bool(page.images or len(page.curves) > _FEW)


def _lost_share(page: PageLayout) -> float:
    """The share of the characters of a page whose font does not say which they are."""
    said = "".join(
        line.text
        for item in page.items
        for line in ([item] if isinstance(item, Line) else [x for c in item.cells for x in c.lines])
    )
    return said.count("\ufffd") / max(1, len(said))


def _damaged(shown: str, damage: Exception) -> SourceError:
    cause = damage.args[0] if damage.args and isinstance(damage.args[0], Exception) else damage
    if isinstance(cause, PDFPasswordIncorrect):
        return SourceError(
            f"{shown}: a PDF under a password; open it and print it to a new PDF without one"
        )
    if isinstance(cause, PDFEncryptionError):
        return SourceError(f"{shown}: a PDF with unknown encryption; print it to a new PDF")
    reason = str(cause) or type(cause).__name__
    return SourceError(f"{shown}: a damaged PDF ({reason[:120]}); download it again")


def _written(pages: Sequence[PageLayout], aside: Sequence[set[int]]) -> PdfTextWriter:
    writer = PdfTextWriter()
    running: list[str] = []
    bodies = []
    for page, out in zip(pages, aside, strict=True):
        bodies.append([item for at, item in enumerate(page.items) if at not in out])
        running += (
            item.text for at, item in enumerate(page.items) if at in out and isinstance(item, Line)
        )
        running += [page.slanted] if page.slanted else []
    notes: list[list[Part]] = []
    for number, (body, following) in enumerate(pairwise(bodies)):
        if count := foot_notes(body, following):
            notes.append([Part(number, one) for one in body[-count:] if isinstance(one, Line)])
            del body[-count:]
    column = measure([[item for item in body if isinstance(item, Line)] for body in bodies])
    for block in _blocks(bodies, column):
        first = block[0]
        if isinstance(first, Part):
            writer.paragraph([part for part in block if isinstance(part, Part)])
            continue
        table = whole([part for part in block if not isinstance(part, Part)])
        writer.table(table)
        running += (part.line.text for part in table.repeated)
    for note in notes:
        writer.paragraph(note)
    for line in running:
        writer.furniture_line(line)
    return writer


def _blocks(bodies: Sequence[Sequence[Line | Ruled]], column: Measure) -> Iterator[_Block]:
    """Paragraphs and tables in reading order, joined over page breaks."""
    block: _Block = []
    for page, body in enumerate(bodies):
        for item in body:
            if isinstance(item, Line):
                part = Part(page, item)
                if (
                    block
                    and isinstance(block[-1], Part)
                    and continues(block[-1].line, item, column, block[-1].page == page)
                ):
                    block.append(part)
                    continue
                if block:
                    yield block
                block = [part]
            else:
                last = block[-1] if block else None
                if isinstance(last, tuple) and last[0] < page and joins(last[1], item):
                    block.append((page, item))
                    continue
                if block:
                    yield block
                block = [(page, item)]
    if block:
        yield block


def _check_text(
    writer: PdfTextWriter, pages: Sequence[PageLayout], shown: str, format: str
) -> None:
    """Refuse what shows no text, or whose fonts hide which characters they show."""
    raw = writer.raw
    letters = sum(not character.isspace() for character in raw)
    aside = sum(
        not character.isspace() for span in writer.furniture for character in raw[slice(*span)]
    )
    if letters <= aside and any(page.standing for page in pages):
        raise SourceError(
            f"{shown}: written from top to bottom, between lines or shapes, and not read; give the "
            "report as it is written in lines"
        )
    if letters - aside < _FEW * sum(page.pictures > 0 for page in pages) or letters <= aside:
        if any(page.recognised for page in pages):
            raise SourceError(
                f"{shown}: hardly a character was recognised on its pages; scan them again, "
                "straight and at 200 to 300 dots an inch"
            )
        raise unsupported(shown, "a PDF of pictures without a text layer (scanned)", with_ocr())
    if raw.count("\ufffd") > _LOST_SHARE * letters and format == "pdf":
        raise unsupported(
            shown,
            "a PDF whose fonts do not say which characters they show",
            with_ocr(" --force-ocr"),
        )


def _unread(pages: Sequence[PageLayout]) -> tuple[str, ...]:
    standing = ", ".join([str(at) for at, page in enumerate(pages, 1) if page.standing][:20])
    told = (
        f"pages {standing}: written from top to bottom, between lines or shapes, and not read: look "
        "at the pages, or give the report as it is written in lines",
    )
    return (told if standing else ()) + _pictured(pages)


def _pictured(pages: Sequence[PageLayout]) -> tuple[str, ...]:
    bare = [(at, page) for at, page in enumerate(pages, 1) if page.pictures and not page.items]
    if not bare:
        return ()
    listed = ", ".join(str(at) for at, _ in bare[:20])
    if any(page.recognised for _, page in bare):
        return (f"pages {listed}: pictures on which no text was recognised; look at them",)
    return (f"pages {listed}: pictures only; what they show is not read: {INSTALL} and run again",)


def _notes(pages: Sequence[PageLayout], raw: str) -> tuple[str, ...]:
    notes = []
    seen = [str(at) for at, page in enumerate(pages, 1) if page.recognised]
    if seen:
        notes.append(f"pages {', '.join(seen[:20])}: pictures; read by character recognition")
    unruly = [str(at) for at, page in enumerate(pages, 1) if page.unruly]
    if unruly:
        notes.append(f"pages {', '.join(unruly[:20])}: drawings; no tables looked for")
    if "\ufffd" in raw:
        notes.append("some characters have no known meaning in their font: marked with U+FFFD")
    return tuple(notes)
