"""Sums inside sentences are checked again with the values that people gave, as those of tables are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.outputs.review.checked import checked
from extractor.outputs.review.decisions import Decision, about
from extractor.schemas import Result

WAYS = "全年收到申请6件,其中当面申请{}件,信函申请2件。另编印手册5本。"
OUTCOMES = "全年收到申请9件。答复申请{}件,其中同意公开6件,不予公开2件,信息不存在1件。"


def report_of(sentence: str) -> str:
    return f"某县水务局2012年政府信息公开工作年度报告\n二、公开情况\n{sentence}\n某县水务局\n"


def corrected(result: Result, indicator: str, value: int) -> Decision:
    (fact,) = [fact for fact in result.facts if fact.indicator == indicator]
    given = {"corrected": Decimal(value), "reviewer": "甲", "reason": "by the paper copy"}
    return about(fact, result, "correct").model_copy(update=given)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "indicator"),
    [
        (WAYS, 4, 5, "applications.received.in_person"),
        (OUTCOMES, 9, 7, "applications.replied"),
    ],
)
def test_a_correction_that_breaks_a_sum_of_a_sentence_is_told_as_the_source_would_be(
    sentence: str, right: int, wrong: int, indicator: str
) -> None:
    (printed,) = extract(report_of(sentence.format(wrong))).findings
    result = extract(report_of(sentence.format(right)))
    assert result.findings == ()
    report = checked(result, [corrected(result, indicator, wrong)])
    (found,) = report.result.findings
    assert (found.kind, found.formula) == (printed.kind, printed.formula)
    assert found.whose == "undecided", "the person may be wrong, or the report"
    assert found.facts == printed.facts
    assert found.quotes[0].text in sentence.format(right)
    assert {one.fact.verdict for one in report.facts if one.fact.id in found.facts} == {"doubtful"}


def test_a_correction_with_which_the_sum_still_holds_is_no_finding() -> None:
    result = extract(report_of(WAYS.format(4)))
    both = [
        corrected(result, "applications.received.in_person", 5),
        corrected(result, "applications.received", 7),
    ]
    assert checked(result, both).result.findings == ()


def test_the_value_that_a_damaged_number_is_given_is_held_against_its_parts() -> None:
    sentence = "答复申请�件,其中同意公开6件,不予公开2件,信息不存在1件。"
    result = extract(report_of(sentence))
    mention = next(one for one in result.mentions if one.kind == "damaged")
    quote, parts = result.facts[0].evidence[0].quote, len(result.facts)
    assert parts == 3

    def findings(value: int) -> list[str | None]:
        added = Decision(
            report=result.name, sha256=result.sha256, indicator="applications.replied",
            place=mention.source, value=Decimal(value), quote=quote.text,
            lead=mention.span.start - quote.span.start, action="add", reviewer="甲",
        )  # fmt: skip
        return [one.formula for one in checked(result, [added]).result.findings]

    assert findings(9) == []
    assert findings(7) == ["6 + 2 + 1 = 9, printed total 7"]


def test_what_was_broken_before_is_told_once_with_the_values_that_hold_now() -> None:
    result = extract(report_of(WAYS.format(5)))
    way = "applications.received.in_person"
    (found,) = checked(result, [corrected(result, way, 6)]).result.findings
    assert found.formula == "6 + 2 = 8, printed total 6"
    report = checked(result, [corrected(result, way, 4)])
    assert report.result.findings == ()
    assert [one.formula for one in report.settled] == ["5 + 2 = 7, printed total 6"]


def test_a_number_that_is_two_things_is_held_against_nothing() -> None:
    result = extract(report_of(WAYS.format(4)))
    made = corrected(result, "applications.received.in_person", 5)
    other = {"indicator": "applications.closed", "action": "add", "value": Decimal(5)}
    assert checked(result, [made.model_copy(update=other)]).result.findings == ()
