"""Several indicators for one number: where the sentence says so, and where it cannot be."""

from __future__ import annotations

from dataclasses import replace

from support.reading import run
from support.reports import document

from extractor.endpoint import FakeTransport
from extractor.text.document import Document


def test_one_number_for_two_indicators_is_asked_about() -> None:
    double = {"n": [{"i": "applications.received", "m": 4}, {"i": "applications.closed", "m": 4}]}
    insisting = FakeTransport(lambda body: double)
    reading = run(insisting)
    assert len(insisting.requests) == 2, "the sentence may give a number two meanings"
    assert [claim.indicator for claim in reading.claims] == [
        "applications.received",
        "applications.closed",
    ]
    assert reading.findings == ()


def test_two_indicators_that_the_sentence_names_need_no_second_question() -> None:
    report = document("二、依申请公开\n全年收到并答复政府信息公开申请3件。")
    said = [{"m": 1, "i": f"applications.{name}"} for name in ("received", "replied")]
    transport = FakeTransport(lambda body: {"n": said})
    reading = run(transport, report)
    assert len(transport.requests) == 1
    assert [claim.indicator for claim in reading.claims] == [item["i"] for item in said]
    assert reading.findings == ()


def test_one_number_is_never_two_parts_of_a_whole() -> None:
    parts = ("applications.received.online", "applications.received.letter")
    report = replace_form(document(), "stat2014")
    reading = run(
        FakeTransport(lambda body: {"n": [{"i": name, "m": 5} for name in parts]}), report
    )
    assert [claim.indicator for claim in reading.claims] == [parts[0]]
    assert reading.findings[0].mentions == (reading.claims[0].mention,)


def replace_form(report: Document, form: str) -> Document:
    return replace(report, meta=report.meta.model_copy(update={"form": form}))
