"""The outermost layer: notes how a request ended."""

from __future__ import annotations

import httpx2

from ..call import CURRENT
from ..completion import Completion, NotACompletion, read_completion
from .layer import Layer
from .network import GarbledAnswer


class Outcome(Layer):
    """Writes status, body and error into the current ``Call``.

    The client wraps what it catches in errors of its own; here it is still plain.
    """

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on and note what became of it."""
        call = CURRENT.get()
        try:
            response = await self.inner.handle_async_request(request)
            call.status, call.raw = response.status_code, response.content
            if response.status_code != 200:
                return response
            call.completion = _completion(response.content)
        except Exception as error:
            call.error = error
            raise
        return response


def _completion(raw: bytes) -> Completion:
    try:
        return read_completion(raw)
    except NotACompletion as error:
        raise GarbledAnswer(str(error)) from error
