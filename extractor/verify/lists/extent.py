"""Lists of counts: what stands in one, where it ends, and what is its total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from extractor.knowledge.pack import shipped
from extractor.language.changing import is_base, sign_of
from extractor.schemas import Mention
from extractor.text.document import Document

from ..counts.interval import ZERO, sum_of
from ..counts.statements import REMARK, Statement

MOST = 40
STOP = re.compile(
    r"其中|另(?!行|一)|此外|同比|环比|[较比][上去前]|上年|去年|同期|较多的?是|最多的?是|[,;。](?:全年|年内|同时|并|且|均|都|也|还|又|而)"
)
CLOSER = re.compile(
    r"(?:合计|共计|总计|总共|合共|小计|一共|总[数额量]|[加合](?:起来|在一起)|相加|之和|加总|(?<=[,;、])(?:全年|全部|年度|本年|[两三四五][项者类种笔块])?共)[^,。;:\d由含中]{0,8}$"
)
OPENS = re.compile(r"[:(]|其中|之中|里[,:面头]|中[,:]|分别")
_EACH = re.compile(
    r"(?:(?:各|均|都|各自|皆)(?:为|有|是|占)?"
    r"|各自?(?:设立?|配备?|聘|建|收到|公开|发布|安排|明确)[^,。;:、\d]{0,8})$"
)


def of_channel(label: str) -> bool:
    """Whether a label names a way of publishing; what looks for one is of disclosure reports."""
    return any(word in label for word in shipped().prose.channels)


def closes(document: Document, mention: Mention) -> bool:
    """Whether a number is said to be the sum of those before it: 合计95条."""
    return CLOSER.search(document.before(mention, 14)) is not None


_TIMES = re.compile(r"(?<=[件条篇份则部项期])\(?次\)?$")


def thing(mention: Mention) -> str | None:
    """What a count counts, by its unit: 条次 and 条(次) are 条, where 人次 are no 人."""
    return _TIMES.sub("", mention.unit) if mention.unit else None


_POINTS_BACK = re.compile(r"(?:[以之]上|上述|前述|这|此)(?:的|各)?$")
COUNT_PARTS = frozenset("类 种 项 方面 个方面 部分 者".split())
"""Units in which the parts of a list are counted, and not what these count."""


def points_back(document: Document, mention: Mention) -> bool:
    """Whether a number is that of the parts before it, and counts nothing new: 除上述三类外."""
    return (
        mention.unit in COUNT_PARTS and _POINTS_BACK.search(document.before(mention, 4)) is not None
    )


def countable(document: Document, here: Statement, low: int, high: int) -> list[Mention]:
    """The counts outside parentheses that are no changes, shares or figures of another year.

    ``low``..``high`` are the words that declare the list; their own number (用于三处) counts parts.
    """
    mentions: list[Mention] = []
    said_before = document.text[here.start : max(low, here.start)]
    inside = said_before.rfind("(") > said_before.rfind(")")
    opened = here.start + said_before.rfind("(")
    for mention in here.counts:
        level = int(inside and mention.span.start > opened)
        if level and here.depth(mention) == 0:
            break  # 58个(其中…,再无其他类型): the list stands in the parenthesis
        if low < mention.span.stop <= high or EVERY.match(here.text, mention.span.start):
            continue
        plain = mention.kind == "number" and mention.unit not in _NO_THINGS
        changes = sign_of(document, mention) or is_base(document, mention)
        if plain and here.depth(mention) == level and not changes:
            mentions.append(mention)
    return mentions


_NO_THINGS = (None, "%", "类", "种", "个百分点")
EVERY = re.compile(r"[一1][条件篇份][^,。;\d]{0,6}[只仅]")
"""一条信息只计一次: any of them, and no part."""


def headed(document: Document, run: Sequence[Mention]) -> bool:
    """Whether the first count is the total of the others: 全年18件申请之中,窗口收11件,信件收9件."""
    if len(run) < 3:
        return False
    first, *rest = run
    between = document.between(first, rest[0])
    before = document.before(first, 8)
    largest = max(m.value or ZERO for m in rest)
    heads = OPENS.search(between) or re.search(r"共|总", before)
    return heads is not None and (first.value or ZERO) >= largest


def without_inner(document: Document, counts: Sequence[Mention]) -> list[Mention]:
    """The counts of a list without those inside of an item: 12期公报刊登216篇 is 216篇."""
    return [
        m
        for m, behind in zip_longest(counts, counts[1:])
        if behind is None or behind.unit == m.unit or _ITEM_ENDS.search(document.between(m, behind))
    ]


_ITEM_ENDS = re.compile(r"[,;、。:()\n|]|分为|由|为")


def opened(document: Document, run: Sequence[Mention]) -> int:
    """How many counts stand before the words that open the list (38件,在审结案件中,维持29件 …)."""
    for at in range(len(run) - 2, 0, -1):
        between = document.between(run[at - 1], run[at])
        if OPENS.search(REMARK.sub("", between)):
            return at
    return 1 if headed(document, run) else 0


def first_is_whole(run: Sequence[Mention]) -> bool:
    """Whether the others come so near to the first count that it is their total."""
    first, rest = (run[0].value or ZERO, run[1:]) if run else (ZERO, ())
    return (
        len(rest) > 1
        and abs(sum_of(rest) - first) * 4 <= first
        and first > max(m.value or ZERO for m in rest)
    )


def of_several(document: Document, part: Mention) -> bool:
    """Whether a count is that of each of several (三个馆各1处), or a zero that is read from words (一件也没有)."""
    zero = not part.value and not re.search(r"[0零〇]", part.raw)
    return zero or _EACH.search(document.before(part, 16)) is not None


_SIGNS = re.compile(r"[、,;:(]|结果|其中|分别")


def folded(document: Document, parts: Sequence[Mention]) -> list[Mention]:
    """The outer parts of a list: 直接起诉15件,结果维持7件、纠正1件、其他2件、未结5件;复议后起诉11件 are 15 and 11.

    Two or more that add up exactly to the part before them are its own parts, if they are three, or
    the signs between them are others than that before them.
    """
    outer: list[Mention] = []
    at = 0
    while at < len(parts):
        outer.append(parts[at])
        at = _behind_its_parts(document, parts, at)
    return outer


def _behind_its_parts(document: Document, parts: Sequence[Mention], at: int) -> int:
    """The place of the next outer part behind the one at a place."""
    value = parts[at].value or ZERO
    signs = ["".join(_SIGNS.findall(document.between(a, b))) for a, b in pairwise(parts[at:])]
    added = ZERO
    for number, inner in enumerate(parts[at + 1 :], 1):
        added += inner.value or ZERO
        if added > value or not value:
            break
        apart = signs[0] not in signs[1:number]
        if added == value and number >= _TWO and (number > _TWO or apart):
            return at + number + 1
    return at + 1


_TWO = 2


_CLAUSES = re.compile(r"[,。;:、\n(]|\d[\d,.]*[一-鿿]{0,2}")


def label(document: Document, mention: Mention) -> str:
    """The words of a number's own clause before it, from the sign or the number that stands there."""
    return _CLAUSES.split(document.before(mention, 30))[-1]


