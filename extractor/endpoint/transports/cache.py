"""Answers from the response cache what was asked before."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary

import httpx2

from ..call import CURRENT
from ..completion import load_body
from ..keys import key_of
from ..store import ResponseStore
from .layer import Layer, plain


class Cache(Layer):
    """Keeps the raw bytes of answers that are whole; what they mean is judged on every read.

    Refusals, errors, repetitions and whatever has not the asked form as a whole are neither kept
    nor used if they are found.  Of several equal questions asked at the same time, one is sent.
    """

    def __init__(
        self, inner: httpx2.AsyncBaseTransport, store: ResponseStore, base_url: str
    ) -> None:
        super().__init__(inner)
        self._store, self._base_url = store, base_url
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer from the cache, or ask and keep the answer."""
        call = CURRENT.get()
        key = key_of(self._base_url, call.version, load_body(request.content))
        lock = self._locks.setdefault(key.digest, asyncio.Lock())
        async with lock:
            raw = self._store.get(key)
            if raw is not None and call.usable(raw):
                call.meter.cached += 1
                return plain(200, raw)
            response = await self.inner.handle_async_request(request)
            if response.status_code == 200 and call.usable(response.content):
                self._store.put(key, response.content, report=call.tag)
            return response
