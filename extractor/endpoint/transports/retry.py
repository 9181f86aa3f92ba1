"""Tries again where trying again can help, and only there."""

from __future__ import annotations

import math
from datetime import UTC
from email.utils import parsedate_to_datetime

import httpx2
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    retry_if_result,
    stop_after_attempt,
)

from ..timing import Timing
from .layer import Layer
from .limits import Cooldown

LONGEST_WAIT = 300.0
"""Seconds.  An endpoint that asks for a longer pause (a spent daily quota) is not waited for."""

_SLOW_DOWN = (429, 503)
_NO_CREDIT = ("insufficient_quota", "insufficient balance", "exceeded your current quota")


def no_credit(response: httpx2.Response) -> bool:
    """Whether a 429 means that the account is empty: waiting cannot help."""
    text = response.text.lower()
    return response.status_code == 429 and any(word in text for word in _NO_CREDIT)


def retry_after(response: httpx2.Response, timing: Timing) -> float | None:
    """The pause that the endpoint asks for, in seconds; None if it names none."""
    milliseconds = _seconds(response.headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = response.headers.get("retry-after")
    seconds = _seconds(value)
    return _until(value, timing) if value is not None and seconds is None else seconds


def _seconds(value: str | None) -> float | None:
    try:
        number = float(value) if value is not None else math.nan
    except ValueError:
        return None
    return None if math.isnan(number) else max(0.0, number)


def _until(value: str, timing: Timing) -> float | None:
    """The seconds until a date in the form of HTTP."""
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - timing.wall()).total_seconds())


def transient(response: httpx2.Response) -> bool:
    """Whether the same request may succeed later: 408, 409, 429 and every 5xx."""
    status = response.status_code
    return (status in (408, 409, 429) or status >= 500) and not no_credit(response)


def _may_pass(error: BaseException) -> bool:
    hopeless = isinstance(error, httpx2.UnsupportedProtocol | httpx2.LocalProtocolError)
    return isinstance(error, httpx2.TransportError | httpx2.DecodingError) and not hopeless


class Retry(Layer):
    """Repeats a request up to ``attempts`` times; the last answer or error is passed on.

    400, 401, 403 and 404 are never repeated.
    """

    def __init__(
        self,
        inner: httpx2.AsyncBaseTransport,
        attempts: int,
        timing: Timing,
        cooldown: Cooldown,
    ) -> None:
        super().__init__(inner)
        self._attempts, self._timing, self._cooldown = attempts, timing, cooldown

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request, again where it may help."""
        retrying = AsyncRetrying(
            sleep=self._timing.sleep,
            stop=self._stop,
            wait=self._wait,
            retry=retry_if_exception(_may_pass) | retry_if_result(transient),
            before_sleep=self._cool_down,
            retry_error_callback=_last,
        )
        response: httpx2.Response = await retrying(self.inner.handle_async_request, request)
        return response

    def _asked(self, state: RetryCallState) -> float | None:
        outcome = state.outcome
        if outcome is None or outcome.failed:
            return None
        return retry_after(outcome.result(), self._timing)

    def _stop(self, state: RetryCallState) -> bool:
        asked = self._asked(state)
        too_long = asked is not None and asked > LONGEST_WAIT
        return too_long or stop_after_attempt(self._attempts)(state)

    def _wait(self, state: RetryCallState) -> float:
        asked = self._asked(state)
        return self._timing.backoff(state) if asked is None else asked

    def _cool_down(self, state: RetryCallState) -> None:
        outcome = state.outcome
        if outcome is not None and not outcome.failed:
            response: httpx2.Response = outcome.result()
            if response.status_code in _SLOW_DOWN:
                self._cooldown.hold(self._timing.clock(), state.upcoming_sleep)


def _last(state: RetryCallState) -> httpx2.Response:
    assert state.outcome is not None
    response: httpx2.Response = state.outcome.result()
    return response
