"""What is wrong with a JSON file that somebody gives, in a line."""

from __future__ import annotations

import re

from pydantic import ValidationError

_LINE = re.compile(r"at line (\d+)")


def first_mistake(error: ValidationError) -> str:
    """The first thing that is wrong with a file, and where in it."""
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        line = _LINE.search(first["msg"])
        return f"it is no JSON from line {line[1]} on" if line else "it is no JSON"
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
