"""Every English text of the program that somebody may be shown, collected from its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import extractor

PACKAGE = Path(extractor.__file__).parent

_WORDS = re.compile(r"[A-Za-z][a-z'’]+[ ,:;)]+\(?[a-z]{2,}|^[;,]? ?[a-z]{2,} ?\{\}|\{\} [a-z]{3,}")
_CODE = re.compile(
    r"\(\?|\\|</|^<|^\n|\{[a-z-]+:[^ ]|\[\^|^(?:SELECT|INSERT|CREATE|DELETE|DROP|BEGIN|PRAGMA)\b"
)
_FIELD = re.compile(r"\{[^{}]*\}")
_PATTERNS = frozenset({"compile", "search", "match", "fullmatch", "sub", "split", "findall"})


def normal(text: str) -> str:
    """A text with its fields unnamed: how texts of the code and of the catalogue are compared."""
    return _FIELD.sub("{}", text)


def texts() -> Iterator[tuple[str, str]]:
    """(place, text) of every literal that reads like English; fields of f-strings are ``{}``."""
    for place, text in literals():
        if _WORDS.search(text) and not _CODE.search(text):
            yield place, text


@cache
def literals() -> tuple[tuple[str, str], ...]:
    """(place, text) of every literal of the program that is no docstring, pattern or type."""
    return tuple(_literals())


def _literals() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        hidden = set(_hidden(tree))
        for node in ast.walk(tree):
            text = _text(node)
            if text is None or id(node) in hidden:
                continue
            yield f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}", text


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        # What logging puts in stands as %s.
        return node.value.replace("%s", "{}")
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return None


def _hidden(tree: ast.AST) -> Iterator[int]:
    """Nodes that nobody is shown: docstrings, parts of f-strings, patterns, types."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else ():
            if isinstance(statement, ast.Expr):
                yield id(statement.value)
        if isinstance(node, ast.JoinedStr):
            yield from (id(part) for part in node.values if isinstance(part, ast.Constant))
            for part in node.values:
                if isinstance(part, ast.FormattedValue) and part.format_spec is not None:
                    yield id(part.format_spec)
        if isinstance(node, ast.Call):
            named: Any = node.func
            if getattr(named, "attr", "") in _PATTERNS and getattr(named.value, "id", "") == "re":
                yield from map(id, ast.walk(node))
        for name in ("annotation", "returns"):
            found = getattr(node, name, None)
            # The help of a flag stands in its annotation.
            if found is not None and not _helps(found):
                yield from map(id, ast.walk(found))


def _helps(annotation: ast.AST) -> bool:
    return any(isinstance(n, ast.keyword) and n.arg == "help" for n in ast.walk(annotation))
