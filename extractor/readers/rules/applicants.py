"""Who asked for information, and by which ways."""

from __future__ import annotations

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
