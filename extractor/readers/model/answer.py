"""The shapes that the model is asked to answer in.  Keys are short: every one is paid for."""

from __future__ import annotations

import re
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field

from extractor.endpoint.wire import Wire
from extractor.schemas import Scope

_NUMBER = re.compile(r"\s*[【\[#]?\s*[mM]?(\d+)\s*[】\]]?\s*")


def _number(value: Any) -> Any:
    """The number in ``m7``, ``"7"`` or ``【7】``; anything else is left for pydantic to refuse."""
    found = _NUMBER.fullmatch(value) if isinstance(value, str) else None
    return int(found.group(1)) if found else value


def _scope(value: Any) -> Any:
    """Models say "" or "null" where they mean nothing; an unknown scope counts as none."""
    return value if value in get_args(Scope) else None


def _flag(value: Any) -> Any:
    return False if value is None else value


Number = Annotated[int, BeforeValidator(_number)]


class Pointed(Wire):
    """Mention ``m`` is the value of indicator ``i``; ``s`` scope, ``c`` cumulative."""

    i: str
    m: Number
    s: Annotated[Scope | None, BeforeValidator(_scope)] = None
    c: Annotated[bool, BeforeValidator(_flag)] = False


class Labelled(Wire):
    """Mention ``m`` is another statistic, named by ``l``."""

    l: str  # noqa: E741  # the key on the wire
    m: Number


class Missed(Wire):
    """A number that is not marked: a verbatim quote that holds it."""

    i: str
    q: str


class Reply(Wire):
    """The answer to a question about a passage."""

    claims: list[Pointed] = Field(default_factory=list)
    other: list[Labelled] = Field(default_factory=list)
    missed: list[Missed] = Field(default_factory=list)
