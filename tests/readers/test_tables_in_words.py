"""Official tables with a cell that holds no number where one should stand."""

from __future__ import annotations

from functools import cache

import pytest

from extractor import Options, extract
from extractor.schemas import OTHER, Result

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
CASES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def page(total: str = "57", licences: str = "1268", case: str = "4", part: str = "6") -> Result:
    matrix = [
        ["", *COLUMNS],
        ["一、本年新收政府信息公开申请数量", "41", part, "1", "2", "3", "4", total],
        ["二、上年结转政府信息公开申请数量", "3", "1", "0", "0", "0", "0", "4"],
    ]
    items = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "2", "1", "9"],
        ["行政规范性文件", licences, "3", "27"],
    ]
    heads = "<tr><td colspan=5>行政复议</td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
    cross = [list(CASES) * 3, ["2", "1", "0", "1", case, *"3010", "4", *"1000", "1"]]
    body = (
        "<h1>白榆县水利局2023年政府信息公开工作年度报告</h1>"
        f"<h2>二、主动公开政府信息情况</h2>{table(items)}"
        f"<h2>三、收到和处理政府信息公开申请情况</h2>{table(matrix)}"
        f"<h2>四、政府信息公开行政复议、行政诉讼情况</h2>{table(cross, heads)}"
    )
    return extract(f"<html><body>{body}</body></html>", Options())


def table(rows: list[list[str]], heads: str = "") -> str:
    made = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{heads}{made}</table>"


def test_a_cell_in_words_is_told_in_a_text_with_tabs() -> None:
    rows = [
        ["申请人情况", *COLUMNS],
        ["一、本年新收政府信息公开申请数量", "3", "#REF!", *"0000", "5"],
    ]
    text = "\n".join("\t".join(row) for row in rows)
    title = "白榆县水利局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n"
    made = extract((title + text).encode(), Options())
    assert values(made)["applications.received"] == "5"
    assert any("not the number" in f.message for f in made.findings)
    assert [f.message for f in made.findings if f.whose == "source"] == []


def values(result: Result) -> dict[str, str]:
    known = (f for f in result.facts if f.value is not None and f.indicator != OTHER)
    return {f.indicator: str(f.value) for f in known}


@cache
def whole() -> Result:
    """All its cells are numbers."""
    return page()


WORDS = (
    "#REF!", "########", "NaN", "单击输入", "2月26日", "1900/2/26", "57%", "5.7", "57/60", "见附件",
)  # fmt: skip


@pytest.mark.thorough(every=7)
@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("total", "applications.received"),
        ("licences", "normative_documents.issued"),
        ("case", "reconsideration.total"),
    ],
)
def test_a_cell_in_words_is_told_and_all_others_are_read(place: str, name: str, words: str) -> None:
    made = page(**{place: words})
    others = {key: value for key, value in values(whole()).items() if key != name}
    assert values(made) == others
    (told,) = (f for f in made.findings if f.kind == "unplaced_table")
    assert told.whose == "undecided"
    assert "not the number" in told.message
    assert [quote.text for quote in told.quotes] == [words]


@pytest.mark.parametrize("place", ["total", "part", "case"])
def test_nobody_is_blamed_for_a_cell_that_is_not_read(place: str) -> None:
    findings = page(**{place: "#REF!"}).findings
    assert [f.message for f in findings if f.whose == "source"] == []


def test_a_sum_whose_cells_are_all_read_is_judged() -> None:
    assert [f.kind for f in page(part="7").findings if f.whose == "source"] == ["sum_mismatch"]


@pytest.mark.parametrize("words", ["57", "57件", "57。", "５７", "57(含上年3件)", "57.0", "57、"])
def test_a_number_with_signs_around_it_is_read(words: str) -> None:
    made = page(total=words)
    assert values(made).items() >= {"applications.received": "57"}.items() or (
        values(made)["applications.received"] == "57.0"
    )
    assert not [f for f in made.findings if f.kind == "unplaced_table"]


@pytest.mark.parametrize("words", ["", "/", "—", "无", "不涉及"])
def test_a_sign_for_nothing_is_no_lost_number(words: str) -> None:
    assert not [f for f in page(licences=words).findings if f.kind == "unplaced_table"]


def test_a_picture_in_the_place_of_a_number_is_told() -> None:
    made = page(total="<img src=d5.gif><img src=d7.gif>")
    (told,) = (f for f in made.findings if f.kind == "unplaced_table")
    assert "not the number" in told.message
    assert "applications.received" not in values(made)
    assert not [f for f in made.findings if f.whose == "source"]


def test_a_picture_that_keeps_room_is_a_blank() -> None:
    made = page(licences="<img src='images/spacer.gif' width=1 height=12>")
    assert not [f for f in made.findings if f.kind == "unplaced_table"]


def test_a_table_of_blanks_is_told() -> None:
    cells = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]]
    cells += [[label, "", "", ""] for label in ("规章", "行政规范性文件")]
    rows = [["", *COLUMNS]] + [
        [label] + [""] * 7
        for label in ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
    ]
    made = extract(
        "<html><body><h1>白榆县水利局2023年政府信息公开工作年度报告</h1>"
        f"<h2>二、主动公开政府信息情况</h2>{table(cells)}"
        f"<h2>三、收到和处理政府信息公开申请情况</h2>{table(rows)}</body></html>",
        Options(),
    )
    assert any("are blank" in f.message for f in made.findings)
