"""What the rules alone read where the model names no indicator: beside its answer, and doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support.chat_server import ChatServer, says
from support.doors import options as asked
from support.reports import marks

from extractor import Result, extract
from extractor.outputs import read_records, write_records
from extractor.outputs.review.content import content
from extractor.schemas import Fact

HEAD = "某县2014年政府信息公开工作年度报告\n"
TEXT = f"{HEAD}全年收到申请9件,答复9件,公开信息31条,培训2次。\n"
KEPT, LEFT_OUT = "the model keeps it as another statistic", "the model leaves it out"


def read(text: str, answers: Mapping[str, Any], **model: Any) -> tuple[Result, int]:
    """A report read with a model that says of numbers, by the words before each, what is given:
    an indicator, ``None`` for nothing, a label for the rest.  Also how often it was asked."""

    def answer(body: dict[str, Any]) -> Any:
        items: list[dict[str, Any]] = []
        for number, words in marks(body).items():
            name = next((name for end, name in answers.items() if words.endswith(end)), "某数")
            if name is not None:
                items.append({"m": number, ("i" if name.isascii() else "l"): name})
        return says({"n": items})

    with ChatServer(answer) as server:
        result = extract(text.encode(), asked(server.base_url, **model))
        return result, len(server.requests)


def of(result: Result, indicator: str) -> list[Fact]:
    return [fact for fact in result.facts if fact.indicator == indicator]


ANSWERS = {"申请9件": "applications.received", "信息31条": "proactive.total"}


def test_what_the_model_keeps_as_another_statistic_is_doubtful_beside_it() -> None:
    result, calls = read(TEXT, ANSWERS)
    assert calls == 1
    (doubted,) = of(result, "training.sessions")
    assert (doubted.value, doubted.readers, doubted.verdict) == (2, ("rules",), "doubtful")
    assert doubted.verdict_because == KEPT
    assert doubted.because, "the words by which the rules read it"
    (mention,) = {evidence.mention for evidence in doubted.evidence}
    (kept,) = [fact for fact in of(result, "other") if fact.evidence[0].mention == mention]
    assert (kept.label, kept.readers, kept.verdict) == ("某数", ("model",), "stated")
    assert result.state == "needs_review"
    assert "2 doubtful" in result.reasons
    assert len({fact.id for fact in result.facts}) == len(result.facts)


def test_it_counts_as_nothing_that_the_report_states() -> None:
    result, _ = read(TEXT, ANSWERS)
    assert result.report.applications.received.value == 9
    assert result.report.training.sessions.value is None
    assert "training.sessions" not in result.flat()
    assert (result.ledger.totals["claimed"], result.ledger.totals["other_statistic"]) == (2, 2)


def test_what_the_model_leaves_out_is_doubtful_too() -> None:
    result, _ = read(TEXT, {**ANSWERS, "培训2次": None}, second_round=False)
    (doubted,) = of(result, "training.sessions")
    assert (doubted.verdict, doubted.verdict_because) == ("doubtful", LEFT_OUT)
    # A model that answers most is believed: nobody claims the number.
    assert result.ledger.totals["unclaimed"] == 1


def test_another_indicator_of_the_model_stands_alone() -> None:
    result, _ = read(TEXT, {**ANSWERS, "培训2次": "training.meetings"})
    assert not of(result, "training.sessions")
    (stated,) = of(result, "training.meetings")
    assert stated.verdict == "doubtful", "the other reader takes the number for another indicator"


def test_what_both_read_is_not_said_again() -> None:
    result, _ = read(TEXT, {**ANSWERS, "培训2次": "training.sessions"})
    (fact,) = of(result, "training.sessions")
    assert (fact.verdict, fact.verdict_because) == ("confirmed", "the rules and the model agree")


def test_a_value_that_is_stated_elsewhere_is_not_doubted() -> None:
    text = f"{HEAD}全年收到申请9件。\n二、依申请公开\n本年度收到政府信息公开申请9件。\n"
    (fact,) = of(
        read(text, {"全年收到申请9件": "applications.received"})[0], "applications.received"
    )
    assert fact.verdict == "confirmed"


def test_it_accuses_nobody_and_asks_nothing() -> None:
    text = f"{HEAD}全年主动公开政府信息31条。\n二、公开情况\n本年主动公开政府信息35条。\n"
    alone = extract(text.encode())
    assert [found.whose for found in alone.findings if found.kind == "conflict"] == ["source"]
    result, calls = read(text, {"全年主动公开政府信息31条": "proactive.total"})
    assert calls == 1
    first, second = of(result, "proactive.total")
    assert (first.value, first.verdict) == (31, "confirmed")
    assert (second.value, second.verdict) == (35, "doubtful")
    assert not [found for found in result.findings if found.severity == "error"]
    assert result.report.proactive.total.value == 31


def test_with_rules_first_there_is_no_second_reading() -> None:
    result, _ = read(TEXT, ANSWERS, rules_first=True)
    assert not [fact for fact in result.facts if fact.verdict_because in (KEPT, LEFT_OUT)]


def test_it_is_kept_and_shown_with_its_reason(tmp_path: Path) -> None:
    result, _ = read(TEXT, ANSWERS)
    write_records([result], tmp_path)
    (again,) = read_records(tmp_path)
    assert (again.facts, again.ledger) == (result.facts, result.ledger)
    shown = content(result, None)
    (fact,) = [fact for fact in shown["facts"] if fact["indicator"] == "training.sessions"]
    assert (fact["verdict"], fact["why"]) == ("doubtful", KEPT)
    assert shown["zh"][KEPT] == "模型将其归为其他统计"
