"""The subtitles of a film: the numbers and the times of their cues are none of the text.

A sentence goes over several cues; it is one again where the cue before does not end it.
"""

from __future__ import annotations

import re

from .changes import DROP
from .vocabulary import ONE_TO_TEN

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3}"
_CUE = re.compile(
    rf"(?:^[ \x00]*\d{{1,6}}[ \x00]*\n)?^[ \x00]*{_TIME}[ \x00]*-->[ \x00]*{_TIME}[^\n]{{0,80}}(?:\n|\Z)",
    re.MULTILINE,
)
_HEAD = re.compile(r"\A\s*WEBVTT[^\n]{0,80}")
_OPEN = re.compile(r"[一-鿿,、]\Z")
"""How a cue ends that may go on in the next."""
_ENDED = re.compile(
    r"(?:报告|年报|情况|\d ?[余多万亿]{0,2}(?:[条件次人份个名篇项家期场元]|人次))\Z"
)
_OPENS = re.compile(
    rf"[ \x00]*(?:第?[{ONE_TO_TEN}]{{1,3}}[、.是部章]|\d{{1,2}}[、.](?!\d)|[^\n。,:]{{2,6}}:)"
)


def without_cues(folded: str) -> str:
    """The text with NUL in place of the numbers and times of its cues, and of the breaks within its
    sentences, one for one."""
    if "-->" not in folded:
        return folded
    pieces: list[str] = []
    at = 0
    if head := _HEAD.match(folded):
        pieces.append(DROP * head.end())
        at = head.end()
    for cue in _CUE.finditer(folded, at):
        above = folded[at : cue.start()]
        words = above.rstrip(" \n\x00")
        if words and _goes_on(words, folded, cue.end()):
            pieces += (words, DROP * (len(above) - len(words)))
        else:
            pieces.append(above)
        pieces.append(DROP * (cue.end() - cue.start()))
        at = cue.end()
    return "".join([*pieces, folded[at:]])


def _goes_on(words: str, folded: str, stop: int) -> bool:
    """Whether the sentence of a cue goes on in the next, which begins at ``stop``."""
    last = words[-60:].rpartition("\n")[2]
    if not _OPEN.search(last) or _ENDED.search(last):
        return False
    return _OPENS.match(folded, stop) is None
