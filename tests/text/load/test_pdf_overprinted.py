"""Numbers that are printed over each other in a PDF, and layers of recognised characters under the text."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from .seen import read, values

_FONT, _SIZE = "STSong-Light", 12
TITLE = "沙柳县粮食局2022年政府信息公开工作年度报告"
BEFORE, BEHIND = "全年收到政府信息公开申请", "件，均已办结，群众满意。"
Draw = Callable[[Canvas], None]


def _wide(words: str) -> float:
    return float(pdfmetrics.stringWidth(words, _FONT, _SIZE))


def _file(draw: Draw) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont(_FONT, _SIZE)
    canvas.drawString(60, 780, TITLE)
    canvas.drawString(60, 740, "一、总体情况")
    draw(canvas)
    canvas.setFont(_FONT, _SIZE)
    canvas.drawString(60, 600, "主动公开政府信息340条。")
    canvas.save()
    return file.getvalue()


def _told(draw: Draw) -> tuple[list[Decimal | None], list[str]]:
    made = read(_file(draw))
    return values(made), [mention.raw for mention in made.mentions if mention.kind == "damaged"]


def _over(old: str, new: str, right: float = 0, down: float = 0, size: float = _SIZE) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, BEFORE + old + BEHIND)
        canvas.setFont(_FONT, size)
        canvas.drawString(60 + _wide(BEFORE) + right, 700 - down, new)

    return draw


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize(
    ("old", "new"),
    [("28", "26"), ("28", "31"), ("1258", "976"), ("8", "12"), ("976", "1258"), ("3", "4")],
)
@pytest.mark.parametrize(("right", "down"), [(0, 0), (2, 1), (-2, -1), (3, 3), (0, 2)])
def test_two_numbers_over_each_other_are_none(
    old: str, new: str, right: float, down: float
) -> None:
    counted, damaged = _told(_over(old, new, right, down))
    assert counted == [340]
    assert damaged


@pytest.mark.parametrize("size", [8, 9, 10])
def test_a_small_number_over_another_is_no_mark_of_a_note(size: float) -> None:
    counted, damaged = _told(_over("28", "36", down=-3, size=size))
    assert counted == [340]
    assert damaged


def test_lines_over_each_other() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, f"{BEFORE}28{BEHIND}")
        canvas.drawString(63, 697, f"{BEFORE}36{BEHIND}")

    counted, damaged = _told(draw)
    assert counted == [340]
    assert damaged


def test_a_number_behind_a_white_box_is_gone() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, f"{BEFORE}28{BEHIND}")
        canvas.setFillGray(1)
        canvas.rect(60 + _wide(BEFORE), 697, _wide("28"), 14, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(60 + _wide(BEFORE), 700, "36")

    assert _told(draw) == ([36, 340], [])


@pytest.mark.parametrize("spacing", [-1.5, -1, 0, 2])
def test_digits_that_are_set_close_are_one_number(spacing: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, f"{BEFORE}1258{BEHIND}", charSpace=spacing)

    assert _told(draw) == ([1258, 340], [])


@pytest.mark.parametrize("scale", [50, 70, 100])
def test_narrow_digits_are_one_number(scale: float) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setHorizScale(scale)
        text.textOut(f"{BEFORE}1258{BEHIND}")
        text.setHorizScale(100)
        canvas.drawText(text)

    assert _told(draw) == ([1258, 340], [])


@pytest.mark.parametrize(
    ("layer", "drawn", "counted"),
    [
        ("28", "36", [36, 340]),
        ("1258", "976", [976, 340]),
        ("28", "1258", [1258, 340]),
        ("28", "", [28, 340]),
    ],
)
def test_what_is_drawn_holds_over_a_layer(layer: str, drawn: str, counted: list[int]) -> None:
    picture = ImageReader(Image.new("L", (40, 40), 255))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture, 50, 650, 400, 80)
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        text.textOut(BEFORE + layer)
        text.setTextOrigin(60 + _wide(BEFORE + max(layer, drawn, key=len)), 700)
        text.textOut(BEHIND)
        text.setTextRenderMode(0)
        canvas.drawText(text)
        canvas.drawString(60 + _wide(BEFORE), 700, drawn)

    assert _told(draw) == (counted, [])
