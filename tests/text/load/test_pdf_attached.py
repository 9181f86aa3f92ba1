"""Files that a PDF carries inside it: what may be a report is told, and nothing else."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from extractor import extract

from .samples import PdfPages


def _with_files(*names: str) -> bytes:
    pages = PdfPages()
    pages.text(60, 90, "青石县审计局2022年政府信息公开工作年度报告", 16)
    pages.text(60, 130, "2022年，收到政府信息公开申请12件。", 12)
    pages.turn_page()
    made = pypdfium2.PdfDocument(pages.finish())
    for name in names:
        made.new_attachment(name).set_data(b"%PDF-1.4")
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("年报.pdf",), 1),
        (("年报.docx", "附表.XLSX"), 2),
        # The twins: what no report is.
        (("invoice.xml", "colours.icc"), 0),
        ((), 0),
    ],
)
def test_files_that_may_be_reports_are_told(names: tuple[str, ...], count: int) -> None:
    result = extract(_with_files(*names))
    assert {f.value for f in result.facts if f.indicator == "applications.received"} == {12}
    told = [f.message for f in result.findings if f.kind == "incomplete"]
    assert [line.partition(" ")[0] for line in told] == ([str(count)] if count else [])
