"""Merged cells that are written out: their copies are the cell itself, and no other statistics."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractor import extract
from extractor.schemas import Result

from .test_tables_arranged import FORMS

Rows = Sequence[Sequence[str]]
WRITTEN = [FORMS["html"], FORMS["pipes"]]
HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
FILES = ("行政规范性文件", "11", "3", "46")


def _form(*decided: Sequence[str], head: Sequence[str] = ("本年处理决定数量",) * 3) -> Rows:
    """The first table of the form, its merged cells written out."""
    return [
        ("第二十条第(一)项",) * 4,
        HEADS,
        ("规章", "0", "0", "0"),
        FILES,
        ("第二十条第(五)项",) * 4,
        ("信息内容", *head),
        *decided,
    ]


def _read(result: Result) -> tuple[dict[str, int], list[str]]:
    known = {f.indicator: int(f.value) for f in result.facts if f.value is not None}
    others = [str(f.value) for f in result.facts if f.indicator == "other"]
    return {name: value for name, value in known.items() if name != "other"}, others


@pytest.mark.parametrize("written", WRITTEN)
def test_copies_of_a_claimed_cell_are_that_cell(written: Callable[[Rows], str]) -> None:
    text = written(_form(("行政许可", "507", "507", "507"))).replace("2017年", "2022年")
    result = extract(text if text.endswith(">") else f"{text}\n五、存在的主要问题\n")
    known, others = _read(result)
    assert (known["licensing.decisions"], others) == (507, [])
    fact = next(f for f in result.facts if f.indicator == "licensing.decisions")
    assert len({e.mention for e in fact.evidence}) == 3
    assert not result.findings
    assert result.ledger.totals["claimed"] == 9


@pytest.mark.parametrize("written", WRITTEN)
def test_equal_numbers_under_different_headers_are_several(written: Callable[[Rows], str]) -> None:
    rows = _form(("行政许可", "507", "507", "507"))
    files = [row if row is not FILES else ("行政规范性文件", "4", "4", "4") for row in rows]
    known, others = _read(extract(written(files).replace("2017年", "2022年")))
    names = [f"normative_documents.{name}" for name in ("issued", "repealed", "in_force")]
    assert [known[name] for name in names] == [4, 4, 4]
    assert others == []


def test_different_numbers_under_one_header_written_twice_are_several() -> None:
    rows = _form(("行政许可", "507", "507", "12"))
    _, others = _read(extract(FORMS["html"](rows).replace("2017年", "2022年")))
    assert others == ["12"]


def test_equal_numbers_under_one_header_over_three_columns_are_kept() -> None:
    table = FORMS["html"](_form(("行政许可", "507", "507", "507"))).replace(
        "<td>本年处理决定数量</td>" * 3, "<td colspan=3>本年处理决定数量</td>"
    )
    table = table.replace("<td>第二十条第(五)项</td>" * 4, "<td colspan=4>第二十条第(五)项</td>")
    _, others = _read(extract(table.replace("2017年", "2022年")))
    assert others == ["507", "507"]


def test_a_year_above_tells_two_columns_apart() -> None:
    table = FORMS["html"](
        [
            ("项目", "本年", "上年"),
            ("项目", "件数", "件数"),
            ("收到申请数", "14", "14"),
            ("网络申请数", "9", "9"),
        ]
    )
    facts = extract(table).facts
    assert all(len(f.evidence) == 1 for f in facts)
