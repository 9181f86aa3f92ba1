"""Labels that a scan has broken are told by their words and their place together."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.thorough import THOROUGH

from extractor import extract
from extractor.schemas import Result
from tests.readers.table_generator import Table, Values, part_three, part_two, prose
from tests.readers.table_rendering import as_html, as_rows

VALUES = Values(random.Random(19), blanks=False, words=False)
MATRIX = part_three("form2021", VALUES)
ITEMS = part_two("form2021", VALUES)
HTML = {"matrix": as_html([*prose("form2021")], [MATRIX]).decode(),
        "items": as_html([*prose("form2021")], [ITEMS]).decode()}  # fmt: skip
TEXT = as_rows([*prose("form2021")], [MATRIX]).decode()


def stated(result: Result) -> dict[str, str]:
    return {f.indicator: str(f.value) for f in result.facts if f.indicator != "other"}


def wanted(table: Table) -> dict[str, str | None]:
    return {id_: value for (id_, _, _), (_, value) in table.expected.items()}


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    ("label", "broken"),
    [
        ("（一）予以公开", "（一）予以公幵"),
        ("（一）予以公开", "（一）予以开公"),
        ("（一）予以公开", "予以公"),
        ("（二）部分公开", "（二）邰分公开"),
        ("2.重复申请", "2.重复巾请"),
        ("2.重复申请", "2.重申请"),
        ("（七）总计", "（七）总汁"),
        ("3.其他", "3.具他"),
    ],
)
def test_a_broken_row_of_the_matrix_is_that_of_its_place(label: str, broken: str) -> None:
    for page in (HTML["matrix"], TEXT):
        assert label in page
        result = extract(page.replace(label, broken).encode())
        assert stated(result) == wanted(MATRIX)
        told = {f.indicator for f in result.facts if "label is damaged" in str(f.evidence)}
        assert len(told) in (0, 7)


@pytest.mark.parametrize(
    ("label", "broken"),
    [
        ("行政许可", "行政许司"),
        ("行政处罚", "行政处罸"),
        ("行政强制", "行改强制"),
        (">规章", ">规草"),
    ],
)
def test_a_broken_row_with_columns_of_its_own(label: str, broken: str) -> None:
    result = extract(HTML["items"].replace(label, broken).encode())
    assert stated(result) == wanted(ITEMS)


@pytest.mark.parametrize("broken", ["2.申请", "2.多次申请", "2.重复", "2.不予公开", "1.重复巾请"])
def test_what_is_not_near_is_told_as_not_read(broken: str) -> None:
    result = extract(HTML["matrix"].replace("2.重复申请", broken).encode())
    found = stated(result)
    lost = {id_ for id_ in wanted(MATRIX) if "not_processed.repeated" in id_}
    assert found == {k: v for k, v in wanted(MATRIX).items() if k not in lost}
    (finding,) = (f for f in result.findings if f.kind == "missing_figure")
    assert set(finding.indicators) == lost


def test_an_added_row_of_like_words_is_none_of_the_form() -> None:
    row = "<tr><td>（二）邰分公开</td>" + "<td>1</td>" * 7 + "</tr>"
    start = HTML["matrix"].index("<tr>", HTML["matrix"].index("部分公开"))
    result = extract((HTML["matrix"][:start] + row + HTML["matrix"][start:]).encode())
    assert stated(result) == wanted(MATRIX)


@settings(max_examples=settings().max_examples // (1 if THOROUGH else 4))  # a whole table each
@given(
    st.sampled_from(["予以公开", "部分公开", "重复申请"]),
    st.integers(0, 3),
    st.sampled_from("丶口囗曰"),
)
def test_no_character_makes_a_wrong_cell(label: str, at: int, sign: str) -> None:
    broken = label[:at] + sign + label[at + 1 :]
    result = extract(HTML["matrix"].replace(label, broken).encode())
    assert stated(result).items() <= wanted(MATRIX).items()
