"""What a report says did not happen, and the indicator that is then zero.

The things are those that the scanner tells apart (``Mention.thing``).
"""

from __future__ import annotations

from collections.abc import Mapping

from .indicators import Form

_ZEROS: Mapping[str, str] = {
    "application": "applications.received",
    "reconsideration": "reconsideration.total",
    "litigation": "litigation.total",
    "appeal": "complaints.total",
    "report": "complaints.total",
    "fee": "fees.collected",
    "search_fee": "fees.search",
    "copy_fee": "fees.copying",
    "phone_inquiry": "consultations.phone",
    "online_inquiry": "consultations.online",
    "site_inquiry": "consultations.on_site",
    "fax_application": "applications.received.fax",
    "online_application": "applications.received.online",
    "letter_application": "applications.received.letter",
    "in_person_application": "applications.received.in_person",
    "interview": "response.online_interviews",
    "inquiry": "consultations.total",
    "press_conference": "response.press_conferences",
    "interpretation": "response.interpretations",
    "hot_topic": "response.hot_topics",
    "weibo": "proactive.weibo",
    "wechat": "proactive.wechat",
    "full_time_staff": "organisation.staff.full_time",
    "part_time_staff": "organisation.staff.part_time",
    "budget": "organisation.budget",
    "office": "organisation.offices",
    "reading_point": "organisation.reading_points",
    "training": "training.sessions",
    "meeting": "training.meetings",
    "carried_in": "applications.carried_in",
    "carried_out": "applications.carried_out",
}
_BY_FORM: Mapping[str, Mapping[Form, str]] = {
    "normative": {
        "narrative": "proactive.normative_documents_issued",
        "stat2014": "proactive.normative_documents_issued",
        "form2019": "normative_documents.made",
        "form2021": "normative_documents.issued",
    },
    "regulation": {"form2019": "regulations.made", "form2021": "regulations.issued"},
}
"""Documents that were not made: what that zero is called on each form."""

_AS_WELL: Mapping[str, tuple[str, ...]] = {
    "fee": ("administrative_fees.",),
    "regulation": ("regulations.",),
    "normative": ("normative_documents.", "proactive.normative_documents"),
}
"""Indicators that the same words may deny, or what the ids of such indicators begin with."""


def denied(thing: str | None, form: Form) -> str | None:
    """The indicator that is zero where a report of a form denies a thing; None if there is none."""
    return _BY_FORM.get(thing or "", {}).get(form) or _ZEROS.get(thing or "")


def can_deny(thing: str | None, indicator: str) -> bool:
    """Whether words that deny a thing may mean that an indicator is zero."""
    name = thing or ""
    starts = _AS_WELL.get(name, ())
    return indicator == _ZEROS.get(name) or any(
        indicator.startswith(start) if start.endswith(".") else indicator == start
        for start in starts
    )
