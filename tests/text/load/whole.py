"""Whole reports of our own as files: a PDF with page numbers and ruled tables, a page, a torn text.

The tables are those of ``table_generator``; the prose and its places are invented.
"""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape as xml_escape

from readers.table_generator import Table
from readers.table_rendering import as_html, pdf_table
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from tests.conftest import EVALS

_SPEC = importlib.util.spec_from_file_location("drawing", EVALS / "synthetic" / "drawn.py")
assert _SPEC is not None
assert _SPEC.loader is not None
drawing = importlib.util.module_from_spec(_SPEC)
sys.modules["drawing"] = drawing
_SPEC.loader.exec_module(drawing)

FONT = "STSong-Light"

TITLE = ("青滩区人民政府", "2023年政府信息公开工作年度报告")
OPENING = (
    "青滩区政务公开领导小组编写了这份报告，所有数字都从一月数到十二月，读者可到区门户网站下载；"
    "若有不明之处，请联系区府办信息科（电子信箱：qtxxk@example.com，"
    "电话：0799-5550142，邮编：407700，渡口巷17号）。"
)
FIRST = (
    "一、总体情况",
    "（一）主动公开。去年青滩区把旧栏目合并成九个，撤下过时的文件，重新写了办事说明，"
    "村里的公示墙也照着网站的目录一一补齐，老人到服务站就能请人代查。",
    "（二）依申请公开。来信、来人与网上提交的请求共有39份，一份一册登记在案，经办人当天分办，"
    "没有一份逾期。",
)
LAST = (
    "五、存在的主要问题及改进情况",
    "有些科室仍把公开当作年底才做的事，图表也少。明年起每季度请科员轮流坐窗口，一个月一换，"
    "从读者的提问里学着写说明。",
    "六、其他需要报告的事项",
    "没有收取信息处理费。",
)
TURN = "凡要上网的稿件，先由起草的人念给邻桌听，再请科长签字，"
TURNED = "最后由值班员逐字核对后放行。"
"""A sentence that the PDF breaks over two pages, in two parts."""


def tables_of(form: str, *, blanks: bool = False) -> list[Table]:
    """The three tables of a form, always the same, and balanced as the official notes want it.

    With ``blanks`` zeros are printed as nothing, as some agencies do; they are blanks then.
    """
    spec = drawing.Spec(name="whole", form=form, seed=5, scale=40, blanks=float(blanks))
    made, _ = drawing.draw(spec)
    return [made[part] for part in ("part2", "part3", "part4")]


@cache
def whole_pdf() -> bytes:
    """Five pages with numbers at the foot; a paragraph and the first table run over a page's end."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    text = ParagraphStyle(
        "text", fontName=FONT, fontSize=14, leading=24, wordWrap="CJK", allowOrphans=1
    )
    small = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, wordWrap="CJK")
    story: list[Flowable] = [
        Paragraph(xml_escape(words), text) for words in (*TITLE, OPENING, *FIRST)
    ]
    story += [Paragraph(words, text) for words in _errands(8)]
    story.append(Paragraph(TURN + TURNED, text))
    story += [Paragraph(words, text) for words in _errands(11)]
    disclosure, applications, disputes = tables_of("form2021")
    for table in (disclosure, applications, disputes):
        if table is applications:
            story.append(PageBreak())  # reportlab cannot split its spans over pages
        story += [Spacer(1, 6), Paragraph(xml_escape(table.heading), text), Spacer(1, 4)]
        story.append(pdf_table(table, small))
    story += [Spacer(1, 8), *(Paragraph(xml_escape(words), text) for words in LAST)]
    file = io.BytesIO()
    made = SimpleDocTemplate(file, pagesize=A4, topMargin=60, bottomMargin=70)
    made.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return file.getvalue()


def _errands(count: int) -> list[str]:
    """Paragraphs that fill pages."""
    rest = "区里的旧档案多，一年只理得完一小半，剩下的排在后面几年里慢慢做。"
    return [f"第{n}件事。{rest}" for n in "甲乙丙丁戊己庚辛壬癸子"[:count]]


def _foot(canvas: Any, made: Any) -> None:
    canvas.setFont(FONT, 10)
    canvas.drawCentredString(A4[0] / 2, 40, f"- {made.page} -")


def whole_page() -> str:
    """A page of the form of 2019; blank cells hold a hard blank, as editors of sites put it."""
    words = [*TITLE, *FIRST]
    markup = as_html(words, tables_of("form2019", blanks=True)).decode()
    return markup.replace('"></td>', '">\u00a0</td>')


LOST = (
    "applications.partially_granted", "applications.refused.prohibited_by_law",
    "applications.refused.internal_affairs", "applications.unavailable.not_held",
    "applications.not_processed.repeated", "applications.not_processed.reissue",
    "applications.other.not_corrected", "applications.other.unpaid",
)  # fmt: skip
"""Rows whose labels the torn text has lost: those that wrap in a narrow cell."""


def torn_text() -> str:
    """A Markdown text as an extractor leaves it: rows apart, long labels torn off before the row above."""
    table = tables_of("form2021")[1]
    lines = ["\n".join((*TITLE, *FIRST)), "", table.heading, "申请人情况", "自然人总计", ""]
    row: list[str] = []
    for cells in table.lines()[3:]:
        labels, values = cells[:-7], cells[-7:]
        lost = _row_of(table, labels[-1]) in LOST
        if lost:
            words = "".join(labels)
            lines += ["", *(words[at : at + 9] for at in range(0, len(words), 9))]
        lines += row
        row = _piped(values if lost else [*labels, *values])
    lines += row
    return "\n".join([*lines, "", *LAST]) + "\n"


def _row_of(table: Table, label: str) -> str:
    return next(key[0] for key, place in table.places.items() if place == (label, "总计"))


def _piped(cells: Sequence[str]) -> list[str]:
    return ["| " + " | ".join(cells) + " |", "|" + "---|" * len(cells)]
