"""Answers from recordings; nothing goes over the network."""

from __future__ import annotations

import base64
import json
from collections import defaultdict, deque
from pathlib import Path
from typing import Any

import httpx2

from extractor.errors import RecordingError

from ..call import CURRENT
from ..completion import load_body
from ..keys import digest_of
from .layer import plain
from .recording import RECORDING_FORMAT, recording_path

_Answers = dict[str, deque[tuple[int, bytes]]]
"""What was answered, by the SHA-256 of what was asked.

Requests are compared as JSON, so that a client library's white space does not matter.  A recording of
texts that are not to be kept holds the hash in place of the request (``request_sha256``), and
plays back only where the texts are.
"""


def _load(path: Path) -> _Answers:
    answers: _Answers = defaultdict(deque)
    try:
        # Not splitlines(): U+2028 and its like may stand inside a JSON text.
        header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        if json.loads(header)["format"] != RECORDING_FORMAT:
            raise ValueError(f"its format is not {RECORDING_FORMAT}")
        for line in lines:
            item = json.loads(line)
            text = item.get("answer")
            raw = base64.b64decode(item["answer_base64"]) if text is None else text.encode()
            asked = item.get("request")
            digest = item["request_sha256"] if asked is None else digest_of(json.loads(asked))
            answers[digest].append((int(item["status"]), raw))
    except FileNotFoundError as error:
        raise RecordingError(
            f"{path}: no recording of this report; make one with --record {path.parent}"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise RecordingError(
            f"{path}: the recording cannot be read ({error}); record it again"
        ) from error
    return answers


class ReplayTransport(httpx2.AsyncBaseTransport):
    """Plays back the recordings of a folder, each line once.

    A request that was not recorded raises ``RecordingError``; ``unused`` tells what was
    recorded and not asked.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reports: dict[str, _Answers] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The recorded answer to this request of this report."""
        call = CURRENT.get()
        if call.tag not in self._reports:
            self._reports[call.tag] = _load(recording_path(self._folder, call.tag))
        waiting = self._reports[call.tag].get(digest_of(load_body(request.content)))
        if not waiting:
            path = recording_path(self._folder, call.tag)
            raise RecordingError(
                f"{path}: a request of this run was not recorded; the prompt, the options or the "
                f"report changed since: record it again with --record {self._folder}"
            )
        status, raw = waiting.popleft()
        call.meter.cached += 1
        return plain(status, raw)

    def sample(self) -> dict[str, Any] | None:
        """The body of a request that was answered, from any report; None in an empty folder.

        Of a recording without requests, all of it but the messages (``shape``).
        """
        for path in sorted(self._folder.glob("*.jsonl")):
            _load(path)
            for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]:
                item = json.loads(line)
                if item["status"] == 200:
                    body: dict[str, Any] = json.loads(item.get("request") or item["shape"])
                    return body
        return None

    def unused(self) -> dict[str, int]:
        """How many recorded answers were never asked for, by report, of the reports read.

        Refused requests do not count: they only taught the recording run how to ask.
        """
        left = {
            report: sum(status == 200 for waiting in answers.values() for status, _ in waiting)
            for report, answers in self._reports.items()
        }
        return {report: count for report, count in left.items() if count}
