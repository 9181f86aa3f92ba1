"""Collects requests instead of sending them: what would be asked, without asking."""

from __future__ import annotations

import json
from typing import Any

import httpx2

from ..call import CURRENT
from ..keys import Key, key_of
from .layer import plain


class CollectingTransport(httpx2.AsyncBaseTransport):
    """Notes each request with its cache key and answers that nothing was said.

    ``requests`` holds (report, body, key) in the order of asking.
    """

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self.requests: list[tuple[str, dict[str, Any], Key]] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Note the request."""
        call = CURRENT.get()
        body: dict[str, Any] = json.loads(request.content)
        self.requests.append((call.tag, body, key_of(self._base_url, call.version, body)))
        empty = {"choices": [], "usage": {"prompt_tokens": 0, "completion_tokens": 0}}
        return plain(200, json.dumps(empty).encode())
