"""Who asked for information, and how the forms count what they were refused."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.schemas.roles import Roles

APPLICANTS = {
    "natural": "natural_person",
    "commercial": "commercial",
    "research": "research",
    "welfare": "public_welfare",
    "legal": "legal_services",
    "other_org": "other_org",
}
"""Kinds of applicants: the concept, and how ids end."""

WAYS_OF_ASKING = frozenset({"in_person", "fax", "online", "letter"})
"""The ways by which applications come: the concept, and how ids end."""


def old_refusal(name: str, form: str, told: Sequence[str], roles: Roles) -> bool:
    """同意公开5件,因商业秘密不公开1件: the reason stands with the answer that it is given for.

    The forms from 2019 on count the reasons alone.
    """
    old = roles.refused and form in ("narrative", "stat2014") and name in roles.refusals
    given = {roles.refused, *roles.refusals}
    return bool(old) and given.isdisjoint(told)
