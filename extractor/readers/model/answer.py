"""The shapes that the model is asked to answer in.  Keys are short: every one is paid for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, create_model
from pydantic_core import CoreSchema

from extractor.endpoint.shapes import made_by
from extractor.endpoint.wire import Wire
from extractor.schemas import OTHER

_MOST_MARKS = 1_000_000
"""More than a question can hold; no bound of the schema, which is sent with every question."""
_LONGEST_WORDS = 40
"""Characters that a model held to the schema may write of a number: the prompt asks for 12."""

_NUMBER = re.compile(r"\s*[【\[#]?\s*[mM]?(\d+)\s*[】\]]?\s*")


def _number(value: Any) -> Any:
    """The number in ``m7``, ``"7"`` or ``【7】``; anything else is left for pydantic to refuse."""
    match = _NUMBER.fullmatch(value) if isinstance(value, str) else None
    return int(match.group(1)[:9]) if match else value


def _mark(number: int) -> int:
    if not 0 <= number <= _MOST_MARKS:
        raise ValueError("no mark has this number")
    return number


Number = Annotated[int, BeforeValidator(_number), AfterValidator(_mark)]


class Item(Wire):
    """What mention ``m`` is: indicator ``i``, or another statistic named by ``l``.

    ``m`` stands first, so that a model goes through the numbers in their order; asked for the
    indicator first, small ones recite the list of indicators.  For whom and over how many years
    something is counted is not asked: the words beside the number settle it.
    """

    m: Number
    l: str | None = None  # noqa: E741  # the key on the wire
    i: str | None = None

    @property
    def indicator(self) -> str | None:
        """The indicator; None for another statistic."""
        return None if self.i == OTHER and self.l else self.i or None


class Described(Item):
    """The same of a model that is asked for its words first, and for the indicator then."""

    l: str  # noqa: E741
    i: str


class Missed(Wire):
    """A number that is not marked: a verbatim quote that holds it."""

    i: str
    q: str


class Reply(Wire):
    """The answer to a question about a passage."""

    n: Sequence[Item] = ()
    missed: Sequence[Missed] = ()

    @property
    def claims(self) -> list[Item]:
        """The items that name an indicator."""
        return [item for item in self.n if item.indicator is not None]

    @property
    def other(self) -> list[Item]:
        """The other statistics."""
        return [item for item in self.n if item.indicator is None]


class Marked(Reply):
    """The same where every digit is marked: numbers without a mark are not asked for.

    They are still read: what a model quotes unasked is judged like anything else.
    """

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The JSON Schema, without the quotes."""
        found = handler.resolve_ref_schema(handler(schema))
        found.get("properties", {}).pop("missed", None)
        return found


@lru_cache(maxsize=256)
def described(ids: tuple[str, ...], numbers: int, base: type[Reply]) -> type[Reply]:
    """The shape of an answer of the strategy ``describe``: so many items, of these indicators.

    The choice stands in the schema alone, for servers that hold a model to it: a small one that is
    left the way out of ``{}`` or of an empty list takes it.  Where one is not held to it, what else
    it says is judged like any other answer.
    """
    choice: dict[str, Any] = {"enum": [*ids, OTHER]}
    words: dict[str, Any] = {"maxLength": _LONGEST_WORDS}
    mark: dict[str, Any] = {"minimum": 1, "maximum": max(1, numbers)}
    item = create_model(
        "Described",
        __base__=Described,
        m=(Number, Field(json_schema_extra=mark)),
        l=(str, Field(json_schema_extra=words)),
        i=(str, Field(json_schema_extra=choice)),
    )
    many: dict[str, Any] = {"minItems": min(1, numbers), "maxItems": numbers}
    form = (Sequence[item], Field(default=(), json_schema_extra=many))
    shape = create_model(base.__name__, __base__=base, n=form)
    # In the schema alone: an answer without the list is still read, and corrected.
    shape.model_config["json_schema_extra"] = {"required": ["n"]}
    shape.model_rebuild(force=True)
    made_by(shape, described, ids, numbers, base)
    return shape
