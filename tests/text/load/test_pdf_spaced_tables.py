"""Tables of a PDF without rules, in which rows have blank cells."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor import Report, extract

from .samples import read

_FONT = "STSong-Light"
_HEADS = "项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split()
_PLACES = (360, 420, 480, 550, 630, 690, 750)
"""The middles of the columns, or their right edges."""
_ROWS = (
    ("一、本年新收政府信息公开申请数量", "31", "4", "", "", "2", "", "37"),
    ("二、上年结转政府信息公开申请数量", "", "", "1", "", "", "", "1"),
    ("（一）予以公开", "20", "4", "1", "", "2", "", "27"),
    ("（二）部分公开", "", "", "", "", "", "", ""),
    ("（七）总计", "31", "4", "1", "", "2", "", "38"),
)


def pdf(rows: tuple[tuple[str, ...], ...], align: str = "centre", parted: int = 99) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    page = Canvas(file, pagesize=landscape(A4))
    page.setFont(_FONT, 10)
    page.drawString(280, 550, "丁溪县水利局2021年政府信息公开工作年度报告")
    page.drawString(60, 530, "三、收到和处理政府信息公开申请情况")
    draw = page.drawCentredString if align == "centre" else page.drawRightString
    height = 500
    for number, (label, *values) in enumerate((tuple(_HEADS), *rows)):
        if number == parted:
            page.showPage()
            page.setFont(_FONT, 10)
            height = 550
        page.drawString(60, height, label)
        for place, value in zip(_PLACES, values, strict=True):
            draw(place, height, value)
        height -= 16
    page.drawString(60, height - 20, "四、政府信息公开行政复议、行政诉讼情况：本年没有。")
    page.showPage()
    page.save()
    return file.getvalue()


def stated(found: Report) -> dict[str, str]:
    return {
        f.indicator.removeprefix("applications."): str(f.value)
        for f in found.facts
        if f.indicator != "other" and f.value
    }


@pytest.mark.parametrize("align", ["centre", "right"])
def test_a_number_stands_under_its_header(align: str) -> None:
    values = stated(extract(pdf(_ROWS, align)))
    assert values["received.natural_person"] == "31"
    assert values["received.legal_services"] == "2"
    assert values["carried_in.research"] == "1"
    assert values["granted.research"] == "1"
    assert values["granted"] == "27"
    assert values["closed.legal_services"] == "2"
    assert "granted.public_welfare" not in values


def test_the_paragraph_below_is_no_row() -> None:
    source = read(pdf(_ROWS))
    [table] = source.tables
    words = [source.content[cell.start : cell.stop] for cell in table.cells]
    assert "（七）总计" in words
    assert not any("行政复议" in word for word in words)


def test_a_number_between_two_headers_is_that_of_none() -> None:
    wide = ("（一）予以公开", "20", "1234567890123", "", "", "", "", "27")
    values = stated(extract(pdf((*_ROWS[:2], wide, *_ROWS[3:]))))
    assert not values.keys() & {"granted.commercial", "granted.research"}


def test_full_rows_are_read_as_before() -> None:
    rows = tuple((label, *(value or "0" for value in values)) for label, *values in _ROWS)
    source = read(pdf(rows))
    assert source.tables == ()
    assert stated(extract(pdf(rows)))["granted.research"] == "1"


def test_the_rows_on_the_next_page_are_not_lost() -> None:
    found = extract(pdf(_ROWS, parted=4))
    values = stated(found)
    assert values["received.natural_person"] == "31"
    assert values["carried_in.research"] == "1"
    assert values["closed"] == "38"
