"""The model reader, from a document to claims."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from support.chat_server import ChatServer, says
from support.doors import options
from support.reading import run, values
from support.reports import REPORT, RULES, document, fake, marks, pointing

from extractor.endpoint import Door, FakeTransport
from extractor.knowledge.pack import Pack
from extractor.readers.model import prompt_version, read
from extractor.readers.reading import Doubt, Reading
from extractor.text.document import Document, Source
from extractor.text.load import load


def test_a_report_is_read_in_one_question() -> None:
    report, transport = document(), fake(RULES)
    reading = run(transport, report)
    assert len(transport.requests) == 1
    assert values(reading, report) == {
        "proactive.total": [1391],
        "proactive.website": [1100],
        "proactive.cumulative": [5200],
        "applications.received": [31],
        "applications.received.online": [20],
        "applications.received.letter": [11],
        "reconsideration.total": [0],
        "litigation.total": [0],
    }
    assert (reading.findings, reading.failures) == ((), ())
    assert {claim.reader for claim in reading.claims} == {"model"}
    zeros = [
        c for c in reading.claims if c.indicator in ("reconsideration.total", "litigation.total")
    ]
    assert [claim.semantic for claim in zeros] == ["implied_zero", "implied_zero"]
    assert reading.usage.calls == 1


def test_the_question_holds_what_it_needs_and_no_more() -> None:
    transport = fake(RULES)
    run(transport, document(REPORT + "五、其他\n照常办理的话就不必送给模型。\n"))
    system, question = (item["content"] for item in transport.requests[0]["messages"])
    assert "收到政府信息公开申请31件【" in question
    assert "# 二、依申请公开情况" in question
    assert "applications.received.online 网络申请数\n" in question
    assert "proactive.total 主动公开政府信息数(条)" in question
    assert "照常办理的话" not in question
    assert "工作人员较少" not in question
    assert not any(char.isdigit() for char in system.replace("1. ", "").replace("2. ", "")
                   .replace("3. ", "").replace("4. ", "").replace("不超过12字", ""))  # fmt: skip


def test_quotes_are_asked_for_only_where_digits_have_no_mark() -> None:
    for text, asked in (("全年收到申请3件。", False), ("全年收到申请3件,代号1.2.3.4.5。", True)):
        transport = FakeTransport(lambda body: {"n": []})
        run(transport, document(f"二、依申请公开\n{text}"))
        body = transport.requests[0]
        assert ("missed" in json.dumps(body["response_format"])) is asked, text
        assert ("missed" in body["messages"][1]["content"]) is asked


def test_the_prefix_is_the_same_for_every_report() -> None:
    transport = fake(RULES)
    run(transport, document())
    run(transport, document("某局报告\n一、依申请公开\n收到申请5件。\n"))
    first, second = (body["messages"][0] for body in transport.requests)
    assert first == second


def test_scope_period_and_other_statistics() -> None:
    def answer(body: dict[str, Any]) -> dict[str, Any]:
        by_words = {words[-5:]: number for number, words in marks(body).items()}
        return {
            "n": [
                {"i": "proactive.total", "m": by_words["1391条"[-5:]]},
                {"i": "proactive.cumulative", "m": by_words["5200条"]},
                {"m": by_words["理来信75封"[-5:]], "l": "县长信箱来信"},
            ],
        }

    report = document()
    reading = run(FakeTransport(answer), report)
    total, cumulative, other = reading.claims
    assert (total.scope, total.period) == ("jurisdiction", "year")
    assert (cumulative.scope, cumulative.period) == (None, "cumulative")
    assert (other.indicator, other.label) == ("other", "县长信箱来信")


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"i": "applications.received", "m": 99}, "编号 99 不在这段正文里"),
        ({"i": "applications.recieved", "m": 4}, "没有指标代码 applications.recieved"),
        ({"i": "fees.collected", "m": 4}, "编号4的单位是件,不能是 fees.collected(单位元)"),
        ({"i": "other", "m": 4}, "other 不是指标代码"),
    ],
)
def test_a_bad_claim_is_corrected_or_dropped(item: dict[str, Any], words: str) -> None:
    good = {"i": "proactive.total", "m": 1}
    answers = [{"n": [good, item]}, {"n": [good]}]
    transport = FakeTransport(lambda body: answers[min(len(body["messages"]) // 4, 1)])
    reading = run(transport)
    assert [claim.indicator for claim in reading.claims] == ["proactive.total"]
    assert reading.findings == ()
    assert words in transport.requests[1]["messages"][-1]["content"]

    stubborn = FakeTransport(lambda body: {"n": [good, item]})
    reading = run(stubborn)
    assert len(stubborn.requests) == 2, "a model that repeats itself is not asked a third time"
    assert [claim.indicator for claim in reading.claims] == ["proactive.total"]
    (finding,) = reading.findings
    assert (finding.kind, finding.whose) == ("incomplete", "extraction")


def test_a_label_in_another_language_is_corrected() -> None:
    answers = [{"n": [{"l": "letters", "m": 7}]}, {"n": [{"l": "来信", "m": 7}]}]
    transport = FakeTransport(lambda body: answers[min(len(body["messages"]) // 4, 1)])
    (claim,) = run(transport).claims
    assert claim.label == "来信"
    assert "须用原文的中文词" in transport.requests[1]["messages"][-1]["content"]


def test_a_number_claimed_and_kept_is_claimed() -> None:
    both = {"n": [{"i": "proactive.total", "m": 1}, {"l": "信息", "m": 1}]}
    reading = run(FakeTransport(lambda body: both))
    assert [claim.indicator for claim in reading.claims] == ["proactive.total"]


def test_repeated_claims_count_once() -> None:
    item = {"i": "proactive.total", "m": 1}
    transport = FakeTransport(lambda body: {"n": [item, item, item]})
    reading = run(transport)
    assert len(reading.claims) == 1
    assert len(transport.requests) == 1


@pytest.mark.parametrize("name", ["total", "主动公开政府信息数", " proactive.total "])
def test_an_indicator_by_another_name_is_understood(name: str) -> None:
    transport = FakeTransport(lambda body: {"n": [{"m": 1, "i": name}]})
    if name == "total":  # the last part of several: asked about, and dropped
        assert run(transport).claims == ()
        return
    (claim,) = run(transport).claims
    assert claim.indicator == "proactive.total"
    assert len(transport.requests) == 1


def test_the_last_part_of_an_id_is_enough_where_it_means_one_indicator() -> None:
    transport = FakeTransport(lambda body: {"n": [{"m": 3, "i": "cumulative"}]})
    (claim,) = run(transport).claims
    assert claim.indicator == "proactive.cumulative"


def test_a_label_in_the_place_of_an_indicator_is_a_label() -> None:
    transport = FakeTransport(lambda body: {"n": [{"m": 7, "i": "县长信箱来信"}]})
    (claim,) = run(transport).claims
    assert (claim.indicator, claim.label) == ("other", "县长信箱来信")
    assert len(transport.requests) == 1


def test_numbers_beyond_the_last_do_not_count_once_all_are_answered() -> None:
    report = document("某局报告\n一、依申请公开\n收到申请5件。\n")
    items = [{"m": n, "i": "applications.received"} for n in range(1, 5)]
    transport = FakeTransport(lambda body: {"n": items})
    (claim,) = run(transport, report).claims
    assert claim.indicator == "applications.received"
    assert len(transport.requests) == 1


def test_a_model_may_say_in_words_first_what_a_number_is() -> None:
    items = [
        {"m": 1, "l": "主动公开政府信息", "i": "proactive.total"},
        {"m": 7, "l": "信箱来信", "i": "other"},
    ]
    transport = FakeTransport(lambda body: {"n": items})
    first, other = run(transport, strategy="describe").claims
    assert (first.indicator, first.label) == ("proactive.total", None)
    assert (other.indicator, other.label) == ("other", "信箱来信")
    asked = transport.requests[0]
    assert "标签" in asked["messages"][0]["content"].partition("i:")[0]
    item = asked["response_format"]["json_schema"]["schema"]["$defs"]["Described"]
    assert list(item["properties"])[:3] == ["m", "l", "i"]
    assert item["required"] == ["m", "l", "i"]


def test_a_model_held_to_the_schema_has_no_way_out_of_an_answer() -> None:
    # llama.cpp's server makes the schema a grammar; left free, Gemma 3 270M answered {} or
    # {"n": []}, numbers of sixteen digits and words without end.
    transport = FakeTransport(lambda body: {"n": [{"m": 1, "l": "主动公开", "i": "other"}]})
    run(transport, strategy="describe")
    schema = transport.requests[0]["response_format"]["json_schema"]["schema"]
    item, many = schema["$defs"]["Described"]["properties"], schema["properties"]["n"]
    assert schema["required"] == ["n"]
    assert many["minItems"] == 1
    assert (item["m"]["minimum"], item["m"]["maximum"]) == (1, many["maxItems"])
    assert item["l"]["maxLength"] == 40


def test_words_that_say_another_thing_than_the_indicator_are_kept() -> None:
    items = [{"m": 2, "l": "门户网站", "i": "applications.received"}]
    (claim,) = run(FakeTransport(lambda body: {"n": items}), strategy="describe").claims
    assert (claim.indicator, claim.label) == ("other", "门户网站")


def test_words_that_are_not_of_the_sentence_are_asked_about_and_dropped() -> None:
    items = [{"m": 2, "l": "传真申请数", "i": "applications.received.fax"}]
    transport = FakeTransport(lambda body: {"n": items})
    reading = run(transport, strategy="describe")
    assert reading.claims == ()
    assert "不是那句原文的词" in transport.requests[1]["messages"][-1]["content"]
    assert "not those of its sentence" in reading.findings[0].message


def test_items_of_the_wrong_form_do_not_spoil_the_rest() -> None:
    items = [{"i": "proactive.total", "m": 1}, {"i": "proactive.website", "m": "eleven"}, {"m": 3}]
    reading = run(FakeTransport(lambda body: {"n": items}))
    assert [claim.indicator for claim in reading.claims] == ["proactive.total"]
    assert len(reading.findings) == 2
    messages = " ".join(finding.message for finding in reading.findings)
    assert "n.1.m" in messages
    assert "number 3 was named without" in messages


def test_a_quote_counts_only_through_a_mention_inside_it() -> None:
    def answer(body: dict[str, Any]) -> dict[str, Any]:
        return {
            "missed": [
                {"i": "applications.received", "q": "收到政府信息公开申请31件"},
                {"i": "complaints.total", "q": "收到投诉77件"},
                {"i": "organisation.staff", "q": "2012年"},
            ]
        }

    report = document()
    reading = run(FakeTransport(answer), report)
    assert values(reading, report) == {"applications.received": [31]}
    kinds = {finding.kind: finding for finding in reading.findings}
    assert "does not stand in the text" in kinds["incomplete"].message
    assert kinds["unclaimed_statistic"].indicators == ("organisation.staff",)
    assert kinds["unclaimed_statistic"].quotes[0].text == "2012年"


def test_classify_asks_one_number_at_a_time() -> None:
    def answer(body: dict[str, Any]) -> dict[str, Any]:
        claims = pointing(RULES)(body)["n"]
        return {"i": claims[0]["i"] if claims else "none"}

    report, transport = document(), FakeTransport(answer)
    reading = run(transport, report, strategy="classify")
    assert len(transport.requests) == sum(m.statistical for m in report.mentions)
    assert values(reading, report)["applications.received.letter"] == [11]
    assert len(reading.claims) == len(RULES)
    schema = transport.requests[0]["response_format"]["json_schema"]["schema"]
    choices = schema["properties"]["i"]["enum"]
    assert choices[-1] == "none"
    assert len(choices) <= 13
    shared = [body["messages"][1]["content"].partition("<正文")[0] for body in transport.requests]
    assert len(set(shared)) < len(shared), "the labels of a chunk are a shared prefix"


def test_classify_has_no_second_round() -> None:
    report, transport = document(), fake(RULES)
    doubt = Doubt((report.mentions[-1].id,), "reason")
    assert run(transport, report, doubt, strategy="classify") == Reading()
    assert transport.requests == []


def test_what_another_reader_placed_is_not_asked_about() -> None:
    report, transport = document(), fake(RULES)
    placed = [m.id for m in report.mentions if m.span.start < report.text.index("二、依申请")]
    asked = options("http://fake.test/v1")

    async def ask() -> Reading:
        async with Door(asked, transport=transport) as door:
            return await read(report, door, asked, claimed=placed)

    assert "proactive.total" not in values(asyncio.run(ask()), report)
    assert "1391条" not in transport.requests[0]["messages"][1]["content"]


def test_asides_are_quotes_that_stand_in_the_text() -> None:
    def answer(body: dict[str, Any]) -> dict[str, Any]:
        if "摘录原话" not in body["messages"][0]["content"]:
            return pointing(RULES)(body)
        return {
            "asides": [
                {"k": "problem", "q": "工作人员较少"},
                {"k": "agency", "q": "某县人民政府办公室"},
                {"k": "measure", "q": "加强培训"},
            ]
        }

    report, transport = document(), FakeTransport(answer)
    reading = run(transport, report, asides=True)
    assert [(aside.kind, aside.quote.text) for aside in reading.asides] == [
        ("problem", "工作人员较少"),
        ("agency", "某县人民政府办公室"),
    ]
    assert "'加强培训' for measure does not stand" in reading.findings[0].message
    assert len(reading.claims) == len(RULES)
    assert run(fake(RULES), report).asides == ()


def test_reports_are_read_at_the_same_time() -> None:
    async def ask(base_url: str) -> list[Reading]:
        asked = options(base_url)
        async with Door(asked) as door:
            reports = [document(REPORT.replace("某县", f"某{n}县"), f"{n}.txt") for n in range(8)]
            readings = await asyncio.gather(*(read(report, door, asked) for report in reports))
            assert all(door.usage(f"{n}.txt").calls == 1 for n in range(8))
            return list(readings)

    with ChatServer(lambda body: says(pointing(RULES)(body), delay=0.1)) as server:
        readings = asyncio.run(ask(server.base_url))
        assert server.most > 4
    assert all(len(reading.claims) == len(RULES) for reading in readings)


def test_the_version_names_every_prompt() -> None:
    assert prompt_version("point") == "point-5+doubt-2+asides-1+reask-1"
    assert prompt_version("classify").startswith("classify-1+")


def test_a_report_without_numbers_needs_no_question() -> None:
    transport = fake({})
    reading = run(transport, document("某局报告\n一、概述\n工作开展顺利。\n"))
    assert (reading, transport.requests) == (Reading(), [])
    assert json.dumps(transport.requests) == "[]"


def test_the_first_report_is_asked_about_before_the_last_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from extractor import pipeline

    events: list[str] = []
    real = pipeline.read_document

    def reading(source: Source, *, chunk_chars: int, pack: Pack) -> Document:
        events.append("read")
        return real(source, chunk_chars=chunk_chars, pack=pack)

    def asked(body: dict[str, Any]) -> dict[str, Any]:
        events.append("asked")
        return {"n": []}

    monkeypatch.setattr(pipeline, "read_document", reading)
    settings = options("http://model.invalid/v1")

    async def together() -> None:
        async with Door(settings, transport=FakeTransport(asked)) as door:
            texts = [f"某县报告\n一、情况\n收到申请{n}件。\n" for n in range(1, 40)]
            sources = [load(text, name=f"{n}.txt", max_bytes=1000) for n, text in enumerate(texts)]
            await asyncio.gather(*(pipeline.aextract(each, settings, door) for each in sources))

    asyncio.run(together())
    assert events.count("read") == 39
    assert events.index("asked") < 20
