"""The learned reader beside tables, rules, plug-ins and models: who names what, and who is confirmed."""

from __future__ import annotations

from typing import Any

import pytest
from documents import document
from support.chat_server import ChatServer, says
from support.doors import options as asked
from support.reports import marks

from extractor import Result, extract
from extractor.knowledge.pack import shipped
from extractor.pipeline import with_pack
from extractor.readers import learned, plugged, rules
from extractor.readers.reading import Reading
from extractor.schemas import Claim, Fact
from extractor.text.document import Document
from tests.conftest import ROOT

TEXT = "某县2014年政府信息公开工作年度报告\n全年收到申请9件。办了业务班2期、到班46人次。\n"
SESSIONS = "training.sessions"


def of(result: Result, indicator: str) -> list[Fact]:
    return [fact for fact in result.facts if fact.indicator == indicator]


def with_model(answers: dict[str, str], **model: Any) -> Result:
    """A report read with a model that says of numbers, by the words before each, what is given."""

    def answer(body: dict[str, Any]) -> Any:
        items = [
            {"m": number, "i": name}
            for number, words in marks(body).items()
            for end, name in answers.items()
            if words.endswith(end)
        ]
        return says({"n": items})

    with ChatServer(answer) as server:
        return extract(TEXT.encode(), asked(server.base_url, **model))


def test_without_a_model_it_reads_what_no_rule_does() -> None:
    (fact,) = of(extract(TEXT.encode()), SESSIONS)
    assert (fact.value, fact.readers, fact.verdict) == (2, ("learned",), "stated")


@pytest.mark.parametrize("rules_first", [False, True])
def test_with_a_model_that_answers_nothing_nothing_is_lost(rules_first: bool) -> None:
    alone = extract(TEXT.encode())
    result = with_model({}, rules_first=rules_first)
    told = {(f.indicator, f.value, f.verdict) for f in alone.facts if f.indicator != "other"}
    assert told <= {(f.indicator, f.value, f.verdict) for f in result.facts}


def test_a_model_that_reads_alike_is_believed_and_confirmed() -> None:
    names = {
        "申请9件": "applications.received",
        "业务班2期": SESSIONS,
        "到班46人次": "training.attendees",
    }
    result = with_model(names)
    (fact,) = of(result, SESSIONS)
    assert fact.readers[0] == "model"
    assert not [f for f in result.failures if f.kind == "mostly_unlike"]


def test_what_others_name_elsewhere_is_not_named_again() -> None:
    given = document(TEXT)
    heard = learned.read(given, shipped(), rules.read(given))
    assert SESSIONS in {claim.indicator for claim in heard.prose().claims}
    elsewhere = Claim(indicator=SESSIONS, mention=given.mentions[0].id, reader="model")
    assert SESSIONS not in {claim.indicator for claim in heard.prose([elsewhere]).claims}


def test_what_a_plug_in_claims_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def claims(document: Document, _known: object) -> Reading:
        mention = next(m for m in document.mentions if m.raw == "2期")
        claim = Claim(indicator="training.meetings", mention=mention.id, reader="plugin")
        return Reading(claims=(claim,))

    monkeypatch.setattr(plugged, "read", claims)
    result = extract(TEXT.encode())
    assert not of(result, SESSIONS)
    assert [fact.value for fact in of(result, "training.meetings")] == [2]


def test_the_folder_of_the_pack_reads_as_the_pack_does() -> None:
    options = with_pack(None, pack=ROOT / "schemas" / "disclosure")
    (fact,) = of(extract(TEXT.encode(), options), SESSIONS)
    assert fact.readers == ("learned",)
