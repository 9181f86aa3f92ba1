"""The output files: columns, encoding, harmless cells, whole or not at all."""

from __future__ import annotations

import csv
import errno
import os
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.samples import fact, mention, quote, result

from extractor.errors import UsageError
from extractor.outputs import (
    FACTS,
    FINDINGS,
    FORMATS,
    LEDGER,
    number,
    read_records,
    texts_of,
    write_all,
    write_records,
)
from extractor.outputs.atomic import replacing
from extractor.outputs.plain_text import cell, printable
from extractor.schemas import Evidence, Finding, LedgerEntry

FULL = result(
    facts=(
        fact(1, "1.2E+8", "收到1.2亿件", 7, scope="own", qualifier="about"),
        fact(2, "-35", "=SUM(A1)\n第二行\t末", 20, unit=None),
    ),
    findings=(
        Finding(
            kind="sum_mismatch",
            severity="error",
            whose="source",
            message="+ does not add up",
            formula="30 + 30 = 60 ≠ 58",
            quotes=(quote("共58件"), quote("各30件")),
            facts=("f1", "f2"),
        ),
    ),
    mentions=(mention(1, "120000000", "1.2亿"), mention(2, None, "201111日", 9)),
    entries=(
        LedgerEntry(mention="m1", status="claimed", indicators=("a.b", "c.d")),
        LedgerEntry(mention="m2", status="explained", reason="date"),
    ),
)


def rows(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
    return list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True)))


def test_facts(tmp_path: Path) -> None:
    FACTS.write([FULL], tmp_path / "f.csv")
    first, second = rows(tmp_path / "f.csv")
    assert list(first) == [
        "report", "agency", "region", "code", "level", "year", "form", "fact", "indicator", "label",
        "value", "unit", "normal_value", "normal_unit", "qualifier", "semantic", "scope", "period",
        "verdict", "verdict_because", "readers", "table", "row", "column", "page", "recognition",
        "quote", "quote_source",
        "source_start", "source_end", "section",
    ]  # fmt: skip
    assert (first["agency"], first["year"], first["fact"]) == ("新杭镇人民政府", "2015", "f1")
    assert first["value"] == "120000000"
    assert (first["source_start"], first["source_end"]) == ("7", "14")
    assert (first["qualifier"], first["scope"], first["period"]) == ("about", "own", "year")
    assert first["section"] == "二、申请"
    assert second["value"] == "-35"
    assert second["quote"] == "'=SUM(A1) 第二行 末"
    assert second["unit"] == ""
    assert second["scope"] == ""


def test_findings(tmp_path: Path) -> None:
    FINDINGS.write([FULL], tmp_path / "f.csv")
    (row,) = rows(tmp_path / "f.csv")
    assert list(row) == [
        "report", "agency", "region", "code", "level", "year", "form", "kind", "severity", "whose",
        "quote", "formula", "message", "indicators", "facts", "page",
    ]  # fmt: skip
    assert (row["agency"], row["year"], row["facts"]) == ("新杭镇人民政府", "2015", "f1;f2")
    assert row["quote"] == "共58件 | 各30件"
    assert row["formula"] == "30 + 30 = 60 ≠ 58"
    assert row["message"] == "'+ does not add up"


def test_ledger(tmp_path: Path) -> None:
    LEDGER.write([FULL], tmp_path / "l.csv")
    claimed, explained = rows(tmp_path / "l.csv")
    assert list(claimed) == [
        "report",
        "mention",
        "value",
        "unit",
        "raw",
        "status",
        "indicator",
        "source_start",
        "source_end",
    ]
    assert (claimed["status"], claimed["indicator"]) == ("claimed", "a.b;c.d")
    assert explained["status"] == "explained:date"
    assert (explained["value"], explained["raw"]) == ("", "201111日")
    assert (explained["source_start"], explained["source_end"]) == ("9", "16")


def test_records_come_back_whole(tmp_path: Path) -> None:
    other = result("b.txt")
    write_records([FULL, other], tmp_path)
    assert list(read_records(tmp_path)) == [FULL, other]


def test_two_writings_are_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        paths = write_all(map(texts_of, [FULL, result("b.txt")]), tmp_path / folder)
        assert [path.name for path in paths] == [format_.filename for format_ in FORMATS]
    for format_ in FORMATS:
        first, second = (tmp_path / folder / format_.filename for folder in ("one", "two"))
        assert first.read_bytes() == second.read_bytes()


def test_an_exception_leaves_the_old_files(tmp_path: Path) -> None:
    write_all([texts_of(FULL)], tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def results():
        yield result("b.txt")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_all(map(texts_of, results()), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match=r"facts\.csv: cannot be written .*choose another folder"):
        FACTS.write([FULL], tmp_path / "out" / "facts.csv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-2 + 3", "'-2 + 3"),
        ("@SUM", "'@SUM"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("＝1+1", "'＝1+1"),
        ("-35", "-35"),
        ("+3.20", "+3.20"),
        ("收到=1件", "收到=1件"),
        (None, ""),
    ],
)
def test_cells_are_no_formulas(text: str | None, expected: str) -> None:
    assert cell(text) == expected


@given(st.text())
def test_no_text_makes_a_formula_or_a_second_line(text: str) -> None:
    made = cell(text)
    assert not made.startswith(("=", "@", "\t", "\r"))
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in made)
    assert len(made.splitlines()) <= 1


@given(st.text(max_size=30))
def test_printable_leaves_printable_text_alone(text: str) -> None:
    line = printable(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in line)
    if text.isprintable():
        assert line == text.strip()
    assert printable(line) == line


def test_printable_strips_what_a_terminal_would_obey() -> None:
    assert printable("\x1b[31m红\x1b]0;title\x07\u202e\u200b a\x00\ud800") == "[31m红]0;title a"


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_numbers_have_no_exponent_and_lose_nothing(value: Decimal) -> None:
    printed = number(value)
    assert "e" not in printed.lower()
    assert Decimal(printed) == value


def test_the_first_evidence_is_the_quote(tmp_path: Path) -> None:
    twice = fact(
        1,
        "5",
        "",
        evidence=(
            Evidence(mention="m1", quote=quote("收到5件", 3)),
            Evidence(mention="m2", quote=quote("共5件", 40)),
        ),
    )
    FACTS.write([result(facts=(twice,))], tmp_path / "f.csv")
    (row,) = rows(tmp_path / "f.csv")
    assert (row["quote"], row["source_start"], row["section"]) == ("收到5件", "3", "")


@pytest.mark.parametrize(
    ("fault", "remedy"),
    [
        (errno.EROFS, "make room there, or choose a folder that can be written"),
        (errno.ENOSPC, "make room there"),
        (errno.EACCES, "close programs that have it open"),
    ],
)
def test_what_cannot_be_written_says_what_helps(
    fault: int, remedy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr("extractor.outputs.atomic.os.replace", refused)
    with pytest.raises(UsageError, match=remedy), replacing(tmp_path / "t.csv") as file:
        file.write("a")
    assert list(tmp_path.iterdir()) == []
