"""PDF: paragraphs healed, running heads and feet apart, ruled tables whole over page breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import UnsupportedFormatError
from extractor.text.document import Source
from extractor.text.load.pdf.ruled_tables import Edge, grids

from .samples import PdfPages, Spanned, cell_texts, read, rows_of, tables
from .whole import FIRST, LAST, OPENING, TITLE, TURN, TURNED, tables_of, whole_pdf

LINE = "某某市的年报每年三月写成先印若干份送到各村的阅览室再把同样的文字挂到网上供查"


@pytest.fixture(scope="module")
def whole() -> Source:
    return read(whole_pdf(), "whole.pdf")


def test_every_character_stands_in_the_raw_text(whole: Source) -> None:
    assert whole.starts is not None
    assert whole.stops is not None
    for character, start, stop in zip(whole.content, whole.starts, whole.stops, strict=True):
        assert whole.raw[start:stop] in (character, "\n")
    assert all(a <= b for a, b in pairwise(whole.starts))


def _page(source: Source, page: int) -> int:
    """Where a page begins in the raw text."""
    return next(box.start for box in source.boxes if box.page == page)


def test_lines_are_healed_and_paragraphs_stay_apart(whole: Source) -> None:
    lines = whole.content.split("\n")
    assert lines[:6] == [*TITLE, OPENING, *FIRST]
    assert "\n" in whole.raw[: whole.raw.index("一、总体情况")].partition(OPENING[:8])[2].strip()


def test_a_sentence_over_a_page_break_is_whole(whole: Source) -> None:
    assert TURN + TURNED in whole.content
    at = whole.raw.index(TURN[:10])
    assert at < _page(whole, 2) < whole.raw.index(TURNED[-8:])


def test_page_numbers_are_furniture(whole: Source) -> None:
    assert [whole.content[slice(*span)] for span in whole.furniture] == [
        "- 1 -", "- 2 -", "- 3 -", "- 4 -", "- 5 -"
    ]  # fmt: skip
    begins = {1: "青滩区人民政府", 4: "三、收到和处理", 5: LAST[1][:6]}
    for page, text in begins.items():
        assert whole.raw.startswith(text, _page(whole, page))


def test_the_table_of_disclosure_runs_over_the_page_break(whole: Source) -> None:
    made = tables_of("form2021")[0]
    assert rows_of(whole, whole.tables[0]) == made.lines()
    low, high = whole.raw.index("第二十条第（一）项"), whole.raw.index("行政事业性收费")
    assert low < _page(whole, 3) < high
    values = {
        whole.content[cell.start : cell.stop] for cell in whole.tables[0].cells if not cell.header
    }
    assert values == {words for _, words in made.expected.values()}


@pytest.mark.parametrize("part", [1, 2], ids=("applications", "reviews"))
def test_the_other_tables_are_whole(whole: Source, part: int) -> None:
    made = tables_of("form2021")[part]
    cells = cell_texts(whole, whole.tables[part])
    assert cells == {(b.row, b.column, b.rows, b.columns): b.text for b in made.boxes}
    values = [cell for cell in whole.tables[part].cells if not cell.header]
    assert len(values) == len(made.expected)


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


@pytest.mark.parametrize(
    ("years", "apart"),
    [
        # A running head has the year of the title, or none.
        (("2022年", "2022年", "2022年"), {"2022年"}),
        (("2022年", "", ""), {""}),
        # The title of the report that follows in the same file has another one.
        (("2022年", "2021年", "2020年"), set()),
    ],
)
def test_a_title_of_another_year_is_no_running_head(
    years: tuple[str, ...], apart: set[str]
) -> None:
    pages = PdfPages()
    for number, year in enumerate(years):
        pages.text(150, 40, f"某某市{year}政府信息公开工作年度")
        pages.text(100, 120, f"正文内容各不相同{'甲乙丙'[number]}。")
        pages.turn_page()
    source = drawn(pages)
    found = {source.content[slice(*span)] for span in source.furniture}
    assert found == {f"某某市{year}政府信息公开工作年度" for year in apart}


@pytest.mark.parametrize(
    ("above", "note", "size", "moved"),
    [
        ("我局全年收到政府信息公开申", "1 含下属单位收到的3件。", 8, True),
        ("我局全年收到政府信息公开申", "注：含下属单位收到的3件。", 8, True),
        ("我局全年收到政府信息公开申", "1 含下属单位收到的3件。", 12, False),
        ("我局全年收到政府信息公开申", "附表如下所示的3件。", 8, False),
        ("我局全年没有收到申请。", "1 含下属单位收到的3件。", 8, False),
    ],
)
def test_a_sentence_goes_on_over_a_note_at_the_foot(
    above: str, note: str, size: int, moved: bool
) -> None:
    pages = PdfPages()
    for y in range(100, 700, 30):
        pages.text(60, y, LINE)
    pages.text(60, 700, LINE[: 38 - len(above)] + above)
    pages.text(60, 740, note, size)
    pages.turn_page()
    pages.text(60, 60, "请12件，均已按期答复申请人。")
    content = drawn(pages).content
    assert (f"{above}请12件" in content) is moved
    assert note in content


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


def test_a_page_of_pictures_is_refused_and_one_among_texts_is_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("extractor.text.load.pdf.reading.installed", lambda: False)
    scanned = PdfPages()
    scanned.picture()
    with pytest.raises(
        UnsupportedFormatError, match=r"made\.pdf: .*scanned.*pip install .*\[ocr\].*ocrmypdf"
    ):
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


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("2023年，全年共收到公开申请", "37件，均已答复。", True),
        ("按照要求，主动公开信息", "1204条；办理提案5件。", True),
        # The tempting answer is right: cards, headings, and lines that end.
        ("收到公开申请数量", "37件，均已答复。", False),
        ("2023年，全年共收到公开申请", "37件", False),
        ("2023年，收到申请如下：", "37件，均已答复。", False),
        ("一、总体工作，全年概况", "37件，均已答复。", False),
    ],
)
def test_a_line_that_was_ended_by_hand_in_a_clause(above: str, below: str, joined: bool) -> None:
    pages = PdfPages()
    for y, text in ((80, LINE), (100, LINE + "。"), (120, above), (140, below)):
        pages.text(60, y, text)
    assert (above + below in drawn(pages).content) is joined


def test_the_entries_of_a_table_of_contents_stand_apart() -> None:
    entries = [
        f"{words}{'.' * 90} {page}"
        for page, words in enumerate(("一、概述", "二、公开", "三、申请"), 1)
    ]
    pages = PdfPages()
    for y, text in zip((80, 100, 120), entries, strict=True):
        pages.text(60, y, text)
    pages.text(60, 160, LINE[:24])
    assert drawn(pages).content.split("\n")[:3] == entries
