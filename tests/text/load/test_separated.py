"""Tables whose cells stand between commas, semicolons or drawn strokes, and prose that only looks so."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.knowledge.documents import read_document
from extractor.text.load.separated import quotes_as_blanks, separated_tables, shown_cells

from .samples import read, rows_of

_HEAD = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
_ROWS = [
    _HEAD,
    ["一、本年新收政府信息公开申请数量", "5", "4", "0", "2", "0", "1", "12"],
    ["二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1"],
    ["三、本年度办理结果（一）予以公开", "3", "2", "0", "2", "0", "1", "8"],
]
_TITLE = "青禾县水利局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"


def _drawn(rows: list[list[str]]) -> str:
    lines = ["│" + "│".join(row) + "│" for row in rows]
    rule = "├" + "┼".join("───" for _ in rows[0]) + "┤"
    top, foot = (rule.translate(str.maketrans("├┼┤", signs)) for signs in ("┌┬┐", "└┴┘"))
    return "\n".join([top, f"\n{rule}\n".join(lines), foot])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n".join(map(",".join, _ROWS)), "a.txt"),
        ("\n".join(map(";".join, _ROWS)), "a.txt"),
        ("\n".join(map(",".join, _ROWS)), "a.csv"),
        (_drawn(_ROWS), "a.txt"),
    ],
)
def test_the_total_is_the_last_cell_and_not_the_first(text: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(_TITLE + text + "\n", encoding="utf-8")
    found = {f.indicator: f.value for f in extract(path).facts}
    assert found["applications.received"] == 12
    assert found["applications.received.natural_person"] == 5
    assert found["applications.carried_in"] == 1
    assert found["applications.granted"] == 8


@given(st.data())
def test_what_a_sheet_exports_comes_back_cell_by_cell(data: st.DataObject) -> None:
    words = st.sampled_from(
        ["", "自然人", "12", "1,345", "甲;乙", "甲\n乙", '"三公"经费', "3件", "/"]
    )
    width = data.draw(st.integers(2, 5))
    rows = data.draw(st.lists(st.lists(words, min_size=width, max_size=width), min_size=2))
    rows[0][0], rows[1][1] = "项目", "57"
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    source = read(f"情况如下\n{file.getvalue()}\n完。\n".encode(), "a.csv")
    (table,) = source.tables
    assert [[cell.replace('""', '"') for cell in row] for row in rows_of(source, table)] == rows


def test_prose_with_commas_is_no_table() -> None:
    prose = (
        "2023年,我局主动公开政府信息1345条,收到申请57件,办结57件\n"
        "2022年,我局主动公开政府信息1245条,收到申请47件,办结47件\n"
        "2021年,我局主动公开政府信息1145条,收到申请37件,办结37件\n"
    )
    assert read(prose.encode(), "a.txt").tables == ()
    sentences = "一、概述,二、公开,三、申请\n2023年,公开12条,收到3件。\n2022年,公开11条,收到4件。\n"
    assert read(sentences.encode(), "a.csv").tables == ()


def test_every_number_of_such_a_table_stands_in_the_source() -> None:
    source = read((_TITLE + "\n".join(map(",".join, _ROWS))).encode(), "a.csv")
    document = read_document(source)
    for mention in document.mentions:
        assert source.raw[slice(*mention.source)] == document.text[slice(*mention.span)]
    values = [m.value for m in document.mentions if m.statistical]
    assert values == [Decimal(cell) for row in _ROWS[1:] for cell in row[1:]]


@pytest.mark.parametrize("first", ['"{}",,', "{},,", '"{}"'])
def test_a_title_in_the_first_cell_is_read_as_a_line(tmp_path: Path, first: str) -> None:
    title = "青禾县水利局2022年政府信息公开工作年度报告"
    file = tmp_path / "a.csv"
    file.write_text(
        f'{first.format(title)}\n"指标","单位","数量"\n"收到申请数","件","12"\n', encoding="utf-8"
    )
    source = read_document(read(file.read_bytes(), "a.csv"))
    assert source.text.splitlines()[0] == title
    assert source.meta.agency is not None
    assert source.meta.agency.value == "青禾县水利局"
    assert [cell.text for cell in source.grids[0].cells][-3:] == ["收到申请数", "件", "12"]


HEADS = """行政复议@@@@@行政诉讼@@@@@@@@@
结果维持@结果纠正@其他结果@尚未审结@总计@未经复议直接起诉@@@@@复议后起诉@@@@
@@@@@结果维持@结果纠正@其他结果@尚未审结@总计@结果维持@结果纠正@其他结果@尚未审结@总计
1@0@0@2@3@0@4@0@0@4@0@0@0@0@0
"""


@pytest.mark.parametrize("sign", [",", ";"])
def test_cells_that_a_header_spans_are_blank_in_a_text_too(sign: str) -> None:
    table = HEADS.replace("@", sign)
    result = extract(
        f"丁溪县民政局2023年政府信息公开工作年度报告\n\n四、行政复议、行政诉讼情况\n{table}"
    )
    found = {fact.indicator: fact.value for fact in result.facts}
    assert len(found) == 15
    assert found["reconsideration.pending"] == 2
    assert found["litigation.direct.corrected"] == 4
    assert found["litigation.after_review.total"] == 0
    assert not result.findings


def test_items_whose_headers_span_columns_are_read_from_a_text() -> None:
    result = extract(
        "丁溪县民政局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n第二十条第(五)项,,,\n"
        "信息内容,本年处理决定数量,,\n行政许可,51,,\n第二十条第(六)项,,,\n信息内容,本年处理决定数量,,\n"
        "行政处罚,6,,\n行政强制,2,,\n"
    )
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found == {
        "licensing.decisions": 51,
        "penalties.decisions": 6,
        "coercion.decisions": 2,
    }


def test_commas_of_sentences_make_no_table() -> None:
    text = (
        "收到申请5件,其中自然人3件,企业2件,均已答复\n公开信息12条,其中网站7条,公报2条,其他3条\n"
        "举办培训2次,参加40人,编印材料9份,发放300份\n"
    )
    assert separated_tables(text, exported=False) == ()


SMALL = (
    "丁溪县民政局2023年政府信息公开工作年度报告\n\n四、被申请行政复议情况\n"
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n{}\n"
)


def test_blanks_between_tabs_are_blank_cells() -> None:
    result = extract(SMALL.format("4\t\t\t2\t6"))
    found = {fact.indicator: (fact.value, fact.semantic) for fact in result.facts}
    assert found["reconsideration.upheld"] == (4, "explicit")
    assert found["reconsideration.pending"] == (2, "explicit")
    assert found["reconsideration.total"] == (6, "explicit")
    assert found["reconsideration.corrected"] == (None, "blank")
    assert result.state == "done"


@pytest.mark.parametrize("row", ["4\t\t\t2\t7", "4\t2\t6\t\t", "4\t2\t6"])
def test_numbers_beside_blanks_that_do_not_add_up_have_no_column(row: str) -> None:
    result = extract(SMALL.format(row))
    assert not [f for f in result.facts if f.value is not None and f.indicator != "other"]
    assert any(finding.kind == "unplaced_table" for finding in result.findings)


QUOTED = [
    ("项目", "数量"),
    ("1.收到政府信息公开申请", "26"),
    ("2.主动公开政府信息", "417"),
    ("3.行政复议", "3"),
]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_the_marks_of_quoted_rows_are_no_figures(sign: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    rows = "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in QUOTED)
    path.write_bytes(
        f"青禾县水利局2023年政府信息公开工作年度报告\r\n\r\n{rows}\r\n".encode("gb18030")
    )
    found = {(f.indicator, f.value) for f in extract(path).facts}
    assert found == {
        ("applications.received", Decimal(26)),
        ("proactive.total", Decimal(417)),
        ("reconsideration.total", Decimal(3)),
    }


def test_a_quoted_label_in_a_larger_table_has_its_mark() -> None:
    rows = [
        _HEAD,
        ['"2.其他法律行政法规\n禁止公开"', "1", "0", "0", "0", "0", "0", "1"],
        *_ROWS[1:],
    ]
    result = extract(_TITLE + "\n".join(",".join(row) for row in rows) + '\n"甲","乙","丙"\n')
    assert Decimal(2) not in {f.value for f in result.facts if f.indicator == "other"}


def test_quotes_in_sentences_stay() -> None:
    prose = '推进"放管服"改革,落实"互联网+政务"要求,做好"双随机"工作。\n'
    assert quotes_as_blanks(prose) == prose
    source = read(prose.encode(), "a.txt")
    assert source.content == source.raw


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("cell", ['="{}"', '"=""{}"""'])
def test_a_cell_written_as_a_formula_is_what_the_sheet_shows(
    sign: str, cell: str, tmp_path: Path
) -> None:
    rows = [
        ["项目", "数量"],
        ["收到政府信息公开申请数(件)", "32"],
        ["主动公开政府信息数(条)", "1,467"],
    ]
    lines = [
        "青石县水务局2022年政府信息公开工作年度报告",
        *(sign.join(map(cell.format, row)) for row in rows),
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = extract(path)
    found = {f.indicator: (f.value, f.evidence[0].quote) for f in result.facts}
    assert found["applications.received"][0] == 32
    assert found["proactive.total"][0] == 1467


def test_an_equals_sign_within_a_cell_stays() -> None:
    for text in ('a,b="32"c,d\n', '他说="32"。\n', '="32" 和 "33"\n'):
        assert shown_cells(text) == text
    assert shown_cells('="32",4\n"=""32""",5') == ' "32",4\n"   32  ",5'


def test_what_is_typed_before_digits_and_a_line_break_in_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = '项目,数量\n收到政府信息公开申请（件）,\'12\n主动公开政府信息（条）,"3\n45"\n'
    path.write_text(f"青禾县水利局2023年政府信息公开工作年度报告,\n{rows}", encoding="utf-8")
    result = extract(path)
    found = {f.indicator: f.value for f in result.facts}
    assert found["applications.received"] == 12
    assert "proactive.total" not in found
    assert [m.raw for m in result.mentions if m.kind == "damaged"] == ["3\n45"]


_LIST = [
    ["指标名称", "计量单位", "统计数"],
    ["一、主动公开情况", "", ""],
    ["主动公开政府信息数", "条", "2317"],
    ["制发规范性文件总数", "件", "8"],
    ["三、依申请公开情况", "", ""],
    ["收到申请数", "件", "64"],
    ["申请办结数", "件", "62"],
]


@pytest.mark.parametrize("years", [1, 2])
def test_a_label_a_unit_and_figures_between_commas_are_a_table(years: int) -> None:
    rows = [
        [*row, *(["9"] if row[2].isdecimal() else [""])] if years == 2 else row for row in _LIST
    ]
    rows[0] = [*_LIST[0], "历年累计"][: 2 + years]
    source = read(("情况如下\n" + "\n".join(map(",".join, rows)) + "\n").encode(), "a.txt")
    (table,) = source.tables
    assert rows_of(source, table) == rows


def test_sentences_of_three_parts_are_no_table() -> None:
    lines = [
        "全年情况,分述如下,供参考",
        *(f"公开信息{n}条,收到申请{n}件,均已办结" for n in range(7)),
    ]
    assert read("\n".join(lines).encode(), "a.txt").tables == ()


def test_headers_over_blank_cells_head_a_table_of_tabs() -> None:
    wide = ["(勾稽关系)", "", "", "申请人情况", "", "", ""]
    rows = [
        wide,
        ["", "", "", "自然人", "商业企业", "其他", "总计"],
        *([f"{n}.事项", "", "", "3", "", "1", "4"] for n in range(6)),
    ]
    source = read(("情况\n" + "\n".join(map("\t".join, rows)) + "\n").encode(), "a.txt")
    (table,) = source.tables
    assert rows_of(source, table) == rows


def test_a_few_lines_with_tabs_and_gaps_are_left_to_the_readers_of_text() -> None:
    rows = [["", "甲", "", "乙"], ["丙", "", "3", ""], ["丁", "", "4", ""]]
    assert read("\n".join(map("\t".join, rows)).encode(), "a.txt").tables == ()


@pytest.mark.parametrize(
    ("label", "name"),
    [("三,本年度办理结果,（一）予以公开", "a.csv"), ("三、本年度办理结果（一）予以公开", "a.csv")],
)
def test_a_label_that_holds_the_sign_between_cells_moves_no_figure(
    label: str, name: str, tmp_path: Path
) -> None:
    lines = [",".join(row) for row in _ROWS[:-1]] + [",".join([label, *_ROWS[-1][1:]])]
    path = tmp_path / name
    path.write_text(_TITLE + "\n".join(lines) + "\n", encoding="utf-8")
    found = {f.indicator: f.value for f in extract(path).facts}
    assert found["applications.received"] == 12
    assert found["applications.granted"] == 8
    assert found["applications.granted.natural_person"] == 3


def test_rows_of_a_file_of_cells_that_are_as_long_keep_all_their_labels() -> None:
    text = "科室,项目,甲,乙,丙,丁\n一科,受理,1,2,3,4\n二科,办结,5,6,7,8\n"
    (table,) = separated_tables(text, exported=True)
    assert [text[c.start : c.stop] for c in table.cells if c.row == 1] == [
        "一科", "受理", "1", "2", "3", "4",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", [",", ";"])
@pytest.mark.parametrize("minus", ["-", "−"])
def test_a_cell_behind_a_sign_may_be_less_than_zero(sign: str, minus: str) -> None:
    rows = (
        "第二十条第(五)项", "", "", ""), ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"), (
        "行政许可", "64", f"{minus}3", "412"), ("其他对外管理服务事项", "25", "4", "137",
    )  # fmt: skip
    table = "\n".join(sign.join(row) for row in rows)
    text = f"青禾县水利局2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n\n{table}\n\n五、问题\n"
    told = {f.indicator: f.value for f in extract(text.encode()).facts if f.indicator != "other"}
    assert told["licensing.items_change"] == -3
    assert told["licensing.decisions"] == 412
    assert told["other_services.items_change"] == 4
