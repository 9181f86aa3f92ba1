"""Where the model and the rules claim one number differently, a finding says so."""

from __future__ import annotations

import pytest

from extractor.readers import rules
from extractor.readers.crosscheck import crosscheck
from extractor.readers.reading import Reading
from extractor.schemas import OTHER, Claim, Finding
from extractor.text.document import Document
from tests.documents import document

TEXT = "二、依申请公开情况\n2012年,我局共收到政府信息公开申请131件,其中当面申请40件。\n"


def claim(made: Document, raw: str, indicator: str, **told: object) -> Claim:
    mention = next(m for m in made.mentions if m.raw == raw)
    label = "别的" if indicator == OTHER else None
    base = Claim(indicator=indicator, mention=mention.id, reader="model", label=label)
    return base.model_copy(update=told)


def findings(made: Document, *claims: Claim) -> tuple[Finding, ...]:
    return crosscheck(made, Reading(claims=claims), rules.read(made))


def test_readers_that_agree_are_silent() -> None:
    made = document(TEXT)
    assert findings(
        made,
        claim(made, "131件", "applications.received"),
        claim(made, "40件", "applications.received.in_person"),
    ) == ()  # fmt: skip


def test_two_indicators_for_one_number_are_a_warning() -> None:
    made = document(TEXT)
    (found,) = findings(made, claim(made, "131件", "applications.closed"))
    assert (found.kind, found.severity, found.whose) == (
        "reader_disagreement", "warning", "undecided"
    )  # fmt: skip
    assert set(found.indicators) == {"applications.closed", "applications.received"}
    assert found.mentions == (claim(made, "131件", "x").mention,)
    assert "131件" in found.quotes[0].text
    assert "the model says applications.closed (申请办结数)" in found.message


@pytest.mark.parametrize(
    ("indicator", "told", "words"),
    [
        (OTHER, {}, "the meaning"),
        ("applications.received", {"period": "cumulative"}, "the period"),
    ],
)
def test_lesser_differences_are_informations(
    indicator: str, told: dict[str, object], words: str
) -> None:
    made = document(TEXT)
    (found,) = findings(made, claim(made, "131件", indicator, **told))
    assert found.severity == "info"
    assert f"differ on {words}" in found.message


def test_a_scope_is_only_compared_if_both_name_one() -> None:
    made = document("2012年,全市共收到政府信息公开申请131件。\n")
    assert findings(made, claim(made, "131件", "applications.received")) == ()
    (found,) = findings(made, claim(made, "131件", "applications.received", scope="own"))
    assert "differ on whose count it is" in found.message


def test_a_number_with_two_meanings_agrees_if_one_is_shared() -> None:
    made = document(TEXT)
    claims = [
        claim(made, "131件", name) for name in ("applications.received", "applications.replied")
    ]
    assert findings(made, *claims) == ()


def test_numbers_of_one_reader_alone_are_no_disagreement() -> None:
    made = document(TEXT)
    assert crosscheck(made, Reading(), rules.read(made)) == ()
