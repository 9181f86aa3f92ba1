"""Says what a failed request means: a refusal as a value, or an error that ends the run."""

from __future__ import annotations

from typing import NoReturn
from urllib.parse import urlsplit

import httpx2

from extractor.errors import Cause, ConfigurationRefused, EndpointDown
from extractor.options import ModelOptions

from .answer import FailureKind
from .answer_length import about_length
from .call import Call
from .completion import Completion
from .health import Gone, Health, Reported
from .keys import public_url
from .signs import (
    BAD_KEY,
    FILTERED,
    NO_MODEL,
    NO_STREAM,
    SHOWN,
    TOO_LONG,
    complaint,
    is_page,
    no_credit,
    signs,
)
from .transports.network import EndlessAnswer, GarbledAnswer, WebPage
from .transports.retry import LONGEST_WAIT, MOST_PAGES, untrusted

_UNLAWFUL = 451
_PASSING: frozenset[Cause] = frozenset({"unreachable", "lost", "wait"})
"""What may be over when somebody asks again later."""
Failure = tuple[FailureKind, str]


class Unanswered(Exception):
    """A transport has no answer to a request, for a reason of its own; that chunk fails."""

    def __init__(self, kind: FailureKind, message: str) -> None:
        super().__init__(message)
        self.kind: FailureKind = kind


