"""Text that was decoded with the wrong encoding before it reached us.

Repaired only where the repair is exact: the repaired passage, encoded and misread again, gives
back the passage to the letter.  Everything else stays as it is, and is reported.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .commonness import plausibility, usual


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text after repair, and one sentence for each kind of misreading met."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Misreading:
    """Text in ``right`` that somebody decoded with ``wrong``.

    ``bytes_of`` gives a passage back as bytes (None: it was not made this way), ``misread`` does
    again what went wrong.
    """

    wrong: str
    right: str
    passage: re.Pattern[str]
    bytes_of: Callable[[str], bytes | None]
    misread: Callable[[bytes], str | None]


def _encoder(codec: str) -> Callable[[str], bytes | None]:
    def encode(text: str) -> bytes | None:
        try:
            return text.encode(codec)
        except UnicodeEncodeError:
            return None

    return encode


def _decoder(codec: str) -> Callable[[bytes], str | None]:
    def decode(data: bytes) -> str | None:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            return None

    return decode


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Windows and browsers read the byte 80, which GB18030 does not have, as a euro sign."""
    if not isinstance(error, UnicodeDecodeError) or error.object[error.start] != 0x80:
        raise error
    return "€", error.start + 1


codecs.register_error("extractor-euro", _euro)


def _gbk_bytes(text: str) -> bytes | None:
    try:
        return b"\x80".join(part.encode("gb18030") for part in text.split("€"))
    except UnicodeEncodeError:
        return None


def _as_gbk(data: bytes) -> str | None:
    try:
        return data.decode("gb18030", "extractor-euro")
    except UnicodeDecodeError:
        return None


# windows-1252 as browsers read it: the five unassigned bytes become control characters.
_WESTERN = {
    byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}
_TO_LATIN = {ord(character): byte for byte, character in _WESTERN.items()}
_FROM_LATIN = {byte: ord(character) for byte, character in _WESTERN.items()}
_SPECIALS = "".join(character for character in _WESTERN.values() if character > "\xff")


def _western_bytes(text: str) -> bytes | None:
    try:
        return text.translate(_TO_LATIN).encode("latin-1")
    except UnicodeEncodeError:
        return None


def _as_windows(data: bytes) -> str | None:
    return data.decode("latin-1").translate(_FROM_LATIN)


_latin_bytes = _encoder("latin-1")


def _as_latin(data: bytes) -> str | None:
    return data.decode("latin-1")


_FOREIGN = re.compile("[^\x00-\x7f\ufffd]+")
_TRAIL = "\x40-\x7e"  # the second byte of a GBK or Big5 character may look like ASCII
_LATIN = "[\x80-\xff]"
_WINDOWS = f"[\x80-\xff{_SPECIALS}]"


def _from_western(right: str) -> tuple[_Misreading, _Misreading]:
    def passage(lead: str) -> re.Pattern[str]:
        if right == "utf-8":
            return re.compile(f"{lead}+")
        return re.compile(f"(?:{lead}{lead[:-1]}{_TRAIL}])+")

    return (
        _Misreading("Latin-1", right, passage(_LATIN), _latin_bytes, _as_latin),
        _Misreading("Windows-1252", right, passage(_WINDOWS), _western_bytes, _as_windows),
    )


_MISREADINGS = (
    _Misreading("GB18030", "utf-8", _FOREIGN, _gbk_bytes, _as_gbk),
    _Misreading("Big5", "utf-8", _FOREIGN, _encoder("cp950"), _decoder("cp950")),
    *_from_western("utf-8"),
    *_from_western("gb18030"),
    *_from_western("big5"),
    _Misreading("Big5", "gb18030", _FOREIGN, _encoder("big5"), _decoder("big5")),
    _Misreading("GB18030", "big5", _FOREIGN, _encoder("gb18030"), _decoder("gb18030")),
)


def _markers() -> str:
    """What the bytes E4-E9 xx of UTF-8 Chinese look like as GBK: rare characters, nearly all."""
    pairs = b"".join(
        bytes((lead, trail)) for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0)
    )
    found = pairs.decode("gb18030", "ignore")
    return "".join(sorted({mark for mark in found if (plausibility(mark) or 0.0) <= 0.0}))


_MARKERS = _markers()
_ANY_SIGN = re.compile(f"[{_MARKERS}\x80-\x9f\xc0-\xff€\ufffd]")
"""One character class, and so one quick pass over the text that needs no repair."""

_SIGN = re.compile(f"[{_MARKERS}]|[\x80-\x9f\xc0-\xff€]{{2}}")
_RARE_BELOW = 0.45
_READS_WELL = 0.65
_PLAUSIBLE, _CONVINCING = 0.5, 0.75
"""Plausibility of a restored passage: nearly any bytes are GB18030, so there it must be high."""

_GAIN = 0.2
"""By how much a repair must raise the plausibility of a passage."""

_PROBE = 400
_MIN_REPAIRED = 4
"""Characters that must come out of a repair before it is believed: two can be chance."""

_TRIMS = tuple((head, tail) for tail in range(3) for head in range(3))
"""A passage that lost bytes at an end is repaired up to there: characters left off at its ends."""

