"""Tables of the review page: headers stand above what they head, also where spans were lost."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from support.browser import needs_browser, opened
from support.runs import make

from extractor import extract
from extractor.knowledge.documents import read_document
from extractor.options import Options
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.grids import heads_of, shown_rows
from extractor.outputs.review.page import write_review
from extractor.schemas import Span
from extractor.text.document import Cell, Grid
from extractor.text.load import load

TITLE = "某县水务局2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
LOST = """| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |
|---|---|
| 自然人 | 法人或其他组织 | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
| 三、本年度办理结果 | (一)予以公开 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
"""
WHOLE = """| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
"""
DISPUTES = """四、政府信息公开行政复议、行政诉讼情况
| 行政复议 | 行政诉讼 |
|---|---|
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""


def drawn(tmp_path: Path, table: str) -> list[list[tuple[str, int]]]:
    """The rows as they are shown: words and columns of each cell."""
    path = tmp_path / "a.txt"
    path.write_text(TITLE + table, encoding="utf-8")
    document = read_document(load(path, name="a.txt", max_bytes=10**6))
    heads = heads_of(extract(path))
    (grid,) = document.grids
    return [
        [(document.text[slice(*cell.span)][:6], cell.columns) for cell in row]
        for row in shown_rows(grid, heads)
    ]


def test_headers_that_lost_their_spans_stand_above_what_they_head(tmp_path: Path) -> None:
    rows = drawn(tmp_path, LOST)
    assert rows[1] == [("", 1), ("", 1), ("自然人", 1), ("法人或其他组", 5), ("总计", 1)]
    assert rows[0][1] == ("申请人情况", 8)
    assert [words for words, _ in rows[2]] == ["", "", "", "商业企业", "科研机构", "社会公益组织",
                                               "法律服务机构", "其他"]  # fmt: skip
    assert rows[3][0] == ("一、本年新收", 2), "its label takes the place of the one that is missing"
    assert rows[4][:2] == [("三、本年度办", 1), ("(一)予以公", 1)]
    assert {sum(columns for _, columns in row) for row in rows} == {9, 8}


def test_of_headers_with_the_same_words_each_stands_over_its_own(tmp_path: Path) -> None:
    rows = drawn(tmp_path, DISPUTES)
    assert rows[1][-2:] == [("未经复议直接", 5), ("复议后起诉", 5)]
    assert rows[0] == [("行政复议", 5), ("行政诉讼", 10)]
    assert rows[2][:6] == [("", 1)] * 5 + [("结果维持", 1)]


def test_a_table_that_lost_nothing_is_as_it_stands(tmp_path: Path) -> None:
    rows = drawn(tmp_path, WHOLE)
    assert [len(row) for row in rows] == [8, 8]
    assert all(columns == 1 for row in rows for _, columns in row)


def test_a_table_that_nobody_read_is_as_it_stands(tmp_path: Path) -> None:
    rows = drawn(tmp_path, "| 甲 | 乙 |\n|---|---|\n| 丙 |\n| 丁 | 戊 | 己 |\n")
    assert [[words for words, _ in row] for row in rows] == [
        ["甲", "乙"],
        ["丙"],
        ["丁", "戊", "己"],
    ]


cells = st.builds(
    lambda row, column, columns, words: (row, column, columns, words),
    st.integers(0, 4), st.integers(0, 5), st.integers(1, 3), st.sampled_from(["甲", "乙", "", "3"]),
)  # fmt: skip


@given(st.lists(cells, min_size=1, max_size=20, unique_by=lambda cell: cell[:2]), st.data())
def test_no_cell_is_lost_and_none_stands_twice(
    drawn: list[tuple[int, int, int, str]], data: st.DataObject
) -> None:
    made = [
        Cell(row, column, 1, columns, Span(9 * n, 9 * n + len(words)), words)
        for n, (row, column, columns, words) in enumerate(sorted(drawn), 1)
    ]
    numbers = [cell.span.start for cell in made if cell.text == "3"]
    paths = st.lists(st.sampled_from(["甲", "乙"]), min_size=1, max_size=2)
    heads = data.draw(st.fixed_dictionaries(dict.fromkeys(numbers, paths)))
    rows = shown_rows(Grid(tuple(made), Span(0, 9 * len(made) + 9)), heads)
    kept = [cell.span for row in rows for cell in row if cell.span.stop > cell.span.start]
    assert sorted(kept) == sorted(cell.span for cell in made if cell.text)


@needs_browser
def test_the_cells_of_a_quoted_row_stand_apart_for_people_and_not_in_the_data(
    browser, tmp_path: Path
) -> None:
    row = "<tr><td>一、本年新收政府信息公开申请数量</td>" + "".join(
        f"<td>{n}</td>" for n in (8, 4, 5, 0, 0, 2, 19)
    )
    report = (
        "<h1>某县教育局2022年政府信息公开工作年度报告</h1>"
        f"<p>三、收到和处理政府信息公开申请情况</p><table>{row}</tr></table>"
    )
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.html").write_text(f"<html><body>{report}</body></html>", encoding="utf-8")
    out = make(tmp_path)
    apart = "一、本年新收政府信息公开申请数量 | 8 | 4 | 5 | 0 | 0 | 2 | 19"
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    facts = openpyxl.load_workbook(tmp_path / "p.xlsx")["facts"].iter_rows(values_only=True)
    heads = next(facts)
    said = dict(zip(heads, next(facts), strict=True))
    assert said["quote"] == said["quote_source"] == apart
    with (out / "facts.csv").open(encoding="utf-8-sig", newline="") as handle:
        kept = next(csv.DictReader(handle))
    assert "|" not in kept["quote"]
    assert kept["quote_source"] == "一、本年新收政府信息公开申请数量84500219", (
        "as a search finds it"
    )
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    with opened(browser, out / "review.html") as page:
        page.click("#rows tr")
        assert apart in page.locator(".fact q").all_inner_texts()
