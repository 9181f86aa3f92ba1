"""The vocabulary, read off the typed record: 281 indicators, their relations and identities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from .indicators import Figure, Form, Group, Report

OTHER = "other"
"""The indicator of a statistic that no standard indicator covers."""

_TABLE_FORMS: tuple[Form, ...] = ("form2019", "form2021")


@dataclass(frozen=True, slots=True)
class Relation:
    """``child`` belongs to ``parent`` in the way ``kind`` names, on the given forms.

    An empty ``forms`` means every form.
    """

    child: str
    parent: str
    kind: str
    forms: tuple[str, ...]

    def holds_on(self, form: str) -> bool:
        """Whether the relation is part of the given form."""
        return not self.forms or form in self.forms


@dataclass(frozen=True, slots=True)
class Indicator:
    """One concept, with the same id on all four forms."""

    id: str
    zh: str
    en: str
    unit: str
    forms: tuple[Form, ...]
    part_of: tuple[Relation, ...] = ()
    printed: str = ""
    also: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The first part of the id, such as ``applications``."""
        return self.id.partition(".")[0]


def _relations(child: str, declared: str) -> tuple[Relation, ...]:
    found = []
    for part in filter(None, declared.split(";")):
        parent, _, rest = part.partition(":")
        kind, _, forms = rest.partition("@")
        found.append(Relation(child, parent, kind, tuple(filter(None, forms.split("+")))))
    return tuple(found)


def _declared(field: FieldInfo) -> dict[str, Any] | None:
    extra = field.json_schema_extra
    return dict(extra) if isinstance(extra, dict) else None


def _of_applicant(id_: str, extra: Mapping[str, Any], parent: Indicator) -> Indicator:
    forms = tuple(form for form in parent.forms if form in _TABLE_FORMS)
    suffix = f" × {extra['applicant']}"
    return Indicator(
        id=id_,
        zh=parent.zh + suffix,
        en=f"{parent.en}: {extra['applicant_en']}",
        unit=parent.unit,
        forms=forms,
        part_of=(Relation(id_, parent.id, "applicant", forms),),
        printed=parent.printed + suffix if parent.printed else "",
    )


def _walk(
    model: type[Figure] | type[Group], path: str, parent: Indicator | None
) -> list[Indicator]:
    found: list[Indicator] = []
    for name, field in model.model_fields.items():
        extra, id_ = _declared(field), f"{path}.{name}" if path else name
        kind = field.annotation
        this: Indicator | None = None
        if extra and "applicant" in extra and parent is not None:
            this = _of_applicant(id_, extra, parent)
        elif extra and "zh" in extra:
            this = Indicator(
                id=id_,
                zh=extra["zh"],
                en=extra["en"],
                unit=extra["unit"],
                forms=tuple(extra["forms"]),
                part_of=_relations(id_, extra["part_of"]),
                printed=extra["printed"],
                also=tuple(extra["also"]),
            )
        if this is not None:
            found.append(this)
        if isinstance(kind, type) and issubclass(kind, Figure | Group):
            found.extend(_walk(kind, id_, this))
    return found


@cache
def vocabulary() -> Mapping[str, Indicator]:
    """Every indicator by its id, in the order of declaration."""
    return {item.id: item for item in _walk(Report, "", None)}


@cache
def partitions(form: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(parent, relation) -> children, for every relation that holds on ``form``."""
    found: dict[tuple[str, str], list[str]] = {}
    for item in vocabulary().values():
        for relation in item.part_of:
            if relation.holds_on(form):
                found.setdefault((relation.parent, relation.kind), []).append(item.id)
    return {key: tuple(children) for key, children in found.items()}


@cache
def _wholes(indicator: str) -> frozenset[tuple[str, str]]:
    item = vocabulary().get(indicator)
    kinds = ("subset", "channel")
    found = ((r.parent, r.kind) for r in item.part_of if r.kind not in kinds) if item else ()
    return frozenset(found)


def exclusive(one: str, other: str) -> bool:
    """Whether no number can be the value of both: they are parts of one partition.

    Anything else may share a number: 收到并答复12件 is what was received and what was answered.
    """
    return bool(_wholes(one) & _wholes(other))


APPLICANTS: tuple[str, ...] = (
    "natural_person",
    "commercial",
    "research",
    "public_welfare",
    "legal_services",
    "other_org",
)
"""The last part of the ids of the six kinds of applicant, in the order of the printed columns."""


@cache
def balances() -> tuple[tuple[str, str, str, str], ...]:
    """(received, carried in, closed, carried out), for the total and every kind of applicant.

    On the forms of 2019 and 2021 the first two add up to the same as the last two; the forms
    print this rule above the table.
    """
    rows = ("received", "carried_in", "closed", "carried_out")
    tails = ("", *(f".{name}" for name in APPLICANTS))
    return tuple(
        (a, b, c, d)
        for a, b, c, d in (tuple(f"applications.{row}{tail}" for row in rows) for tail in tails)
    )
