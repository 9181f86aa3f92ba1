"""What a figure of a report is, and how an indicator stands on a field of the typed record.

Every indicator of the vocabulary is a field of ``extractor.schemas.Report``; its id is the field's
path (``applications.received.online``).  The fields are generated from the pack
(``schemas/disclosure/indicators``); the vocabulary, the identities and the code book are read off
them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, partial
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Form = Literal["narrative", "stat2014", "form2019", "form2021"]
"""The four forms of report; ``extractor/text/meta.py`` recognises them."""

Qualifier = Literal["exact", "at_least", "about", "at_most"]
Semantic = Literal["explicit", "implied_zero", "blank", "slash", "not_stated"]
Scope = Literal["own", "jurisdiction"]
Period = Literal["year", "cumulative"]
Verdict = Literal["confirmed", "stated", "doubtful", "contradicted"]
"""How far a fact can be believed, the best first; see :mod:`extractor.verify.verdicts`."""


class Figure(BaseModel):
    """One indicator as a report states it.

    ``value`` is None unless ``semantic`` is ``explicit`` or ``implied_zero``, and also where the
    report contradicts itself; the contradicting values are then in ``conflicting``.  ``unit`` is
    the unit as printed.  ``fact`` is the id of the fact (in ``Result.facts``) that the value
    came from, with its evidence; ``verdict`` is what verification says of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Decimal | None = None
    unit: str | None = None
    qualifier: Qualifier = "exact"
    semantic: Semantic = "not_stated"
    scope: Scope | None = None
    period: Period = "year"
    fact: str | None = None
    conflicting: tuple[Decimal, ...] = ()
    verdict: Verdict | None = None


class Group(BaseModel):
    """A node of the typed record that holds indicators and has no figure of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


_Node = TypeVar("_Node", bound=BaseModel)


@cache
def _empty(kind: type[_Node]) -> _Node:
    return kind()


def empty(kind: type[_Node]) -> Callable[[], _Node]:
    """Makes the default of a field: always the same empty node, since it cannot be changed.

    To read a result back would make hundreds of them otherwise.
    """
    return partial(_empty, kind)


def indicator(
    kind: type[Figure],
    zh: str,
    en: str,
    unit: str,
    *,
    forms: Sequence[Form],
    part_of: str = "",
    printed: str = "",
    also: Sequence[str] = (),
) -> Any:
    """Declare an indicator on a field of the typed record.

    ``part_of`` is ``parent:relation@form+form`` (several separated by ``;``).  The relation
    ``subset`` means at most the parent; ``channel`` parts are each at most their de-duplicated
    parent and together at least it; any other word names a partition whose parts add up to the
    parent.  ``printed`` is the wording of the forms of 2019 and 2021, ``also`` other wordings met.
    """
    return Field(
        default_factory=empty(kind),
        description=f"{zh} | {en}",
        json_schema_extra={
            "zh": zh,
            "en": en,
            "unit": unit,
            "part_of": part_of,
            "forms": list(forms),
            "printed": printed,
            "also": list(also),
        },
    )


def column(zh: str, en: str) -> Any:
    """Declare one column of a row; label, unit and forms are completed from the row."""
    return Field(
        default_factory=empty(Figure),
        description=f"{zh} | {en}",
        json_schema_extra={"applicant": zh, "applicant_en": en},
    )
