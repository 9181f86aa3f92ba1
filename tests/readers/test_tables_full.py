"""Whole reports: every cell of the official tables, with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.tables import MATRIX, read_tables

from extractor.knowledge.documents import read_document
from extractor.schemas import OTHER, Claim
from extractor.text.clean import fold
from extractor.text.document import Document
from extractor.text.load import load
from tests.documents import document
from tests.text.load.whole import LOST, tables_of, torn_text, whole_page, whole_pdf

from .table_generator import Table

RENDERED: dict[str, tuple[str, Callable[[], str | bytes], list[Table]]] = {
    "a PDF": ("whole.pdf", whole_pdf, tables_of("form2021")),
    "a page": ("whole.html", whole_page, tables_of("form2019", blanks=True)),
    "a torn text": ("whole.md", torn_text, tables_of("form2021")[1:2]),
}
"""Whole reports of our own by kind of file: name, content, and the tables that it holds."""


def opened(name: str) -> Document:
    file, content, _ = RENDERED[name]
    return read_document(load(content(), name=file, max_bytes=10**8))


def value(made: Document, claim: Claim) -> str | None:
    mention = made.mention(claim.mention) if claim.mention else None
    return None if mention is None else str(mention.value)


@pytest.mark.parametrize("name", RENDERED)
def test_every_cell_has_its_value_and_its_column(name: str) -> None:
    made = opened(name)
    got = {c.indicator: c for c in read_tables(made).claims if c.indicator != OTHER and c.address}
    given = [(key[0], read) for table in RENDERED[name][2] for key, read in table.expected.items()]
    assert {i: (c.semantic, value(made, c)) for i, c in got.items()} == dict(given)
    places = {key[0]: p for table in RENDERED[name][2] for key, p in table.places.items()}
    for id_, claim in got.items():
        row, column = (fold(words)[0] for words in places[id_])
        assert claim.address is not None
        assert claim.address.column[-1] in column or column in claim.address.column[-1]
        if claim.address.row and id_.rpartition(".")[0] not in LOST and id_ not in LOST:
            assert claim.address.row[-1] in row


def test_blank_cells_are_blank_and_no_zeros() -> None:
    made = opened("a page")
    cells = {c.indicator: c for c in read_tables(made).claims if c.indicator != OTHER}
    blank = {id_ for id_, claim in cells.items() if claim.semantic == "blank"}
    assert len(blank) > 50
    assert not any(cells[id_].mention for id_ in blank)
    assert cells["applications.granted.natural_person"].semantic == "explicit"


def test_rows_without_label_are_placed_by_their_neighbours_and_say_so() -> None:
    made = opened("a torn text")
    placed = [c for c in read_tables(made).claims if c.because and "its label is lost" in c.because]
    assert len({c.quoted for c in placed}) == len(LOST)
    assert {c.indicator for c in placed if c.indicator in LOST} == set(LOST)
    assert len(placed) == 7 * len(LOST)


def test_a_row_without_label_is_left_if_its_place_is_not_the_only_one() -> None:
    rows = ["| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |"]
    rows += [f"| {n}.{w} | 1 | 0 | 0 | 0 | 0 | 0 | 1 |" for n, w in _REFUSED]
    rows += ["| 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "| 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"]
    text = (
        "2022年年报\n二、行政许可 本年处理决定数量\n三、收到和处理政府信息公开申请情况\n"
        + "\n".join(rows)
    )
    made = document(text)
    got = {c.indicator for c in read_tables(made).claims if c.indicator != OTHER}
    assert "applications.refused.state_secret" in got
    assert not any(id_.startswith("applications.unavailable") for id_ in got)


_REFUSED = (
    (1, "属于国家秘密"), (3, "危及“三安全一稳定”"), (4, "保护第三方合法权益"), (6, "属于四类过程性信息"),
    (7, "属于行政执法案卷"), (8, "属于行政查询事项"),
)  # fmt: skip


def test_the_order_of_the_rows_is_the_printed_one() -> None:
    order = [id_.removeprefix("applications.") for id_ in MATRIX.order("form2021")]
    assert order[4:8] == [
        "refused.state_secret", "refused.prohibited_by_law", "refused.security_stability",
        "refused.third_party",
    ]  # fmt: skip
    assert order[-5:] == [
        "other.not_corrected", "other.unpaid", "other.remaining", "closed", "carried_out"
    ]  # fmt: skip
    assert MATRIX.order("form2019")[-3] == "applications.other"
