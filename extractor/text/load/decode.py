"""Bytes to text: which encoding, decided in a fixed order and by what Chinese looks like.

A byte order mark decides; then strict UTF-8, which other encodings hardly ever satisfy by
chance; then the candidate whose reading uses the characters that Chinese really uses.  What a
page says of itself (``declared``) only breaks ties: it is often wrong.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extractor.errors import SourceError

from .commonness import plausibility

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("gb18030", "utf-8", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "utf-16": "utf-16-le"}
_DECLARED = re.compile(
    rb"(?:charset|encoding)[ \t]{0,8}=[ \t]{0,8}[\"']?[ \t]{0,8}([\w.:-]{2,40})", re.I
)
_THREE_BYTES = re.compile("[\u0800-\U0010ffff]")

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_ASCII, _PRINTABLE = bytes(range(0x80)), bytes(range(0x20, 0x7F))
_MOSTLY_LATIN = 0.75
"""Share of printable ASCII above which bytes are no UTF-16 Chinese: that has half as much."""

_SAMPLE = 64 * 1024
_PROBE, _ENOUGH = 2 * 1024, 400
"""Bytes that are looked at first, and how many of them beyond ASCII are enough to judge by."""

_CLEAR = 0.3
"""Plausibility from which an encoding counts as identified."""

_BEYOND_DOUBT = 0.8
_MOSTLY_ASCII = 0.05
"""Share of bytes beyond ASCII below which a text is readable whatever they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what a person should know about the decoding."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its first 4 KB, as written there."""
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii", "replace") if match else None


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Decode a text file or page.

    Args:
        data: the bytes; a byte order mark is dropped.
        name: the file, for messages.
        declared: the encoding that the file or its headers name, if any.

    Raises:
        SourceError: no encoding used for Chinese explains the bytes.
    """
    codec, body = _marked(data)
    if codec is None and (codec := _by_zeros(data)) is None and (text := _utf8(data)) is not None:
        return Decoded(text, "utf-8")
    if codec is not None and (text := _strictly(body, codec)) is not None:
        return Decoded(text, codec)
    if codec is None and (text := _gb18030(data)) is not None:
        return Decoded(text, "gb18030")
    return _best(body, name, codec or _codec(declared))


def _marked(data: bytes) -> tuple[str | None, bytes]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            if codec.startswith("utf-32") and _strictly(body, codec) is None:
                continue  # FF FE 00 00 is also UTF-16 that begins with a null character
            return codec, body
    return None, data


def _by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark, told by where the zero bytes of ASCII characters stand."""
    head = data[:4096]
    if not head.count(0):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for codec, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here > 0.3 * len(head) / 2 and there * 20 < here:
            score = plausibility(head.decode(codec, "replace")[:-1])
            # The zero may also be the low byte of 一: then the reading is no Chinese.
            return codec if score is None or score >= _CLEAR else None
    return None


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes) -> str | None:
    """The text if it is UTF-8 beyond doubt.

    A few GBK characters can be UTF-8 by chance, but then only as two-byte sequences.
    """
    text = _strictly(data, "utf-8")
    if text is None or text.isascii() or _THREE_BYTES.search(text):
        return text
    rival = _strictly(data, "gb18030")
    if rival is not None and (plausibility(rival) or 0.0) >= 0.8:
        return None
    return text


def _gb18030(data: bytes) -> str | None:
    """The text if it is GB18030 beyond doubt, as most Chinese that is not UTF-8 is."""
    text = _strictly(data, "gb18030")
    return text if text is not None and (plausibility(text) or 0.0) >= _BEYOND_DOUBT else None


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    try:
        known = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _ALIASES.get(known, known)


def _ranking(data: bytes, declared: str | None) -> list[tuple[float, str]]:
    """The candidates by how Chinese the text looks in them, best first.

    Looked at is what follows the first byte beyond ASCII: a page may begin with long scripts.
    """
    first = _BEYOND_ASCII.search(data)
    start = first.start() // 2 * 2 if first else 0  # even, for UTF-16
    head = data[start : start + _SAMPLE]
    if len(head[:_PROBE].translate(None, _ASCII)) >= _ENOUGH:
        head = head[:_PROBE]
    latin = len(head) - len(head.translate(None, _PRINTABLE)) > _MOSTLY_LATIN * len(head)
    ranked = []
    for order, codec in enumerate(_CANDIDATES):
        if latin and codec.startswith("utf-16"):
            continue
        text = head.decode(codec, "replace")
        score = plausibility(text[:-2] if len(data) > start + len(head) else text)
        bonus = 0.05 if codec == declared else 0.0
        ranked.append(((-2.0 if score is None else score) + bonus, -order, codec))
    return [(score, codec) for score, _, codec in sorted(ranked, reverse=True)]


def _best(data: bytes, name: str, declared: str | None) -> Decoded:
    ranked = _ranking(data, declared)
    top, codec = ranked[0]
    if top < _CLEAR:
        beyond = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
        if beyond > _MOSTLY_ASCII * len(data):
            raise SourceError(
                f"{name}: its bytes fit none of the encodings of Chinese text (UTF-8, GB18030, "
                "Big5, UTF-16); open it in the program that made it and save it as UTF-8"
            )
        codec = "utf-8"
    for score, rival in ranked:
        if score >= max(top - 0.1, _CLEAR) and (text := _strictly(data, rival)) is not None:
            return Decoded(text, rival)
    text = data.decode(codec, "replace")
    lost = text.count("\ufffd")
    note = f"{lost} places that are not valid {codec} are marked with U+FFFD"
    return Decoded(text, codec, (note,))
