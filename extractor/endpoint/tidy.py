"""Finds the JSON object in what a model says around it.

Models wrap their answer in think tags, code fences and friendly words, and escape Chinese twice.
None of that changes what they answered, so none of it costs a correction.  Nothing is repaired
that would need a guess: an object that does not parse is the re-ask's business.
"""

from __future__ import annotations

import json
import re
from typing import Any

_THOUGHT = re.compile(r"<(think|thinking|reasoning|thought)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_THOUGHT_END = re.compile(r"</(think|thinking|reasoning|thought)>", re.IGNORECASE)
_THOUGHT_START = re.compile(r"<(think|thinking|reasoning|thought)>", re.IGNORECASE)
_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_DECODER = json.JSONDecoder(strict=False)
_MOST_CANDIDATES = 64


def without_thoughts(text: str) -> str:
    """The text less what stands in think tags; an unclosed thought reaches to the end.

    Some chat templates open the tag in the prompt: then only the closing tag is in the answer.
    """
    text = _THOUGHT.sub("", text)
    ends = list(_THOUGHT_END.finditer(text))
    if ends:
        text = text[ends[-1].end() :]
    start = _THOUGHT_START.search(text)
    return text[: start.start()] if start else text


def _objects(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    at, tried = text.find("{"), 0
    while at >= 0 and tried < _MOST_CANDIDATES:
        tried += 1
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            end = at + 1
        else:
            if isinstance(value, dict):
                found.append(value)
        at = text.find("{", end)
    return found


def _unescape(value: Any) -> Any:
    if isinstance(value, str):
        return _ESCAPE.sub(lambda found: str(json.loads(f'"{found.group()}"')), value)
    if isinstance(value, list):
        return [_unescape(item) for item in value]
    if isinstance(value, dict):
        return {key: _unescape(item) for key, item in value.items()}
    return value


def _parses(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (json.JSONDecodeError, RecursionError):
        return False


def json_object(text: str) -> str | None:
    """The JSON object that a model's text holds, as clean JSON; None if it holds none.

    Where several objects stand in the text, the longest is taken: the others are examples or
    drafts.
    """
    text = text.lstrip("\ufeff")
    if "\\\\u" not in text and "\\ud" not in text.lower() and _parses(text):
        return text
    found = _objects(text) if text.lstrip().startswith("{") else []
    found = found or _objects(without_thoughts(text))
    if not found:
        return None
    best = max(found, key=lambda item: len(json.dumps(item, ensure_ascii=False)))
    clean = json.dumps(_unescape(best), ensure_ascii=False)
    # A lone half of a surrogate pair cannot be written as UTF-8.
    return clean.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
