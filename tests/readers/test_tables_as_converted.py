"""Official tables as converters and scripts leave them: quoted, indexed, listed, escaped, with spans written out."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.thorough import THOROUGH

from extractor import extract
from extractor.schemas import Result

from .table_generator import Table, Values, part_four, part_three, part_two, prose

Grid = list[list[str]]


def cells(table: Table, *, repeated: bool) -> Grid:
    """The words of a table in all places; a cell that spans several in each of them, or in its first."""
    height = max(box.row + box.rows for box in table.boxes)
    width = max(box.column + box.columns for box in table.boxes)
    made = [["" for _ in range(width)] for _ in range(height)]
    for box in table.boxes:
        for row in range(box.row, box.row + box.rows):
            for column in range(box.column, box.column + box.columns):
                if repeated or (row, column) == (box.row, box.column):
                    made[row][column] = box.text
    return made


def piped(rows: Grid) -> str:
    ruled = "|" + "---|" * len(rows[0])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], ruled, *lines[1:]])


def quoted(rows: Grid) -> str:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)


def doubled(rows: Grid) -> str:
    return "\n".join("||" + "||".join(cell or " " for cell in row) + "||" for row in rows)


def indexed(rows: Grid) -> str:
    return piped([[str(n), *(cell or "NaN" for cell in row)] for n, row in enumerate(rows)])


def indexed_csv(rows: Grid) -> str:
    return "\n".join(f"{n},{','.join(row)}" for n, row in enumerate(rows))


def bold(rows: Grid) -> str:
    return piped([[f"**{cell}**" if cell else "" for cell in row] for row in rows])


def escaped(rows: Grid) -> str:
    return piped([[cell.replace(".", "\\.") for cell in row] for row in rows])


def lists(rows: Grid) -> str:
    return str([[cell or None for cell in row] for row in rows])


def as_json(rows: Grid) -> str:
    return json.dumps(rows, ensure_ascii=False)


SHAPES: dict[str, tuple[Callable[[Grid], str], bool]] = {
    "quoted": (quoted, False), "doubled": (doubled, False), "indexed": (indexed, False),
    "indexed_csv": (indexed_csv, False), "bold": (bold, False), "escaped": (escaped, False),
    "lists": (lists, False), "json": (as_json, False), "repeated": (piped, True),
}  # fmt: skip


def page(form: str, tables: Sequence[Table], shape: str) -> str:
    write, repeated = SHAPES[shape]
    text = "\n".join(prose(form))
    for table in tables:
        text += f"\n\n{table.heading}\n\n{write(cells(table, repeated=repeated))}"
    return f"{text}\n\n五、存在的主要问题及改进情况\n仍有不足。\n"


def stated(result: Result) -> set[tuple[str, str]]:
    return {
        (fact.indicator, str(fact.value))
        for fact in result.facts
        if fact.indicator != "other" and fact.value is not None
    }


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("form", ["form2019", "form2021"])
@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=settings().max_examples // (4 if THOROUGH else 20))  # a whole report each
@given(seed=st.integers(0, 10**6))
def test_every_cell_is_read(form: str, shape: str, seed: int) -> None:
    class Whole(Values):
        def draw(self, **_kinds: bool) -> tuple[str, tuple[str, str | None]]:
            value = str(rng.choice([0, 1, 2, 7, 45, 130, 2024]))
            return value, ("explicit", value)

    rng = random.Random(seed)
    values = Whole(rng, blanks=False)
    tables = [part_two(form, values), part_three(form, values), part_four(values)]
    wanted = {
        (id_, str(value)) for table in tables for (id_, _, _), (_, value) in table.expected.items()
    }
    assert stated(extract(page(form, tables, shape))) == wanted


@given(st.integers(1, 999), st.integers(100, 999))
def test_neighbours_are_two_numbers_and_a_quoted_one_is_one(one: int, other: int) -> None:
    head = "\n".join(prose("form2021")) + "\n二、主动公开政府信息情况\n"
    head += '"信息内容","本年制发件数","本年废止件数","现行有效件数"\n'
    apart = extract(f'{head}"规章","{one}","{other}","7"\n"行政规范性文件","0","0","3"\n')
    assert {("regulations.issued", str(one)), ("regulations.repealed", str(other))} <= stated(apart)
    whole = extract(f'{head}"规章","{one},{other}","0","7"\n"行政规范性文件","0","0","3"\n')
    assert ("regulations.issued", str(Decimal(f"{one}{other}"))) in stated(whole)


def test_figures_in_front_that_count_up_are_no_index() -> None:
    rows = [["统计数", "单位", "统计指标"], ["1", "条", "主动公开政府信息数"],
            ["2", "件", "收到申请数"], ["3", "件", "行政复议数量"]]  # fmt: skip
    text = f"榆川县2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n{piped(rows)}\n"
    assert stated(extract(text)) == {
        ("proactive.total", "1"),
        ("applications.received", "2"),
        ("reconsideration.total", "3"),
    }


@pytest.mark.parametrize("words", ["主动公开信息1**条，收到申请2**件", "a**主动公开信息1*条**"])
def test_stars_among_digits_are_no_marks(words: str) -> None:
    text = (
        f"榆川县林业局2022年政府信息公开工作年度报告\n{words}。\n举办培训3次，收到行政复议4件。\n"
    )
    assert not {value for _, value in stated(extract(text))} & {"1", "2"}


def test_heads_that_are_cut_alike_are_two() -> None:
    text = (
        "榆川县林业局2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第(一)项 | ||||\n"
        "信息内容 | 本年 | 本年 | 对外公开总数量 | |\n规章 | 0 | 0 | 0 | |\n规范性文件 | 4 | 4 | 9 | |\n"
    )
    assert {
        ("normative_documents.made", "4"),
        ("normative_documents.newly_public", "4"),
        ("normative_documents.public_total", "9"),
    } <= stated(extract(text))


def test_each_cell_of_a_row_with_commas_is_one_number() -> None:
    tables = [part_four(Values(random.Random(3), blanks=False, words=False))]
    result = extract(page("form2021", tables, "quoted").replace('"', ""))
    starts = [mention.span.start for mention in result.mentions]
    assert len(starts) == len(set(starts))


def three_part_labels(*rows: tuple[str, ...]) -> Result:
    """Part three drawn with a column for the sections, and one for their rows."""
    heads = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    lines = [("", "", *heads), ("一、本年新收政府信息公开申请数量", "", *"1000001"), *rows]
    cells = "".join("<tr><td>" + "</td><td>".join(line) + "</td></tr>" for line in lines)
    head = "<h1>云溪县民政局2022年政府信息公开工作年度报告</h1>"
    return extract(f"<html><body>{head}<table border=1>{cells}</table></body></html>")


def cells_of(result: Result, row: str) -> set[tuple[Decimal | None, str]]:
    return {(f.value, f.semantic) for f in result.facts if f.indicator.startswith(row)}


def test_section_and_row_that_the_end_of_a_page_cuts_are_one_row() -> None:
    blank = ("",) * 7
    result = three_part_labels(
        ("(四)无", "1.本机关", *"2000002"),
        ("法提供", "不掌握相关政府信息", *blank),
        ("", "2.没有现成信息需要另行制作", *"0000000"),
    )
    row = "applications.unavailable.not_held"
    assert cells_of(result, row) == {(Decimal(2), "explicit"), (Decimal(0), "explicit")}


def test_a_blank_row_of_another_section_stays_one() -> None:
    blank = ("",) * 7
    result = three_part_labels(
        ("(四)无法提供", "1.本机关不掌握相关政府信息", *"2000002"),
        ("(五)不予处理", "1.信访举报投诉类申请", *blank),
        ("", "2.重复申请", *"1000001"),
    )
    assert cells_of(result, "applications.not_processed.complaint") == {(None, "blank")}
    assert (Decimal(2), "explicit") in cells_of(result, "applications.unavailable.not_held")
