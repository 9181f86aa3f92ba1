"""Reads an answer in the asked form, and keeps its good items when some items are wrong."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, get_origin

from pydantic import BaseModel, ValidationError

from .answer import T
from .completion import Completion
from .find_json import Json, find_json
from .reask import BROKEN, CUT, MANY, NO_JSON, NO_KEYS, error_texts

MOST_ITEMS = 2_000
"""Entries of one list; no question has as many numbers."""


@dataclass(frozen=True, slots=True)
class SalvagedAnswer(Generic[T]):
    """What could be read of a completion, and what is wrong with it.

    ``text`` is the answer as clean JSON, or what was said where there is none.  ``cut``: it was
    begun and not finished.
    """

    value: T | None
    text: str
    problems: list[str]
    cut: bool = False

    @property
    def whole(self) -> bool:
        """Whether it has the asked form as a whole."""
        return self.value is not None and not self.problems


def read(completion: Completion, model: type[T]) -> SalvagedAnswer[T]:
    """Read a completion in the form of a model.

    Thoughts are read only where there is nothing else and their last words are the answer: what
    stands in their middle is a draft.
    """
    said = completion.text
    found = find_json(said)
    if found.value is None or (completion.only_reasoning and not found.last):
        problem = CUT if found.cut else BROKEN if "{" in said else NO_JSON
        return SalvagedAnswer(None, said, [problem], found.cut)
    fitted = _fitted(found.value, model)
    if fitted is None:
        return SalvagedAnswer(None, found.text, [_keys(model)])
    if any(isinstance(item, list) and len(item) > MOST_ITEMS for item in fitted.values()):
        return SalvagedAnswer(None, found.text, [MANY])
    text = found.text if fitted is found.value else json.dumps(fitted, ensure_ascii=False)
    value, problems = salvage(model, text)
    return SalvagedAnswer(value, text, problems)


def salvage(model: type[T], text: str) -> tuple[T | None, list[str]]:
    """Validate JSON text; list items that do not fit are left out, and reported.

    Returns:
        The answer (None where more than single items is wrong) and the error texts.
    """
    try:
        return model.model_validate_json(text), []
    except ValidationError as error:
        problems, places = error_texts(error), [item["loc"] for item in error.errors()]
    data: Any = json.loads(text)
    wrong: dict[str, set[int]] = defaultdict(set)
    for place in places:
        if len(place) < 2 or not isinstance(place[0], str) or not isinstance(place[1], int):
            return None, problems
        wrong[place[0]].add(place[1])
    for field, indices in wrong.items():
        data[field] = [item for at, item in enumerate(data[field]) if at not in indices]
    return _validated(model, data), problems


def _validated(model: type[T], data: object) -> T | None:
    try:
        return model.model_validate(data)
    except ValidationError:
        # What is left is still wrong; the problems found first are reported by the caller.
        return None


def _keys(model: type[BaseModel]) -> str:
    return f"{NO_KEYS}{'、'.join(model.model_fields)}"


def _fitted(value: Json, model: type[BaseModel]) -> dict[str, Any] | None:
    """The answer as an object of the model; None where it has nothing of what was asked for.

    An object with none of its keys says nothing, even where no key is required: models wrap the
    answer in a further object, give its list alone, or an item of it alone.
    """
    if isinstance(value, dict) and (not value or model.model_fields.keys() & value.keys()):
        return value
    inner = list(_inner(value, model))
    if len(inner) == 1:
        return inner[0]
    items = value if isinstance(value, list) else [value]
    lists = [items] if isinstance(value, list) else [v for v in value.values() if _objects(v)]
    for candidate in [*lists, items]:
        for name in _list_fields(model):
            if _validated(model, {name: candidate}) is not None:
                return {name: candidate}
    required = any(field.is_required() for field in model.model_fields.values())
    return value if required and isinstance(value, dict) else None


def _objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _inner(value: Json, model: type[BaseModel]) -> Iterator[dict[str, Any]]:
    """The objects one level down that have keys of the model."""
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, str):
            item = find_json(item).value if item.lstrip().startswith("{") else None
        if isinstance(item, dict) and model.model_fields.keys() & item.keys():
            yield item


@lru_cache(maxsize=256)
def _list_fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in model.model_fields.items()
        if isinstance(origin := get_origin(field.annotation), type) and issubclass(origin, Sequence)
    )
