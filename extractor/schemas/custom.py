"""A user's own schema: a pydantic model whose numeric fields are declared with :class:`Number`.

>>> class Hospital(BaseModel):
...     admissions: Annotated[Decimal | None, Number("住院人数", unit="人次", also=("出院人次",))] = None
>>> own_pack(Hospital).indicators[0].id
'admissions'
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, JsonValue, PydanticUserError, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from .pack import Declared, PackData
from .takes import takes_of


@dataclass(frozen=True, slots=True)
class Number:
    """Declares what a numeric field holds.

    ``label`` is the wording of the reports, ``also`` other wordings (one may stand alone, as
    text); ``unit`` the unit of the value (money is converted into it), None for a bare count.
    """

    label: str
    unit: str | None = None
    also: str | tuple[str, ...] = ()


def own_pack(model: type[BaseModel]) -> PackData:
    """A user's model as a pack: its numeric fields, in the order of declaration; models may be
    nested.

    Raises:
        ValueError: no field is declared with :class:`Number`, two have the same label, or one
            cannot hold a number; the message names the field.
    """
    fields = tuple(_fields(model, "", ()))
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


def fields_digest(pack: PackData) -> str:
    """What the values of a pack mean: a digest of the names, labels and units of its indicators."""
    said = sorted((one.id, one.zh, one.unit) for one in pack.indicators)
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def same_fields(
    model: type[BaseModel], record: Mapping[str, JsonValue], digest: str | None
) -> bool:
    """Whether a record was read with that model; one stored before there was a digest is held
    against the names of the fields alone.

    Raises:
        ValueError: the model is none that a report can be read with.
    """
    pack = _known(model)
    if digest is not None:
        return digest == fields_digest(pack)
    return set(_paths(record, "")) == {field.id for field in pack.indicators}


@lru_cache(maxsize=64)
def _known(model: type[BaseModel]) -> PackData:
    """The pack of a model, made once: it is asked for with every result."""
    return own_pack(model)


def _paths(record: Mapping[str, JsonValue], above: str) -> Iterator[str]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _paths(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def _fields(
    model: type[BaseModel], path: str, above: tuple[type[BaseModel], ...]
) -> list[Declared]:
    if model in above:
        raise ValueError(f"{above[0].__name__}: {path} holds the model that it is part of")
    declarations: list[Declared] = []
    unfilled = None
    for name, info in model.model_fields.items():
        id_ = f"{path}.{name}" if path else name
        new = _of_field(model, id_, name, info, above)
        if not new and info.is_required():
            unfilled = unfilled or id_
        declarations += new
    if declarations and unfilled:
        raise ValueError(
            f"{model.__name__}: {unfilled} must be given, and nothing of a report is put into it; "
            "give it a default, or declare it with Number"
        )
    return declarations


def _of_field(
    model: type[BaseModel],
    id_: str,
    name: str,
    info: FieldInfo,
    above: tuple[type[BaseModel], ...],
) -> list[Declared]:
    """The numbers that a field holds: one, those of the model in it, or none."""
    number = next((data for data in info.metadata if isinstance(data, Number)), None)
    if number is not None:
        _check_field(model, id_, name, info)
        return [_declared(model, id_, number, info)]
    if (inner := model_of(info)) is not None:
        return _fields(inner, id_, (*above, model))
    if any(map(_declares, get_args(info.annotation))):
        raise ValueError(
            f"{model.__name__}: {id_} holds several models, and each number belongs to one "
            "field; write the model itself, or leave Number out of it"
        )
    return []


def _declared(model: type[BaseModel], id_: str, number: Number, info: FieldInfo) -> Declared:
    also = (number.also,) if isinstance(number.also, str) else number.also
    try:
        return Declared(
            id=id_,
            zh=number.label,
            en=id_,
            unit=number.unit or "",
            also=also,
            takes=takes_of(info),
        )
    except ValidationError as error:
        wrong = error.errors()[0]
        name = {"zh": "label", "id": "name"}.get(str(wrong["loc"][0]), str(wrong["loc"][0]))
        raise ValueError(
            f"{model.__name__}: {id_}: its {name} cannot be used: {wrong['msg']}"
        ) from None


def _declares(kind: object) -> bool:
    """Whether something is a model with a field declared with :class:`Number`."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return False
    return any(isinstance(x, Number) for info in kind.model_fields.values() for x in info.metadata)


def _check_field(model: type[BaseModel], id_: str, name: str, info: FieldInfo) -> None:
    """Refuse a field that the record could not be read into later."""
    if not _takes_a_number(info.annotation):
        raise ValueError(
            f"{model.__name__}: {id_} cannot hold a number; a field has one value, so write "
            "int | None, float | None or Decimal | None"
        )
    if not takes_nothing(info.annotation) and (info.is_required() or info.default is not None):
        raise ValueError(
            f"{model.__name__}: {id_} cannot be empty, and a report may not state it; write "
            "int | None = None, float | None = None or Decimal | None = None"
        )
    by_name = any(model.model_config.get(key) for key in ("populate_by_name", "validate_by_name"))
    if info.validation_alias not in (None, name) and not by_name:
        raise ValueError(
            f"{model.__name__}: {id_} has an alias, and values come by its name; set "
            "populate_by_name=True in model_config, or leave the alias out"
        )


def takes_nothing(annotation: Any) -> bool:
    """Whether a type takes None, which stands for what a report does not state."""
    with suppress(ValidationError):
        return TypeAdapter(annotation).validate_python(None) is None
    return False


def _takes_a_number(annotation: Any) -> bool:
    """Whether a type reads the text of a number, and makes no date, choice or truth value of it.

    Without the bounds of the field: that a report's number is beyond them is told with it.
    """
    try:
        adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    except PydanticUserError:
        return False
    for text in ("12345", "0", "1", "0.5", "-1"):
        with suppress(ValidationError):
            value = adapter.validate_python(text)
            if isinstance(value, int | float | Decimal | str) and not isinstance(
                value, bool | Enum
            ):
                return True
    return False


def model_of(info: FieldInfo) -> type[BaseModel] | None:
    """The model of a field that is one, or None; several models in a list are none."""
    kind = info.annotation
    alternatives = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    for one in alternatives:
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
    return None
