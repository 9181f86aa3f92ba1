"""The real network: one attempt, read to its end, within the time limit."""

from __future__ import annotations

import asyncio
import ssl
from functools import cache
from urllib.request import getproxies

import httpx2

from ..completion import NotACompletion, load_body
from .layer import plain

MOST_BYTES = 16 * 1024**2
"""The largest answer that is read; a chat completion is a few kilobytes."""


class GarbledAnswer(httpx2.RemoteProtocolError):
    """The endpoint answered 200 with bytes that are no JSON object."""


def checked(status: int, raw: bytes) -> int:
    """The status that an answer really has.

    Some gateways answer 200 with an ``error`` object; its code says what happened.

    Raises:
        GarbledAnswer: 200, and the body is not a JSON object in UTF-8.
    """
    if status != 200:
        return status
    try:
        body = load_body(raw)
    except NotACompletion as error:
        raise GarbledAnswer(str(error)) from error
    failure = body.get("error")
    if not failure or "choices" in body:
        return status
    code = failure.get("code") if isinstance(failure, dict) else None
    try:
        number = int(str(code))
    except ValueError:
        return 502
    return number if 400 <= number < 600 else 502


@cache
def _tls() -> ssl.SSLContext:
    """Reading the certificates takes 30 ms: once a process is enough."""
    return httpx2.create_ssl_context()


class _Proxied(httpx2.AsyncBaseTransport):
    """A whole client, for what it knows of the environment: which addresses go by which proxy."""

    def __init__(self) -> None:
        self._client = httpx2.AsyncClient(verify=_tls(), limits=_ONE)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return await self._client.send(request, stream=True)

    async def aclose(self) -> None:
        await self._client.aclose()


_ONE = httpx2.Limits(max_connections=1, max_keepalive_connections=1)


def _connection() -> httpx2.AsyncBaseTransport:
    if getproxies():
        return _Proxied()
    # The client of the endpoint stands above already: a second one would only cost time.
    return httpx2.AsyncHTTPTransport(verify=_tls(), limits=_ONE)


class Network(httpx2.AsyncBaseTransport):
    """Sends requests.  Proxies and certificates of the environment are honoured.

    ``timeout`` bounds one whole attempt in seconds: httpx's own limits would let an answer
    trickle in for ever.

    A request under way has a connection of its own, and leaves it to the next one.  A pool would
    look at every connection whenever a request comes or goes: a tenth of a run's time with 32.
    How many there are is settled above, by the limit of requests at once.
    """

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._idle: list[httpx2.AsyncBaseTransport] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request and read the whole answer."""
        try:
            async with asyncio.timeout(self._timeout):
                return await self._attempt(request)
        except TimeoutError as error:
            raise httpx2.ReadTimeout(f"no whole answer within {self._timeout:g} s") from error

    async def _attempt(self, request: httpx2.Request) -> httpx2.Response:
        # The one that rested last: it is the least likely to have been closed meanwhile.
        connection = self._idle.pop() if self._idle else _connection()
        try:
            return await _exchanged(connection, request)
        finally:
            self._idle.append(connection)

    async def aclose(self) -> None:
        """Close the connections."""
        for connection in self._idle:
            await connection.aclose()


async def _exchanged(
    connection: httpx2.AsyncBaseTransport, request: httpx2.Request
) -> httpx2.Response:
    response = await connection.handle_async_request(request)
    try:
        pieces, size = [], 0
        async for piece in response.aiter_bytes():
            size += len(piece)
            if size > MOST_BYTES:
                raise GarbledAnswer(f"the answer is larger than {MOST_BYTES} bytes")
            pieces.append(piece)
    finally:
        await response.aclose()
    raw = b"".join(pieces)
    return plain(checked(response.status_code, raw), raw, response.headers)
