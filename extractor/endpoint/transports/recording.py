"""Records the exact request and the raw answer, one file a report.

A file is JSON Lines.  The first line is a header with the report, the model, the server and the
date; each further line is ``{"request": text, "status": number, "seconds": number, "answer":
text}``, without seconds where the cache answered, and with ``answer_base64`` where the answer is
not UTF-8.  The texts are byte for byte what went over the wire.  HTTP headers, and with them the
API key, are not recorded.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path

import httpx2

from extractor.errors import UsageError
from extractor.options import ModelOptions
from extractor.schemas.json_lines import one_line

from ..call import CURRENT, Call
from ..keys import public_url
from ..timing import Timing
from .layer import Layer

RECORDING_FORMAT = 1
_LOG = logging.getLogger("extractor")

_UNSAFE = re.compile(r"[^\w.\-]+")


def recording_path(folder: Path, report: str) -> Path:
    """The file that holds the recordings of a report."""
    name = _UNSAFE.sub("_", report).strip("._") or "report"
    if name != report or len(name) > 100:
        name = f"{name[-80:]}.{hashlib.sha256(report.encode()).hexdigest()[:8]}"
    return folder / f"{name}.jsonl"


def answer_fields(raw: bytes, secret: str) -> dict[str, str]:
    """The answer as fields of a line; the API key is redacted should a server echo it."""
    if secret:
        raw = raw.replace(secret.encode(), b"[key]")
    try:
        return {"answer": raw.decode("utf-8")}
    except UnicodeDecodeError:
        return {"answer_base64": base64.b64encode(raw).decode("ascii")}


def _own(path: str, flags: int) -> int:
    """Open a file for its owner only, and never what a link of that name leads to."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


class Recording(Layer):
    """Writes down what is asked and answered, answers from the cache included.

    A file is begun anew the first time a door asks about its report.  ``about`` is what its
    header says of the model beside its name, such as the digest of its weights.

    Raises:
        UsageError: the folder cannot be made.
    """

    def __init__(
        self,
        inner: httpx2.AsyncBaseTransport,
        folder: Path,
        model: ModelOptions,
        timing: Timing,
        about: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(inner)
        self._about = dict(about or {})
        self._folder, self._model, self._timing = folder, model, timing
        self._secret = model.api_key.get_secret_value()
        self._begun: set[str] = set()
        self._failed = False
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"--record {folder}: cannot be made ({error.strerror or error}); choose another "
                "folder"
            ) from error

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on and record it with its answer."""
        call = CURRENT.get()
        before, cached = self._timing.clock(), call.meter.cached
        response = await self.inner.handle_async_request(request)
        # What the cache answers took its time when it was first asked.
        asked = call.meter.cached == cached
        seconds = {"seconds": round(self._timing.clock() - before, 3)} if asked else {}
        line = {
            "request": request.content.decode("utf-8"),
            "status": response.status_code,
            **seconds,
            **answer_fields(response.content, self._secret),
        }
        try:
            self._write(call, line)
        except OSError as error:
            # The answer was paid for: it is used, and the recording is not whole.
            if not self._failed:
                _LOG.warning(
                    "%s: cannot be recorded into (%s); answers are used, the recording is not whole",
                    self._folder,
                    error.strerror or error,
                )
            self._failed = True
        return response

    def _header(self, call: Call) -> dict[str, object]:
        return {
            "format": RECORDING_FORMAT,
            "report": call.tag,
            "model": self._model.model,
            "base_url": public_url(self._model.base_url),
            "strategy": self._model.strategy,
            "rules_first": self._model.rules_first,
            "prompts": call.version,
            "date": self._timing.wall().date().isoformat(),
            **self._about,
        }

    def _write(self, call: Call, line: dict[str, object]) -> None:
        path = recording_path(self._folder, call.tag)
        begun = call.tag in self._begun
        if not begun:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._begun.add(call.tag)
        lines = [line] if begun else [self._header(call), line]
        mode = "a" if begun else "w"
        with open(path, mode, encoding="utf-8", newline="\n", opener=_own) as file:
            for item in lines:
                file.write(one_line(json.dumps(item, ensure_ascii=False)) + "\n")
