"""Marks of notes in a PDF: small glyphs that are raised, beside smaller ones that are not."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor.knowledge.documents import read_document
from extractor.text.load import load
from extractor.text.load.pdf.glyphs import Glyph, without_doubles

_FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(_FONT))


def _numbers(parts: Sequence[tuple[str, float, float]], ruled: bool = False) -> list[Decimal]:
    """The statistics of a page whose line has these parts: text, size, points above the line."""
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.setFont(_FONT, 12)
    page.drawString(60, 760, "丁溪县水利局2022年政府信息公开工作年度报告")
    x = 64.0
    for text, size, lift in parts:
        page.setFont(_FONT, size)
        page.drawString(x, 700 + lift, text)
        x += pdfmetrics.stringWidth(text, _FONT, size)
    if ruled:
        page.grid([60, x + 4], [660, 694, 720])
    page.save()
    made = read_document(load(file.getvalue(), max_bytes=10**7))
    return [m.value for m in made.mentions if m.statistical and m.value is not None]


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("share", [0.6, 0.8, 0.83, 0.9])
def test_a_raised_digit_of_almost_the_size_is_the_mark_of_a_note(share: float, ruled: bool) -> None:
    parts = [("收到申请12", 12.0, 0.0), ("3", 12 * share, 4.0), ("件。", 12.0, 0.0)]
    assert _numbers(parts, ruled) == [12]


@pytest.mark.parametrize(("share", "lift"), [(0.83, 0), (0.83, 1.2), (0.9, 0.6), (1.0, 4.0)])
def test_a_digit_that_is_not_raised_or_not_small_is_one_of_the_number(
    share: float, lift: float
) -> None:
    parts = [("收到申请12", 12.0, 0.0), ("3", 12 * share, lift), ("件。", 12.0, 0.0)]
    assert _numbers(parts) == [123]


def test_raised_digits_of_two_places_are_one_mark() -> None:
    parts = [("收到申请8", 12.0, 0.0), ("12", 10.0, 4.0), ("件,办结7件。", 12.0, 0.0)]
    assert _numbers(parts) == [8, 7]


@pytest.mark.parametrize(("down", "size", "left"), [(2.8, 12, 0), (2.8, 12, 3), (14, 12, 0)])
def test_outlines_that_a_second_font_draws_over_letters(
    down: float, size: float, left: float
) -> None:
    """A box of another font stands lower at the same place; another line or digit is none."""
    one = Glyph("2", 60, 66, 100, 100 + size, size)
    other = Glyph("2", 60 + left, 66 + left, 100 + down, 100 + down + size, size)
    assert len(without_doubles([one, other])) == (1 if (down, left) == (2.8, 0) else 2)
