"""The rules of a style sheet, each by itself: those in other rules and in conditions too.

Minified or not: a sheet needs no blank before its parentheses, @media(max-width:600px){…}, and a brace
in a string or an address ends nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)|<!--|-->")
_SIGN = re.compile(
    r"\"(?:[^\"\\\n]|\\[\s\S])*+\"|'(?:[^'\\\n]|\\[\s\S])*+'|url\(\s*+[^()\"'\s]*+\s*+\)|\\[\s\S]"
    r"|(?P<sign>[{};])",
    re.I,
)
COMMA = re.compile(r",(?![^()]{0,500}\))")
_SCOPE = re.compile(r"@scope\s*+\(([^()]{1,200})\)\s*+$", re.I)
_WORD = re.compile(r"[\w-]")
_DEEPEST = 8
_MOST, _LONGEST = 64, 500
"""Selectors of an inner rule, and signs of one; beyond it, and deeper than people nest, a rule says nothing
here."""


@dataclass(frozen=True, slots=True)
class CssRule:
    """A rule: its selectors as written, what it declares, and the conditions (@media …) around it."""

    selectors: str
    declared: str
    conditions: tuple[str, ...]


@dataclass(slots=True)
class _Block:
    """An open block: its selectors, those around it, the conditions, and what it declares."""

    words: str
    selectors: tuple[str, ...]
    conditions: tuple[str, ...]
    place: int
    declared: list[str] = field(default_factory=list)


def rules_in(css: str) -> list[CssRule]:
    """The rules of a sheet in the order in which they begin.  Time is linear in its length."""
    css = _COMMENT.sub(_between, css)
    open_: list[_Block] = []
    rules: list[CssRule | None] = []
    at = 0
    for piece in _SIGN.finditer(css):
        if (sign := piece["sign"]) is None:
            continue
        words, at = css[at : piece.start()].strip(), piece.end()
        if sign == "{":
            open_.append(_inside(open_[-1] if open_ else None, words, len(rules)))
            rules.append(None)
        elif open_:
            open_[-1].declared.append(words)
            if sign == "}":
                block = open_.pop()
                if len(open_) < _DEEPEST:
                    rules[block.place] = _written(block)
    return [rule for rule in rules if rule is not None]


def _between(comment: re.Match[str]) -> str:
    """What a comment leaves: a blank between two words, as .a/**/.b is one element."""
    css, (start, stop) = comment.string, comment.span()
    parts = start and _WORD.match(css, start - 1) and _WORD.match(css, stop)
    return " " if parts else ""


def _inside(above: _Block | None, words: str, place: int) -> _Block:
    outer = above.selectors if above else ()
    conditions = above.conditions if above else ()
    if scope := _SCOPE.match(words):
        words = scope[1]
    elif words.startswith("@"):
        return _Block("", outer, (*conditions, words), place)
    if not outer:
        whole = tuple(one.strip() for one in COMMA.split(words)) if scope is None else (words,)
        return _Block("" if scope else words, whole, conditions, place)
    own = [one.strip() for one in COMMA.split(words)]
    if len(own) * len(outer) > _MOST:
        own = []
    joined = tuple(_joined(one, inner) for one in outer for inner in own)
    return _Block(",".join(filter(None, joined)), joined, conditions, place)


def _joined(outer: str, own: str) -> str:
    """The selector of an inner rule in full; & is the outer one."""
    whole = own.replace("&", outer) if "&" in own else f"{outer} {own}"
    return whole if len(whole) < _LONGEST else ""


def _written(block: _Block) -> CssRule | None:
    """The rule of a block; a condition inside a rule declares for the selectors around it."""
    declared = ";".join(filter(None, block.declared))
    selectors = block.words or ",".join(filter(None, block.selectors))
    if not declared or not selectors:
        return None
    return CssRule(selectors, declared, block.conditions)
