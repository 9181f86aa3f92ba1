"""Batch files in tests: requests written, answered by a model of the test, and read again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import httpx2
import pytest

from extractor.batch.files import ExportSummary, Imported, export, import_answers
from extractor.endpoint.transports.fake import completion_body
from extractor.options import Options

from .reports import RULES, marks, pointing

Line = dict[str, Any]
Failed = Callable[[str], object]
Model = Callable[[dict[str, Any]], Mapping[str, Any] | httpx2.Response]


def complete(body: dict[str, Any]) -> dict[str, Any]:
    """A model that places every number."""
    claims = forgetful(body)["n"]
    left = marks(body).keys() - {claim["m"] for claim in claims}
    return {"n": [*claims, *({"l": "其他数量", "m": number} for number in left)]}


forgetful = pointing({p: name for p, name in RULES.items() if name != "proactive.cumulative"})
"""A model that leaves numbers out, which the second round then asks about."""


def wrote(
    reports: Path, options: Options, out: Path, failed: Failed = pytest.fail
) -> ExportSummary:
    return asyncio.run(export([reports], out, options, on_failure=failed))


def exported(reports: Path, options: Options, out: Path) -> list[Line]:
    wrote(reports, options, out)
    return lines(out)


def lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def openai_line(name: str, status: int, body: Mapping[str, Any]) -> Line:
    response = {"status_code": status, "request_id": "r1", "body": dict(body)}
    return {"id": "batch_req_1", "custom_id": name, "response": response, "error": None}


def answered(requests: Iterable[Line], model: Model) -> list[Line]:
    """What an endpoint's batch makes of these requests."""
    found = []
    for item in requests:
        said = model(item["body"])
        if isinstance(said, httpx2.Response):
            found.append(openai_line(item["custom_id"], said.status_code, said.json()))
        else:
            body = completion_body(item["body"], said)
            found.append(openai_line(item["custom_id"], 200, body))
    return found


def written(path: Path, items: Iterable[Line]) -> Path:
    text = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    path.write_text(text, encoding="utf-8")
    return path


def imported(
    answers: Path, reports: Path, options: Options, out: Path, followups: Path | None = None
) -> Imported:
    return asyncio.run(
        import_answers(
            answers, [reports], out, options, on_progress=lambda _: None, followups=followups
        )
    )


def purposes(found: Imported, status: str) -> list[tuple[str, str | None]]:
    return [(r.report, r.purpose) for r in found.records if r.status == status]
