"""What numbers a field takes, as data: a model of a user's own does not go to other processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


class Takes(BaseModel):
    """Bounds of the numbers of a field, and whether they are whole; None: no bound."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    whole: bool = False
    least: Decimal | None = None
    above: Decimal | None = None
    most: Decimal | None = None
    below: Decimal | None = None

    def against(self, value: Decimal) -> str | None:
        """What the field does not take the value for, as arithmetic; None if it takes it."""
        if self.whole and value != value.to_integral_value():
            return f"{value:f} is no whole number"
        for broken, sign, bound in (
            (self.least is not None and value < self.least, "<", self.least),
            (self.above is not None and value <= self.above, "≤", self.above),
            (self.most is not None and value > self.most, ">", self.most),
            (self.below is not None and value >= self.below, "≥", self.below),
        ):
            if broken:
                return f"{value:f} {sign} {bound:f}"
        return None


def takes_of(info: FieldInfo) -> Takes | None:
    """What a field takes by its annotation; None where that is any number.

    Validators of its own, and more than one kind of number, say nothing here: those are asked
    when the record is made.
    """
    kinds = list(_kinds(info.annotation))
    if len(kinds) != 1:
        return None
    kind, told = kinds[0]
    bounds: dict[str, Any] = {}
    for one in _single((*info.metadata, *told)):
        for given, name in _BOUNDS.items():
            if (bound := getattr(one, given, None)) is not None:
                bounds[name] = Decimal(str(bound))
    takes = Takes(whole=kind is int, **bounds)
    return None if takes == Takes() else takes


_BOUNDS = {"ge": "least", "gt": "above", "le": "most", "lt": "below"}


def _kinds(annotation: Any, told: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The kinds of value that an annotation names, None apart, each with what is told of it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        kind, *more = get_args(annotation)
        yield from _kinds(kind, (*told, *more))
    elif origin in (Union, UnionType):
        for one in get_args(annotation):
            yield from _kinds(one, told)
    elif annotation is not type(None):
        yield annotation, told


def _single(told: Iterable[Any]) -> Iterator[Any]:
    """What is told of a field one by one: ``Field(ge=0, le=9)`` holds two bounds."""
    for one in told:
        if isinstance(one, FieldInfo):
            yield from _single(one.metadata)
        else:
            yield one
