"""The types of options: what a type checker takes for a field, and what the field then is.

Pydantic reads a path or an amount of money from text; a type checker without its plug-in knows
nothing of that.  For it these are descriptors, which are set with more types than they give; when
the program runs they are the plain types.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from pydantic import BeforeValidator, SecretStr


def _no_empty_path(given: Any) -> Any:
    """Path("") is the working folder, which nobody means who leaves a path empty."""
    if isinstance(given, str) and not given.strip():
        raise ValueError("is empty; leave it out, or name a file or folder ('.' is this folder)")
    return given


if TYPE_CHECKING:
    _Input = TypeVar("_Input", contravariant=True)
    _Value = TypeVar("_Value", covariant=True)

    class _Field(Generic[_Input, _Value]):
        def __get__(self, instance: Any, owner: Any) -> _Value: ...
        def __set__(self, instance: Any, value: _Input) -> None: ...

    Secret = _Field[SecretStr | str, SecretStr]
    SecretOrNone = _Field[SecretStr | str | None, SecretStr | None]
    Money = _Field[Decimal | int | float | str, Decimal]
    MoneyOrNone = _Field[Decimal | int | float | str | None, Decimal | None]
    PathOrNone = _Field[str | PathLike[str] | None, Path | None]
    Headers = _Field[Mapping[str, SecretStr] | Mapping[str, str], Mapping[str, SecretStr]]
else:
    Secret = SecretStr
    SecretOrNone = SecretStr | None
    Money = Decimal
    MoneyOrNone = Decimal | None
    PathOrNone = Annotated[Path | None, BeforeValidator(_no_empty_path)]
