"""Finds the JSON of the answer in what a model says around it.

Models wrap their answer in think tags, code fences and friendly words, and escape Chinese twice.
None of that changes what they answered, so none of it costs a correction.  Some slips of the pen
have one reading only and are read so: a comma before a closing bracket, quotes as Python writes
them, comments, and Chinese commas and colons between the texts.  Nothing is repaired that would need a guess, and nothing inside JSON that is broken is
ever taken for the answer: both are the re-ask's business.
"""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from typing import Any

from .json_text import BadJson, DoubledKey, load_answer, load_begun

_TAG = r"(think|thinking|reasoning|thought)"
_THOUGHT_END = re.compile(rf"</{_TAG}>", re.IGNORECASE)
_THOUGHT_START = re.compile(rf"<{_TAG}>", re.IGNORECASE)
_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_OPENING = re.compile(r"[{\[]")
_IS_JSON = re.compile(r"""\{\s*(?:["'}]|\w+\s*:|$)|\[\s*[{\]]""")
_SLIPS = re.compile(r'("(?:[^"\\]|\\.)*"?)|([,，](?=\s*[}\]])|//[^\n]*)|([，：])', re.DOTALL)
"""What is written in quotes, and is left alone; what is left out; and what is read as another."""
_COLON_AND_COMMA = {"：": ":", "，": ","}
_PIECES = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\]]', re.DOTALL)
_AFTER = re.compile(r"[\s`]*\Z")
_MOST_CANDIDATES = 64
_LONGEST_LITERAL = 200_000

Json = dict[str, Any] | list[Any]


@dataclass(frozen=True, slots=True)
class JsonInText:
    """The JSON in a text.

    ``value`` is a JSON object, or a list of objects; None: there is none, or it is broken.
    ``text`` is the value as JSON, to the letter where nothing else was said.  ``cut``: it was begun and not finished.  ``last``: nothing is said after it.
    """

    value: Json | None
    text: str = ""
    cut: bool = False
    last: bool = False


def without_thoughts(text: str) -> str:
    """The text less what stands in think tags; an unclosed thought reaches to the end.

    Some chat templates open the tag in the prompt: then only the closing tag is in the answer.
    """
    text = _without_pairs(text)
    ends = list(_THOUGHT_END.finditer(text))
    if ends:
        text = text[ends[-1].end() :]
    start = _THOUGHT_START.search(text)
    return text[: start.start()] if start else text