class Judge:
    """Judges the requests of one endpoint.

    ``health`` tells whether it fails every time; without it, no failure ends a run for that.
    ``where`` is what to call it, if not by its address.
    """

    def __init__(
        self, model: ModelOptions, health: Health | Reported | None = None, where: str = ""
    ) -> None:
        self._model, self._health = model, health or Reported()
        self._where = where or public_url(model.base_url)
        self._secret = model.api_key.get_secret_value()
        self._ended: ConfigurationRefused | None = None
        self._last = ""

    @property
    def silence(self) -> EndpointDown | None:
        """How the last question failed, where none was ever answered; None otherwise."""
        if not self._health.silent:
            return None
        why = self._last or f"{self._where} failed every time"
        return EndpointDown(f"{why}; no question was answered", "lost")

    @property
    def any_success(self) -> bool:
        """Whether the endpoint has ever answered as it should."""
        return self._health.any_success

    def succeeded(self) -> None:
        """A question was answered."""
        self._health.any_success = True

    def check(self) -> None:
        """Whether anything may be asked at all.

        Raises:
            ConfigurationRefused: an earlier request told that no later one can succeed.
        """
        if self._ended is not None:
            raise self._ended

    def _end(self, message: str, cause: Cause) -> NoReturn:
        refusal = EndpointDown if cause in _PASSING else ConfigurationRefused
        self._ended = refusal(message, cause)
        raise self._ended

    def _said(self, call: Call) -> str:
        said = complaint(call.raw)
        return said.replace(self._secret, "[key]") if self._secret else said

    def refuse(self, call: Call) -> Failure:
        """Why there is no completion, after all retries.

        Raises:
            ConfigurationRefused: no later request can succeed either.
        """
        failure = self._of_error(call.error) if call.error else self._of_status(call)
        self._last = failure[1]
        if self._health.lost:
            self._end(f"{failure[1]}; so did every other request since", "lost")
        return failure

    def _of_error(self, error: Exception) -> Failure:
        page = isinstance(error, WebPage | EndlessAnswer)
        most = min(self._model.attempts, MOST_PAGES) if page else self._model.attempts
        tries = _tries(most)
        if isinstance(error, Gone):
            self._end(f"{self._where} failed every time", "lost")
        if isinstance(error, Unanswered):
            return error.kind, str(error)
        if isinstance(error, WebPage) and not self.any_success:
            self._end(
                f"{self._where} answers with a page for browsers ({error}) and not as an endpoint; "
                f"check --base-url{self._version_hint()}",
                "address",
            )
        if isinstance(error, GarbledAnswer | httpx2.DecodingError):
            hint = "" if self.any_success else f"; check --base-url{self._version_hint()}"
            why = f"sent an answer that cannot be read ({error}) {tries}{hint}"
            return "garbled", f"{self._where} {why}"
        if isinstance(error, httpx2.TimeoutException) and not _unconnected(error):
            return "timeout", (
                f"{self._where} did not answer within {self._model.timeout:g} s {tries}; "
                "raise --timeout or lower --in-flight"
            )
        if isinstance(error, httpx2.TransportError):
            return self._of_connection(error, tries)
        raise error

    def _of_connection(self, error: httpx2.TransportError, tries: str) -> Failure:
        why = str(error) or type(error).__name__
        if untrusted(error):
            self._end(
                f"{self._where} shows a certificate that is not trusted ({why}); give the "
                "certificate of its authority with --ca-file FILE (or SSL_CERT_FILE)",
                "address",
            )
        wrong = isinstance(error, httpx2.UnsupportedProtocol | httpx2.LocalProtocolError)
        if wrong or _unconnected(error):
            self._end(
                f"{self._where} cannot be reached ({why}) {tries}; is the server running, "
                "and is --base-url right?",
                "address" if wrong else "unreachable",
            )
        if isinstance(error, httpx2.ProxyError):
            self._end(
                f"the proxy refuses to reach {self._where} ({why}); check --proxy or HTTPS_PROXY",
                "address",
            )
        return "unreachable", f"the connection to {self._where} failed ({why}) {tries}"

    def _of_status(self, call: Call) -> Failure:
        status, said = call.status or 0, self._said(call)
        self._of_account(call, status, said)
        if call.pause is not None and call.pause > LONGEST_WAIT:
            self._end(
                f"{self._where} asks for a pause of {_duration(call.pause)} "
                f"(HTTP {status}: {said}); run the same command again then",
                "wait",
            )
        if status == 429:
            return "rate_limited", (
                f"{self._where} kept refusing for too many requests (HTTP 429: {said}) "
                f"{_tries(self._model.attempts)}; lower --in-flight or set --requests-per-minute"
            )
        if status == 408:
            return "timeout", f"{self._where} timed out (HTTP 408: {said})"
        if status >= 500:
            return "server_error", (
                f"{self._where} failed (HTTP {status}: {said}) {_tries(self._model.attempts)}"
                if self._model.attempts > 1
                else f"{self._where} failed (HTTP {status}: {said})"
            )
        return self._of_bad_request(status, said, signs(call.raw))

    def _of_account(self, call: Call, status: int, said: str) -> None:
        """Raise what is wrong with key, address, model or credit: every request would meet it."""
        words = signs(call.raw)
        told = f"(HTTP {status}: {said})"
        if no_credit(status, call.raw):
            self._end(
                f"{self._where} says that the account has no credit {told}; "
                "top it up, then run the same command again",
                "credit",
            )
        if 300 <= status < 400:
            self._end(
                f"{self._where} moved {_to(call.location)}; it is not followed, so that the API "
                "key goes nowhere else: set --base-url to the new address if you trust it",
                "address",
            )
        if status == 401 or (status in (400, 403) and BAD_KEY.search(words)):
            self._end(
                f"{self._where} refused the API key {told}; set EXTRACTOR_API_KEY to a key that "
                "is valid there",
                "key",
            )
        if status in (404, 405) and is_page(call.raw):
            self._no_such_address(told)
        if status in (400, 403, 404, 422) and NO_MODEL.search(words) and not self.any_success:
            self._end(
                f"{self._where} does not know the model {self._model.model!r} {told}; "
                "check --model",
                "model",
            )
        if status in (404, 405):
            self._no_such_address(told)
        if status == 403 and not FILTERED.search(words):
            self._end(
                f"{self._where} does not allow the request {told}; if it wants a header, give it "
                "with --header NAME=VALUE, else check what key and account may do there",
                "denied",
            )

    def _no_such_address(self, told: str) -> NoReturn:
        self._end(
            f"{self._where} does not know the model {self._model.model!r}, or the address is "
            f"wrong {told}; check --model and --base-url{self._version_hint()}",
            "address",
        )

    def _version_hint(self) -> str:
        path = urlsplit(self._where).path
        if any(part[:1] == "v" and part[1:2].isdigit() for part in path.split("/")):
            return ""
        return f", most addresses end in /v1: try {self._where}/v1"

    def _of_bad_request(self, status: int, said: str, words: str) -> Failure:
        longer = TOO_LONG.search(said) and not about_length(said)
        if longer or status == 413:
            return "too_long", (
                f"the question is too long for the model (HTTP {status}: {said}); a lower "
                "--max-output-tokens or --chunk-chars leaves it more room, or a longer context, "
                "where the server is yours"
            )
        if FILTERED.search(words) or status == _UNLAWFUL:
            return "refusal", f"{self._where} declined the text (HTTP {status}: {said})"
        message = (
            (
                f"{self._where} refuses answers of that length (HTTP {status}: {said}); lower "
                "--max-output-tokens"
            )
            if about_length(said)
            else (
                f"{self._where} refused the request (HTTP {status}: {said}); `extractor doctor` shows "
                "what this endpoint supports, --extra and --stream change what is sent"
            )
        )
        if self.no_stream(said):
            message = (
                f"{self._where} does not give answers in pieces (HTTP {status}: {said}); "
                "leave out --stream"
            )
        if not self.any_success:
            # The first request already: it is the way of asking, not this text.
            self._end(message, "request")
        return "bad_request", message

    def no_stream(self, said: str) -> bool:
        """Whether what is refused is the answer in pieces that the user asked for."""
        return self._model.stream is True and NO_STREAM.search(said) is not None


