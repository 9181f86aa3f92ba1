"""The record of a report as an instance of the user's own model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, JsonValue, ValidationError

from extractor.errors import RecordError

from .custom import model_of, takes_nothing

_Own = TypeVar("_Own", bound=BaseModel)


def own_record(model: type[_Own], report: str, record: Mapping[str, JsonValue]) -> _Own:
    """The record of the report of that name as an instance of ``model``.

    Raises:
        RecordError: a validator of the model refuses it; the message names report, field and value.
    """
    # Numbers stand in the record as text, so that nothing of them is lost: a strict model, too.
    try:
        return model.model_validate(_given(model, record), strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise RecordError(_refused(model, report, field, first)) from None


def _refused(model: type[BaseModel], report: str, field: str, first: Any) -> str:
    if not field:
        return (
            f"{report}: {model.__name__} refuses the record: {first['msg']}; result.custom has its "
            "values as they were read"
        )
    return (
        f"{report}: {field} of {model.__name__} refuses {first['input']}: {first['msg']}; "
        "result.custom has the values as they were read"
    )


def _given(model: type[BaseModel], record: Mapping[str, JsonValue]) -> dict[str, Any]:
    """The record without what is not stated and stands as None in the model already."""
    given: dict[str, Any] = {}
    for name, value in record.items():
        info = model.model_fields[name]
        inner = model_of(info)
        if isinstance(value, dict) and inner is not None:
            given[name] = _given(inner, value)
        elif value is not None or takes_nothing(info.annotation):
            given[name] = value
    return given
