"""Says what a failed request means: a refusal as a value, or an error that ends the run."""

from __future__ import annotations

import json
import re

import httpx2

from extractor.errors import ConfigurationRefused
from extractor.options import ModelOptions

from .answer import FailureKind
from .call import Call
from .completion import Completion, NotACompletion, load_body
from .keys import public_url
from .transports.network import GarbledAnswer
from .transports.retry import LONGEST_WAIT

Failure = tuple[FailureKind, str]

_TOO_LONG = re.compile(
    r"context.{0,20}(length|window|size)|maximum.{0,20}tokens|too long|exceeds?.{0,30}context|"
    r"input.{0,20}(length|tokens).{0,40}(exceed|limit|range)|上下文|超出.{0,12}长度",
    re.IGNORECASE,
)
_FILTERED = re.compile(
    r"content.?filter|content.?policy|data_inspection_failed|inappropriate|sensitive|"
    r"敏感|不安全|违规",
    re.IGNORECASE,
)
_SHOWN = 300


def complaint(raw: bytes) -> str:
    """What an error body says, on one line and shortened."""
    text = raw.decode("utf-8", "replace")
    try:
        failure = load_body(raw).get("error", text)
    except NotACompletion:
        failure = text
    if isinstance(failure, dict):
        text = str(failure.get("message") or json.dumps(failure, ensure_ascii=False))
    else:
        text = str(failure)
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + " …"


class Unanswered(Exception):
    """A transport has no answer to a request, for a reason of its own; that chunk fails."""

    def __init__(self, kind: FailureKind, message: str) -> None:
        super().__init__(message)
        self.kind: FailureKind = kind


class Judge:
    """Judges the requests of one endpoint."""

    def __init__(self, model: ModelOptions) -> None:
        self._model = model
        self._where = public_url(model.base_url)
        self._secret = model.api_key.get_secret_value()
        self.any_success = False

    def _said(self, call: Call) -> str:
        said = complaint(call.raw)
        return said.replace(self._secret, "[key]") if self._secret else said

    def refuse(self, call: Call) -> Failure:
        """Why there is no completion, after all retries.

        Raises:
            ConfigurationRefused: no later request can succeed either.
        """
        if call.error is not None:
            return self._of_error(call.error)
        return self._of_status(call)

    def _of_error(self, error: Exception) -> Failure:
        tries = f"after {self._model.attempts} attempts"
        if isinstance(error, Unanswered):
            return error.kind, str(error)
        if isinstance(error, GarbledAnswer | httpx2.DecodingError):
            return "garbled", f"{self._where} sent an answer that cannot be read ({error}) {tries}"
        if isinstance(error, httpx2.TimeoutException):
            return "timeout", (
                f"{self._where} did not answer within {self._model.timeout:g} s {tries}; "
                "raise --timeout or lower --in-flight"
            )
        if isinstance(error, httpx2.UnsupportedProtocol | httpx2.LocalProtocolError) or (
            isinstance(error, httpx2.ConnectError) and not self.any_success
        ):
            raise ConfigurationRefused(
                f"{self._where} cannot be reached ({error}) {tries}; is the server running, "
                "and is --base-url right?"
            ) from error
        if isinstance(error, httpx2.TransportError):
            why = str(error) or type(error).__name__
            return "unreachable", f"the connection to {self._where} failed ({why}) {tries}"
        raise error

    def _of_status(self, call: Call) -> Failure:
        status, said = call.status or 0, self._said(call)
        if status in (401, 403):
            raise ConfigurationRefused(
                f"{self._where} refused the API key (HTTP {status}: {said}); set "
                "EXTRACTOR_API_KEY to a key that is valid there"
            )
        if status == 404:
            raise ConfigurationRefused(
                f"{self._where} does not know the model {self._model.model!r}, or the address "
                f"is wrong (HTTP 404: {said}); check --model and --base-url"
            )
        if status == 402 or (status == 429 and "quota" in said.lower()):
            raise ConfigurationRefused(
                f"{self._where} says that the account has no credit (HTTP {status}: {said}); "
                "top it up, then run the same command again"
            )
        if status == 429:
            return "rate_limited", (
                f"{self._where} kept refusing for too many requests (HTTP 429: {said}) after "
                f"{self._model.attempts} attempts, or asked to wait more than "
                f"{LONGEST_WAIT:g} s; lower --in-flight or set --requests-per-minute"
            )
        if status == 408:
            return "timeout", f"{self._where} timed out (HTTP 408: {said})"
        if status >= 500:
            return "server_error", (
                f"{self._where} failed (HTTP {status}: {said}) "
                f"after {self._model.attempts} attempts"
            )
        return self._of_bad_request(status, said)

    def _of_bad_request(self, status: int, said: str) -> Failure:
        if _TOO_LONG.search(said) or status == 413:
            return "too_long", f"the question is too long for the model (HTTP {status}: {said})"
        if _FILTERED.search(said):
            return "refusal", f"{self._where} declined the text (HTTP {status}: {said})"
        message = (
            f"{self._where} refused the request (HTTP {status}: {said}); "
            "`extractor doctor` shows what this endpoint supports"
        )
        if not self.any_success:
            # The first request already: it is the way of asking, not this text.
            raise ConfigurationRefused(message)
        return "bad_request", message


def unusable(completion: Completion, model: ModelOptions) -> Failure | None:
    """Why a completion is no answer, judged by how it ended; None: it may be one."""
    if completion.refused:
        said = completion.refusal or "its content filter stopped the answer"
        return "refusal", f"the model declined to answer: {said[:_SHOWN]}"
    if completion.looping:
        return "repetition", "the model repeated itself without end"
    if completion.truncated:
        return "truncated", (
            f"the answer was cut off at {model.max_output_tokens} tokens; "
            "raise --max-output-tokens if this happens often (thinking models need many)"
        )
    if not completion.text.strip():
        return "empty", "the model gave an empty answer"
    return None
