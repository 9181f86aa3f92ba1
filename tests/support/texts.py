"""Every English text of the program that somebody may be shown, collected from its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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
        for node in _shown(ast.parse(path.read_text(encoding="utf-8"))):
            if (text := _text(node)) is not None:
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


def _shown(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but what nobody is shown: docstrings, parts of f-strings, patterns, types."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and _is_pattern(node.func):
            continue
        yield node
        for name, value in ast.iter_fields(node):
            # The help of a flag stands in its annotation.
            if name in ("annotation", "returns") and value is not None and not _helps(value):
                continue
            below = value if isinstance(value, list) else [value]
            waiting += [one for one in below if isinstance(one, ast.AST) and not _part(node, one)]


def _part(node: ast.AST, below: ast.AST) -> bool:
    """Whether a node is a docstring, or a part of the f-string above it."""
    if isinstance(node, ast.FormattedValue):
        return below is node.format_spec
    return (isinstance(node, ast.JoinedStr) and isinstance(below, ast.Constant)) or (
        isinstance(node, ast.Expr) and _text(below) is not None
    )


def _is_pattern(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr in _PATTERNS
        and isinstance(called.value, ast.Name)
        and called.value.id == "re"
    )


def _helps(annotation: ast.AST) -> bool:
    return any(isinstance(n, ast.keyword) and n.arg == "help" for n in ast.walk(annotation))
