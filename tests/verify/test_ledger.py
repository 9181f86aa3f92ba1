"""The two-way account balances for any text, and every value comes from a mention."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.schemas import Fact
from extractor.schemas.vocabulary import published
from extractor.verify import verify
from extractor.verify.ledger import claimed_twice
from tests.documents import document
from tests.results import read

_PIECES = [
    "全年共收到政府信息公开申请", "48件", ",其中网络申请", "3件", "。", "\n", "一、概述", "占", "3.2%",
    "2014年1月1日", "未收到", "行政复议、行政诉讼", "201111日", "电话:0354-3368160", "| 规章 | 0 | 1 | 2 |",
    "主动公开政府信息", "320余条", "开云体育官网", "自20111月起",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_every_mention_has_one_status_and_every_value_a_mention(text: str) -> None:
    result = read(text)
    ids = [entry.mention for entry in result.ledger.entries]
    assert ids == [mention.id for mention in result.mentions]
    assert sum(result.ledger.totals.values()) == len(result.mentions)
    by_id = {mention.id: mention for mention in result.mentions}
    for fact in result.facts:
        for evidence in fact.evidence:
            if evidence.mention is not None:
                mention = by_id[evidence.mention]
                assert fact.value == mention.value
                assert mention.kind != "damaged"
            low, high = evidence.quote.source
            assert 0 <= low <= high <= len(text)


def _altered(fact: Fact, **changes: object) -> Fact:
    return fact.model_copy(update=changes)


def test_a_value_that_its_mention_does_not_read_is_doubtful() -> None:
    made = document("全年共收到政府信息公开申请48件。主动公开政府信息17条。")
    result = read(made.text)
    received = next(f for f in result.facts if f.indicator == "applications.received")
    wrong = _altered(received, value=received.value and received.value + 1)
    assert [f.verdict for f in verify([received], made).facts] == ["stated"]
    (judged,) = verify([wrong], made).facts
    assert (judged.verdict, judged.verdict_because) == ("doubtful", "48件 does not read 49 件")


def test_a_number_whose_unit_cannot_be_is_doubtful() -> None:
    made = document("全年共收到政府信息公开申请48件。\n举办新闻发布会16场。")
    result = read(made.text)
    press = next(f for f in result.facts if f.indicator == "response.press_conferences")
    stolen = _altered(press, indicator="fees.collected")
    assert [f.verdict for f in verify([stolen], made).facts] == ["doubtful"]


def test_what_nobody_claims_is_listed() -> None:
    made = document("全年共收到政府信息公开申请48件。")
    verified = verify([], made)
    assert [f.kind for f in verified.findings] == ["unclaimed_statistic"]
    assert verified.ledger.coverage == 0.0


def test_one_number_for_two_parts_of_a_total_is_an_error_of_the_extraction() -> None:
    made = document("共收到政府信息公开申请48件,其中网络申请3件,信函申请45件。")
    facts = read(made.text).facts
    online = next(f for f in facts if f.indicator == "applications.received.online")
    letter = _altered(online, id="f99", indicator="applications.received.letter")
    (found,) = claimed_twice([online, letter], made, published())
    assert (found.kind, found.whose, found.severity) == ("conflict", "extraction", "error")
    assert list(claimed_twice([online, online], made, published())) == []


def test_nothing_may_be_that_of_two_parts() -> None:
    made = document("共收到政府信息公开申请3件,均为当面递交,没有网络申请。")
    facts = read(made.text).facts
    online = next(f for f in facts if f.indicator == "applications.received.online")
    assert online.value == 0
    letter = _altered(online, id="f99", indicator="applications.received.letter")
    assert list(claimed_twice([online, letter], made, published())) == []


def test_one_number_with_two_stated_meanings_serves_both() -> None:
    result = read("全年收到并答复政府信息公开申请12件。")
    assert {f.indicator for f in result.facts} == {"applications.received", "applications.replied"}
    assert [f for f in result.findings if f.kind == "conflict"] == []
