"""Watermarks of a PDF that hold numbers: turned ones, and those that one sees through."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFName,
    PDFResourceDictionary,
    PDFStream,
    xObjectName,
)
from reportlab.pdfgen.canvas import Canvas

from extractor.knowledge.documents import read_document
from extractor.text.load import load

_FONT = "STSong-Light"
_SAID = ("收到申请12件,均已答复。", "主动公开信息571条。", "予以公开8件,部分公开3件。")
pdfmetrics.registerFont(UnicodeCIDFont(_FONT))


def _numbers(mark: Callable[[Canvas], None]) -> list[Decimal]:
    """The statistics of a page with some sentences under a mark."""
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.setFont(_FONT, 12)
    page.drawString(60, 760, "丁溪县水利局2022年政府信息公开工作年度报告")
    for number, words in enumerate(_SAID):
        page.drawString(60, 720 - 30 * number, words)
    page.saveState()
    mark(page)
    page.restoreState()
    page.save()
    made = read_document(load(file.getvalue(), max_bytes=10**7))
    return [m.value for m in made.mentions if m.statistical and m.value is not None]


def _mark(
    angle: float = 0, size: float = 50, alpha: float = 1, gray: float = 0, x: float = 60
) -> Callable[[Canvas], None]:
    def draw(page: Canvas) -> None:
        page.setFillGray(gray)
        page.setFillAlpha(alpha)
        page.translate(x, 655)
        page.rotate(angle)
        page.setFont(_FONT, size)
        page.drawString(0, 0, "内部 公开1234条")

    return draw


def _grouped(page: Canvas) -> None:
    """A drawing that is pale as a whole and opaque in itself, as browsers print it."""
    page.beginForm("mark")
    _mark()(page)
    page.endForm()
    form = page._doc.idToObject[xObjectName("mark")]
    form.Contents = PDFStream(content=b"/gRLs0 gs " + form.stream)
    form.Resources = PDFResourceDictionary()
    form.Resources.basicFonts()
    opaque = PDFDictionary({"ca": 1})
    form.Resources.ExtGState = PDFDictionary({f"gRLs{number}": opaque for number in range(4)})
    form.Contents.dictionary["Group"] = PDFDictionary({"S": PDFName("Transparency")})
    page.setFillAlpha(0.15)
    page.doForm("mark")


@pytest.mark.parametrize(
    "mark",
    [
        _mark(angle=30),
        _mark(angle=30, size=14),
        _mark(angle=-20, alpha=0.15),
        _mark(angle=60, gray=0.8),
        _mark(angle=12),
        _mark(alpha=0.15),
        _mark(alpha=0.3, gray=0.2),
        _mark(gray=0.85),
    ],
)
def test_numbers_of_a_watermark_are_none_of_the_text(mark: Callable[[Canvas], None]) -> None:
    assert _numbers(mark) == [12, 571, 8, 3]


def test_a_watermark_is_as_pale_as_the_drawing_that_it_belongs_to() -> None:
    assert _numbers(_grouped) == [12, 571, 8, 3]


@pytest.mark.parametrize(
    "mark",
    [
        _mark(size=12, x=300),
        _mark(angle=1.5, size=12, x=300),  # a page that was put askew under a scanner
        _mark(size=12, x=300, alpha=0.6),
        _mark(size=30, x=200, alpha=0.6),
    ],
)
def test_upright_text_that_is_plain_to_see_is_none(mark: Callable[[Canvas], None]) -> None:
    assert 1234 in _numbers(mark)


def test_a_page_that_stands_at_a_slant_is_read() -> None:
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.rotate(10)
    page.setFont(_FONT, 12)
    for number, words in enumerate(_SAID):
        page.drawString(160, 620 - 40 * number, words)
    page.save()
    made = read_document(load(file.getvalue(), max_bytes=10**7))
    assert {12, 571, 8, 3} <= {m.value for m in made.mentions}


def _all_over(
    angle: float, words: str = "水利局办公室 8862", rows: int = 9, gray: float = 0.55
) -> Callable[[Canvas], None]:
    """A small mark that stands thirty times on the page, with more glyphs than its text."""

    def draw(page: Canvas) -> None:
        page.setFillGray(gray)
        page.setFont(_FONT, 9)
        for row in range(rows):
            for column in range(4):
                page.saveState()
                page.translate(40 + 130 * column, 770 - 80 * row)
                page.rotate(angle)
                page.drawString(0, 0, words)
                page.restoreState()

    return draw


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("angle", [20, -30, 45])
@pytest.mark.parametrize("gray", [0.0, 0.55, 0.8])
def test_slanted_words_all_over_the_page_are_a_watermark(angle: float, gray: float) -> None:
    assert _numbers(_all_over(angle, gray=gray)) == [12, 571, 8, 3]
    assert _numbers(_all_over(angle, "内部资料 3件", gray=gray)) == [12, 571, 8, 3]


def test_a_short_page_under_a_watermark_is_no_picture() -> None:
    """Its words are kept aside, as those of other watermarks are."""
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.setFont(_FONT, 12)
    page.drawString(60, 760, _SAID[0])
    _all_over(20)(page)
    page.save()
    source = load(file.getvalue(), max_bytes=10**7)
    aside = "".join(source.raw[slice(*span)] for span in source.furniture)
    assert aside.count("水利局办公室 8862") == 36
    assert "收到申请12件" not in aside


def test_the_cells_of_a_page_that_stands_at_a_slant_are_no_watermark() -> None:
    """No more than some of its words repeat."""
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.rotate(10)
    page.setFont(_FONT, 12)
    for number in range(12):
        page.drawString(160, 640 - 30 * number, f"第{number}项主动公开政府信息{20 + number}条")
        page.drawString(450, 640 - 30 * number, "已经公开")
    page.save()
    made = read_document(load(file.getvalue(), max_bytes=10**7))
    assert {20 + number for number in range(12)} <= {m.value for m in made.mentions}
    assert made.text.count("已") == 12


def _small(x: float, y: float) -> Callable[[Canvas], None]:
    def draw(page: Canvas) -> None:
        page.setFillGray(0.8)
        page.setFont(_FONT, 11)
        page.drawString(x, y, "存档 77件")

    return draw


def test_small_pale_words_that_run_through_the_text_are_a_watermark() -> None:
    assert _numbers(_small(66, 719)) == [12, 571, 8, 3]

    def tiled(page: Canvas) -> None:
        for x, y in ((66, 719), (300, 719), (66, 500)):
            _small(x, y)(page)

    assert _numbers(tiled) == [12, 571, 8, 3]


def test_pale_words_beside_the_text_are_read() -> None:
    assert _numbers(_small(300, 719)) == [12, 77, 571, 8, 3]
    assert _numbers(_small(66, 560)) == [12, 571, 8, 3, 77]