_MOST_TRIMMED = max(head + tail for head, tail in _TRIMS)
_JUDGED_WHOLE = 1000
"""Characters up to which plausibility looks at every one."""


def repair(text: str) -> Repaired:
    """Undo a wrong decoding, passage by passage, where that is exact.

    The text comes back unchanged, with no notes, when nothing in it was misread.
    """
    signs = len(_SIGN.findall(text)) if _ANY_SIGN.search(text) else 0
    if signs < 2 and not _odd(text):
        return Repaired(text, _lost(text))
    right, count, best = text, _MIN_REPAIRED - 1, None
    for misreading in _MISREADINGS:
        tried, restored = _undo(text, misreading)
        if restored > count and (misreading.right == "utf-8" or _reads_well(tried)):
            right, count, best = tried, restored, misreading
    if best is not None:  # now that it is certain, single characters are no chance hits
        right, more = _undo(right, best, certain=True)
        count += more
    notes = () if best is None else (
        f"{best.right.upper()} text had been read as {best.wrong}: {count} characters "
        "restored; source offsets count in the restored text",
    )  # fmt: skip
    return Repaired(right, notes + _unrepaired(right) + _lost(right))


def _reads_well(text: str) -> bool:
    """UTF-8 proves itself; GB18030 and Big5 accept nearly any bytes, so the result must be good."""
    return (plausibility(text.replace("\ufffd", "")) or 0.0) >= _READS_WELL


def _odd(text: str) -> bool:
    """Whether the text consists of characters that Chinese hardly uses; looks at three places."""
    middle = len(text) // 2
    probe = text if len(text) <= 3 * _PROBE else (
        text[:_PROBE] + text[middle : middle + _PROBE] + text[-_PROBE:]
    )  # fmt: skip
    score = plausibility(probe)
    return score is not None and score < _RARE_BELOW


def _undo(text: str, misreading: _Misreading, certain: bool = False) -> tuple[str, int]:
    """The text with every passage of this kind restored, and how many characters that gave."""
    restored = 0

    def passage(match: re.Match[str]) -> str:
        nonlocal restored
        run = match.group()
        if not certain and misreading.passage is _FOREIGN and _needs_no_repair(run):
            return run
        for head, tail in _TRIMS:
            core = run[head : len(run) - tail]
            if len(core) < 2 and (not core or not certain or head or tail):
                continue
            right = _exactly(core, misreading)
            if right is not None and _better(core, right, misreading, certain):
                restored += len(right)
                return run[:head] + right + run[len(run) - tail :]
        return run

    return misreading.passage.sub(passage, text), restored


@lru_cache(maxsize=4096)
def _needs_no_repair(run: str) -> bool:
    """Whether no reading of a run, its ends trimmed or not, could be better by ``_GAIN``.

    A quick answer for nearly all of a good text: no plausibility is above 1, and the characters
    trimmed off had at most 1 each.
    """
    if usual(run):  # any part of it has 0.8 or more
        return True
    if not 2 * _MOST_TRIMMED < len(run) <= _JUDGED_WHOLE:
        return False
    before = plausibility(run) or 0.0
    left = (before * len(run) - _MOST_TRIMMED) / (len(run) - _MOST_TRIMMED)
    return left >= 1.0 - _GAIN


def _exactly(passage: str, misreading: _Misreading) -> str | None:
    """What the passage was before it was misread, if misreading that gives the passage again."""
    data = misreading.bytes_of(passage)
    if data is None:
        return None
    try:
        # First what fails most often: most passages were never misread.
        right = data.decode(misreading.right)
    except UnicodeDecodeError:
        return None
    exact = misreading.misread(data) == passage and right.encode(misreading.right) == data
    return right if exact else None


def _better(passage: str, right: str, misreading: _Misreading, certain: bool) -> bool:
    if (
        certain
        and misreading.right == "utf-8"
        and misreading.bytes_of in (_western_bytes, _latin_bytes)
    ):
        return True  # Western letters do not form UTF-8 by chance
    after = plausibility(right)
    if after is None or after < _PLAUSIBLE:
        return False
    if misreading.right != "utf-8" and after < _CONVINCING and not certain:
        return False
    before = plausibility(passage)
    if certain:
        punctuation = any("\ue000" <= mark <= "\uf8ff" for mark in passage)
        ideographs = any("\u4e00" <= mark <= "\u9fff" for mark in right)
        return after > (before or 0.0) and (ideographs or punctuation)
    return after > (before or 0.0) + _GAIN


def _unrepaired(text: str) -> tuple[str, ...]:
    signs = len(_SIGN.findall(text))
    if signs < 3 or signs * 20 <= sum(character > "\x7f" for character in text):
        return ()
    return (
        f"{signs} places look like text read in a wrong encoding and cannot be restored exactly; "
        "download the report again if it can be had",
    )


def _lost(text: str) -> tuple[str, ...]:
    if "\ufffd" not in text and "锟斤拷" not in text:
        return ()
    return ("characters were lost in an earlier decoding (U+FFFD, 锟斤拷) and cannot be restored",)
