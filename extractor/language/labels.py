"""A label for a statistic that no indicator covers, taken from its own clause."""

from __future__ import annotations

import re

from .frames import Frame

_LEADING = re.compile(
    r"^(?:其中|另外|同时|此外|全年|本年度?|年内|累计|共计|共|截至[^,]{0,12}?|(?:19|20)\d{2}年度?|我[县市区镇乡局委校]|"
    r"已|均|并|还|也|再|\(?[一二三四五六七八九十\d]{1,2}[)、.]|[,、:;)\s])+"
)
_TRAILING = re.compile(
    r"(?:共计|合计|累计|总计|总数|分别|数量|达到|共|为|有|达|约|近|超过|突破|数|均|都|情况|:|的|\()+$"
)
_OPEN_ENDED = re.compile(
    r"(?:发布|公开|办理|召开|举办|开展|组织|配备|设立|指定|安排|新设|提出|推动|采取|全区|全市|全县|全省|由|从|等|了|[^\d#]的)$"
)
"""专门配备了2名工作人员, 报送备案的17份文件: what is counted follows the number."""
COUNTED = re.compile(r"\d[余多万亿]{0,2}[件条份次人个期篇项]")
"""A number with a unit that counts."""
_TITLE_LENGTH = 24
_PREDICATE = re.compile(r"(?:均|都|已|也|为|是|系|属)")
_LONGEST = 30


def label_of(seen: Frame) -> str:
    """The words of the clause that say what was counted, at most about 30 characters."""
    if seen.mention.kind == "zero_statement":
        return seen.mention.raw.strip() or "无"
    if seen.mention.kind == "share" and re.match(r",?占", seen.label):
        return _share(seen)
    behind = re.split(r"[、,]", re.sub(r"^(?:的|左右|以上|以内)", "", seen.after))[0]
    if seen.listed and seen.label.endswith("、") and behind:
        return behind[:_LONGEST]  # 10个乡镇、9个街道: what is counted follows the number
    words = _LEADING.sub("", seen.label)
    label = _TRAILING.sub("", words).rpartition("、")[2]
    open_ended = _OPEN_ENDED.search(words) or _OPEN_ENDED.search(label)
    if len(label) < 2 or (open_ended and not _PREDICATE.match(behind)):
        label += behind[:12]
    label = label or behind or seen.section.rpartition("/")[2]
    return label[-_LONGEST:] if len(label) > _LONGEST else label or "未标明"


def _share(seen: Frame) -> str:
    """机构职能类信息144条,占总数的6%: the share is that of the item counted before it."""
    counted = re.search(r"([^,。;:、\d]{2,20})\d[^,。;:]*,?占[^,。;]*$", seen.sentence)
    return f"{counted[1]}占比" if counted else "占比"


def line_title(text: str, at: int) -> str:
    """The nearest short line above a place that counts nothing: a title without a number."""
    lines = text[max(0, at - 400) : at].split("\n")
    return next(
        (
            line
            for line in reversed(lines[1:-1])
            if 1 < len(line) <= _TITLE_LENGTH
            and line[-1] not in ",。;"
            and not COUNTED.search(line)
        ),
        "",
    )
