"""A layer: a transport around another one."""

from __future__ import annotations

import httpx2


class Layer(httpx2.AsyncBaseTransport):
    """Base of the transports that stand around another; closing reaches through."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self.inner = inner

    async def aclose(self) -> None:
        """Close the transport inside."""
        await self.inner.aclose()


def plain(status: int, raw: bytes, headers: httpx2.Headers | None = None) -> httpx2.Response:
    """A response whose body is already read and decoded."""
    kept = {"content-type": "application/json"}
    if headers is not None:
        kept |= {
            name: value
            for name, value in headers.items()
            if name in ("content-type", "location", "retry-after", "retry-after-ms", "x-request-id")
        }
    return httpx2.Response(status, headers=kept, content=raw)
