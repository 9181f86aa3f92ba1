"""Looking rules up by the words they need finds every rule that can match, and no other order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.rules.applications import RULES as APPLICATIONS
from extractor.readers.rules.conduct import RULES as CONDUCT
from extractor.readers.rules.disclosure import DOCUMENT_RULES
from extractor.readers.rules.disputes import RULES as DISPUTES
from extractor.readers.rules.index import RuleIndex
from extractor.readers.rules.rule import Rule

RULES = (*APPLICATIONS, *DISPUTES, *CONDUCT, *DOCUMENT_RULES)
INDEX = RuleIndex(RULES)
NAMED = [pytest.param(rule, id=f"{n}-{rule.indicator}") for n, rule in enumerate(RULES)]


@pytest.mark.parametrize("rule", NAMED)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_a_rule_matches_holds_a_word_that_it_needs(
    rule: Rule, data: st.DataObject
) -> None:
    words = data.draw(st.from_regex(rule.pattern))
    assert rule in INDEX.candidates(words)
    # Needed by the match itself, and not only by what stands around it.
    found = rule.pattern.search(words)
    assert found is not None
    assert not rule.needs or any(need in found.group() for need in rule.needs)


@pytest.mark.parametrize("rule", NAMED)
def test_needed_words_have_a_pair_of_characters_to_be_looked_up_by(rule: Rule) -> None:
    assert all(len(need) >= 2 and re.fullmatch(r"[一-鿿]+", need) for need in rule.needs)


def test_candidates_keep_the_order_of_the_rules_and_leave_most_out() -> None:
    found = INDEX.candidates("共收到政府信息公开申请#件当面申请")
    assert [RULES.index(rule) for rule in found] == sorted(RULES.index(rule) for rule in found)
    assert len(found) < len(RULES) / 10
