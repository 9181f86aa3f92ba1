"""Forms of answer that are made while the program runs, told to another process by their recipe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from pydantic import BaseModel

Recipe = tuple[Callable[..., type[BaseModel]], tuple[Any, ...]]
"""A function and its arguments, all of which pickle; the function gives the form of answer."""

_RECIPES: WeakKeyDictionary[type[BaseModel], Recipe] = WeakKeyDictionary()


def made_by(
    shape: type[BaseModel], function: Callable[..., type[BaseModel]], *arguments: Any
) -> None:
    """Note how a form of answer was made."""
    _RECIPES[shape] = (function, arguments)


def recipe_of(shape: type[BaseModel]) -> Recipe:
    """The recipe of a form; a class of a module is its own."""
    return _RECIPES.get(shape, (_itself, (shape,)))


def made(recipe: Recipe) -> type[BaseModel]:
    """The form of a recipe."""
    function, arguments = recipe
    return function(*arguments)


def _itself(shape: type[BaseModel]) -> type[BaseModel]:
    return shape
