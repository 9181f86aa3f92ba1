"""The stored form of a result: whole, each thing once, and refused where it does not fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from support.runs import OTHER, TABLE
from support.samples import fact, mention, quote, result

from extractor import extract
from extractor.errors import UsageError
from extractor.outputs import read_records, write_records
from extractor.outputs.stored import EvidenceLine, RecordLine, parts_of, result_of
from extractor.schemas import Address, Evidence, Fact, LedgerEntry, Quote, Report, Result, Span

ROOT = Path(__file__).parents[2]
PAGE = """<html><body><h1>某县水务局2021年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>主动公开政府信息&nbsp;1391条，其中网站公开１２条。</p>
<table><tr><th>申请人情况</th><th>自然人</th><th>总计</th></tr>
<tr><td>一、本年新收政府信息公开申请数量</td><td>3</td><td>4</td></tr></table></body></html>"""
TABBED = "\n".join(
    line.strip("| ").replace(" | ", "\t") for line in TABLE.splitlines() if "---" not in line
).replace("\t/\t\t", "\t0\t0\t")


def _back(one: Result) -> Result:
    return result_of(*parts_of(one))


@pytest.mark.parametrize("text", [TABLE, OTHER, PAGE.encode(), TABBED, "没有数字。"])
def test_a_report_comes_back_to_the_digit(text: str | bytes) -> None:
    one = extract(text)
    assert _back(one).model_dump_json() == one.model_dump_json()


def test_the_shipped_reports_come_back() -> None:
    for path in sorted((ROOT / "evals" / "reports").glob("*.txt")):
        one = extract(path)
        assert _back(one) == one.model_copy(update={"usage": _back(one).usage})


def test_each_thing_is_written_once() -> None:
    one = extract(TABLE)
    record = parts_of(one).record
    cells = [fact for fact in one.facts if fact.evidence[0].address]
    assert len(cells) == 7
    assert sum("一、本年新收" in words["text"] for words in json.loads(record)["quotes"]) == 1
    for once in ("三、收到和处理政府信息公开申请情况", '法人或其他组织","商业企业'):
        assert record.count(once) == 1
    written = json.loads(record)
    received = next(f for f in written["facts"] if f["indicator"] == "proactive.total")
    assert received.keys() == {"indicator", "value", "quote", "readers", "verdict", "why"}
    cell = next(f for f in written["facts"] if f["indicator"] == "applications.received.research")
    assert "readers" not in cell
    assert "report" not in written
    assert sum(written["ledger"].values()) == len(one.mentions)


def test_cells_that_are_quoted_from_the_same_beginning_share_it() -> None:
    one = extract(TABBED)
    cells = {f.evidence[0].quote.text for f in one.facts if f.evidence[0].address}
    assert len(cells) > 3
    written = json.loads(parts_of(one).record)["quotes"]
    assert sum(words["text"].startswith("一、本年新收") for words in written) == 1
    assert _back(one) == one


def test_what_does_not_follow_is_written() -> None:
    one = result(
        facts=(
            fact(
                7,
                "3.0",
                "共3件",
                4,
                label="我的",
                unit=None,
                normal_value=Decimal(3),
                readers=("model",),
            ),
            fact(2, None, "", 9, unit="件", semantic="blank", evidence=(_cell(None, "a\t", 20),)),
            fact(3, "1", "", evidence=(_cell("m2", "a\t1\t2", 20), _cell("x", "a\t1", 20))),
        ),
        mentions=(mention(1, "3.0", "三点零", 4), mention(5, "1", "1件", 22)),
        entries=(LedgerEntry(mention="m1", status="unclaimed"),),
    )
    assert _back(one).model_dump_json() == one.model_dump_json()
    assert (
        one.report
        == Report()
        != _back(one.model_copy(update={"facts": extract(OTHER).facts})).facts
    )


def _cell(number: str | None, text: str, start: int) -> Evidence:
    return Evidence(
        mention=number, quote=quote(text, start), section=("一", "(一)"),
        address=Address(table="表", row=("a",), column=("b", "c")),
    )  # fmt: skip


_words = st.text("收到件,，1\t ", max_size=6)


@st.composite
def _quotes(draw: st.DrawFn) -> Quote:
    text, start, source = draw(_words), draw(st.integers(0, 2)), draw(st.integers(0, 2))
    verbatim = draw(st.none() | st.just(text.replace(",", "，")) | _words)
    length = draw(st.just(len(text)) | st.integers(0, 9))
    other = draw(st.just(len(text)) | st.integers(0, 9))
    return Quote(
        text=text,
        span=Span(start, start + length),
        source=Span(source, source + other),
        quote_source=verbatim,
        page=draw(st.none() | st.integers(1, 2)),
        box=draw(st.none() | st.just((0.0, 1.5, 2.0, 3.0))),
    )


_evidence = st.builds(
    Evidence,
    mention=st.none() | st.sampled_from(["m1", "m2", "m03", "x"]),
    quote=_quotes(),
    section=st.sampled_from([(), ("一",), ("一", "(一)"), ("二", "(一)")]),
    address=st.none()
    | st.builds(
        Address,
        table=st.sampled_from(["", "表"]),
        row=st.sampled_from([(), ("a",)]),
        column=st.sampled_from([(), ("b",), ("b", "c")]),
    ),
)
_value = (
    st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.just(Decimal(3))
)
_facts = st.builds(
    Fact,
    id=st.sampled_from(["f1", "f2", "d1"]),
    indicator=st.sampled_from(["applications.received", "fees.total", "other", "beds"]),
    label=st.sampled_from(["收到申请数", "", "床位"]),
    value=_value,
    unit=st.sampled_from([None, "件", "万元"]),
    normal_value=_value,
    normal_unit=st.sampled_from([None, "件"]),
    verdict_because=st.none() | st.just("stated twice"),
    readers=st.sampled_from([(), ("rules",), ("tables",), ("tables", "rules")]),
    evidence=st.lists(_evidence, min_size=1, max_size=3).map(tuple),
)


@given(st.lists(_facts, max_size=4).map(tuple), st.booleans())
def test_any_facts_come_back(facts: tuple[Fact, ...], numbered: bool) -> None:
    because = {one.id: one.because for one in facts}
    facts = tuple(one.model_copy(update={"because": because[one.id]}) for one in facts)
    numbers = (mention(1, "3", "3件", 1), mention(2, None, "三", 2)) if numbered else ()
    one = result(facts=facts, mentions=numbers)
    assert _back(one).model_dump_json() == one.model_dump_json()


def _changed(line: str, change: Callable[[Any], None]) -> str:
    parsed = json.loads(line)
    change(parsed)
    return json.dumps(parsed, ensure_ascii=False)


def test_lines_are_of_the_published_form() -> None:
    parts = parts_of(extract(TABLE))
    RecordLine.model_validate_json(parts.record)
    EvidenceLine.model_validate_json(parts.evidence)
    with pytest.raises(ValidationError, match="extra"):
        result_of(_changed(parts.record, lambda line: line.update(more=1)), parts.evidence)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda line: line["facts"][0].update(quote=99), "refers to what is not there"),
        (lambda line: line["quotes"].pop(), "other facts or quotes"),
        (lambda line: line["facts"].pop(), "other facts or quotes"),
        (lambda line: line["sections"].insert(0, ["x", 5]), "refers to what is not there"),
    ],
)
def test_parts_that_do_not_fit_are_refused(change: Callable[[Any], None], message: str) -> None:
    parts = parts_of(extract(TABLE))
    with pytest.raises(ValueError, match=message):
        result_of(_changed(parts.record, change), parts.evidence)


def test_files_of_two_runs_are_refused_in_one_line(tmp_path: Path) -> None:
    for name, text in (("one", TABLE), ("two", OTHER)):
        write_records([extract(text)], tmp_path / name)
    assert len(list(read_records(tmp_path / "one"))) == 1
    (tmp_path / "two" / "evidence.jsonl").replace(tmp_path / "one" / "evidence.jsonl")
    for folder, why in (("one", "it belongs to another record"), ("two", "there is no such line")):
        with pytest.raises(UsageError, match=rf"records\.jsonl, line 1: .*{why}.*run the same"):
            list(read_records(tmp_path / folder))


def test_boxes_of_a_pdf_stay_with_their_cells() -> None:
    one = extract(TABLE)
    boxed = tuple(
        f.model_copy(update={"evidence": tuple(
            e.model_copy(update={"quote": e.quote.model_copy(
                update={"page": 2, "box": (float(at), 0.0, 1.0, 2.0)})}) for e in f.evidence)})
        for at, f in enumerate(one.facts)
    )  # fmt: skip
    placed = one.model_copy(update={"facts": boxed})
    assert _back(placed) == placed
    written = json.loads(parts_of(placed).record)
    assert len(written["quotes"]) < len(placed.facts)
