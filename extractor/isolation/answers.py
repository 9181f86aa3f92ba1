"""What a child says of its work: JSON of the type that the work is declared to return.

A child reads what strangers wrote, with libraries that may have holes, so it is believed as a
stranger is: what it says is data of one known type, or it is no answer.  Nothing of it is run.
"""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, Discriminator, TypeAdapter, ValidationError

from extractor import errors

T = TypeVar("T")

Over = Literal["memory", "output"]


class Fault(RuntimeError):
    """An exception that no reader raises on purpose: its type, its words and where it was raised."""


def fault_of(error: BaseException) -> Fault:
    """An exception that nobody meant to raise, in words."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return Fault(f"{type(error).__name__}: {error} ({Path(at.filename).name}:{at.lineno})")


class NoAnswerError(Exception):
    """What a child sent is no answer to what it was asked."""


class _Message(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, ser_json_bytes="base64", val_json_bytes="base64"
    )


class ReturnValue(_Message, Generic[T]):
    """What the work returned."""

    kind: Literal["value"] = "value"
    value: T


class Raised(_Message):
    """What it raised; ``number`` is that of an error of the system."""

    kind: Literal["raised"] = "raised"
    name: str
    words: str
    number: int | None = None

    @classmethod
    def of(cls, error: Exception) -> Raised:
        """An exception as data."""
        if isinstance(error, OSError):
            return cls(name="OSError", words=_plain(error.strerror or error), number=error.errno)
        name = type(error).__name__
        if name in _ON_PURPOSE:
            return cls(name=name, words=_plain(error))
        return cls(name="Fault", words=_plain(fault_of(error)))

    def error(self) -> Exception:
        """The exception again: one of this program's, one of the system's, or a ``Fault``."""
        if self.name == "OSError":
            return OSError(self.number or errno.EIO, self.words)
        return _ON_PURPOSE.get(self.name, Fault)(self.words)


class OverLimit(_Message):
    """It needed more than it may have."""

    kind: Literal["over"] = "over"
    what: Over


Answer = ReturnValue[T] | Raised | OverLimit

_ON_PURPOSE: dict[str, type[Exception]] = {
    kind.__name__: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.ExtractorError)
}
_LONGEST = 4_000
"""Characters of the words of an exception."""


def _plain(words: object) -> str:
    """Words that UTF-8 can hold, and not without end."""
    return str(words)[:_LONGEST].encode("utf-8", "backslashreplace").decode()


@cache
def _form(returned: Any) -> TypeAdapter[Any]:
    kinds = ReturnValue[returned] | Raised | OverLimit
    return TypeAdapter(Annotated[kinds, Discriminator("kind")])


@cache
def _returned(work: Callable[..., Any]) -> Any:
    """The type that a function is declared to return; a class returns its instances."""
    if isinstance(work, type):
        return work
    return get_type_hints(work, include_extras=True)["return"]


def value_of(work: Callable[..., Any], value: object) -> bytes:
    """What work returned, as it is sent.

    Raises:
        ValueError: it is not what the work is declared to return, or JSON cannot hold it.
    """
    returned = _returned(work)
    message = ReturnValue[returned].model_construct(value=value)  # type: ignore[valid-type]
    return _form(returned).dump_json(message, warnings="error")


def sent(message: Raised | OverLimit) -> bytes:
    """Another answer, as it is sent."""
    return message.model_dump_json().encode()


def unpacked(work: Callable[..., T], data: bytes) -> Answer[T]:
    """What was sent.

    Raises:
        NoAnswerError: it is no answer of this work.
    """
    try:
        message: Answer[T] = _form(_returned(work)).validate_json(data)
    except (ValidationError, ValueError, TypeError, RecursionError) as error:
        raise NoAnswerError(str(error)[:200]) from error
    return message