def _without_pairs(text: str) -> str:
    """The text less each thought that is closed, in one pass: an answer may be all tags."""
    ends: dict[str, list[re.Match[str]]] = {}
    for end in _THOUGHT_END.finditer(text):
        ends.setdefault(end[1].lower(), []).append(end)
    # From the last to the first, so that the next one is always the last of its list.
    for waiting in ends.values():
        waiting.reverse()
    kept, behind = [], 0
    for start in _THOUGHT_START.finditer(text):
        waiting = ends.get(start[1].lower(), [])
        while waiting and waiting[-1].start() < start.end():
            waiting.pop()
        if start.start() >= behind and waiting:
            kept.append(text[behind : start.start()])
            behind = waiting.pop().end()
    return "".join([*kept, text[behind:]])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text that is JSON, or was meant as such (``value`` is None)."""

    start: int
    end: int
    value: Any
    closed: bool = True

    @property
    def size(self) -> int:
        return self.end - self.start


def _closing(text: str, start: int) -> int | None:
    """Where the bracket at ``start`` is closed; None if it never is."""
    depth = 0
    for piece in _PIECES.finditer(text, start):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(piece.group(), 0)
        if depth == 0:
            return piece.end()
    return None


def _without_slip(match: re.Match[str]) -> str:
    quoted, _, chinese = match.groups()
    return quoted or _COLON_AND_COMMA.get(chinese, "")


def _repaired(text: str) -> Any:
    """The value of JSON with slips of the pen, or of a Python literal; None if it is neither."""
    # Where a comment is left out, the comma before it may be the last one: so twice.
    for plain in (once := _SLIPS.sub(_without_slip, text), _SLIPS.sub(_without_slip, once)):
        try:
            return load_answer(plain)
        except DoubledKey:
            return None
        except BadJson:
            pass
    if len(text) > _LONGEST_LITERAL or "'" not in text:
        return None
    try:
        return load_answer(json.dumps(ast.literal_eval(text)))
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    opening, tried = _OPENING.search(text), 0
    while opening and tried < _MOST_CANDIDATES:
        tried += 1
        start = opening.start()
        piece = _piece(text, start)
        if piece is not None:
            pieces.append(piece)
            if not piece.closed:
                break
        opening = _OPENING.search(text, piece.end if piece else start + 1)
    return pieces


def _piece(text: str, start: int) -> _Piece | None:
    try:
        value, end = load_begun(text, start)
        return _Piece(start, end, value)
    except BadJson:
        pass
    if not _IS_JSON.match(text, start):
        # A brace of prose.
        return None
    close = _closing(text, start)
    if close is None:
        return _Piece(start, len(text), None, closed=False)
    return _Piece(start, close, _repaired(text[start:close]))


def _is_answer(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict)


def _best(pieces: list[_Piece]) -> _Piece | None:
    """The answer among several values: the last, but for one much shorter (a note, an example).

    A broken piece longer than that is the answer itself: then there is none.
    """
    whole = [piece for piece in pieces if _is_answer(piece.value)]
    broken = [piece for piece in pieces if piece.value is None]
    if not whole:
        return None
    longest = max(piece.size for piece in whole)
    best = [piece for piece in whole if 2 * piece.size >= longest][-1]
    later = any(not piece.closed and piece.start > best.start for piece in broken)
    return None if later or any(piece.size > best.size for piece in broken) else best


def _lines(pieces: list[_Piece]) -> JsonInText | None:
    """Small objects side by side, one a line: the items of a list, not several answers."""
    values = [piece.value for piece in pieces]
    alike = len(values) > 1 and all(isinstance(value, dict) for value in values)
    flat = alike and not any(isinstance(v, dict | list) for value in values for v in value.values())
    return JsonInText(values, json.dumps(values, ensure_ascii=False)) if flat else None


def _unescape(value: Any) -> Any:
    if isinstance(value, str):
        return _ESCAPE.sub(lambda found: str(json.loads(f'"{found.group()}"')), value)
    if isinstance(value, list):
        return [_unescape(item) for item in value]
    if isinstance(value, dict):
        return {key: _unescape(item) for key, item in value.items()}
    return value


def _find(text: str) -> JsonInText:
    pieces = _pieces(text)
    if (lines := _lines(pieces)) is not None:
        return lines
    best = _best(pieces)
    if best is None:
        return JsonInText(None, cut=any(not piece.closed for piece in pieces))
    clean = json.dumps(_unescape(best.value), ensure_ascii=False)
    # A lone half of a surrogate pair cannot be written as UTF-8.
    clean = clean.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return JsonInText(json.loads(clean), clean, last=_AFTER.match(text, best.end) is not None)


def find_json(text: str) -> JsonInText:
    """The JSON of the answer in a model's text."""
    text = text.lstrip("\ufeff")
    if "\\\\u" not in text and "\\ud" not in text.lower():
        try:
            value = load_answer(text, strict=True)
        except BadJson:
            pass
        else:
            if isinstance(value, str) and "{" in value:
                # JSON written as a text of JSON.
                return find_json(value)
            if isinstance(value, dict) or _is_answer(value) or value == []:
                return JsonInText(value, text, last=True)
    found = _find(text) if text.lstrip().startswith(("{", "[")) else JsonInText(None)
    return found if found.value is not None else _find(without_thoughts(text))
