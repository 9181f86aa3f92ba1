"""How much is asked at a time and per minute, and the cool-down that all workers share."""

from __future__ import annotations

import asyncio
from collections import deque

import httpx2

from extractor.options import ModelOptions

from ..health import Gone, Health
from ..signs import transient
from ..timing import Timing
from ..usage import estimate_tokens
from .layer import Layer

FAILURES = (httpx2.TransportError, httpx2.DecodingError)
"""No answer, or a body that is not packed as its head says."""
_MINUTE = 60.0


class Window:
    """At most ``limit`` units in any 60 seconds.  One unit is a request, or a token."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used: deque[tuple[float, int]] = deque()
        self._sum = 0

    def wait(self, now: float, units: int) -> float:
        """Seconds until ``units`` more fit.  More units than the limit count as the limit."""
        while self._used and self._used[0][0] <= now - _MINUTE:
            self._sum -= self._used.popleft()[1]
        excess = self._sum + min(units, self._limit) - self._limit
        if excess <= 0:
            return 0.0
        for at, count in self._used:
            excess -= count
            if excess <= 0:
                return at + _MINUTE - now
        return 0.0

    def take(self, now: float, units: int) -> None:
        """Count units as used now."""
        units = min(units, self._limit)
        self._used.append((now, units))
        self._sum += units


class Places:
    """How many requests may be under way: fewer after one that had no answer in its time.

    A server that works at few of them lets the others wait, and one that nobody waits for any more
    it drops; asked for as many again, it would never come to the last ones.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._free = asyncio.Semaphore(most)
        self._taken_away = 0
        self._since = float("-inf")

    async def take(self) -> None:
        """Wait for a place."""
        await self._free.acquire()

    def give_back(self) -> None:
        """Free a place, or lose it."""
        if self._taken_away:
            self._taken_away -= 1
        else:
            self._free.release()

    def halve(self, began: float, now: float) -> None:
        """Leave half of the places, unless that was done since the request began."""
        if began < self._since or self.most == 1:
            return
        fewer = self.most // 2
        self._taken_away += self.most - fewer
        self.most, self._since = fewer, now


class Cooldown:
    """Holds every worker back after one of them was told to slow down."""

    def __init__(self) -> None:
        self._until = 0.0

    def hold(self, now: float, seconds: float) -> None:
        """Let nobody ask for that many seconds."""
        self._until = max(self._until, now + seconds)

    def wait(self, now: float) -> float:
        """Seconds until asking is allowed again."""
        return max(0.0, self._until - now)


class RateLimiter(Layer):
    """Waits for a free place, for the end of a cool-down and for room in the minute.

    After a request that had no answer in its time there are half as many places.
    While the endpoint fails every time, one request at a time finds out whether it is back.
    """

    def __init__(
        self,
        inner: httpx2.AsyncBaseTransport,
        model: ModelOptions,
        timing: Timing,
        cooldown: Cooldown,
        health: Health,
    ) -> None:
        super().__init__(inner)
        self._timing, self._cooldown, self._health = timing, cooldown, health
        self._places = Places(model.in_flight)
        self._turn = asyncio.Lock()
        rpm, tpm = model.requests_per_minute, model.tokens_per_minute
        self._requests = Window(rpm) if rpm else None
        self._tokens = Window(tpm) if tpm else None
        self._answer_tokens = model.max_output_tokens

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request when it is its turn.

        Raises:
            Gone: the endpoint has been given up meanwhile.
        """
        await self._places.take()
        try:
            if self._health.suspect:
                async with self._health.turn:
                    if self._health.suspect:
                        return await self._send(request)
            return await self._send(request)
        finally:
            self._places.give_back()

    async def _send(self, request: httpx2.Request) -> httpx2.Response:
        await self._take_turn(request)
        if self._health.lost:
            raise Gone
        question, began = hash(request.content), self._timing.clock()
        try:
            response = await self.inner.handle_async_request(request)
        except FAILURES as error:
            self._health.failed(question, began, self._timing.clock())
            if isinstance(error, httpx2.ReadTimeout):
                self._places.halve(began, self._timing.clock())
            raise
        if response.status_code >= 500:
            self._health.failed(question, began, self._timing.clock())
        elif not transient(response.status_code, response.content):
            self._health.succeeded()
        return response

    async def _take_turn(self, request: httpx2.Request) -> None:
        tokens = 0
        if self._tokens is not None:
            # Endpoints reserve the output limit when they count, so it is counted here too.
            tokens = estimate_tokens(request.content.decode()) + self._answer_tokens
        async with self._turn:
            while (seconds := self._wait(tokens)) > 0:
                await self._timing.sleep(seconds)
            now = self._timing.clock()
            if self._requests is not None:
                self._requests.take(now, 1)
            if self._tokens is not None:
                self._tokens.take(now, tokens)

    def _wait(self, tokens: int) -> float:
        now = self._timing.clock()
        waits = [self._cooldown.wait(now)]
        if self._requests is not None:
            waits.append(self._requests.wait(now, 1))
        if self._tokens is not None:
            waits.append(self._tokens.wait(now, tokens))
        return max(waits)
