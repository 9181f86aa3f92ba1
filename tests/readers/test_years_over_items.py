"""Tables with heads of two lines, years over items or items over years, and applicants in the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from extractor import extract
from extractor.schemas import OTHER

Rows = Sequence[Sequence[str | int]]
_GOT, _DONE = "applications.received", "applications.closed"
CAPTION = "二、依申请公开情况"


def _page(heads: Sequence[str], rows: Rows, *, caption: str = CAPTION, year: int = 2022) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in heads)}{body}</table>"
    title = f"平洲县体育局{year}年政府信息公开工作年度报告"
    page = f"<h1>{title}</h1><h2>{caption}</h2>{table}<h2>三、存在的问题</h2><p>栏目更新慢。</p>"
    return f"<!DOCTYPE html><html><body>{page}</body></html>"


def _heads(first: str, over: Sequence[str], under: Sequence[str]) -> list[str]:
    tops = "".join(f"<th colspan={len(under)}>{words}</th>" for words in over)
    below = "".join(f"<th>{words}</th>" for words in under) * len(over)
    return [f"<th rowspan=2>{first}</th>{tops}", below]


def told(page: str) -> Mapping[str, int]:
    facts = [f for f in extract(page).facts if f.indicator != OTHER and f.value is not None]
    found = {f.indicator: int(f.value) for f in facts if f.value is not None}
    assert len(found) == len(facts)
    return found


YEARS_OVER: Rows = (
    ("自然人", 31, 30, 22, 21),
    ("法人或其他组织", 6, 5, 4, 4),
    ("合计", 37, 35, 26, 25),
)
ITEMS_OVER: Rows = tuple((row[0], row[1], row[3], row[2], row[4]) for row in YEARS_OVER)
WANTED = {
    _GOT: 37,
    f"{_GOT}.natural_person": 31,
    _DONE: 35,
    f"{_DONE}.natural_person": 30,
}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("新收政府信息公开申请（件）", "办结（件）"),
        ("收到申请数", "办结数"),
        ("新收", "办结"),
    ],
)
def test_only_columns_of_the_year_are_of_it(first: str, second: str) -> None:
    over = _heads("申请人", ("2022年", "2021年"), (first, second))
    assert told(_page(over, YEARS_OVER)) == WANTED
    under = _heads("申请人", (first, second), ("2022年", "2021年"))
    assert told(_page(under, ITEMS_OVER)) == WANTED


def test_the_last_of_three_years() -> None:
    heads = _heads("申请人", ("2020年", "2021年", "2022年"), ("新收申请", "办结"))
    rows = [(row[0], 1, 1, row[3], row[4], row[1], row[2]) for row in YEARS_OVER]
    assert told(_page(heads, rows)) == WANTED


def test_years_and_items_before_the_rows() -> None:
    heads = ["<th>年份</th><th>项目</th><th>自然人</th><th>法人或其他组织</th><th>合计</th>"]
    rows = [
        ("2022年", "新收申请", 31, 6, 37),
        ("2022年", "办结", 30, 5, 35),
        ("2021年", "新收申请", 22, 4, 26),
        ("2021年", "办结", 21, 4, 25),
    ]
    assert told(_page(heads, rows)) == WANTED


def test_all_kinds_of_applicants() -> None:
    kinds = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    ids = ("natural_person", "commercial", "research", "public_welfare", "legal_services")
    rows = [(kind, 10 + n, 5 + n, 30 + n, 20 + n) for n, kind in enumerate(kinds[:-1])]
    rows.append(("总计", 75, 45, 195, 135))
    heads = _heads("申请人", ("2022年", "2021年"), ("新收申请", "办结"))
    wanted = {_GOT: 75, _DONE: 45}
    for n, kind in enumerate((*ids, "other_org")):
        wanted |= {f"{_GOT}.{kind}": 10 + n, f"{_DONE}.{kind}": 5 + n}
    assert told(_page(heads, rows)) == wanted


@pytest.mark.parametrize(
    ("caption", "heads", "year"),
    [
        # Of other business, in the same words.
        ("行政许可办理情况", _heads("申请人", ("2022年", "2021年"), ("收到", "办结")), 2022),
        # Parts of the year, of which none is the year.
        (CAPTION, _heads("申请人", ("上半年", "下半年"), ("新收", "办结")), 2022),
        # Neither year is the report's.
        (CAPTION, _heads("申请人", ("2021年", "2020年"), ("新收", "办结")), 2022),
    ],
)
def test_twins_of_which_nothing_is_claimed(caption: str, heads: list[str], year: int) -> None:
    assert told(_page(heads, YEARS_OVER, caption=caption, year=year)) == {}


def test_shares_are_no_figures() -> None:
    heads = _heads("申请人", ("新收（件）", "占比（%）"), ("2022年", "2021年"))
    rows = [("自然人", 31, 22, 84, 85), ("其他组织", 6, 4, 16, 15), ("合计", 37, 26, 100, 100)]
    assert told(_page(heads, rows)) == {_GOT: 37, f"{_GOT}.natural_person": 31}


def test_a_report_whose_form_knows_no_applicants() -> None:
    heads = _heads("申请人", ("2016年", "2015年"), ("收到申请数", "办结"))
    assert told(_page(heads, YEARS_OVER, year=2016)) == {_GOT: 37, _DONE: 35}
