"""A user's own schema: a pydantic model whose numeric fields are declared with :class:`Number`.

>>> class Hospital(BaseModel):
...     admissions: Annotated[Decimal | None, Number("住院人数", unit="人次", also=("出院人次",))] = None
>>> own_pack(Hospital).indicators[0].id
'admissions'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel, JsonValue
from pydantic.fields import FieldInfo

from .pack import Declared, PackData
from .records import Fact


@dataclass(frozen=True, slots=True)
class Number:
    """Declares what a numeric field holds.

    ``label`` is the wording of the reports, ``also`` other wordings; ``unit`` the unit of the
    value (money is converted into it), None for a bare count.
    """

    label: str
    unit: str | None = None
    also: tuple[str, ...] = ()


def own_pack(model: type[BaseModel]) -> PackData:
    """A user's model as a pack: its numeric fields, in the order of declaration; models may be
    nested.

    Raises:
        ValueError: no field is declared with :class:`Number`, or two have the same label.
    """
    fields = tuple(_fields(model, ""))
    if not fields:
        raise ValueError(
            f"{model.__name__}: no field is declared with Number; write for example "
            "beds: Annotated[int | None, Number('床位数', unit='张')] = None"
        )
    seen: dict[str, str] = {}
    for field in fields:
        other = seen.setdefault(field.zh, field.id)
        if other != field.id:
            raise ValueError(
                f"{model.__name__}: {other} and {field.id} have the same label {field.zh}; "
                "a number could not be told to belong to one of them"
            )
    return PackData(name=model.__name__, indicators=fields)


def _fields(model: type[BaseModel], path: str) -> Iterator[Declared]:
    for name, info in model.model_fields.items():
        id_ = f"{path}.{name}" if path else name
        declared = next((data for data in info.metadata if isinstance(data, Number)), None)
        inner = _model_of(info)
        if declared is not None:
            yield Declared(
                id=id_, zh=declared.label, en=id_, unit=declared.unit or "", also=declared.also
            )
        elif inner is not None:
            yield from _fields(inner, id_)


def _model_of(info: FieldInfo) -> type[BaseModel] | None:
    for kind in (info.annotation, *get_args(info.annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def nested_record(known: Iterable[str], facts: Iterable[Fact]) -> dict[str, JsonValue]:
    """The record as JSON, by the ids of a pack: what is not stated, or stated with two values, is
    null."""
    values: dict[str, set[Decimal]] = {}
    for fact in facts:
        value = fact.normal_value if fact.normal_value is not None else fact.value
        if value is not None and fact.verdict != "doubtful":
            values.setdefault(fact.indicator, set()).add(value)
    record: dict[str, Any] = {}
    for id_ in known:
        node = record
        *groups, name = id_.split(".")
        for group in groups:
            node = node.setdefault(group, {})
        found = values.get(id_, set())
        node[name] = f"{found.pop():f}" if len(found) == 1 else None
    return record