_COMPARED = re.compile(r"[比较][^,。;:、\d]{0,3}(?:(?:19|20)\d\d年|[上去前])[^,。;:、\d]{0,10}$")
_BEFORE = 24


def is_part(document: Document, mark: int, mention: Mention) -> bool:
    """Whether a number behind the mark that opens a list may be a part of it.

    In a parenthesis stands a remark on one part, in 26件,较去年的13件增加13件 what it is compared with
    and how it changed; 每个工作日6条 is an average.
    """
    if _AVERAGE.search(document.before(mention, 10)):
        return False
    text, at = document.text, mention.span.start
    compared = is_base(document, mention) and _COMPARED.search(text, max(mark, at - _BEFORE), at)
    between = text[mark:at]
    if compared or sign_of(document, mention):
        return False
    return between.count("(") <= between.count(")")


_AVERAGE = re.compile(r"(?:[日月年人]均|平均|每个?(?:工作日|节假日|[天日周月季年]))[^,。;\d]{0,4}$")
_REST_OF_THEM = re.compile(r"(?:其[余他它]|余下?|剩[余下]|另外?)的?$")


def divided_again(document: Document, parts: Sequence[Mention]) -> bool:
    """2件要求补正;其余7件,同意公开6件,信息不存在1件: a rest that what follows divides."""
    return any(
        len(parts) - at > 2
        and part.value == sum_of(parts[at + 1 :])
        and _REST_OF_THEM.search(document.before(part, 6)) is not None
        for at, part in enumerate(parts)
    )