def _tries(count: int) -> str:
    return f"after {count} attempts" if count != 1 else "after 1 attempt"


def _unconnected(error: Exception) -> bool:
    return isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout)


def _to(location: str) -> str:
    try:
        parts = urlsplit(location[:SHOWN])
    except ValueError:  # http://[
        return "elsewhere"
    return f"to {public_url(location[:SHOWN])}" if parts.scheme and parts.hostname else "elsewhere"


def _duration(seconds: float) -> str:
    if seconds < 2 * 3600:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.0f} hours" if seconds < 72 * 3600 else "days"


def unusable(completion: Completion, limit: int, model: ModelOptions) -> Failure | None:
    """Why a completion is no answer, judged by how it ended; None: it may be one.

    ``limit`` is the length that was asked for, in tokens.
    """
    if completion.refused:
        said = completion.refusal or "its content filter stopped the answer"
        return "refusal", f"the model declined to answer: {said[:SHOWN]}"
    if completion.looping:
        return "repetition", "the model repeated itself without end"
    written = completion.tokens.completion if completion.tokens else None
    full = written is not None and written < limit // 2 and not completion.reasoning
    if completion.truncated and full and completion.text.strip():
        # llama.cpp's server ends an answer so where its context is full.
        return "truncated", (
            f"the answer was cut off at {written} tokens, of {limit} that were asked for: the "
            "context of the server is full; give it a longer one, or lower --chunk-chars"
        )
    if completion.truncated and limit < model.max_output_tokens:
        return "truncated", (
            f"the answer was cut off at {limit} tokens, the most that the endpoint allows; a lower "
            "--chunk-chars asks for less at a time"
        )
    if completion.truncated:
        return "truncated", (
            f"the answer was cut off at {model.max_output_tokens} tokens; "
            "raise --max-output-tokens if this happens often (reasoning models need many)"
        )
    if completion.only_reasoning:
        return "empty", (
            "the endpoint gave the model's reasoning and no answer; switch it off where the "
            "endpoint can (--extra enable_thinking=false) or raise --max-output-tokens"
        )
    if not completion.text.strip():
        return "empty", "the model gave an empty answer"
    return None
