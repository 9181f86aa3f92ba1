"""A model is offered the fields of a user's own schema, and nothing else is taken from it."""

from __future__ import annotations

from decimal import Decimal

from support.chat_server import ChatServer, says
from support.doors import options
from support.reports import pointing

from extractor import extract
from tests.own_schemas import HOSPITAL, Hospital

_POINTS = {
    r"门急诊量达186.4万人次": "outpatients",
    r"收治住院患者62315人次": "admissions",
    r"手术21408台": "surgeries",
    r"床位使用率92.5%": "occupancy",
    r"编制床位1200张": "beds.total",
    r"上年为58870人次": "applications.received",
}


def test_a_model_is_offered_the_users_fields_and_points_at_numbers() -> None:
    with ChatServer(lambda body: says(pointing(_POINTS)(body))) as server:
        asked = options(server.base_url, reasks=0)
        result = extract(HOSPITAL, asked, schema=Hospital)
        question = "\n".join(m["content"] for m in server.requests[0].body["messages"])
    assert "beds.intensive 重症监护床位(张)" in question
    assert "admissions 住院人数/出院人次/收治住院患者(人次)" in question
    assert "applications." not in question
    read = result.record(Hospital)
    assert (read.outpatients, read.surgeries, read.beds.total) == (Decimal(1_864_000), 21408, 1200)
    assert read.occupancy == Decimal("92.5")
    assert read.income is None
    # An indicator that is no field of the schema is dropped, and said so.
    assert any("no indicator 'applications.received'" in f.message for f in result.findings)
    assert result.versions.prompts is not None
    assert result.versions.prompts.startswith("own-3")
    assert result.versions.readers == ("model", "rules")
