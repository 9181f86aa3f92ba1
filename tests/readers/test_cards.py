"""Figures as cards: the name stands below its number, or above it, and the run tells which."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import Result, extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告\n一、总体情况\n"
END = "二、存在的问题\n培训不够。\n"
CARDS = (("主动公开政府信息", "731条"), ("收到政府信息公开申请", "24件"), ("被申请行政复议", "3件"))
RIGHT = {"proactive.total": 731, "applications.received": 24, "reconsideration.total": 3}


def _facts(result: Result) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in result.facts if f.indicator != "other"}


def _read(*lines: str) -> Result:
    return extract(TITLE + "\n".join(lines) + "\n" + END)


@pytest.mark.parametrize("title", [(), ("全年数据如下：",), ("数据一览",)])
def test_a_number_above_its_name_belongs_to_it(title: tuple[str, ...]) -> None:
    lines = (line for name, number in CARDS for line in (number, name))
    assert _facts(_read(*title, *lines)) == RIGHT


@pytest.mark.parametrize("rest", [(), ("下一步打算",)])
def test_a_number_below_its_name_belongs_to_it(rest: tuple[str, ...]) -> None:
    assert _facts(_read(*(line for card in CARDS for line in card), *rest)) == RIGHT


def test_the_unit_may_stand_with_the_name_or_on_a_line_of_its_own() -> None:
    assert _facts(_read("731", "主动公开政府信息（条）", "24", "收到政府信息公开申请（件）")) == {
        "proactive.total": 731,
        "applications.received": 24,
    }
    assert _facts(_read("731", "条", "主动公开政府信息", "24", "件", "收到政府信息公开申请")) == {
        "proactive.total": 731,
        "applications.received": 24,
    }


@pytest.mark.parametrize("blank", [" ", "  ", "　　"])
def test_the_cards_of_one_line_are_read_by_how_it_begins(blank: str) -> None:
    numbers_first = blank.join(f"{number} {name}" for name, number in CARDS)
    assert _facts(_read(numbers_first)) == RIGHT
    assert _facts(_read(blank.join(f"{number}{name}" for name, number in CARDS))) == RIGHT
    names_first = blank.join(f"{name} {number}" for name, number in CARDS)
    assert _facts(_read(names_first)) == RIGHT


def test_a_line_with_numbers_at_both_ends_may_be_read_in_both_ways() -> None:
    result = _read("24件 收到政府信息公开申请 731条 主动公开政府信息 3件")
    assert _facts(result) == {}
    assert "unplaced_table" in {f.kind for f in result.findings}


def test_cards_of_a_page_are_read_so() -> None:
    cards = "".join(
        f"<li><strong>{number[:-1]}</strong><em>{number[-1]}</em><p>{name}</p></li>"
        for name, number in CARDS
    )
    assert _facts(extract(f"<h1>{TITLE[:-7]}</h1><h2>一、总体情况</h2><ul>{cards}</ul>")) == RIGHT


def test_cards_in_the_cells_of_a_layout_are_read_so() -> None:
    cells = "".join(f"<td>{number}<br>{name}</td>" for name, number in CARDS)
    page = f"<h1>{TITLE[:-7]}</h1><h2>一、总体情况</h2><table><tr>{cells}</tr></table><h2>二、问题</h2>"
    assert _facts(extract(page)) == RIGHT


def test_rows_of_labels_and_numbers_are_no_cards() -> None:
    rows = "\n".join(f"{at}\t{name}\t{number}" for at, (name, number) in enumerate(CARDS, 1))
    assert _facts(_read(rows)) == RIGHT


def test_nobody_can_say_which_of_two_names_is_meant() -> None:
    result = _read("主动公开政府信息", "731条", "收到政府信息公开申请", "24件", "被申请行政复议")
    assert _facts(result) == {}
    assert "2 numbers stand between two names" in " ".join(f.message for f in result.findings)
    assert result.state == "needs_review"


def test_one_number_between_two_lines_is_that_of_the_line_above() -> None:
    assert _facts(_read("收到政府信息公开申请", "24件", "均已按时答复")) == {
        "applications.received": 24
    }


def test_numbers_of_rows_are_above_no_name() -> None:
    lines = ("1", "主动公开政府信息", "731条", "2", "收到政府信息公开申请", "24件")
    assert _facts(_read(*lines)) == {"proactive.total": 731, "applications.received": 24}


def test_numbers_of_rows_are_no_figures() -> None:
    names = (name for name, _ in CARDS)
    assert _facts(_read(*(f"{at}\n{name}" for at, name in enumerate(names, 3)))) == {}


def test_a_number_whose_name_is_lost_leaves_the_others_unsure() -> None:
    result = _read("731条", "主动公开政府信息", "24件", "收到政府信息公开申请", "3件")
    assert _facts(result) == {}
    assert result.state == "needs_review"
