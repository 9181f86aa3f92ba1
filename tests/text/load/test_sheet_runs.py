"""What a workbook strikes out or raises within a cell."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from extractor import extract
from extractor.text.load import office
from extractor.text.load.sheet_runs import with_looks

_TITLE = "青禾县水利局2023年政府信息公开工作年度报告"


def _book() -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    struck = book.add_format({"font_strikeout": True})
    above, below = book.add_format({"font_script": 1}), book.add_format({"font_script": 2})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet()
    sheet.write(0, 0, _TITLE)
    sheet.write_row(1, 0, ["指标", "单位", "数量"])
    sheet.write_row(2, 0, ["主动公开政府信息数", "条"])
    sheet.write_rich_string(2, 2, struck, "888", bold, "34", "5")
    sheet.write_row(3, 0, ["收到申请数", "件"])
    sheet.write_rich_string(3, 2, "12", above, "1", below, "2", " ")
    book.close()
    return file.getvalue()


def _shown(data: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [str(sheet.cell(row, 3).value).strip() for row in (3, 4)]


def test_struck_runs_go_and_raised_ones_are_marks() -> None:
    assert _shown(_book()) == ["888345", "1212"]
    assert _shown(with_looks(_book())) == ["345", "12¹²"]


def test_other_files_stay_as_they_are() -> None:
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", "<sst><r><strike/>")
    for data in (b"", b"PK\x03\x04broken", plain.getvalue()):
        assert with_looks(data) == data


@pytest.mark.skipif(office.office() is None, reason="LibreOffice is not installed")
@pytest.mark.thorough  # that it converts, tests/text/load/test_office.py tries always
def test_a_workbook_is_read_as_it_is_shown() -> None:
    found = {fact.indicator: fact.value for fact in extract(_book()).facts}
    assert found == {"proactive.total": 345, "applications.received": 12}
