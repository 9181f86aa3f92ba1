"""Whole reports: every cell of the official tables that gold holds, with its place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.evaluate.gold import load_gold
from extractor.options import Options
from extractor.pipeline import as_source
from extractor.readers import tables
from extractor.readers.tables.forms import application_order
from extractor.schemas import OTHER, Claim
from extractor.text.document import Document
from extractor.knowledge.documents import read_document
from tests.conftest import EVALS
from tests.documents import document

FILES = ("hongze-2023.pdf", "shanghai-office-2019.html", "shanghai-kewei-2024.md")


def opened(name: str) -> Document:
    return read_document(as_source(EVALS / "full" / name, Options()))


def value(made: Document, claim: Claim) -> Decimal | None:
    mention = made.mention(claim.mention) if claim.mention else None
    return mention.value if mention else None


@pytest.mark.parametrize("name", FILES)
def test_every_cell_has_its_value_and_its_column(name: str) -> None:
    gold = load_gold(EVALS / "gold" / f"full-{name.rpartition('.')[0]}.json")
    made = opened(name)
    got = {c.indicator: c for c in tables.read(made).claims if c.indicator != OTHER and c.mention}
    wanted = {fact.indicator: fact for fact in gold.facts if fact.table}
    assert {id_: value(made, claim) for id_, claim in got.items()} == {
        id_: fact.value for id_, fact in wanted.items()
    }
    for id_, claim in got.items():
        assert claim.address is not None
        row, _, column = (wanted[id_].table or "").rpartition(" × ")
        assert claim.address.column[-1] in column or column in claim.address.column[-1]
        if claim.address.row and "torn away" not in row:
            assert claim.address.row[-1] in row


def test_blank_cells_are_blank_and_no_zeros() -> None:
    made = opened("shanghai-office-2019.html")
    cells = {c.indicator: c for c in tables.read(made).claims if c.indicator != OTHER}
    assert cells["applications.granted"].semantic == "blank"
    assert cells["applications.other.natural_person"].semantic == "blank"
    assert cells["applications.granted.natural_person"].semantic == "explicit"


def test_rows_without_label_are_placed_by_their_neighbours_and_say_so() -> None:
    made = opened("shanghai-kewei-2024.md")
    placed = [c for c in tables.read(made).claims if c.because and "its label is lost" in c.because]
    assert len({c.quoted for c in placed}) == 10
    assert len(placed) == 70


def test_a_row_without_label_is_left_if_its_place_is_not_the_only_one() -> None:
    rows = ["| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |"]
    rows += [f"| {n}.{w} | 1 | 0 | 0 | 0 | 0 | 0 | 1 |" for n, w in _REFUSED]
    rows += ["| 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "| 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"]
    text = (
        "2022年年报\n二、行政许可 本年处理决定数量\n三、收到和处理政府信息公开申请情况\n"
        + "\n".join(rows)
    )
    made = document(text)
    got = {c.indicator for c in tables.read(made).claims if c.indicator != OTHER}
    assert "applications.refused.state_secret" in got
    assert not any(id_.startswith("applications.unavailable") for id_ in got)


_REFUSED = (
    (1, "属于国家秘密"), (3, "危及“三安全一稳定”"), (4, "保护第三方合法权益"), (6, "属于四类过程性信息"),
    (7, "属于行政执法案卷"), (8, "属于行政查询事项"),
)  # fmt: skip


def test_the_order_of_the_rows_is_the_printed_one() -> None:
    order = [id_.removeprefix("applications.") for id_ in application_order("form2021")]
    assert order[4:8] == [
        "refused.state_secret", "refused.prohibited_by_law", "refused.security_stability",
        "refused.third_party",
    ]  # fmt: skip
    assert order[-5:] == [
        "other.not_corrected", "other.unpaid", "other.remaining", "closed", "carried_out"
    ]  # fmt: skip
    assert application_order("form2019")[-3] == "applications.other"
