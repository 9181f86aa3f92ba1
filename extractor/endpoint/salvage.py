"""Keeps the good items of an answer when some items are wrong."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from pydantic import ValidationError

from .answer import T
from .reask import error_texts


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
