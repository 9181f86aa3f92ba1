"""Several things that one number is told of: 甲、乙、丙三类均公开3条."""

from __future__ import annotations

import re

from extractor.text.scan.numerals import read_count

from .cues import each
from .frames import Frame
from .respective import items

_SUBJECT = re.compile(
    r"(?P<items>[^,;。:()]{2,60}?)(?:(?P<count>[两二三四五六七八九十]+|\d{1,3})[类种项个家者块](?:信息|内容|情况)?)?"
    r"(?:均|都|皆|各)[^,;。:]{0,14}$"
)


def things_of_each(seen: Frame) -> tuple[str, ...]:
    """The things of which each has the number; empty where the number is that of one thing.

    Where the list counts itself (三类), it must hold as many.
    """
    if not each(seen.label):
        return ()
    subject = _SUBJECT.search(seen.sentence)
    things = items(subject["items"]) if subject and "、" in subject["items"] else []
    count = subject["count"] if subject else None
    if count and read_count(count) != len(things):
        return ()
    return tuple(things) if len(things) > 1 else ()
