"""The real network: one attempt, read to its end, within the time limit."""

from __future__ import annotations

import asyncio
import os
import ssl
from functools import cache
from pathlib import Path

import httpx2

from extractor.errors import UsageError
from extractor.options import ModelOptions

from ..completion import BROKEN_OFF, NotACompletion, best_choice, is_success, load_body
from ..signs import RATE, complaint, is_page, says_no_credit, signs
from ..stream import is_stream
from .layer import plain
from .proxies import proxy_of

MOST_BYTES = 16 * 1024**2
"""The largest answer that is read; a chat completion is a few kilobytes."""


class GarbledAnswer(httpx2.RemoteProtocolError):
    """The endpoint answered 200 with bytes that are no JSON object."""


class EndlessAnswer(GarbledAnswer):
    """The answer is larger than any that could be used."""


class WebPage(GarbledAnswer):
    """The endpoint answered 200 with a web page: of a gateway, a login, a maintenance."""


_COMPLAINTS = {"code", "msg", "message", "error_code", "error_msg", "base_resp", "detail"}


def checked(status: int, raw: bytes) -> int:
    """The status that an answer really has.

    Some gateways answer 200 with an ``error`` object; its code says what happened.  So does the
    end of an answer that the server broke off.  A completion that came with 201 or the like is one
    of 200.

    Raises:
        WebPage: 200, and the body is a web page.
        GarbledAnswer: 200, and the body is not a JSON object in UTF-8.
    """
    if not 200 <= status < 300:
        return status
    try:
        body = load_body(raw)
    except NotACompletion as error:
        if status != 200 and not _begun(raw):
            return status
        if is_page(raw):
            raise WebPage(complaint(raw)) from error
        raise GarbledAnswer(str(error)) from error
    if not is_success(status, body):
        return status
    choice = best_choice(body)
    failure = choice.get("error") or (not body.get("choices") and body.get("error"))
    if failure:
        return _status_of(failure, raw)
    if choice.get("finish_reason") in BROKEN_OFF:
        return 502
    if not body.get("choices") and "usage" not in body and not body.get("data"):
        # Gateways of their own kind: {"code": 1113, "msg": "…", "data": null}.
        if _COMPLAINTS & body.keys():
            return _status_of(body, raw)
        raise GarbledAnswer("the body has no choices")
    return 200


def _begun(raw: bytes) -> bool:
    """Whether a body that cannot be read began as an answer, and so may only have broken off."""
    return raw.lstrip()[:1] == b"{" or is_stream(raw.decode("utf-8", "replace"))


def _status_of(failure: object, raw: bytes) -> int:
    code = failure.get("code") if isinstance(failure, dict) else None
    try:
        number = int(str(code))
    except ValueError:
        number = 0
    if 400 <= number < 600:
        return number
    said = signs(raw)
    if says_no_credit(said):
        return 402
    return 429 if RATE.search(said) else 502


@cache
def _tls(ca_file: Path | None) -> ssl.SSLContext:
    """Reading the certificates takes 30 ms: once a process is enough."""
    try:
        context = httpx2.create_ssl_context()
    except (OSError, ssl.SSLError) as error:
        named = next((name for name in _CERTIFICATES if os.environ.get(name)), None)
        raise UsageError(
            f"{named or 'the certificates of the system'}: is no file of certificates in PEM "
            f"({error}); correct it or leave it out"
        ) from error
    if ca_file is not None:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ssl.SSLError) as error:
            raise UsageError(
                f"--ca-file {ca_file}: is no file of certificates in PEM ({error})"
            ) from error
    return context


_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Where both are set, the first is read alone."""
_ONE = httpx2.Limits(max_connections=1, max_keepalive_connections=1)


class Network(httpx2.AsyncBaseTransport):
    """Sends requests.  Proxies and certificates of the options and of the environment are
    honoured.

    ``timeout`` of the options bounds one whole attempt in seconds: httpx's own limits would let an
    answer trickle in for ever.

    A request under way has a connection of its own, and leaves it to the next one.  A pool would
    look at every connection whenever a request comes or goes: a tenth of a run's time with 32.
    How many there are is settled above, by the limit of requests at once.
    """

    def __init__(self, model: ModelOptions) -> None:
        self._timeout, self._connect = model.timeout, model.connect_timeout
        # Wrong settings are told at once, and not by the failure of every report.
        self._proxy = proxy_of(model)
        secure = _secure(model.base_url) or (self._proxy and _secure(str(self._proxy.url)))
        tls = secure or model.ca_file is not None
        # One without certificates trusts nobody: over plain HTTP none is needed.
        self._tls = _tls(model.ca_file) if tls else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
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
        connection = self._idle.pop() if self._idle else self._connection()
        request.extensions["timeout"] = {"connect": min(self._connect, self._timeout)}
        try:
            return await _exchanged(connection, request)
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            if self._proxy is None or "SSL" in str(error):
                raise
            # Whom nobody could connect to is the proxy, and not the endpoint behind it.
            raise httpx2.ProxyError(f"no connection to the proxy: {error}") from error
        finally:
            self._idle.append(connection)

    def _connection(self) -> httpx2.AsyncBaseTransport:
        # The client of the endpoint stands above already: a second would only cost time.
        return httpx2.AsyncHTTPTransport(verify=self._tls, limits=_ONE, proxy=self._proxy)

    async def aclose(self) -> None:
        """Close the connections."""
        for connection in self._idle:
            await connection.aclose()


def _secure(url: str) -> bool:
    return url.lower().startswith("https:")


async def _exchanged(
    connection: httpx2.AsyncBaseTransport, request: httpx2.Request
) -> httpx2.Response:
    response = await connection.handle_async_request(request)
    try:
        pieces, size = [], 0
        async for piece in response.aiter_bytes():
            size += len(piece)
            if size > MOST_BYTES:
                raise EndlessAnswer(f"the answer is larger than {MOST_BYTES} bytes")
            pieces.append(piece)
    finally:
        await response.aclose()
    raw = b"".join(pieces)
    return plain(checked(response.status_code, raw), raw, response.headers)
