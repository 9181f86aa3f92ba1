"""Which number of a broken table is wrong, where its sums tell; and where they do not."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import pytest

from extractor import Result
from extractor.evaluate.generated import GeneratedReport, generate
from extractor.evaluate.misprints import cells
from extractor.messages import said
from extractor.verify.tables.pointed import SPARED, named
from tests.results import read

_TABLE = """某市某局2022年政府信息公开工作年度报告
一、总体情况
{prose}
三、收到和处理政府信息公开申请情况
| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 17 | 4 | 0 | 0 | 0 | 0 | {received} |
| 二、上年结转政府信息公开申请数量 | 5 | 1 | 0 | 0 | 0 | 0 | {carried} |
| (七)总计 | 19 | 5 | 0 | 0 | 0 | 0 | {closed} |
| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""
_RIGHT = {"prose": "", "received": 21, "carried": 6, "closed": 24}


def table(**changed: object) -> Result:
    return read(_TABLE.format(**(_RIGHT | changed)))


@functools.cache
def generated() -> GeneratedReport:
    """Official tables of the form of 2021 that add up."""
    return list(generate(3, 2, 0))[1]


def value(indicator: str) -> int:
    return next(
        int(c.claim.value or 0) for c in cells(generated()) if c.claim.indicator == indicator
    )


def planted(changed: Mapping[str, object]) -> Result:
    text = generated().text
    for cell in reversed(cells(generated())):
        if cell.claim.indicator in changed:
            text = f"{text[: cell.start]}{changed[cell.claim.indicator]}{text[cell.stop :]}"
    return read(text)


def blamed(result: Result) -> set[str]:
    return {f.indicator for f in result.facts if f.verdict == "contradicted"}


def pointed(result: Result) -> list[str]:
    return list(dict.fromkeys(f.indicators[0] for f in result.findings if named(f)))


def test_tables_that_add_up_point_at_nothing() -> None:
    assert (pointed(table()), blamed(table())) == ([], set())
    assert (pointed(planted({})), blamed(planted({}))) == ([], set())


def test_a_total_with_its_digits_exchanged_is_named_in_words() -> None:
    result = table(received=12)
    (finding,) = (f for f in result.findings if named(f))
    assert finding.message == (
        "收到申请数 would have to be 21 instead of 12: then all sums with it close"
    )
    assert (
        said(finding.message, "zh") == "按合计推算，收到申请数应为 21 而非 12，则有关合计全部相符"
    )
    assert "printed total 12" in (finding.formula or "")
    assert "12 + 6 = 18" in (finding.formula or "")
    assert finding.whose == "source"


def test_only_the_named_number_is_contradicted_and_keeps_its_value() -> None:
    facts = {f.indicator: f for f in table(received=12).facts}
    assert {i for i, f in facts.items() if f.verdict == "contradicted"} == {"applications.received"}
    assert facts["applications.received"].value == 12
    # The row of the total has no other sum here; that of the balance has one of its own.
    beside = facts["applications.received.natural_person"]
    assert (beside.verdict, beside.verdict_because) == ("stated", SPARED)
    assert said(SPARED, "zh") != SPARED
    assert facts["applications.closed"].verdict == "confirmed"


def test_a_sentence_with_the_value_is_told_of() -> None:
    result = table(received=12, prose="本年收到政府信息公开申请21件。")
    (finding,) = (f for f in result.findings if named(f))
    assert "21, which a sentence of the report says, instead of 12" in finding.message
    assert "报告正文亦作此数" in said(finding.message, "zh")


def test_a_sentence_that_repeats_the_wrong_total_with_counts_of_its_own_hides_nothing() -> None:
    result = table(received=12, prose="本年收到政府信息公开申请12件,征地补偿5件,教师待遇4件。")
    assert pointed(result) == ["applications.received"]


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    "indicator",
    [
        "applications.received",
        "applications.received.other_org",
        "applications.carried_in.commercial",
        "applications.carried_out",
        "applications.granted",
        "applications.granted.research",
        "applications.other.unpaid.natural_person",
        "applications.closed.legal_services",
        "applications.closed",
    ],
)
@pytest.mark.parametrize("more", [1, 9, 90])
def test_one_wrong_number_is_named_wherever_it_stands(indicator: str, more: int) -> None:
    result = planted({indicator: value(indicator) + more})
    assert pointed(result) == [indicator]
    assert blamed(result) == {indicator}
    for finding in filter(named, result.findings):
        assert f"would have to be {value(indicator)} instead" in finding.message


def test_two_wrong_numbers_that_cross_nowhere_are_both_named() -> None:
    one, two = "applications.granted.commercial", "applications.refused.third_party.research"
    result = planted({one: value(one) + 8, two: value(two) + 3})
    assert {*pointed(result)} == blamed(result) == {one, two}


@pytest.mark.parametrize(
    ("two", "more"),
    [
        ("applications.granted.research", 5),  # in the same row
        ("applications.refused.third_party.commercial", 5),  # in the same column
        ("applications.granted", 8),  # the total that hides the first
        ("applications.refused.third_party.research", 8),  # as likely as the two other corners
    ],
)
def test_no_right_number_is_named_where_two_are_wrong(two: str, more: int) -> None:
    one = "applications.granted.commercial"
    result = planted({one: value(one) + 8, two: value(two) + more})
    assert {*pointed(result)} <= {one, two}
    assert [f for f in result.findings if f.severity == "error"]


def test_a_total_that_is_wrong_in_two_columns_leaves_the_parts_of_both_alone() -> None:
    """They stand in rows that close; of the two totals three sums of four are broken."""
    two = ("applications.closed.natural_person", "applications.closed")
    result = planted({indicator: value(indicator) + 4 for indicator in two})
    assert pointed(result) == []
    assert blamed(result) == {*two}
    (finding,) = (f for f in result.findings if f.severity == "error")
    assert len(finding.facts) == 2
    assert len(finding.mentions) > 40


def test_one_broken_sum_names_nobody_and_contradicts_all_in_it() -> None:
    wrong = value("reconsideration.upheld") + 1
    result = planted({"reconsideration.upheld": wrong})
    assert pointed(result) == []
    assert len(blamed(result)) == 5


def test_a_cell_that_is_not_read_gives_no_other_away() -> None:
    assert pointed(planted({"applications.granted.commercial": "#REF!"})) == []
    assert blamed(planted({"applications.granted.commercial": "#REF!"})) == set()


def test_without_columns_the_total_of_all_results_is_named_by_column_and_balance() -> None:
    blank = {
        cell.claim.indicator: " "
        for cell in cells(generated())
        if cell.claim.indicator.startswith("applications.")
        and cell.claim.indicator.endswith(
            ("_person", "commercial", "research", "welfare", "services", "_org")
        )
    }
    wrong = value("applications.closed") + 90
    assert pointed(planted(blank | {"applications.closed": wrong})) == ["applications.closed"]
    # A result stands in the column alone: any of the twenty may be it.
    wrong = value("applications.granted") + 90
    assert pointed(planted(blank | {"applications.granted": wrong})) == []


def test_two_cells_exchanged_in_a_row_break_their_columns() -> None:
    row = "applications.closed"
    one, two = f"{row}.commercial", f"{row}.natural_person"
    assert value(one) != value(two)
    result = planted({one: value(two), two: value(one)})
    assert pointed(result) == []
    assert {one, two} <= blamed(result)
