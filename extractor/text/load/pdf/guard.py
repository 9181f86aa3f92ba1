"""Refusing a PDF that would unpack to more than any report holds, before it is parsed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress

from extractor.errors import TooLargeError

from ..limits import PDF_STREAM_BYTES, PDF_TOTAL_BYTES, size

_CHUNK = 64 * 1024
_OUTPUT = 1024 * 1024
_DICTIONARY = 2_000


def check_streams(data: bytes, name: str) -> None:
    """Unpack every compressed stream that is no picture, piece by piece, and count.

    Encrypted streams are no zlib data and are not counted.

    Raises:
        TooLargeError: a stream, or all together, are over their limit.
    """
    total, at = 0, 0
    while (at := data.find(b"stream", at)) >= 0:
        head = data[max(0, at - _DICTIONARY) : at]
        at += len(b"stream")
        if head.endswith(b"end"):
            continue
        dictionary = head[head.rfind(b" obj") + 1 :]
        if b"/Flate" not in dictionary and b"/Fl " not in dictionary:
            continue
        if b"/Image" in dictionary:
            continue
        start = at + (2 if data[at : at + 2] == b"\r\n" else 1)
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        total += _unpacked(data, start, end, max(1, dictionary.count(b"FlateDecode")), name)
        if total > PDF_TOTAL_BYTES:
            raise _bomb(name)
        at = end


def _unpacked(data: bytes, start: int, end: int, layers: int, name: str) -> int:
    """How large the stream is when its layers are unpacked; nothing of it is kept."""
    chain = [zlib.decompressobj() for _ in range(min(layers, 4))]
    count = 0
    # Encrypted or damaged: the parser says so, or reads past it.
    with suppress(zlib.error):
        for at in range(start, end, _CHUNK):
            for piece in _through(chain, data[at : min(at + _CHUNK, end)]):
                count += len(piece)
                if count > PDF_STREAM_BYTES:
                    raise _bomb(name)
            if chain[0].eof:
                break
    return count


def _through(chain: list[zlib._Decompress], packed: bytes) -> Iterator[bytes]:
    """What comes out of the last layer for these bytes, a piece at a time."""
    layer, rest = chain[0], chain[1:]
    while packed and not layer.eof:
        piece = layer.decompress(packed, _OUTPUT)
        if rest:
            yield from _through(rest, piece)
        else:
            yield piece
        if not piece and len(layer.unconsumed_tail) == len(packed):
            break
        packed = layer.unconsumed_tail


def _bomb(name: str) -> TooLargeError:
    return TooLargeError(
        f"{name}: a stream of this PDF unpacks to more than {size(PDF_STREAM_BYTES)} (all together "
        f"{size(PDF_TOTAL_BYTES)}); print it to a new PDF, or give the report as text"
    )
