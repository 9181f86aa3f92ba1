"""Tables under lines of dashes: blank cells keep their places where the columns are certain."""

from __future__ import annotations

from unicodedata import east_asian_width

import pytest

from extractor import extract
from extractor.schemas import OTHER
from extractor.text.load import load
from tests.documents import HEADS_OF_APPLICANTS as HEADS

TITLE = "禾川县林业局2022年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
BEHIND = "\n五、存在的主要问题及改进情况\n"
ROWS = [
    ["一、本年新收政府信息公开申请数量", "5", "", "", "", "", "1", "6"],
    ["二、上年结转政府信息公开申请数量", "", "", "", "", "", "", ""],
    ["（一）予以公开", "4", "", "2", "", "", "", "6"],
]
TRUE = {
    "applications.received.natural_person": 5,
    "applications.received.other_org": 1,
    "applications.received": 6,
    "applications.granted.natural_person": 4,
    "applications.granted.research": 2,
    "applications.granted": 6,
}


def _width(words: str) -> int:
    return sum(1 + (east_asian_width(sign) in "FW") for sign in words)


def _lines(rows: list[list[str]], *, right: bool = False, count: bool = False) -> list[str]:
    """Rows whose cells begin (or end) under one another; ``count``: by the number of characters."""
    measure = len if count else _width
    widths = [max(map(measure, column)) for column in zip(*rows, strict=True)]
    made = []
    for row in rows:
        cells = [
            " " * (room - measure(c)) + c if right and at else c + " " * (room - measure(c))
            for at, (c, room) in enumerate(zip(row, widths, strict=True))
        ]
        made.append(" ".join(cells).rstrip())
    return [*made, " ".join("-" * room for room in widths)]


def _simple(*, right: bool = False, count: bool = False) -> str:
    head, *rows, rule = _lines([HEADS, *ROWS], right=right, count=count)
    return "\n".join([head, rule, *rows, ""])


def _headless() -> str:
    *rows, rule = _lines([HEADS, *ROWS])
    return "\n".join([rule, *rows, rule, ""])


def _multiline() -> str:
    head, *rows, rule = _lines([HEADS, *ROWS])
    return "\n".join(["-" * len(rule), head, rule, "\n\n".join(rows), "-" * len(rule), ""])


def _wrapped() -> str:
    wrapped = [[HEADS[0], *HEADS[1:]]]
    for label, *cells in ROWS:
        wrapped += [[label[:9], *cells], [label[9:], *[""] * 7]]
    head, *rows, rule = _lines(wrapped)
    pairs = ["\n".join(rows[at : at + 2]) for at in range(0, len(rows), 2)]
    return "\n".join(["-" * len(rule), head, rule, "\n\n".join(pairs), "-" * len(rule), ""])


def _restructured() -> str:
    head, *rows, rule = _lines([HEADS, *ROWS])
    rule = rule.replace("-", "=")
    return "\n".join([rule, head, rule, *rows, rule, ""])


def _closed() -> str:
    head, *rows, rule = _lines([HEADS, *ROWS])
    return "\n".join([head, rule, *rows, rule, ""])


TABLES = {
    "closed": _closed(),
    "simple": _simple(),
    "right": _simple(right=True),
    "counted": _simple(count=True),
    "headless": _headless(),
    "multiline": _multiline(),
    "wrapped": _wrapped(),
    "restructured": _restructured(),
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_each_number_has_the_column_that_the_dashes_show(tmp_path, name: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(TITLE + TABLES[name] + BEHIND, encoding="utf-8")
    facts = extract(path).facts
    found = {f.indicator: int(f.value) for f in facts if f.value is not None}
    assert found == TRUE
    blank = {f.indicator for f in facts if f.semantic == "blank"}
    assert "applications.carried_in" in blank
    assert not [f for f in facts if f.indicator == OTHER]


def test_a_word_over_a_gap_leaves_the_block_as_it_is() -> None:
    table = (
        _simple()
        .replace("     4 ", "  4    ")
        .replace("予以公开", "予以全部或者大部分公开而不是不公开的")
    )
    content = load((TITLE + table + BEHIND).encode(), max_bytes=100_000)
    assert not content.tables
    assert content.content == TITLE + table + BEHIND


@pytest.mark.parametrize(
    "text",
    [
        "总体情况\n----\n本年收到申请5件。\n",
        "第一部分\n\n---- ----\n\n收到申请5件。\n",
        "收到申请5件\n- - - -\n办结5件\n",
        "-- 摘要 --\n收到申请5件\n",
    ],
)
def test_other_dashes_make_no_table(text: str) -> None:
    assert not load(text.encode(), max_bytes=10_000).tables
