"""Words that sums hang on: spans of the year, years, fractions, names of counted places."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.language.fractions import fraction_of
from extractor.language.periods import months_of, whole_year, years_said
from extractor.language.wholeness import (
    complements,
    counted_parts,
    divides,
    exclusive,
    named_parts,
)
from tests.results import read


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("1至10月公开", (1, 10)),
        ("一至五月", (1, 5)),
        ("11月和12月", (11, 12)),
        ("12月份收到", (12, 12)),
        ("第三季度", (7, 9)),
        ("下半年", (7, 12)),
        ("后两个月", (11, 12)),
        ("前十个月", (1, 10)),
        ("5月12日", None),
        ("环保类", None),
    ],
)
def test_months_that_a_label_names(words: str, months: tuple[int, int] | None) -> None:
    assert months_of(words) == months


def test_a_year_has_no_gap_and_nothing_twice() -> None:
    assert whole_year([(1, 10), (11, 11), (12, 12)])
    assert not whole_year([(1, 6), (8, 12)])
    assert not whole_year([(1, 6), (6, 12)])


@pytest.mark.parametrize(
    ("words", "years"),
    [("四年累计公开", 4), ("2014年至2016年共收到", 3), ("全年共收到", 0)],
)
def test_years_that_a_total_counts(words: str, years: int) -> None:
    assert years_said(words) == years


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("三分之一", "0.34", "0.45"),
        ("近七成", "0.68", "0.72"),
        ("七成", "0.7", "0.8"),
        ("过半数", "0.51", "0.47"),
        ("不足两成", "0.15", "0.22"),
        ("五成以上", "0.6", "0.4"),
        ("两成半", "0.25", "0.35"),
    ],
)
def test_what_a_fraction_allows(words: str, right: str, wrong: str) -> None:
    fraction = fraction_of(words)
    assert fraction is not None
    assert fraction.least <= Decimal(right) <= fraction.most
    assert not fraction.least <= Decimal(wrong) <= fraction.most


def test_half_a_year_is_no_fraction() -> None:
    assert fraction_of("半年") is None


def test_names_and_their_number() -> None:
    assert named_parts("档案馆、图书馆和政务中心三个查阅点共接待") == (
        "档案馆",
        "图书馆",
        "政务中心",
    )
    assert named_parts("档案馆、图书馆和政务中心两个查阅点") == ()
    assert counted_parts("三个查阅点") == {3}


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("公开信息860条,其中环保类310条、交通类220条、财政类412条。", "source"),
        ("公开信息860条,其中环保类310条、交通类220条、下半年公开412条。", "undecided"),
        ("公开信息942条,其中市级430条、县级320条、乡镇级222条。", "source"),
        ("公开信息9.4万条,其中市级43120条、县级32040条、乡镇级19300条。", None),
        # The list was whole before its last number.
        ("行政复议21件,已审结18件,其中维持14件、纠正2件、其他2件,3件在审。", None),
        # What a part contains is counted with it.
        ("办结申请30件,其中按时办结30件(含延期后按时办结的4件)。", None),
        ("办结申请30件,其中按时办结26件,含延期后按时办结的3件;延期办结4件。", None),
        ("办结申请34件,其中按时办结24件,延期办结9件。", "source"),
    ],
)
def test_what_explains_a_sum_lays_it_to_nobody(sentence: str, whose: str | None) -> None:
    found = read(f"柳溪市2016年政府信息公开工作年度报告\n{sentence}").findings
    sums = [f.whose for f in found if f.kind == "sum_mismatch"]
    assert sums[:1] == ([whose] if whose else []) or (whose is None and "source" not in sums)


@pytest.mark.parametrize(
    ("one", "other", "whole", "rest"),
    [
        ("专职", "兼职人员", "", True),
        ("按期答复", "延期答复", "", True),
        ("公民提出", "法人和其他组织提出", "", True),
        ("公民提出", "法人提出", "", False),
        ("实名举报", "匿名举报", "", True),
        ("非实名举报", "匿名举报", "", False),
        ("男", "女", "", True),
        ("办结", "未办结", "", True),
        ("网上办结", "未办结", "", False),
        ("已审结", "未审结", "", True),
        ("线上活动", "线下活动", "", True),
        ("网上提交", "现场递交", "", False),
        ("施行前形成", "施行后形成", "", True),
        ("建议", "提案", "建议和提案", True),
        ("建议", "提案", "交办件", False),
    ],
)
def test_what_is_the_rest_of_the_other(one: str, other: str, whole: str, rest: bool) -> None:
    assert complements(one, other, whole) is rest
    assert complements(other, one, whole) is rest


def test_what_excludes_the_other_may_leave_a_third() -> None:
    assert exclusive("当场整改", "限期整改")
    assert not complements("当场整改", "限期整改")
    assert not exclusive("网站公开", "微信公开")


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("按层级分:市级", True),
        ("分类构成:", True),
        ("各部门按期公开", False),
        ("充分利用网站,各部门", False),
    ],
)
def test_what_leads_to_the_parts(words: str, leads: bool) -> None:
    assert divides(words) is leads
