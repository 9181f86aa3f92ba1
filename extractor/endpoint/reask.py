"""The words of a correction: the fixed question, the last bad answer, the exact errors."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from .answer import Message
from .prompt import load_prompt

NO_JSON = "回答里没有 JSON 对象"
BROKEN = "回答里的 JSON 有语法错误"
CUT = "回答里的 JSON 没有写完"
EMPTY = "上次回答是空的"
MANY = "回答里的条目太多"
LOOPED = "上次回答不断重复同样的内容"
NO_KEYS = "JSON 里没有要求的键 "
"""What the model is told, in the language that it is asked in."""

_SHOWN = {
    NO_JSON: "the answer holds no JSON object",
    BROKEN: "the JSON of the answer has an error of syntax",
    CUT: "the JSON of the answer is not finished",
    EMPTY: "the answer is empty",
    MANY: "the answer has too many entries",
    LOOPED: "the answer repeats itself without end",
}

_LONGEST_ECHO = 4000
_MOST_PROBLEMS = 40


def correction(question: Sequence[Message], said: str, problems: Sequence[str]) -> list[Message]:
    """The messages of a re-ask.  It never grows: only the last bad answer is in it."""
    echo = said if len(said) <= _LONGEST_ECHO else said[:_LONGEST_ECHO] + "…"
    messages = list(question)
    if echo.strip():
        messages.append({"role": "assistant", "content": echo})
    told = list(problems[:_MOST_PROBLEMS])
    if len(problems) > len(told):
        told.append(f"还有 {len(problems) - len(told)} 处错误")
    text = load_prompt("reask").render("user", {"problems": told})
    messages.append({"role": "user", "content": text})
    return messages


def shown(problem: str) -> str:
    """An error of an answer as a message of the program has it, in English."""
    if problem.startswith(NO_KEYS):
        return f"the JSON of the answer has none of the keys {problem.removeprefix(NO_KEYS)}"
    return _SHOWN.get(problem, problem)


def error_texts(error: ValidationError) -> list[str]:
    """The errors of a validation, each with the place it is at."""
    found = []
    for item in error.errors(include_url=False, include_context=False):
        place = ".".join(str(part) for part in item["loc"]) or "JSON"
        found.append(f"{place}: {item['msg']}")
    return found
