"""Denials of things that the scanner does not know: the model says which indicator is zero."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reading import run
from support.reports import document, fake, marks

from extractor import Result, extract
from extractor.endpoint import FakeTransport
from extractor.pipeline import Options
from extractor.schemas import Mention

TITLE = "丙县水务局2015年政府信息公开年度报告\n"


def denials(text: str) -> list[str]:
    """The words of every denial that is left open in a text."""
    return [mention.raw for mention in document(text).mentions if mention.open_denial]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("水务局设有公开窗口,没有配过专门的档案室。", "没有配过专门的档案室"),
        ("书面索要材料的情形不存在。", "不存在"),
        ("水库蓄水许可的听证会今年没有。", "没有"),
        ("抄告单:全年未发出。", "未发出"),
        ("全年无一申请需要延期。", "无一申请需要延期"),
        ("7人兼职,均非专职。", "均非专职"),
        ("自七月起不再收取检索工本。", "不再收取检索工本"),
        ("行政复议、行政诉讼、信访三零。", "三零"),
    ],
)
def test_a_denial_of_something_unknown_is_marked(text: str, words: str) -> None:
    assert denials(TITLE + "一、概况\n" + text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "水务局服务无偿、渠道无障碍。",
        "未按时答复的予以通报,未成年人除外。",
        "全年召开会议3次没有缺席。",
        "没有收到政府信息公开申请。",
        "除水样检测的工本外,没有另收别的钱。",
        "事项|没有现成信息需要另行制作|无\n",
        "无。\n",
        "版权所有 丙县水务局 未经许可不得转载",
        "来信无一例外作了登记,实行三零服务、双零目标。",
    ],
)
def test_what_denies_nothing_countable_or_is_known_is_not_open(text: str) -> None:
    assert denials(TITLE + "一、概况\n" + text) == []


def test_the_model_says_which_indicator_is_zero() -> None:
    report = document(TITLE + "二、机构\n水务局由办公室兼管此事,没有专门配备过全职人员。\n")
    transport = fake({"全职人员": "organisation.staff.full_time"})
    (claim,) = run(transport, report).claims
    mention = report.mention(claim.mention or "")
    assert claim.indicator == "organisation.staff.full_time"
    assert claim.semantic == "implied_zero"
    assert mention is not None
    assert mention.value == Decimal(0)


def test_a_denial_that_is_no_indicator_becomes_no_statistic() -> None:
    report = document(TITLE + "一、概况\n水务局没有耽误过一次供水通知的张贴。\n")
    transport = FakeTransport(lambda body: {"n": [{"m": m, "l": "供水通知"} for m in marks(body)]})
    reading = run(transport, report)
    assert len(transport.requests) == 1
    assert reading.claims == ()
    assert reading.findings == ()


def test_a_complaint_is_not_offered() -> None:
    report = document(TITLE + "五、存在的问题\n水务局没有专门配备全职人员。\n")
    transport = fake({})
    run(transport, report)
    assert transport.requests == []


def test_without_a_model_an_open_denial_is_explained() -> None:
    result: Result = extract(TITLE + "一、概况\n抄告单全年未发出。\n", Options())
    (mention,) = [mention for mention in result.mentions if mention.open_denial]
    entries = {entry.mention: entry for entry in result.ledger.entries}
    assert (entries[mention.id].status, entries[mention.id].reason) == ("explained", "denial")
    assert result.facts == ()


PIECES = st.sampled_from(
    [
        "没有",
        "未",
        "无",
        "为零",
        "不存在",
        "3件",
        "复议",
        "收费",
        ",",
        "。",
        "\n",
        "|",
        "丙县",
        "一",
        "(",
        "没",
    ]
)


@given(st.lists(PIECES, max_size=40))
def test_mentions_never_overlap(pieces: list[str]) -> None:
    found: tuple[Mention, ...] = document(TITLE + "".join(pieces)).mentions
    for one, other in itertools.pairwise(found):
        assert one.span.stop <= other.span.start
    assert all(mention.raw for mention in found)
