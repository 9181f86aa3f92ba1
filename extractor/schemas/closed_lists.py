"""The closed lists of the records: kinds, states and what a number is that is no statistic."""

from __future__ import annotations

from typing import Literal

MentionKind = Literal["number", "share", "zero_statement", "damaged"]

Explanation = Literal[
    "date",
    "period",
    "year",
    "document_number",
    "law_article",
    "heading",
    "enumeration",
    "telephone",
    "post_code",
    "address",
    "url",
    "licence",
    "page_number",
    "page_counter",
    "hotline",
    "name",
    "ordinal",
    "indefinite",
    "deadline",
    "boilerplate",
    "form_label",
    "denial",
    "struck_out",
    "not_ticked",
]
"""Why a number is not a statistic.  A closed set: the ledger counts by it."""

FindingKind = Literal[
    "sum_mismatch",
    "subset_exceeds",
    "share_mismatch",
    "growth_mismatch",
    "balance_mismatch",
    "conflict",
    "reader_disagreement",
    "fused_digits",
    "damaged_characters",
    "lost_character",
    "agency_overwritten",
    "unit_mismatch",
    "implausible",
    "wrong_year",
    "missing_figure",
    "unclaimed_statistic",
    "unplaced_table",
    "injected_instruction",
    "incomplete",
    "ambiguous_place",
    "several_reports",
    "no_agency",
    "no_year",
]
DivisionLevel = Literal["province", "prefecture", "county", "district"]
Severity = Literal["error", "warning", "info"]
Whose = Literal["extraction", "source", "undecided"]
Reader = Literal["tables", "rules", "learned", "model", "plugin"]
Status = Literal["claimed", "other_statistic", "explained", "damaged", "unclaimed"]
State = Literal["done", "needs_review", "reviewed", "not_a_report", "failed", "not_started"]
"""``reviewed``: it needed review, and people are through with it.  No reading gives it, but a run
that is read back with their decisions."""
