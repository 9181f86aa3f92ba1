"""A layer: a transport around another one."""

from __future__ import annotations

import httpx2

_KEPT = (b"content-type", b"location", b"retry-after", b"retry-after-ms", b"x-request-id")


class Layer(httpx2.AsyncBaseTransport):
    """Base of the transports that stand around another; closing reaches through."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self.inner = inner

    async def aclose(self) -> None:
        """Close the transport inside."""
        await self.inner.aclose()


def plain(status: int, raw: bytes, headers: httpx2.Headers | None = None) -> httpx2.Response:
    """A response whose body is already read and decoded."""
    kept = {b"content-type": b"application/json"}
    if headers is not None:
        # Bytes: a server may write into a header what no encoding of headers has.
        kept |= {name.lower(): value for name, value in headers.raw if name.lower() in _KEPT}
    return httpx2.Response(status, headers=list(kept.items()), content=raw)
