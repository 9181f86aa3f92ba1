"""Tables of a PDF whose rules are rows of dots, dashes, or white lines on a ground."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor import extract
from extractor.text.load.pdf.strokes import dotted, on_ground

_FONT = "STSong-Light"
_ROWS = (
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "", "", "2"),
    ("行政规范性文件", "3", "", "14"),
)
_LEFT, _TOP, _WIDTH, _HEIGHT = 60, 600, 110, 24


def _edges() -> list[tuple[float, float, float, float]]:
    right, foot = _LEFT + 4 * _WIDTH, _TOP - len(_ROWS) * _HEIGHT
    across = [(_LEFT, y, right, y) for y in range(foot, _TOP + 1, _HEIGHT)]
    return across + [(x, foot, x, _TOP) for x in range(_LEFT, right + 1, _WIDTH)]


def _dashes(page: Canvas) -> None:
    page.setDash(1, 2)
    for edge in _edges():
        page.line(*edge)
    page.setDash()


def _white(page: Canvas) -> None:
    page.setFillGray(0.85)
    height = len(_ROWS) * _HEIGHT
    page.rect(_LEFT, _TOP - height, 4 * _WIDTH, height, stroke=0, fill=1)
    page.setFillGray(0)
    page.setStrokeGray(1)
    for edge in _edges():
        page.line(*edge)


def _bevelled(page: Canvas) -> None:
    """As browsers draw ``border=1``: each side of a cell with its ends cut at a slant."""
    for x0, y0, x1, y1 in _edges():
        path = page.beginPath()
        path.moveTo(x0, y0)
        path.lineTo(x1, y1)
        across = x1 > x0
        path.lineTo(x1 - 0.75, y1 - 0.75)
        path.lineTo(x0 + 0.75 if across else x0 - 0.75, y0 - 0.75 if across else y0 + 0.75)
        page.drawPath(path, stroke=0, fill=1)


def _dots(draw: Callable[[Canvas, float, float], None]) -> Callable[[Canvas], None]:
    def drawn(page: Canvas) -> None:
        for x0, y0, x1, y1 in _edges():
            for step in range(0, int(x1 - x0 + y1 - y0) + 1, 3):
                draw(page, x0 + step * (x1 > x0), y0 + step * (y1 > y0))

    return drawn


_STYLES: Mapping[str, Callable[[Canvas], None]] = {
    "dashes": _dashes,
    "white lines": _white,
    "slanted ends": _bevelled,
    "square dots": _dots(lambda page, x, y: page.rect(x, y, 0.8, 0.8, stroke=0, fill=1)),
    "round dots": _dots(lambda page, x, y: page.circle(x, y, 0.4, stroke=0, fill=1)),
}


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize("style", _STYLES)
def test_blank_cells_keep_their_places_whatever_the_rules_are(style: str) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.setFont(_FONT, 10)
    page.drawString(150, 760, "丁溪县水利局2022年政府信息公开工作年度报告")
    page.drawString(_LEFT, 640, "第二十条第(一)项")
    _STYLES[style](page)
    for number, row in enumerate(_ROWS):
        for column, words in enumerate(row):
            page.drawString(_LEFT + column * _WIDTH + 6, _TOP - number * _HEIGHT - 16, words)
    page.save()
    found = {f.indicator: f.value for f in extract(file.getvalue()).facts}
    assert found == {
        "regulations.issued": None, "regulations.repealed": None, "regulations.in_force": 2,
        "normative_documents.issued": 3, "normative_documents.repealed": None,
        "normative_documents.in_force": 14,
    }  # fmt: skip


def test_a_few_dots_and_white_lines_on_nothing_are_no_rules() -> None:
    assert not list(dotted([(x, x + 1, 5.0, 6.0) for x in (0.0, 4.0, 8.0, 12.0)]))
    assert not list(dotted([(x, x + 1, 5.0, 6.0) for x in range(0, 400, 40)]))
    assert on_ground([(0, 100, 50, 50)], [(0, 100, 200, 300)]) == []


def test_a_slanted_line_over_figures_strikes_them_out_and_one_through_the_page_does_not() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.setFont(_FONT, 11)
    before, old = "2023年,我局收到政府信息公开申请", "99"
    page.drawString(_LEFT, 760, f"{before}{old}12件,主动公开政府信息345条。")
    left = _LEFT + pdfmetrics.stringWidth(before, _FONT, 11)
    right = left + pdfmetrics.stringWidth(old, _FONT, 11)
    page.line(left, 760, right, 768)
    page.line(20, 20, 580, 820)  # over the page
    page.line(_LEFT, 757, 500, 758)  # under the line
    page.save()
    made = extract(file.getvalue())
    assert {f.indicator: f.value for f in made.facts} == {
        "applications.received": 12, "proactive.total": 345,
    }  # fmt: skip
    assert [m.value for m in made.mentions if m.explained == "struck_out"] == [99]
