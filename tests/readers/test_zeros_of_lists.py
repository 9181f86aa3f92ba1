"""What a list says is none, while it counts its other members; and the row that closes a list."""

from __future__ import annotations

import pytest

from extractor import Result, extract

_ASKED = "applications.received."


def _read(sentence: str) -> Result:
    return extract(f"柳湾县粮食局2022年政府信息公开工作年度报告\n\n{sentence}\n")


def _zeros(sentence: str) -> set[str]:
    return {f.indicator for f in _read(sentence).facts if f.value == 0 and f.indicator != "other"}


@pytest.mark.parametrize(
    ("sentence", "zeros"),
    [
        ("收到申请7件，网上6件，信函1件，传真没有。", {_ASKED + "fax"}),
        ("收到申请7件，网上7件，传真和信函均无。", {_ASKED + "fax", _ASKED + "letter"}),
        (
            "新收申请7件，自然人7件，科研机构、社会公益组织俱无。",
            {_ASKED + "research", _ASKED + "public_welfare"},
        ),
        (
            "新收申请7件，自然人7件，科研机构和社会公益组织没有提出申请。",
            {_ASKED + "research", _ASKED + "public_welfare"},
        ),
        (
            "新收申请7件。予以公开7件，部分公开、不予公开、其他处理均无。",
            {"applications.partially_granted", "applications.refused", "applications.other"},
        ),
        ("收到申请7件，当面5件，信函2件，没有传真。", {_ASKED + "fax"}),
        ("收到申请7件，网上7件，没有信函、传真方式提交的。", {_ASKED + "fax", _ASKED + "letter"}),
        ("收到申请7件，网上5件，信函2件，没有当面提出的。", {_ASKED + "in_person"}),
        ("没有传真。", set()),
        ("配备电脑3台，没有传真。", set()),
        ("行政复议、行政诉讼均付阙如。", {"reconsideration.total", "litigation.total"}),
        # a way of which nothing else is counted says nothing of applications
        ("我局传真没有。", set()),
        ("部分公开、不予公开均无。", set()),
        ("全年没有收到申请。", {"applications.received"}),
    ],
)
def test_what_a_list_denies_is_zero_where_it_counts_the_rest(
    sentence: str, zeros: set[str]
) -> None:
    assert _zeros(sentence) == zeros


@pytest.mark.parametrize("nothing", ["均为零", "俱无", "均没有"])
def test_what_is_denied_behind_is_not_told_of_the_number_before(nothing: str) -> None:
    facts = _read(f"新收申请7件，均为自然人提出，企业、律师事务所{nothing}。").facts
    told = {f.indicator for f in facts if f.value == 7}
    assert told == {"applications.received", _ASKED + "natural_person"}


@pytest.mark.parametrize(
    ("sentence", "closed"),
    [
        ("新收申请9件。予以公开6件；部分公开1件；不予公开2件。以上总计9件。", [9]),
        ("新收申请9件。予以公开6件；部分公开1件；不予公开2件。上述各类共计9件。", [9]),
        # two results are not yet all of them, and people are none of them
        ("新收申请9件。予以公开6件；部分公开1件。合计7件。", []),
        ("新收申请9件。予以公开6件；部分公开1件；不予公开2件。参会共计90人。", []),
    ],
)
def test_the_last_row_of_the_results_is_what_was_closed(sentence: str, closed: list[int]) -> None:
    facts = _read(sentence).facts
    assert [int(f.value or 0) for f in facts if f.indicator == "applications.closed"] == closed
