"""Numbers that a script counts up: the zero in the page is none that a reader sees."""

from __future__ import annotations

import pytest

from extractor import extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"


def _read(body: str) -> tuple[dict[str, object], list[str]]:
    result = extract(
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    )
    told = [f.message for f in result.findings if f.kind == "incomplete"]
    return {f.indicator: f.value for f in result.facts if f.indicator != "other"}, told


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "name", ["target", "count", "to", "value", "end", "count-to", "purecounter-end", "num"]
)
@pytest.mark.parametrize("text", ["0", " 0 ", "", "0.0"])
def test_the_zero_is_no_figure_and_that_is_told(name: str, text: str) -> None:
    facts, told = _read(
        f"<p>全年收到政府信息公开申请<b data-{name}='24'>{text}</b>件。</p><p>主动公开政府信息731条。</p>"
    )
    assert facts == {"proactive.total": 731}
    assert [words[:35] for words in told] == ["a script fills numbers into the pag"]


@pytest.mark.parametrize(
    "number",
    ["<b data-target='0'>0</b>", "<b data-value='7a'>0</b>", "<b data-row='3'>0</b>", "<b>0</b>"],
)
def test_a_zero_that_stays_one_is_read(number: str) -> None:
    assert _read(f"<p>全年收到政府信息公开申请{number}件。</p>") == (
        {"applications.received": 0},
        [],
    )


def test_a_number_that_is_there_already_is_read() -> None:
    assert _read("<p>全年收到政府信息公开申请<b data-target='24'>24</b>件。</p>") == (
        {"applications.received": 24},
        [],
    )


def test_visitors_are_no_figure_of_a_report() -> None:
    page = "<p>收到政府信息公开申请24件。</p><p>阅读<i class='page-hits' data-count='98'>0</i></p>"
    assert _read(page) == ({"applications.received": 24}, [])


def test_an_empty_badge_is_no_number() -> None:
    page = "<p>收到政府信息公开申请24件。</p><p>消息<i data-count='3'></i>帮助</p>"
    assert _read(page) == ({"applications.received": 24}, [])


@pytest.mark.parametrize(
    "number",
    [
        "<b class='timer' data-to='2240'>1307</b>",
        "<b data-from='0' data-to='2,240'>1,307</b>",
        "<b data-speed='900' data-target='2240'>8</b>",
        "<i class='big count-num' data-value='2240'>1307</i>",
        "<b class='counter' data-end='2240'>1307条</b>",
    ],
)
def test_a_number_on_its_way_is_no_figure_and_that_is_told(number: str) -> None:
    facts, told = _read(f"<p>收到政府信息公开申请24件。</p><p>主动公开政府信息{number}条。</p>")
    assert facts == {"applications.received": 24}
    assert [words[:35] for words in told] == ["a script fills numbers into the pag"]


@pytest.mark.parametrize(
    "number",
    [
        "<b class='timer' data-from='0' data-to='1307'>1,307</b>",  # arrived
        "<b data-total='2240'>1307</b>",  # a bar: 1307 of 2240
        "<b class='amount' data-num='2240'>1307</b>",
        "<b class='account discount' data-total='2240'>1307</b>",
        "<b class='counter' data-end='1200'>1307</b>",
    ],
)
def test_a_number_that_has_arrived_is_read(number: str) -> None:
    assert _read(f"<p>主动公开政府信息{number}条。</p>") == ({"proactive.total": 1307}, [])
