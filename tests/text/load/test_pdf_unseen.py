"""Text that a PDF holds and does not show, beside its twins that are shown."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from extractor.knowledge.documents import read_document
from extractor.text.load import load

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
SAID = "我局收到政府信息公开申请12件,均已按期答复。"
OLD = "我局收到政府信息公开申请99件。"
LOW = 600.0


def numbers(data: bytes) -> list[Decimal | None]:
    made = read_document(load(data, max_bytes=10**7))
    return [m.value for m in made.mentions if m.statistical]


def page(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """A page with a sentence, and below it what ``draw`` makes of another."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, **options)
    write(canvas, 700, SAID)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def write(canvas: Canvas, y: float, words: str, size: float = 12) -> None:
    canvas.setFont("STSong-Light", size)
    canvas.drawString(60, y, words)


def bar(canvas: Canvas, gray: float, alpha: float = 1.0) -> None:
    canvas.saveState()
    canvas.setFillGray(gray)
    canvas.setFillAlpha(alpha)
    canvas.rect(50, LOW - 4, 400, 20, stroke=0, fill=1)
    canvas.restoreState()


def clip(low: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(50, low, 400, 30)
        canvas.clipPath(path, stroke=0)
        write(canvas, LOW, OLD)
        canvas.restoreState()

    return draw


def then(*steps: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for step in steps:
            step(canvas)

    return draw


def old(canvas: Canvas) -> None:
    write(canvas, LOW, OLD)


def clear(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillAlpha(0)
    old(canvas)
    canvas.restoreState()


def grey(share: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(share)
        old(canvas)
        canvas.restoreState()

    return draw


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 4), "white")), 50, LOW - 4, 400, 20)


@pytest.mark.parametrize(
    ("draw", "hidden"),
    [
        (then(old, lambda canvas: bar(canvas, 1)), True),
        (then(old, lambda canvas: bar(canvas, 0)), True),
        (then(lambda canvas: bar(canvas, 0.8), old), False),  # the ground was painted before
        (then(old, lambda canvas: bar(canvas, 0.9, 0.3)), False),  # a marker one sees through
        (then(old, picture), True),
        (then(picture, old), False),
        (clip(100), True),
        (clip(LOW - 8), False),
        (clear, True),
        (grey(0.99), True),
        (grey(0.6), False),
        (lambda canvas: write(canvas, LOW, OLD, 0.4), True),
        (lambda canvas: write(canvas, LOW, OLD, 5), False),
    ],
)
def test_text_that_is_covered_clipped_transparent_or_tiny(
    draw: Callable[[Canvas], None], hidden: bool
) -> None:
    assert numbers(page(draw)) == ([12] if hidden else [12, 99])


@pytest.mark.parametrize(
    ("usual", "hidden"),
    [
        (b"/OFF [%d 0 R]", True),
        (b"/BaseState /OFF", True),
        (b"/BaseState /OFF /ON [%d 0 R]", False),
        (b"/ON [%d 0 R]", False),
    ],
)
def test_text_of_a_layer(usual: bytes, hidden: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas._code.append("/OC /Old BDC q")
        old(canvas)
        canvas._code.append("Q EMC")
        write(canvas, 500, "受理行政复议3件。")

    made = with_layer(page(draw, pageCompression=0), usual)
    assert numbers(made) == ([12, 3] if hidden else [12, 99, 3])


def with_layer(data: bytes, usual: bytes) -> bytes:
    """The file with a layer ``Old`` that its page may use, appended as an update."""
    number = max(int(found) for found in re.findall(rb"(?m)^(\d+) 0 obj", data)) + 1
    usual = usual.replace(b"%d", b"%d" % number)
    objects = [(number, b"<< /Type /OCG /Name (Old) >>")]
    for found in re.finditer(rb"(\d+) 0 obj\s+(<<.*?)endobj", data, re.S):
        body = found[2].strip()
        if b"/Type /Catalog" in body:
            more = b"/OCProperties << /OCGs [%d 0 R] /D << %s >> >> >>" % (number, usual)
            objects.append((int(found[1]), body[:-2] + more))
        elif re.search(rb"/Type /Page\b", body):
            uses = b"/Resources << /Properties << /Old %d 0 R >> " % number
            objects.append((int(found[1]), body.replace(b"/Resources <<", uses, 1)))
    made, table = data, b"xref\n"
    for key, body in objects:
        made += b"\n"
        table += b"%d 1\n%010d 00000 n \n" % (key, len(made))
        made += b"%d 0 obj\n%b\nendobj" % (key, body)
    root = re.findall(rb"/Root (\d+) 0 R", data)[-1]
    before = re.findall(rb"startxref\s+(\d+)", data)[-1]
    trailer = b"trailer\n<< /Size %d /Root %b 0 R /Prev %b >>\n" % (number + 1, root, before)
    return made + b"\n" + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(made) + 1)


def test_what_a_page_is_cropped_to() -> None:
    made = pypdfium2.PdfDocument(page(old))
    made[0].set_cropbox(0, 650, *A4)
    buffer = io.BytesIO()
    made.save(buffer)
    assert numbers(buffer.getvalue()) == [12]


@pytest.mark.parametrize(("kind", "found"), [("StrikeOut", [12]), ("Underline", [12, 99])])
def test_what_a_note_strikes_out(kind: str, found: list[int]) -> None:
    def draw(canvas: Canvas) -> None:
        old(canvas)
        right, top, low = 400, LOW + 11, LOW - 2
        corners = [60, top, right, top, 60, low, right, low]
        canvas._addAnnotation(
            PDFDictionary(
                {
                    "Type": PDFName("Annot"),
                    "Subtype": PDFName(kind),
                    "Rect": PDFArray([60, low, right, top]),
                    "QuadPoints": PDFArray(corners),
                }
            )
        )

    assert numbers(page(draw)) == found


def test_a_page_that_stands_on_its_head() -> None:
    made = pypdfium2.PdfDocument(page(old))
    made[0].set_rotation(180)
    buffer = io.BytesIO()
    made.save(buffer)
    assert numbers(buffer.getvalue()) == [12, 99]
