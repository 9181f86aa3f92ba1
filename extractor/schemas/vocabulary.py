"""The vocabulary: 281 indicators, their relations and identities; and those of other packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from .indicators import Figure, Group, Report
from .indicators.report import APPLICANTS, BALANCES, MOST, ROLES
from .pack import Columns, Declared, PackData
from .roles import NO_ROLES, Roles
from .takes import Takes

OTHER = "other"
"""The indicator of a statistic that no standard indicator covers."""

__all__ = [
    "APPLICANTS",
    "OTHER",
    "Indicator",
    "Relation",
    "Vocabulary",
    "balances",
    "exclusive",
    "partitions",
    "published",
    "roles",
    "vocabulary",
    "vocabulary_of",
]

_TABLE_FORMS = ("form2019", "form2021")


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
    """One concept, with the same id on all forms; more than ``most`` is beyond belief, and what it
    does not take (``takes``) is not put into the record."""

    id: str
    zh: str
    en: str
    unit: str
    forms: tuple[str, ...]
    part_of: tuple[Relation, ...] = ()
    printed: str = ""
    also: tuple[str, ...] = ()
    most: Decimal | None = None
    takes: Takes | None = None

    @property
    def group(self) -> str:
        """The first part of the id, such as ``applications``."""
        return self.id.partition(".")[0]


def _relations(child: str, declared: str) -> tuple[Relation, ...]:
    relations = []
    for part in filter(None, declared.split(";")):
        parent, _, rest = part.partition(":")
        kind, _, forms = rest.partition("@")
        relations.append(Relation(child, parent, kind, tuple(filter(None, forms.split("+")))))
    return tuple(relations)


def _declared(field: FieldInfo) -> dict[str, Any] | None:
    extra = field.json_schema_extra
    return dict(extra) if isinstance(extra, dict) else None


def _of_column(
    id_: str, extra: Mapping[str, Any], parent: Indicator, printed_on: Sequence[str] = _TABLE_FORMS
) -> Indicator:
    forms = tuple(form for form in parent.forms if form in printed_on)
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
    indicators: list[Indicator] = []
    for name, field in model.model_fields.items():
        extra, id_ = _declared(field), f"{path}.{name}" if path else name
        kind = field.annotation
        this: Indicator | None = None
        if extra and "applicant" in extra and parent is not None:
            this = _of_column(id_, extra, parent)
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
                most=MOST.get(id_),
            )
        if this is not None:
            indicators.append(this)
        if isinstance(kind, type) and issubclass(kind, Figure | Group):
            indicators.extend(_walk(kind, id_, this))
    return indicators


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The indicators of a pack by id, in the order of declaration, and what ties them together.

    ``balances`` are sides that add up to the same: for the totals and for each column that all of
    the rows have.  ``roles`` are the parts that indicators play, every id spelt out.
    """

    indicators: Mapping[str, Indicator]
    balances: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    roles: Roles = NO_ROLES

    @cache  # noqa: B019  (one instance a pack, kept as long as the program runs)
    def partitions(self, form: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(parent, relation) -> children, for every relation that holds on ``form``.

        What adds up in the column of totals adds up in each column that all of its rows have.
        """
        found: dict[tuple[str, str], list[str]] = {}
        for item in self.indicators.values():
            for relation in item.part_of:
                if relation.holds_on(form):
                    found.setdefault((relation.parent, relation.kind), []).append(item.id)
        whole = {key: tuple(children) for key, children in found.items()}
        return whole | dict(self._in_columns(whole))

    def _in_columns(
        self, whole: Mapping[tuple[str, str], tuple[str, ...]]
    ) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
        """The same sums of rows in each column that all of the rows have."""
        columns = {key[0]: children for key, children in whole.items() if key[1] == "applicant"}
        for (parent, kind), children in whole.items():
            for column in columns.get(parent, ()) if kind != "applicant" else ():
                tail = column.removeprefix(parent)
                cells = tuple(f"{child}{tail}" for child in children)
                if all(cell in self.indicators for cell in cells):
                    yield (column, kind), cells

    @cache  # noqa: B019
    def _wholes(self, indicator: str) -> frozenset[tuple[str, str]]:
        item = self.indicators.get(indicator)
        kinds = ("subset", "channel")
        found = ((r.parent, r.kind) for r in item.part_of if r.kind not in kinds) if item else ()
        return frozenset(found)

    def exclusive(self, one: str, other: str) -> bool:
        """Whether no number can be the value of both: they are parts of one partition.

        Anything else may share a number: 收到并答复12件 is what was received and what was answered.
        """
        return bool(self._wholes(one) & self._wholes(other))


@cache
def published() -> Vocabulary:
    """The published vocabulary, read off the typed record."""
    known = {item.id: item for item in _walk(Report, "", None)}
    of_code = Roles.model_validate(ROLES).among(known.keys())
    return Vocabulary(known, tuple(_balances(BALANCES, known)), of_code)


def vocabulary_of(data: PackData) -> Vocabulary:
    """The indicators that a pack declares, with those of its columns."""
    columns = {columns.name: columns for columns in data.columns}
    known = {
        item.id: item
        for entry in data.indicators
        for item in _declarations(entry, columns.get(entry.columns))
    }
    sides = ((balance.left, balance.right) for balance in data.balances)
    return Vocabulary(known, tuple(_balances(sides, known)), data.roles.among(known.keys()))


def _declarations(entry: Declared, columns: Columns | None) -> Iterator[Indicator]:
    row = Indicator(
        id=entry.id,
        zh=entry.zh,
        en=entry.en or entry.id,
        unit=entry.unit,
        forms=entry.forms,
        part_of=_relations(entry.id, ";".join(entry.part_of)),
        printed=entry.printed,
        also=entry.also,
        most=entry.most,
        takes=entry.takes,
    )
    yield row
    for kind in columns.kinds if columns else ():
        labels = {"applicant": kind.zh, "applicant_en": kind.en}
        yield _of_column(f"{entry.id}.{kind.id}", labels, row, columns.forms if columns else ())


def _balances(
    sides: Iterable[tuple[Sequence[str], Sequence[str]]], known: Mapping[str, Indicator]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for left, right in sides:
        first = left[0]
        tails = [id_.removeprefix(first) for id_ in known if id_.startswith(f"{first}.")]
        for tail in ("", *tails):
            row = tuple(f"{id_}{tail}" for id_ in left), tuple(f"{id_}{tail}" for id_ in right)
            if all(id_ in known for side in row for id_ in side):
                yield row


def vocabulary() -> Mapping[str, Indicator]:
    """Every published indicator by its id, in the order of declaration."""
    return published().indicators


@cache
def roles() -> Roles:
    """What parts the published indicators play in the code."""
    return published().roles


@cache
def english_names() -> Mapping[str, str]:
    """Chinese name -> English one, of every published indicator."""
    return {item.zh: item.en for item in vocabulary().values()}


def partitions(form: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(parent, relation) -> children of the published vocabulary on ``form``."""
    return published().partitions(form)


def exclusive(one: str, other: str) -> bool:
    """Whether no number can be the value of both of two published indicators."""
    return published().exclusive(one, other)


@cache
def balances() -> tuple[tuple[str, str, str, str], ...]:
    """(received, carried in, closed, carried out), for the total and every kind of applicant.

    On the forms of 2019 and 2021 the first two add up to the same as the last two; the forms
    print this rule above the table.
    """
    return tuple((*left, *right) for left, right in published().balances)  # type: ignore[misc]
