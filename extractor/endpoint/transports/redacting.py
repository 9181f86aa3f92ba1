"""Redacts the key in what an endpoint sends back.

Some servers and gateways echo the headers of a request, most of all in their complaints.
"""

from __future__ import annotations

import json
from urllib.parse import quote

import httpx2

from .layer import Layer, plain

REDACTED = "[key]"
_SHORTEST = 6
"""A key of fewer characters is none, and would stand in every answer by chance."""


def redacted(raw: bytes, secret: str) -> bytes:
    """``raw`` without the secret, however JSON or an address write it."""
    if len(secret) < _SHORTEST:
        return raw
    for form in _forms(secret):
        raw = raw.replace(form.encode(), REDACTED.encode())
    return raw


def _forms(secret: str) -> set[str]:
    """A secret as it may stand in an answer: in JSON, and in JSON that is a text of JSON, where
    some servers write a slash with a backslash too; and in an address."""
    once = json.dumps(secret)[1:-1]
    written = {secret, once, json.dumps(once)[1:-1], quote(secret, safe="")}
    return written | {form.replace("/", r"\/") for form in written}


class Redacting(Layer):
    """Takes the key out of every answer, before anything is cut, kept or shown of it."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, secret: str) -> None:
        super().__init__(inner)
        self._secret = secret

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on and redact its answer."""
        response = await self.inner.handle_async_request(request)
        await response.aread()
        clean = redacted(response.content, self._secret)
        if clean == response.content:
            return response
        return plain(response.status_code, clean, response.headers)
