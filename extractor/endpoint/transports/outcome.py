"""The outermost layer: notes how a request ended, and reads its answer."""

from __future__ import annotations

import httpx2

from ..call import CURRENT, Call
from ..completion import NotACompletion
from .layer import Layer
from .network import GarbledAnswer


class Outcome(Layer):
    """Writes status, body, error and the answer that was read into the current ``Call``.

    The client wraps what it catches in errors of its own; here it is still plain.
    """

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on and note what became of it."""
        call = CURRENT.get()
        try:
            response = await self.inner.handle_async_request(request)
            call.status, call.raw = response.status_code, response.content
            call.location = response.headers.get("location", "")
            if response.status_code == 200:
                _read(call)
        except Exception as error:
            call.error = error
            raise
        return response


def _read(call: Call) -> None:
    try:
        call.completion, call.said = call.read(call.raw)
    except NotACompletion as error:
        raise GarbledAnswer(str(error)) from error
