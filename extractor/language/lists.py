"""Several things that one number is told of: 甲、乙、丙三类均公开3条."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.text.scan.numerals import read_count

from .cues import each
from .frames import Frame
from .respective import items

_SUBJECT = re.compile(
    r"(?P<items>[^,;。:()]{2,60}?)(?:[,:]?[这以]?[上些]?(?P<count>[两二三四五六七八九十]+|\d{1,3})[类种项个家者块][^,;。:()、\d]{0,14}?)?"
    r"(?:均|都|皆|各)[^,;。:]{0,14}$"
)


def things_of_each(frame: Frame) -> tuple[str, ...]:
    """The things of which each has the number; empty where the number is that of one thing.

    Where the list counts itself (三类), it must hold as many.
    """
    if not each(frame.label):
        return ()
    subject = _SUBJECT.search(frame.sentence)
    things = items(subject["items"]) if subject and "、" in subject["items"] else []
    count = subject["count"] if subject else None
    if count and read_count(count) != len(things):
        return ()
    return tuple(things) if len(things) > 1 else ()


_COUNTS_ITSELF = re.compile(r"[这以]?[上些]?(?:[两二三四五六七八九十]+|\d{1,3})[类种项个家者块]")


def with_its_things(frame: Frame) -> Frame:
    """网络、信函、当面:三种途径均收到…: a list that a colon or a comma parts from what is said of each."""
    if not _COUNTS_ITSELF.match(frame.label) or not frame.earlier.endswith((":", ",")):
        return frame
    things = things_of_each(frame)
    if not things or "、" in frame.label:
        return frame
    return frame._replace(label="、".join(things) + frame.label)


_WAYS_COUNTED = re.compile(
    r"[这以]?[上些]?(?:[两二三四五六七八九十]+|\d{1,3})[种类个](?:途径|渠道|方式|形式)"
)


def of_each_way(frame: Frame) -> bool:
    """三种途径收到的申请均为2件: by each way so many, and no sum of them."""
    return each(frame.label) and _WAYS_COUNTED.match(frame.label) is not None


_KIND = re.compile(r"[两二三四五六七八九十\d][类种项个家者块][^,、。;\d]{1,14}?(?=各|均|都|皆)")


def kind_of_list(words: str) -> int:
    """Where a list that counts itself begins to say what its things are; the end where it does not.

    微博、微信两类平台各发布…: 平台 is what they have in common, and none of them.
    """
    match = _KIND.search(words)
    return match.start() if match else len(words)


_EACH_BODY = re.compile(
    r"各(?:乡镇|镇街|街镇|乡|镇|街道|社区|行政村|村|部门|单位|科室|股室|学校|医院|县|区|市|所|站|窗口)[^,。;:#\d]{0,20}?"
    r"(?:均|都|皆|各|各自)(?![^,。;:#]*(?:共|合计|总计|累计))[^,。;:#\d]{0,6}?"
    r"(?:设|建|配|安排|明确|确定|落实|指定)[^,。;:#\d]{0,16}#"
)
_FEW = 4


def of_each_body(frame: Frame) -> bool:
    """各乡镇均设立查阅点1个: each has so many; the more there are, the likelier they are all of theirs."""
    value = frame.mention.value
    return value is not None and 0 < value < _FEW and _EACH_BODY.search(frame.words) is not None


def count_up(values: Sequence[Decimal | None]) -> bool:
    """Whether each value is one more than the last: 1, 2, 3 number what stands there."""
    return all(a is not None and b is not None and b - a == 1 for a, b in pairwise(values))
