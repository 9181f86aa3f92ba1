"""Tries again where trying again can help, and only there."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    retry_if_result,
    stop_after_attempt,
)

from ..call import CURRENT
from ..health import Health
from ..signs import transient
from ..timing import Timing
from .layer import Layer
from .limits import FAILURES, Cooldown
from .network import EndlessAnswer, WebPage

LONGEST_WAIT = 300.0
"""Seconds.  An endpoint that asks for a longer pause (a spent daily quota) is not waited for."""

_SLOW_DOWN = (429, 503)
_ALL_TIME = (datetime.max - datetime.min).total_seconds()
MOST_PAGES = 2
"""Web pages, or bodies without an end, in the place of an answer: the first may be a passing one."""


def retry_after(response: httpx2.Response, timing: Timing) -> float | None:
    """The pause that the endpoint asks for, in seconds; None if it names none that is one.

    No pause at all, a negative one and a date in the past say nothing about when it may help to
    ask again.
    """
    milliseconds = _seconds(response.headers.get("retry-after-ms"))
    value = response.headers.get("retry-after")
    if milliseconds is not None:
        pause: float | None = milliseconds / 1000
    else:
        pause = _seconds(value)
        if pause is None and value is not None:
            pause = _until(value, timing)
    return pause if pause is not None and pause > 0 else None


def _seconds(value: str | None) -> float | None:
    try:
        number = float(value) if value is not None else math.nan
    except ValueError:
        return None
    # Not ``inf``, not ``1e400``, and nothing that no calendar holds: such a server names no pause.
    return number if abs(number) <= _ALL_TIME else None


def _until(value: str, timing: Timing) -> float | None:
    """The seconds until a date in the form of HTTP."""
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return (date - timing.wall()).total_seconds()


def untrusted(error: BaseException) -> bool:
    """Whether a connection failed because the certificate is not trusted."""
    return isinstance(error, httpx2.TransportError) and "CERTIFICATE_VERIFY_FAILED" in str(error)


def _may_pass(error: BaseException) -> bool:
    hopeless = isinstance(error, httpx2.UnsupportedProtocol | httpx2.LocalProtocolError)
    return isinstance(error, FAILURES) and not hopeless and not untrusted(error)


def _transient(response: httpx2.Response) -> bool:
    return transient(response.status_code, response.content)


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
        health: Health,
    ) -> None:
        super().__init__(inner)
        self._attempts, self._timing = attempts, timing
        self._cooldown, self._health = cooldown, health

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request, again where it may help."""
        retrying = AsyncRetrying(
            sleep=self._timing.sleep,
            stop=self._stop,
            wait=self._wait,
            retry=retry_if_exception(_may_pass) | retry_if_result(_transient),
            before_sleep=self._cool_down,
            retry_error_callback=_last,
        )
        question = hash(request.content)
        try:
            response: httpx2.Response = await retrying(self.inner.handle_async_request, request)
        except FAILURES:
            self._health.exhausted(question)
            raise
        if _transient(response):
            self._health.exhausted(question)
            CURRENT.get().pause = retry_after(response, self._timing)
        return response

    def _asked(self, state: RetryCallState) -> float | None:
        outcome = state.outcome
        if outcome is None or outcome.failed:
            return None
        return retry_after(outcome.result(), self._timing)

    def _stop(self, state: RetryCallState) -> bool:
        asked = self._asked(state)
        too_long = asked is not None and asked > LONGEST_WAIT
        outcome = state.outcome
        page = outcome is not None and isinstance(outcome.exception(), WebPage | EndlessAnswer)
        most = min(self._attempts, MOST_PAGES) if page else self._attempts
        return too_long or self._health.lost or stop_after_attempt(most)(state)

    def _wait(self, state: RetryCallState) -> float:
        asked = self._asked(state)
        return self._timing.backoff(state) if asked is None else asked

    def _cool_down(self, state: RetryCallState) -> None:
        outcome = state.outcome
        slow = outcome is not None and (
            not outcome.failed and outcome.result().status_code in _SLOW_DOWN
        )
        if slow or self._health.suspect:
            self._cooldown.hold(self._timing.clock(), state.upcoming_sleep)


def _last(state: RetryCallState) -> httpx2.Response:
    assert state.outcome is not None
    response: httpx2.Response = state.outcome.result()
    return response
