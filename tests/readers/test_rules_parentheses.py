"""Parentheses in sentences, and what a clause tells of the number before one."""

from __future__ import annotations

import pytest

from .test_rules_told import reads


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到申请11件,方式有电子邮件(5件)、当面(4件)和信函(2件)。",
            {"online": 5, "in_person": 4, "letter": 2},
        ),
        (
            "收到申请11件(网上8件、当面3件),申请人全部为自然人。",
            {"online": 8, "in_person": 3, "natural_person": 11},
        ),
        # Twin: it stands in the parenthesis of one of them.
        ("收到申请11件,网上8件,当面3件(均为自然人)。", {"natural_person": 3}),
        (
            "收到申请3件(自然人1件、企业2件),均予以公开。",
            {"natural_person": 1, "commercial": 2},
        ),
    ],
)
def test_what_stands_behind_a_counted_parenthesis_is_told_of_the_number_before_it(
    text: str, expected: dict[str, int]
) -> None:
    named = {f"applications.received.{name}": n for name, n in expected.items()}
    assert reads(text, named, 2022) == named


def test_the_words_before_a_counted_parenthesis_speak_of_the_number_behind_it() -> None:
    assert reads("微信公众号(2个)公开信息30条。", ["proactive.wechat"]) == {"proactive.wechat": 30}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到申请2件,其中自然人通过网络提交1件,律所邮寄1件。",
            {"natural_person": 1, "online": 1, "legal_services": 1, "letter": 1},
        ),
        # Twins: others came by that way too; and who is told his own number elsewhere.
        (
            "收到申请12件,自然人从网上申请9件,企业从网上申请3件。",
            {"natural_person": 9, "commercial": 3, "online": -1},
        ),
        (
            "收到申请12件,自然人10件,其中自然人通过网络提交3件。",
            {"natural_person": 10, "online": -1},
        ),
    ],
)
def test_one_number_tells_who_asked_and_by_which_way(text: str, expected: dict[str, int]) -> None:
    named = {f"applications.received.{name}": n for name, n in expected.items()}
    assert reads(text, named, 2022) == named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到申请29件,除12月下旬收到的2件转入下一年度办理外,其他27件均已办结。",
            {"carried_out": 2, "closed": 27},
        ),
        # Twin: what another year's month brought is no figure of this one.
        ("收到申请29件,其他27件待办。", {"closed": -1}),
        ("从答复结果看,同意公开12件,不同意公开4件。", {"granted": 12, "refused": 4}),
        ("信访工单的办理结果:同意公开12件。", {"granted": -1}),
    ],
)
def test_what_is_left_over_and_what_is_answered(text: str, expected: dict[str, int]) -> None:
    named = {f"applications.{name}": n for name, n in expected.items()}
    assert reads(text, named, 2022) == named
