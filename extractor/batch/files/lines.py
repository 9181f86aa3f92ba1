"""The lines of batch files: requests out, answers in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from extractor.endpoint.completion import is_success
from extractor.endpoint.json_text import BadJson, load
from extractor.endpoint.keys import canonical
from extractor.errors import UsageError
from extractor.schemas.json_lines import one_line

URL = "/v1/chat/completions"
RECORDS = "batch.jsonl"
"""The file of a run folder that tells what became of every line and request."""

_BEGIN = b'{"custom_id": '
"""How a file of requests begins."""

Status = Literal["used", "failed", "unanswered", "duplicate", "unknown", "unreadable"]
"""What became of a request or a line.

``used``: its answer was read.  ``failed``: the file holds an error for it.  ``unanswered``: it was
asked and the file has no answer (a first question that got lost, or a new follow-up).
``duplicate``: another line with the same custom_id was taken.  ``unknown``: no report asked it.
``unreadable``: the line is not of the format.
"""

Purpose = Literal["question", "correction", "second_round"]
"""Why something is asked: a first question (or half of one that was too much at once), the
correction of a bad answer, or a place that verification could not settle."""


@dataclass(frozen=True, slots=True)
class RequestOutcome:
    """What became of one request, or of one line that belongs to none."""

    custom_id: str
    status: Status
    report: str = ""
    purpose: Purpose | None = None
    line: int | None = None
    message: str = ""

    def row(self) -> dict[str, Any]:
        """The record as an object of JSON, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value not in (None, "")}


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """The answer to one request.  ``status`` is 0 where the batch never got to it."""

    line: int
    status: int
    raw: bytes


@dataclass(slots=True)
class Answers:
    """An answer file, by custom_id; ``odd`` are the lines that cannot be used."""

    by_id: dict[str, RawAnswer] = field(default_factory=dict)
    odd: list[RequestOutcome] = field(default_factory=list)


def custom_id(body: Mapping[str, Any]) -> str:
    """The name of a request: the SHA-256 of its body, so that no list has to be kept."""
    text = canonical(dict(body)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()


def request_line(body: Mapping[str, Any]) -> str:
    """One request as a line, with its line feed."""
    line = {"custom_id": custom_id(body), "method": "POST", "url": URL, "body": dict(body)}
    return one_line(json.dumps(line, ensure_ascii=False)) + "\n"


def check_requests(path: Path) -> None:
    """See to it that requests are written over no file but earlier ones.

    Raises:
        UsageError: another file stands there, or it cannot be looked into.
    """
    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            begin = file.read(len(_BEGIN))
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be looked into before it is replaced ({error.strerror or error}); "
            "choose another name, or delete it first"
        ) from error
    if begin not in (b"", _BEGIN):
        raise UsageError(
            f"{path}: is no file of requests that this program wrote, and would be lost; choose "
            "another name, or delete it first"
        )


def read_answers(path: Path) -> Answers:
    """Read a file of answers, from the OpenAI Batch API (its error file too) or from vLLM.

    Of several answers to one request the first with status 200 counts, else the first.

    Raises:
        UsageError: the file cannot be read, or no line of it is an answer.
    """
    answers, lines = Answers(), 0
    for number, raw in _lines(path):
        lines += 1
        try:
            name, answer = _answer(number, raw)
        except ValueError as error:
            answers.odd.append(RequestOutcome("", "unreadable", line=number, message=str(error)))
            continue
        before = answers.by_id.get(name)
        if before is None or (before.status != 200 and answer.status == 200):
            answers.by_id[name], answer = answer, before or answer
        if before is not None:
            taken = answers.by_id[name].line
            answers.odd.append(
                RequestOutcome(
                    name, "duplicate", line=answer.line, message=f"line {taken} is taken"
                )
            )
    if lines and not answers.by_id:
        raise UsageError(
            f"{path}: no line is the answer to a batch request ({answers.odd[0].message}); give "
            "the output file of the batch: JSON Lines with custom_id and response"
        )
    return answers


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if raw.strip():
                    yield number, raw
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read ({error.strerror or error}); check the path"
        ) from error


def _answer(number: int, raw: bytes) -> tuple[str, RawAnswer]:
    try:
        item = load(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, BadJson) as error:
        raise ValueError(f"the line is not JSON in UTF-8: {error}") from error
    if not isinstance(item, dict) or not isinstance(item.get("custom_id"), str):
        raise ValueError("the line has no custom_id")
    if "response" not in item and "error" not in item:
        raise ValueError("the line has no response; is this the file of requests?")
    response = item.get("response")
    response = response if isinstance(response, dict) else {}
    status, body = response.get("status_code"), response.get("body")
    status = status if isinstance(status, int) else 0
    if isinstance(body, dict) and is_success(status, body):
        status = 200
    if not isinstance(body, dict) or item.get("error"):
        status, body = 0 if status == 200 else status, _complaint(item.get("error"), body)
    # ASCII, so that a lone surrogate in an answer cannot break the line off.
    return item["custom_id"], RawAnswer(number, status, json.dumps(body).encode())


def _complaint(error: object, body: object) -> dict[str, Any]:
    """The error of a line as an error body; vLLM nests it, OpenAI does not."""
    found = error or body or "no answer and no reason is given"
    return found if isinstance(found, dict) and "error" in found else {"error": found}
