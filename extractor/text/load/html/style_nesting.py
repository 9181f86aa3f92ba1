"""Rules inside rules of a style sheet, table{& tr.a{display:none}}, as rules of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PIECE = re.compile(r"([^{};]{0,2000})([{};])")
_COMMA = re.compile(r",(?![^()]{0,500}\))")
_DEEPEST = 8
_MOST, _LONGEST = 64, 500
"""Selectors of an inner rule, and signs of one; beyond it, and deeper than people nest, a rule says nothing
here."""


@dataclass(slots=True)
class _Block:
    """An open block: its selectors, the conditions round it, and what it declares."""

    selectors: tuple[str, ...]
    conditions: tuple[str, ...]
    place: int
    declared: list[str] = field(default_factory=list)


def unnested(css: str) -> str:
    """The sheet with every rule at the top; as it is where no rule stands inside another."""
    open_: list[_Block] = []
    written: list[str] = []
    nested = False
    for piece in _PIECE.finditer(css):
        words, sign = piece[1].strip(), piece[2]
        if sign == "{":
            above = open_[-1] if open_ else _Block((), (), 0)
            nested = nested or bool(above.selectors)
            open_.append(_inside(above, words, len(written)))
            written.append("")
        elif open_:
            open_[-1].declared.append(words)
            if sign == "}":
                block = open_.pop()
                if len(open_) < _DEEPEST:
                    written[block.place] = _written(block)
        else:
            written.append(words + sign)
    return "".join(written) if nested else css


def _inside(above: _Block, words: str, place: int) -> _Block:
    if words.startswith("@"):
        return _Block(above.selectors, (*above.conditions, words), place)
    own = [one.strip() for one in _COMMA.split(words)]
    if len(own) * len(above.selectors) > _MOST:
        own = []
    elif above.selectors:
        own = [_joined(outer, one) for outer in above.selectors for one in own]
    return _Block(tuple(own), above.conditions, place)


def _joined(outer: str, own: str) -> str:
    """The selector of an inner rule in full; & is the outer one."""
    whole = own.replace("&", outer) if "&" in own else f"{outer} {own}"
    return whole if len(whole) < _LONGEST else ""


def _written(block: _Block) -> str:
    declared = ";".join(filter(None, block.declared))
    if not declared or not block.selectors:
        return ""
    rule = f"{','.join(filter(None, block.selectors))}{{{declared}}}"
    return "".join(f"{one}{{" for one in block.conditions) + rule + "}" * len(block.conditions)
