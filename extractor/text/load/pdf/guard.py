"""Refusing a PDF that would unpack to more than any report holds, before it is parsed."""

from __future__ import annotations

import zlib

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
    """How large the stream is when its layers are unpacked; stops at the limit."""
    count = 0
    chain = [zlib.decompressobj() for _ in range(min(layers, 4))]
    try:
        for at in range(start, end, _CHUNK):
            pieces = [data[at : min(at + _CHUNK, end)]]
            for layer in chain:
                pieces = [out for piece in pieces for out in _layer(layer, piece, name)]
            count += sum(map(len, pieces))
            if count > PDF_STREAM_BYTES:
                raise _bomb(name)
            if chain[0].eof:
                break
    except zlib.error:
        pass  # encrypted or damaged: the parser says so, or reads past it
    return count


def _layer(layer: zlib._Decompress, piece: bytes, name: str) -> list[bytes]:
    pieces, count = [layer.decompress(piece, _OUTPUT)], 0
    while layer.unconsumed_tail and not layer.eof:
        pieces.append(layer.decompress(layer.unconsumed_tail, _OUTPUT))
        count += len(pieces[-1])
        if count > PDF_STREAM_BYTES:
            raise _bomb(name)
    return pieces


def _bomb(name: str) -> TooLargeError:
    return TooLargeError(
        f"{name}: a stream of this PDF unpacks to more than {size(PDF_STREAM_BYTES)} (all together "
        f"{size(PDF_TOTAL_BYTES)}); print it to a new PDF, or give the report as text"
    )
