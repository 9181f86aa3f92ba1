"""Places of characters, one for each: a long list of whole numbers that also goes as text."""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Annotated, TypeAlias

from pydantic import PlainSerializer, PlainValidator

if TYPE_CHECKING:
    _Numbers: TypeAlias = array[int]
else:
    _Numbers = array  # takes no type of its items before Python 3.12

_TYPE = "q"


def _text(places: array[int]) -> str:
    """Eight bytes for each place, in Base64: a report has tens of thousands of them."""
    return b64encode(array(_TYPE, places).tobytes()).decode()


def _places(text: object) -> array[int]:
    if not isinstance(text, str):
        raise ValueError("the places of characters are no text")
    places = array(_TYPE)
    places.frombytes(b64decode(text, validate=True))
    return places


Places: TypeAlias = Annotated[_Numbers, PlainValidator(_places), PlainSerializer(_text)]
