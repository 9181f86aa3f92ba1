"""A file that ends inside a table: what was read stays, no half number is one, and it is told."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from documents import HEADS_OF_APPLICANTS
from support.thorough import a_part

from extractor import extract
from extractor.schemas import OTHER, Result
from tests.readers.table_generator import Table, Values, part_three, part_two, prose
from tests.readers.table_rendering import FLAT, GRIDS

TITLE = list(prose("form2021"))
VALUES = Values(random.Random(7), blanks=False, words=False)
TABLES = [part_two("form2021", VALUES), part_three("form2021", VALUES)]
TRUE = {key[0]: value for table in TABLES for key, (_, value) in table.expected.items()}


def _tabs(paragraphs: Sequence[str], tables: Sequence[Table]) -> bytes:
    rows = (line for t in tables for line in (t.heading, *map("\t".join, t.lines())))
    return "\n".join((*paragraphs, *rows)).encode()


FORMS = {"a.html": GRIDS["html"], "a.md": GRIDS["pipes"], "b.txt": GRIDS["pipes"]}
FORMS |= {"c.txt": FLAT["cells"], "d.txt": FLAT["rows"], "e.txt": _tabs}


def _read(folder: Path, name: str, content: str) -> Result:
    (folder / name).write_text(content, encoding="utf-8")
    return extract(folder / name)


def _wrong(result: Result) -> list[tuple[str, str]]:
    """The cells that are not as they are printed, and that no sum of their row contradicts."""
    return [
        (f.indicator, str(f.value))
        for f in result.facts
        if f.indicator != OTHER
        and f.verdict != "contradicted"
        and f.value is not None
        and f"{f.value.normalize():f}" != TRUE[f.indicator]
    ]


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("name", FORMS)
def test_wherever_it_ends_every_cell_is_true_and_the_end_is_told(tmp_path: Path, name: str) -> None:
    whole = FORMS[name](TITLE, TABLES).decode()
    first, last = whole.index("399253") if "399253" in whole else 0, whole.index("结转下年度")
    first = max(first, whole.index("规范性文件") + 30)
    for stop in a_part(random.Random(3).sample(range(first, last), 30), 6):
        result = _read(tmp_path, name, whole[:stop])
        assert not _wrong(result), whole[stop - 30 : stop]
        assert result.state == "needs_review", whole[stop - 30 : stop]


@pytest.mark.parametrize("name", [n for n in FORMS if n != "a.html"])
def test_the_cells_that_lack_are_named(tmp_path: Path, name: str) -> None:
    whole = FORMS[name](TITLE, TABLES).decode()
    result = _read(tmp_path, name, whole[: whole.index("部分公开")])
    (told,) = (f for f in result.findings if "ends inside the table" in f.message)
    assert "applications.carried_out" in told.indicators
    assert "applications.received" not in told.indicators


HEAD = "禾川县林业局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
HEADS = "申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
FIRST = "一、本年新收政府信息公开申请数量 9 4 0 0 0 1 14\n"


def _values(text: str) -> dict[str, int]:
    return {f.indicator: int(f.value or 0) for f in extract(text).facts if f.indicator != OTHER}


def test_a_total_that_its_row_proves_is_whole_and_another_may_be_cut() -> None:
    row = "二、上年结转政府信息公开申请数量 10 3 0 0 0 0 {}"
    told = "applications.carried_in"
    assert _values(HEAD + HEADS + FIRST + row.format(13))[told] == 13
    assert told not in _values(HEAD + HEADS + FIRST + row.format(1))
    # Behind the end of its line a number is whole, be it wrong.
    assert _values(HEAD + HEADS + FIRST + row.format(1) + "\n")[told] == 1


def test_a_list_that_is_at_its_end_has_its_last_number() -> None:
    text = (
        "甲山县样本局2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n统计指标 单位 统计数\n"
        "(二)举办各类培训班数 次 2\n(三)接受培训人员数 人次 57"
    )
    assert _values(text)["training.attendees"] == 57


def test_words_behind_a_table_show_that_it_was_left_out_on_purpose() -> None:
    text = HEAD + HEADS + FIRST + "其余各项均为零。\n"
    assert not [f for f in extract(text).findings if "ends inside" in f.message]


ROWS_OF_BARS = [
    HEADS_OF_APPLICANTS,
    ["一、本年新收政府信息公开申请数量", "15", "", "", "", "", "1", "16"],
    ["二、上年结转政府信息公开申请数量", "", "12", "", "", "", "", "12"],
    ["（一）予以公开", "14", "", "", "", "", "11", "25"],
]
OF_BARS = {
    "received.natural_person": 15, "received.other_org": 1, "received": 16, "carried_in.commercial": 12,
    "carried_in": 12, "granted.natural_person": 14, "granted.other_org": 11, "granted": 25,
}  # fmt: skip


def _drawn(bars: bool) -> str:
    """The rows between bars, or under a line of dashes; places count characters."""
    rooms = [max(map(len, column)) for column in zip(*ROWS_OF_BARS, strict=True)]
    rows = [[cell.ljust(n) for cell, n in zip(r, rooms, strict=True)] for r in ROWS_OF_BARS]
    if not bars:
        first, *others = (" ".join(row).rstrip() for row in rows)
        return "\n".join([first, " ".join("-" * n for n in rooms), *others, ""])
    bar = "+" + "".join("-" * (n + 2) + "+" for n in rooms) + "\n"
    return bar + "".join(f"| {' | '.join(row)} |\n{bar}" for row in rows)


@pytest.mark.parametrize("bars", [True, False])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_of_a_drawn_table_no_cell_is_wrong_or_blank_that_is_cut(
    tmp_path: Path, name: str, bars: bool
) -> None:
    table = _drawn(bars)
    stops = range(table.index("一、"), len(table) - 3, 3)
    for stop in a_part(stops, len(stops) // 4):
        result = _read(tmp_path, name, f"{HEAD}\n{table[:stop]}")
        for fact in (fact for fact in result.facts if fact.indicator != OTHER):
            value = OF_BARS.get(fact.indicator.removeprefix("applications."))
            assert (None if fact.value is None else int(fact.value)) == value, table[
                stop - 9 : stop
            ]
        told = [f for f in result.findings if f.kind == "unplaced_table"]
        assert told or not result.facts


PAGE = "<html><body><h1>禾川县林业局2022年政府信息公开工作年度报告</h1><table><tr><th>名称</th><th>数量</th></tr>"
ROWS = "<tr><td>培训</td><td>12次</td></tr><tr><td>现场咨询</td><td>3"


@pytest.mark.parametrize("end", ["4</td></tr></table>", "4</td></tr></body></html>"])
def test_a_page_that_goes_on_to_its_end_is_whole(end: str) -> None:
    result = extract((PAGE + ROWS + end).encode())
    assert {int(f.value or 0) for f in result.facts} == {12, 34}
    assert not [f for f in result.findings if f.kind == "incomplete"]


@pytest.mark.parametrize(
    ("end", "values"),
    [("", {12}), ("4", {12}), ("4</td>", {12, 34}), ('4</td><td rowspan="2" cl', {12, 34})],
)
def test_a_page_that_breaks_off_is_told_by_its_open_table(end: str, values: set[int]) -> None:
    result = extract((PAGE + ROWS + end).encode())
    assert {int(f.value or 0) for f in result.facts} == values
    assert ["inside table 1" in f.message for f in result.findings if f.kind == "incomplete"]
    assert result.state == "needs_review"


@pytest.mark.parametrize(("end", "shown"), [("<td rowsp", ""), ("</t", ""), ("<12件", "<12件")])
def test_a_tag_in_which_a_file_ends_is_no_text(end: str, shown: str) -> None:
    from extractor.text.load import load

    page = "<html><body><p>培训若干次</p>" + end
    assert load(page.encode(), max_bytes=10_000).content.partition("培训若干次")[2].strip() == shown


@pytest.mark.parametrize(("words", "value"), [("12…", None), ("12...", None), ("12", 12)])
def test_a_number_of_which_a_cell_shows_the_beginning_is_none(
    words: str, value: int | None
) -> None:
    page = PAGE + f"<tr><td>培训</td><td>{words}</td></tr><tr><td>会议</td><td>3</td></tr></table>"
    found = {int(f.value) for f in extract(page.encode()).facts if f.value is not None}
    assert found == {3, *([value] if value else [])}
