"""What a notebook shows of a result: a line or a small table, and nothing that a page would run."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from extractor import extract
from extractor.schemas import Result
from tests.own_schemas import HOSPITAL, Hospital

TEXT = (
    "临川县2014年政府信息公开工作年度报告\n2014年,我县共收到政府信息公开申请12件。\n有村庄58个。\n"
)


def test_a_result_is_shown_in_a_line() -> None:
    result = extract(TEXT)
    shown = repr(result)
    assert shown == str(result)
    assert "\n" not in shown
    assert len(shown) < 300
    assert shown.startswith("<Result '<text>' ")
    for told in ("year=2014", "facts=1", "other=1", "临川县"):
        assert told in shown
    assert len(repr([result] * 3)) < 1000


def test_a_notebook_shows_a_table_of_the_facts() -> None:
    result = extract(TEXT)
    page = result._repr_html_()
    cells = re.findall("<td>(.*?)</td>", page)
    assert cells[:5] == ["applications.received", "收到申请数", "12", "件", result.facts[0].verdict]
    assert len(cells) == 6
    assert "<b>&lt;text&gt; · " in page
    assert "1 facts, 1 other statistics, 0 findings" in page


def test_words_of_a_report_are_no_markup() -> None:
    evil = "<img src=x onerror=alert(1)>"
    result = extract(TEXT)
    (fact, *_rest) = result.facts
    quote = fact.evidence[0].quote.model_copy(update={"text": evil})
    evidence = (fact.evidence[0].model_copy(update={"quote": quote}),)
    fact = fact.model_copy(
        update={"evidence": evidence, "unit": evil, "label": evil, "value": Decimal(1)}
    )
    result = result.model_copy(update={"facts": (fact,), "name": evil, "reasons": (evil,)})
    page = result._repr_html_()
    assert "<img" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") == 5


def test_a_long_report_and_long_words_are_cut() -> None:
    result = extract(TEXT)
    many = result.model_copy(update={"facts": result.facts[:1] * 40, "name": "x" * 5000})
    page = many._repr_html_()
    assert page.count("<tr>") == 31
    assert "… and 10 more: result.rows()" in page
    assert len(repr(many)) < 400


@pytest.mark.parametrize("text", ["404\n页面不存在\n", "无事。\n"])
def test_a_result_without_facts_has_no_table(text: str) -> None:
    assert "<table" not in extract(text)._repr_html_()


def test_a_result_of_an_own_schema_and_a_stored_one_are_shown_alike(tmp_path: Path) -> None:
    result = extract(HOSPITAL, schema=Hospital)
    assert "beds.total" in result._repr_html_()
    file = tmp_path / "result.json"
    file.write_text(result.model_dump_json(), encoding="utf-8")
    again = Result.model_validate_json(file.read_text(encoding="utf-8"))
    assert repr(again) == repr(result)
    assert again == result
