"""Patterns that say what they may begin with: they leave nothing out."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from extractor.text.led import led

_LED = re.compile(r"\(\?=\[(?P<signs>(?:\\.|[^\]\\])*)\]\)\(\?:(?P<rest>.*)\)", re.DOTALL)
_MODULES = (
    "extractor.language.cues",
    "extractor.language.periods",
    "extractor.language.wholeness",
    "extractor.text.scan.explain",
    "extractor.text.scan.units",
    "extractor.verify.prose",
    "extractor.verify.relations",
)
_DIGITS = "07٣"


def _found() -> Iterator[tuple[str, str, str]]:
    for module in _MODULES:
        for name, value in vars(importlib.import_module(module)).items():
            said = _LED.fullmatch(value.pattern) if isinstance(value, re.Pattern) else None
            if said:
                yield f"{module}.{name}", said["signs"], said["rest"]


def _first(parts: Iterable[Any], signs: set[str]) -> bool:
    """Adds what some parts may begin with; whether they may be empty."""
    for kind, value in parts:
        if kind in (op.ASSERT, op.ASSERT_NOT, op.AT):
            continue
        if kind is op.LITERAL:
            signs.add(chr(value))
            return False
        if kind is op.IN:
            signs.update(sign for item in value for sign in _signs(*item))
            return False
        if kind is op.BRANCH:
            # A list: each alternative adds its signs.
            each = [_first(one, signs) for one in value[1]]
            empty = any(each)
        elif kind is op.SUBPATTERN:
            empty = _first(value[3], signs)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            empty = _first(value[2], signs) or not value[0]
        else:
            raise AssertionError(f"anything may stand first: {kind}")
        if not empty:
            return False
    return True


def _signs(kind: Any, value: Any) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.RANGE:
        return "".join(map(chr, range(value[0], value[1] + 1)))
    assert value is op.CATEGORY_DIGIT, (kind, value)
    return _DIGITS


@pytest.mark.parametrize(("signs", "pattern"), [found[1:] for found in _found()])
def test_what_a_pattern_may_begin_with_is_all_said(signs: str, pattern: str) -> None:
    first: set[str] = set()
    assert not _first(_parser.parse(pattern), first)
    assert {sign for sign in first if not re.fullmatch(f"[{signs}]", sign)} == set()


def test_the_patterns_that_are_searched_most_are_among_them() -> None:
    assert len(list(_found())) >= 10


def test_groups_and_places_are_those_of_the_pattern() -> None:
    found = led("甲乙", r"(?P<one>甲)\d|(?<=丙)(?P<other>乙)").search("甲x丙乙")
    assert found is not None
    assert (found.span(), found.lastgroup) == ((3, 4), "other")
