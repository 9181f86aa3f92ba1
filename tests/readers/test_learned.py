"""The learned reader: what it adds to the rules, what it confirms, and where it is silent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from results import read

from extractor.schemas import Fact, Result

_TITLE = "青河县商务局2015年政府信息公开工作年度报告\n\n"


def _read(body: str) -> Result:
    return read(_TITLE + body)


def _alone(body: str) -> dict[str, Decimal | None]:
    """What the learned reader reads that the rules do not."""
    return {f.indicator: f.value for f in _read(body).facts if f.readers == ("learned",)}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("召开专题会3次,办了业务班2期、到班46人次。", ("training.sessions", 2)),
        ("召开专题会3次,办了业务班2期、到班46人次。", ("training.attendees", 46)),
        ("四、答复情况\n查无此件的2件,不归我局管的3件。", ("applications.nonexistent", 2)),
        ("为网站改版和信息采集,局里专项经费花了4.5万元。", ("organisation.budget", 4.5)),
    ],
)
def test_reads_turns_that_no_rule_knows(body: str, told: tuple[str, float]) -> None:
    indicator, value = told
    assert _alone(body)[indicator] == Decimal(str(value))


@pytest.mark.parametrize(
    "body",
    [
        "开设“防汛抗旱”专题,发布信息146条。",  # a column is a part
        "明年力争公开信息500条。",  # a plan
        "全年收到公租房申请3120件。",  # other applications
        "举办新闻发布会和网站在线访谈共3次。",  # two things together
        "邻近的白石县公开政府信息5600条。",  # another's
        "第一季度主动公开信息31条。",  # a part of the year
    ],
)
def test_is_silent_where_the_rules_know_better(body: str) -> None:
    assert not _alone(body)


def test_names_nothing_that_is_named_already() -> None:
    facts = _read("公开信息87条。\n\n办了业务班2期。\n\n举办政府信息公开培训班5期。").facts
    assert [f.value for f in facts if f.indicator == "training.sessions"] == [5]


def test_a_claim_says_how_wide_its_margin_is() -> None:
    fact = _fact("四、答复情况\n查无此件的2件。", "applications.nonexistent")
    assert fact.because is not None
    assert fact.because.startswith("learned from passages, margin ")
    assert fact.verdict == "stated"


def test_what_both_read_alike_is_confirmed() -> None:
    fact = _fact("2015年,我局收到政府信息公开申请21件。", "applications.received")
    assert fact.readers == ("rules", "learned")
    assert (fact.verdict, fact.verdict_because) == (
        "confirmed",
        "the rules and the learned reader agree",
    )


def test_never_speaks_against_the_rules() -> None:
    """Where it takes a number for something else, the fact stands as the rules read it."""
    facts = _read("四、答复情况\n已经挂在网上、告知自行查看的4件。").facts
    assert {fact.verdict for fact in facts} <= {"stated", "confirmed"}


def _fact(body: str, indicator: str) -> Fact:
    (fact,) = (fact for fact in _read(body).facts if fact.indicator == indicator)
    return fact
