"""Text that draws a page with signs: bars around rows, columns side by side, labels over lines."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.knowledge.documents import read_document
from extractor.text.document import Source

from .samples import read, rows_of

BARS = """
+--------------+------+------+
| 指标         | 单位 | 数量 |
+==============+======+======+
| 收到申请数   | 件   | 27   |
+--------------+------+------+
| 主动公开政府 | 条   | 318  |
| 信息数       |      |      |
+--------------+------+------+
"""
PRINTED = """
+------------+------+
| 指标       | 数量 |
+------------+------+
| 收到申请数 | 27   |
| 办结数     | 26   |
+------------+------+
2 rows in set
"""


def figures(source: Source) -> list[Decimal]:
    return [
        m.value for m in read_document(source).mentions if m.statistical and m.value is not None
    ]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_rows_between_bars_are_rows_of_a_table(name: str) -> None:
    source = read(BARS.encode(), name)
    (table,) = source.tables
    assert rows_of(source, table) == [
        ["指标", "单位", "数量"],
        ["收到申请数", "件", "27"],
        ["主动公开政府信息数", "条", "318"],
    ]


def test_a_body_without_bars_has_a_row_a_line() -> None:
    source = read(PRINTED.encode(), "a.txt")
    (table,) = source.tables
    assert rows_of(source, table) == [["指标", "数量"], ["收到申请数", "27"], ["办结数", "26"]]
    assert "2 rows in set" in source.content


def test_every_character_of_a_cell_knows_its_place() -> None:
    source = read(BARS.encode(), "a.md")
    assert source.starts is not None
    at = source.content.index("信息数")
    assert source.raw[source.starts[at] :].startswith("信息数")


def test_bars_around_lines_of_unequal_cells_stay_as_they_are() -> None:
    text = "+---+---+\n| 甲 | 乙 |\n+---+---+\n| 丙 |\n+---+---+\n"
    assert read(text.encode(), "a.txt").content == text


TWO = (
    "本年度我局共收到群众提出的公          组织业务培训14期，参加人员\n"
    "开申请73件，当年办结71件，结          共计260人次，编印手册500份，\n"
    "转下年2件。                          全部发放到各个科室。\n"
)


def test_two_columns_of_prose_are_read_one_behind_the_other() -> None:
    source = read(TWO.encode(), "a.txt")
    assert "共收到群众提出的公开申请73件，当年办结71件，结转下年2件。" in source.content
    assert "参加人员共计260人次" in source.content
    assert figures(source) == [73, 71, 2, 14, 260, 500]


UNEVEN = "".join(
    f"{left.ljust(18, '　')}     {right}\n"
    for left, right in (
        ("一、总体情况", "五、存在的问题和改进"),
        ("2021年，收到信息公开申请", "全年开展业务培训"),
        ("73件，比上年增加；", "14期，参加人员多；"),
        ("对外公开政府信息", "受理行政复议"),
        ("417条。", "2件。"),
    )
)
"""Blanks as wide as an ideograph, as many as characters are wanting: digits make a column uneven."""


def test_columns_of_prose_that_begin_unevenly() -> None:
    source = read(UNEVEN.encode(), "a.txt")
    assert figures(source) == [73, 417, 14, 2]
    left, right = source.content.split("五、")
    assert "417条" in left
    assert "2件" in right


def test_rows_of_two_cells_that_begin_unevenly_stay() -> None:
    text = "收到申请总数         73件\n当面申请的         14件\n网络申请的总数量       50件\n"
    assert read(text.encode(), "a.txt").content == text


def test_two_halves_of_a_table_side_by_side_are_no_columns_of_prose() -> None:
    text = (
        "收到申请总数       73      当面申请的数量       14\n"
        "网络申请的数量     50      信函申请的数量        9\n"
        "按时办结的数量     70      延期办结的数量        3\n"
    )
    assert read(text.encode(), "a.txt").content == text


WRAPPED = (
    "  指标                         单位     数量\n"
    "  （一）参加业务培                          \n"
    "                               人次       46\n"
    "  训的工作人员总数                          \n"
    "  （二）编印手册数             份        120\n"
)


def test_a_label_over_lines_stands_beside_its_figure() -> None:
    content = read(WRAPPED.encode(), "a.txt").content
    assert "（一）参加业务培训的工作人员总数   人次   46\n" in content
    assert "（二）编印手册数             份        120" in content


@pytest.mark.parametrize(
    "text",
    [
        # A heading above figures of its own: nothing tells whose they are.
        "  机构和人员情况\n                     人        46\n  其他情况说明\n",
        # The next item is no part of the label.
        "  合计                人       3\n                     人        46\n  （二）编印手册数   份   7\n",
    ],
)
def test_what_is_no_torn_label_stays(text: str) -> None:
    assert read(text.encode(), "a.txt").content == text


@given(
    st.text(alphabet="一（）1 　+-|=\n，。条a\t", max_size=200), st.sampled_from(["a.md", "a.txt"])
)
def test_whatever_is_drawn_no_sign_loses_its_place(text: str, name: str) -> None:
    source = read(f"甲{text}".encode(), name)
    raw = "".join(source.raw.split())
    if source.starts is not None:
        for sign, start in zip(source.content, source.starts, strict=True):
            assert sign.isspace() or source.raw[start] == sign
    digits = sum(sign == "1" for sign in source.content)
    assert digits == raw.count("1")
