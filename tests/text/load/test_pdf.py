"""PDF: paragraphs healed, running heads and feet apart, ruled tables whole over page breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import UnsupportedFormatError
from extractor.text.document import Source
from extractor.text.load import load
from extractor.text.load.pdf.rules import Edge, grids

from .samples import FULL, LIMIT, PdfPages, Spanned, cell_texts, read, rows_of, tables

LINE = "本年度报告由某某市人民政府办公室编制全文包括总体情况主动公开政府信息情况收到"


@pytest.fixture(scope="module")
def hongze() -> Source:
    return load(FULL / "hongze-2023.pdf", max_bytes=LIMIT)


def test_every_character_stands_in_the_raw_text(hongze: Source) -> None:
    assert hongze.starts is not None
    assert hongze.stops is not None
    for character, start, stop in zip(hongze.content, hongze.starts, hongze.stops, strict=True):
        assert hongze.raw[start:stop] in (character, "\n")
    assert all(a <= b for a, b in pairwise(hongze.starts))


def test_lines_are_healed_and_paragraphs_stay_apart(hongze: Source) -> None:
    lines = hongze.content.split("\n")
    assert lines[:2] == ["洪泽区人民政府", "2023年政府信息公开工作年度报告"]
    assert lines[2].startswith("本报告由淮安市洪泽区人民政府办公室根据")
    assert lines[2].endswith(
        "洪泽湖大道90号，邮编：223100，电话：0517-87222589，电子邮箱：hzzwgk@126.com）。"
    )
    assert lines[3] == "一、总体情况"
    assert any(
        line.startswith("（二）依申请公开情况。") and line.endswith("均在法定期限答复。")
        for line in lines
    )


def test_a_sentence_over_a_page_break_is_whole(hongze: Source) -> None:
    assert "严格执行“分级审核、先审后发”程序" in hongze.content
    assert "实行政府信息公开工作人员跟班学习制度" in hongze.content


def test_page_numbers_are_furniture(hongze: Source) -> None:
    assert [hongze.content[slice(*span)] for span in hongze.furniture] == [
        "-1-", "-2-", "-3-", "-4-", "-5-"
    ]  # fmt: skip
    assert len(hongze.pages) == 5
    begins = [
        "洪泽区人民政府",
        "级审核、先审后发",
        "信息内容\t本年处理决定数量",
        "3.补正后",
        "人员跟班学习",
    ]
    for start, text in zip(hongze.pages, begins, strict=True):
        assert hongze.raw.startswith(text, start)


def test_the_table_of_disclosure_runs_over_the_page_break(hongze: Source) -> None:
    assert rows_of(hongze, hongze.tables[0]) == [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"],
        ["行政规范性文件", "0", "5", "5"],
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "550"],
        ["第二十条第（六）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政处罚", "4119"],
        ["行政强制", "195"],
        ["第二十条第（八）项"],
        ["信息内容", "本年收费金额（单位：万元）"],
        ["行政事业性收费", "7730.28"],
    ]
    values = {
        hongze.content[cell.start : cell.stop] for cell in hongze.tables[0].cells if not cell.header
    }
    assert values == {"0", "5", "550", "4119", "195", "7730.28"}


def test_the_table_of_applications_is_whole(hongze: Source) -> None:
    table = hongze.tables[1]
    cells = cell_texts(hongze, table)
    assert (
        cells[0, 0, 3, 3] == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    )
    assert cells[0, 3, 1, 7] == "申请人情况"
    assert cells[1, 3, 2, 1] == "自然人"
    assert cells[1, 4, 1, 5] == "法人或其他组织"
    assert [cells[2, column, 1, 1] for column in range(4, 9)] == [
        "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"
    ]  # fmt: skip
    assert cells[5, 0, 20, 1] == "三、本年度办理结果"
    assert cells[7, 1, 8, 1] == "（三）不予公开"
    assert cells[15, 1, 3, 1] == "（四）无法提供"
    assert cells[18, 1, 5, 1] == "（五）不予处理"
    assert cells[17, 2, 1, 1] == "3.补正后申请内容仍不明确"
    assert cells[22, 2, 1, 1] == "5.要求行政机关确认或重新出具已获取信息"
    nonzero = {3: "21", 6: "4", 7: "1", 12: "1", 13: "1", 15: "10", 16: "3", 18: "1", 24: "21"}
    for row in range(3, 26):
        total = nonzero.get(row, "0")
        figures = [cells[row, column, 1, 1] for column in range(3, 10)]
        assert figures == [total, "0", "0", "0", "0", "0", total], row
    values = [cell for cell in table.cells if not cell.header]
    assert {(cell.row, cell.column) for cell in values} == {
        (row, column) for row in range(3, 26) for column in range(3, 10)
    }


def test_the_table_of_reviews_is_whole(hongze: Source) -> None:
    cells = cell_texts(hongze, hongze.tables[2])
    assert cells[0, 0, 1, 5] == "行政复议"
    assert cells[0, 5, 1, 10] == "行政诉讼"
    assert cells[1, 5, 1, 5] == "未经复议直接起诉"
    assert cells[1, 10, 1, 5] == "复议后起诉"
    assert [cells[1, column, 2, 1] for column in range(5)] == [
        "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"
    ]  # fmt: skip
    assert [cells[3, column, 1, 1] for column in range(15)] == [
        "10", "1", "0", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0"
    ]  # fmt: skip


def drawn(pages: PdfPages) -> Source:
    return read(pages.finish(), "made.pdf")


def test_bold_by_drawing_twice_is_one_text() -> None:
    pages = PdfPages()
    for shift in (0, 0.3):
        pages.text(100 + shift, 100, "主动公开2012条11件")
    assert drawn(pages).content == "主动公开2012条11件\n"


def test_line_breaks_leave_no_trace_in_chinese_and_a_blank_in_between_numbers() -> None:
    pages = PdfPages()
    pages.text(82, 100, LINE)
    pages.text(82, 120, LINE[:-4] + "共   12")
    pages.text(82, 140, "34件和the infor-")
    pages.text(106, 160, "第二段从这里开始。")
    content = drawn(pages).content
    assert content.startswith(LINE + LINE[:-4] + "共")
    assert "12 34件" in content or "12\n34件" in content
    assert "1234" not in content
    assert content.endswith("\n第二段从这里开始。\n")


def test_a_divided_word_is_put_together() -> None:
    pages = PdfPages()
    pages.text(82, 100, "x" * 60 + " open govern-")
    pages.text(82, 120, "ment " + "x" * 67)
    pages.text(82, 140, "y" * 70)
    assert "open government x" in drawn(pages).content


def test_repeated_heads_are_furniture_and_bare_numbers_only_if_they_count() -> None:
    pages = PdfPages()
    for number in range(1, 5):
        pages.text(200, 40, "某某市政府信息公开工作年度报告")
        pages.text(100, 120, f"第{number}部分 正文内容各不相同{'甲乙丙丁'[number - 1]}。")
        pages.text(290, 810, str(number))
        pages.turn_page()
    source = drawn(pages)
    assert [source.content[slice(*span)] for span in source.furniture] == [
        text for number in range(1, 5) for text in ("某某市政府信息公开工作年度报告", str(number))
    ]
    assert source.content.startswith("第1部分 正文内容各不相同甲。\n")


def test_a_lone_number_at_the_foot_is_not_taken_away() -> None:
    pages = PdfPages()
    pages.text(100, 100, "合计")
    pages.text(100, 800, "131")
    source = drawn(pages)
    assert source.furniture == ()
    assert "131" in source.content


def test_a_repeated_header_row_is_furniture_and_the_table_one() -> None:
    pages = PdfPages()
    xs = (80, 240, 320, 400)
    head = ("指标", "单位", "数量")
    pages.text(80, 600, "统计表如下。")
    pages.table(xs, (620, 640, 660, 680), (head, ("主动公开", "条", "131"), ("申请", "件", "2")))
    pages.text(290, 820, "- 1 -")
    pages.turn_page()
    pages.table(xs, (80, 100, 120), (head, ("答复", "件", "2")))
    pages.text(80, 300, "表后文字。")
    pages.text(290, 820, "- 2 -")
    source = drawn(pages)
    (table,) = source.tables
    assert rows_of(source, table) == [
        list(head), ["主动公开", "条", "131"], ["申请", "件", "2"], ["答复", "件", "2"]
    ]  # fmt: skip
    marked = [source.content[slice(*span)] for span in source.furniture]
    assert sorted(marked) == sorted([*head, "- 1 -", "- 2 -"])


def test_tables_with_text_between_them_stay_two() -> None:
    pages = PdfPages()
    xs = (80, 240, 320)
    pages.table(xs, (620, 640, 660), (("指标", "数量"), ("公开", "131")))
    pages.turn_page()
    pages.text(80, 70, "四、行政复议情况")
    pages.table(xs, (80, 100, 120), (("结果", "数量"), ("维持", "1")))
    assert len(drawn(pages).tables) == 2


def test_figures_on_both_sides_of_an_open_page_break_are_never_one_number() -> None:
    pages = PdfPages()
    pages.text(80, 600, "表")
    for x in (80, 240, 320):
        pages.rule(x, 620, x, 661)
    for y in (620, 640):
        pages.rule(80, y, 320, y)
    for row, y in ((("指标", "数量"), 635), (("公开", "13"), 655)):
        pages.text(83, y, row[0])
        pages.text(243, y, row[1])
    pages.turn_page()
    for x in (80, 240, 320):
        pages.rule(x, 80, x, 121)
    for y in (100, 121):
        pages.rule(80, y, 320, y)
    for row, y in ((("申请", "1"), 95), (("答复", "2"), 115)):
        pages.text(83, y, row[0])
        pages.text(243, y, row[1])
    source = drawn(pages)
    (table,) = source.tables
    assert rows_of(source, table) == [
        ["指标", "数量"],
        ["公开", "13"],
        ["申请", "1"],
        ["答复", "2"],
    ]


def test_a_box_around_text_and_underlines_are_no_table() -> None:
    pages = PdfPages()
    for y in (80, 140):
        pages.rule(80, y, 500, y)
    for x in (80, 500):
        pages.rule(x, 80, x, 140)
    pages.text(90, 100, "框中的说明文字。")
    pages.rule(90, 204, 300, 204)
    pages.text(90, 200, "下划线文字")
    source = drawn(pages)
    assert source.tables == ()
    assert source.content == "框中的说明文字。\n下划线文字\n"


def test_a_page_of_pictures_is_refused_and_one_among_texts_is_noted() -> None:
    scanned = PdfPages()
    scanned.picture()
    with pytest.raises(UnsupportedFormatError, match=r"made\.pdf: .*scanned.*ocrmypdf"):
        drawn(scanned)
    mixed = PdfPages()
    for at in range(12):
        mixed.text(90, 100 + 20 * at, LINE)
    mixed.turn_page()
    mixed.picture()
    source = drawn(mixed)
    assert any(note.startswith("pages 2: pictures only") for note in source.unread)


@given(tables(), st.floats(-0.8, 0.8))
def test_lines_to_grid(cells: list[Spanned], shift: float) -> None:
    """Every border of every cell drawn: the boxes come back, however the lines are cut up."""
    across, down = [], []
    for cell in cells:
        x0, x1 = 50.0 + 40 * cell.column, 50.0 + 40 * (cell.column + cell.columns)
        y0, y1 = 100.0 + 20 * cell.row, 100.0 + 20 * (cell.row + cell.rows)
        across += [Edge(y0 + shift, x0, x1), Edge(y1, x0, x1)]
        down += [Edge(x0, y0, y1), Edge(x1 + shift, y0, y1)]
    found = grids(across, down)
    starts = {cell.column for cell in cells}
    rows = {cell.row for cell in cells}
    if len(starts) < 2 or len(cells) < 2:
        return
    (grid,) = found
    # Lines that no cell begins at do not exist on paper: compare by position.
    boxes = {
        (grid.ys[box.row], grid.xs[box.column], grid.ys[box.row + box.rows],
         grid.xs[box.column + box.columns])
        for box in grid.boxes
    }  # fmt: skip
    for cell in cells:
        place = (
            100 + 20 * cell.row, 50 + 40 * cell.column,
            100 + 20 * (cell.row + cell.rows), 50 + 40 * (cell.column + cell.columns),
        )  # fmt: skip
        assert any(all(abs(a - b) < 2 for a, b in zip(box, place, strict=True)) for box in boxes)
    assert len(boxes) == len(cells)
    assert len(rows) <= len(grid.ys) - 1


def test_a_table_set_sideways_is_read_upright() -> None:
    pages = PdfPages()
    canvas = pages._canvas
    canvas.saveState()
    canvas.rotate(90)
    canvas.translate(0, -595)
    for x in (100, 250, 400):
        canvas.line(x, 300, x, 340)
    for y in (300, 320, 340):
        canvas.line(100, y, 400, y)
    for x, y, text in (
        (105, 325, "指标"),
        (255, 325, "数量"),
        (105, 305, "主动公开"),
        (255, 305, "131"),
    ):
        canvas.drawString(x, y, text)
    canvas.restoreState()
    source = drawn(pages)
    (table,) = source.tables
    assert rows_of(source, table) == [["指标", "数量"], ["主动公开", "131"]]
