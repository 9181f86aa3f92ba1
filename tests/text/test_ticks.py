"""Answers by a tick: what is ticked holds, what is not ticked states nothing."""

from __future__ import annotations

import pytest
from support.linear import MOST, growth

from extractor import extract
from extractor.schemas import Result
from extractor.text.ticks import as_ticked

TITLE = "青石县民政局2022年政府信息公开工作年度报告\n\n一、总体情况\n"


def _values(result: Result, indicator: str = "reconsideration.total") -> list[int]:
    return [int(f.value) for f in result.facts if f.indicator == indicator and f.value is not None]


def _read(words: str) -> Result:
    return extract(f"{TITLE}2022年,收到政府信息公开申请31件。{words}主动公开政府信息860条。")


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("行政复议:有(3件)。", [3]),
        ("行政复议:无。", [0]),
        ("行政复议:☑有(3件) □无。", [3]),
        ("行政复议:■有(3件)  □无。", [3]),
        ("行政复议:√有(3件) 无。", [3]),
        ("行政复议:□无 ☑有(3件)。", [3]),
        ("行政复议:有√(3件) 无□。", [3]),
        ("行政复议:[x]有(3件) [ ]无。", [3]),
        ("行政复议:☑有3件 □无。", [3]),
        ("行政复议:□有 ☑无。", [0]),
        ("行政复议:□有(  件) ■无。", [0]),
        ("行政复议:有□ 无√。", [0]),
        ("行政复议:( )有 (√)无。", [0]),
        ("行政复议:□有 ☑没有。", [0]),
        ("行政复议:☑有 □无。", []),
        ("行政复议:□有 □无。", []),
        ("行政复议:☑有 ☑无。", []),
        ("行政复议:□无。", []),
        ("行政复议:有 ☑无。", [0]),
        ("行政复议:有☑无。", []),
    ],
)
def test_what_is_ticked_is_stated(words: str, stated: list[int]) -> None:
    result = _read(words)
    assert _values(result) == stated
    assert [f for f in result.facts if f.indicator.startswith("reconsideration.")] == [
        f for f in result.facts if f.indicator == "reconsideration.total"
    ]
    assert (_values(result, "applications.received"), _values(result, "proactive.total")) == (
        [31], [860],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("行政复议( )无;信访( )无。", [0]),
        ("行政复议 ○ 无\n", [0]),
        ("行政复议:(√)无;信访:( )无。", [0]),
        ("信访:(√)无;行政复议:( )无。", []),
        ("信访:( )有 ( )无;行政复议:( )无。", []),
        ("信访:○有 ●无\n行政复议:○无\n", []),
        ("信访:☑无;行政复议:( )无。", [0]),
        ("行政复议:□有4件 ☑无。", [0]),
        ("行政复议:☑无 □有4件。", [0]),
        ("行政复议:□有 4 ☑无。", [0]),
        ("行政复议:有□4件 无☑。", [0]),
        ("行政复议:□有4件 □无。", []),
    ],
)
def test_a_sign_is_a_box_where_the_text_ticks_such_signs(words: str, stated: list[int]) -> None:
    result = _read(words)
    assert _values(result) == stated
    assert not [f for f in result.facts if f.indicator == "reconsideration.upheld"]
    assert _values(result, "applications.received") == [31]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("行政复议:□有4件 ☑无。", ["4件"]),
        ("行政复议:☑无 □有4件。", ["4件"]),
        ("行政复议:□有(4件) ☑无。", ["4件"]),
        ("行政复议:有□4件 无☑。", ["4件"]),
        ("行政复议:□有 4 ☑无。", ["4"]),
        ("行政复议:□有4件 □无。", ["4件"]),
        ("行政复议:□有4件 ☑无;行政诉讼:□有5件 ☑无。", ["4件", "5件"]),
        ("行政复议:☑有4件 □无。", []),
        ("行政复议:□有(  件) ☑无。", []),
    ],
)
def test_a_count_that_is_not_ticked_is_accounted_for(words: str, written: list[str]) -> None:
    result = _read(words)
    left = [mention for mention in result.mentions if mention.explained == "not_ticked"]
    assert [mention.raw for mention in left] == written
    given = f"{TITLE}2022年,收到政府信息公开申请31件。{words}主动公开政府信息860条。"
    assert [given[slice(*mention.source)] for mention in left] == written
    entries = {entry.mention: entry for entry in result.ledger.entries}
    assert {(entries[m.id].status, entries[m.id].reason) for m in left} <= {
        ("explained", "not_ticked")
    }
    assert len([f for f in result.findings if "not ticked" in f.message]) == len(written)
    assert any(fact.value in (4, 5) for fact in result.facts) == ("☑有" in words)


@pytest.mark.parametrize(
    ("fields", "stated"),
    [
        ("<input type=checkbox checked>有(3件)<input type=checkbox>无", [3]),
        ("<input type=radio>有<input type=radio checked>无", [0]),
        ("<label>有<input type=checkbox></label> <label>无<input type=checkbox checked></label>", [0]),
        ("<input type=checkbox>有<input type=checkbox>无", []),
        ("<input type=checkbox hidden>无", [0]),
    ],
)  # fmt: skip
def test_boxes_of_a_page(fields: str, stated: list[int]) -> None:
    page = f"<!DOCTYPE html><html><body><h1>{TITLE.split()[0]}</h1><p>行政复议:{fields}</p></body>"
    assert _values(extract(page)) == stated


def test_boxes_of_visitors_are_no_part_of_the_text() -> None:
    page = f"<!DOCTYPE html><p><input type=checkbox checked>全文</p><h1>{TITLE}</h1>"
    assert _values(extract(page + "<p>受理行政复议<input type=radio>3件。</p>")) == [3]


@pytest.mark.parametrize(
    "words",
    ["■有关工作 □无障碍", "√有4项,无一例外", "○有 ×的", "没有 无", "□条 ■条", "收到□件"],
)
def test_other_signs_stay(words: str) -> None:
    assert as_ticked(words) == words


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "piece", ["☑有", "□", "有(", "☑有 " * 3 + "x", "□无(", "☑有    ", "[ ", "( "]
)
def test_long_runs_take_no_longer(piece: str) -> None:
    assert len(as_ticked("☑" + piece * 5_000)) == 1 + 5_000 * len(piece)
    assert growth(lambda n: "☑" + piece * n, 5_000, as_ticked) <= MOST
