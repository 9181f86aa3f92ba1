"""Tables found in a text, as they are written in place of it."""

from __future__ import annotations

from extractor.text.document import Source
from extractor.text.load.text_tables import TextTable, with_tables

from .samples import rows_of

TEXT = "前文\n收到 12\n件申请 a\nb 34\n后文\n"


def _made(*tables: TextTable) -> Source:
    return with_tables(Source(name="a", raw=TEXT, sha256="", content=TEXT), tables)


def _range(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_pieces_of_a_cell_have_a_blank_only_where_words_need_one() -> None:
    rows = [
        [[_range("收到"), _range("件申请 ")], []],
        [[_range("a\n"), _range("b ")], [_range("12"), _range("34")]],
    ]
    made = _made(TextTable(3, TEXT.index("后文"), rows))
    (table,) = made.tables
    assert rows_of(made, table) == [["收到件申请", ""], ["a b", "12 34"]]
    assert made.content == "前文\n收到件申请\t\na b\t12 34\n后文\n"
    assert made.starts is not None
    assert all(
        sign in (TEXT[place], "\t", "\n", " ")
        for sign, place in zip(made.content, made.starts, strict=True)
    )


def test_of_two_tables_that_overlap_the_first_is_written() -> None:
    first = TextTable(3, 9, [[[_range("收到")], [_range("12")]]])
    second = TextTable(6, 20, [[[_range("12")], [_range("34")]]])
    assert _made(second, first) == _made(first)


def test_a_text_without_tables_stays_as_it_is() -> None:
    assert _made().starts is None
