"""The base of the shapes that are asked of a model."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict

_WORDS = ("title", "description", "default")


def _bare(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_bare(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    # Under "properties" and "$defs" the keys are names of ours and not keywords.
    return {
        key: {name: _bare(item) for name, item in value.items()}
        if key in ("properties", "$defs")
        else _bare(value)
        for key, value in schema.items()
        if key not in _WORDS
    }


# Bounded: the choices of the classify strategy make new models as they go.
@lru_cache(maxsize=256)
def _compact(model: type[Wire]) -> dict[str, Any]:
    whole = super(Wire, model).model_json_schema()
    return {"title": model.__name__, **_bare(whole)}


class Wire(BaseModel):
    """An answer's shape.  Its schema is sent with every request, so it carries no prose.

    Keys that nobody asked for are ignored: models like to add an explanation.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The JSON Schema, without titles, descriptions and defaults."""
        if args or kwargs:
            return super().model_json_schema(*args, **kwargs)
        return deepcopy(_compact(cls))
