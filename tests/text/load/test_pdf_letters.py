"""Letters of a PDF that are set apart: digits as far from each other as all are one number."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor.knowledge.documents import read_document
from extractor.text.load import load

_FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(_FONT))


def _numbers(*parts: tuple[str, float], size: float = 12) -> list[Decimal | None]:
    """The statistics of a page with a line whose parts are set this many points apart."""
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.setFont(_FONT, 14)
    page.drawString(60, 760, "丁溪县水利局2022年政府信息公开工作年度报告")
    page.setFont(_FONT, size)
    page.drawString(60, 680, "各科室认真落实条例,政务公开工作平稳推进。")
    x = 60.0
    for text, gap in parts:
        for letter in text:
            page.drawString(x, 720, letter)
            x += pdfmetrics.stringWidth(letter, _FONT, size) + gap
    page.save()
    made = read_document(load(file.getvalue(), max_bytes=10**7))
    return [m.value for m in made.mentions if m.statistical]


@pytest.mark.parametrize("gap", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12])
def test_digits_as_far_apart_as_all_letters_are_one_number(gap: float) -> None:
    assert _numbers(("收到申请1234件,办结56件。", gap)) == [1234, 56]


@pytest.mark.parametrize("size", [9, 16, 22])
def test_the_gap_is_one_of_the_size(size: float) -> None:
    assert _numbers(("收到申请1234件,办结56件。", size * 0.4), size=size) == [1234, 56]


@pytest.mark.parametrize("gap", [8, 12, 40])
def test_digits_further_apart_than_the_letters_are_not_one_number(gap: float) -> None:
    values = _numbers(("规范性文件数", 4), ("17", gap))
    assert 17 not in values


@pytest.mark.parametrize(("letters", "digits"), [(0, 4), (0, 6), (2, 6), (8, 5), (4, 8)])
def test_no_piece_of_a_number_whose_digits_stand_otherwise_apart(
    letters: float, digits: float
) -> None:
    found = _numbers(("收到政府信息公开申请", letters), ("1234", digits), ("件。", letters))
    assert not {1, 2, 3, 4, 12, 34, 123, 234} & set(found)
