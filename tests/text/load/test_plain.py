"""Plain text and Markdown: the content is the text; pipe tables are grids."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from extractor.text.load import load

from .samples import LIMIT, cell_texts, read
from .whole import torn_text

TABLE = """# 统计表

| 指标 | 单位 | 数量 |
|:-----|:--:|-----:|
| 主动公开 | 条 | 131 |
|  | 件 | a\\|b |

完
"""


@given(st.text(st.characters(exclude_categories=["Cc"]), min_size=1).filter(str.strip))
def test_text_is_kept_to_the_letter(text: str) -> None:
    source = read(text, "x.txt")
    if source.format == "txt" and not source.notes:
        assert source.raw == source.content == text
        assert source.starts is None
        assert source.stops is None


def test_marks_that_cleaning_removes_are_kept() -> None:
    text = "公开\x00信息\u200b131\u202e条。\ufeff"
    assert read(text).content == text


def test_the_digest_is_that_of_the_bytes_given(tmp_path: Path) -> None:
    data = "﻿报告内容".encode("utf-16")
    path = tmp_path / "报告.txt"
    path.write_bytes(data)
    assert load(path, max_bytes=LIMIT).sha256 == hashlib.sha256(data).hexdigest()
    assert load(path, max_bytes=LIMIT).name == "报告.txt"
    assert load(path, name="甲", max_bytes=LIMIT).name == "甲"


def test_markdown_tables_are_grids() -> None:
    source = read(TABLE, "a.md")
    assert source.format == "md"
    (table,) = source.tables
    assert cell_texts(source, table) == {
        (0, 0, 1, 1): "指标", (0, 1, 1, 1): "单位", (0, 2, 1, 1): "数量",
        (1, 0, 1, 1): "主动公开", (1, 1, 1, 1): "条", (1, 2, 1, 1): "131",
        (2, 0, 1, 1): "", (2, 1, 1, 1): "件", (2, 2, 1, 1): "a\\|b",
    }  # fmt: skip
    assert [cell.row for cell in table.cells if cell.header] == [0, 0, 0]


def test_markdown_without_tables_has_none() -> None:
    assert read("a | b\n\n---\n- | -\n|-", "a.md").tables == ()


def test_a_text_torn_apart_by_an_extractor_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "torn.md"
    path.write_text(torn_text(), encoding="utf-8")
    source = load(path, max_bytes=LIMIT)
    assert source.format == "md"
    assert source.raw == path.read_text(encoding="utf-8")


def test_a_row_of_figures_is_no_head_of_a_pasted_table() -> None:
    """Rows with blanks above the first full one are of the same table: turned, its groups are blank."""
    rows = [
        "行政复议\t结果维持\t\t3",
        "\t总计\t\t3",
        "行政诉讼\t复议后起诉\t结果维持\t2",
        "\t\t总计\t2",
    ]
    (table,) = read("\n".join(rows) + "\n", "x.txt").tables
    assert {cell.row for cell in table.cells} == {0, 1, 2, 3}
    # Words alone are heads, and what stands above them is another thing.
    headed = ["单位\t\t\t", "类别\t方式\t结果\t件数", *rows]
    (table,) = read("\n".join(headed) + "\n", "x.txt").tables
    assert {cell.row for cell in table.cells} == {0, 1, 2, 3, 4}
