"""A share whose whole is named with it, and whose part stands in a list further up.

公开203条:政策文件22条、业务工作96条…, and in another section 203条信息中,业务工作类仅占32%: the list adds up to
the whole, so that the count of its part is proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.interval import ZERO
from ..counts.statements import REMARK, Statement, exact, statements, statistics
from ..counts.whose_figure import of_another_year, of_same_bodies
from ..growth.told import APART, around
from .sentences import share_finding
from .wholes import is_share

_SHARE = r"(?:只|仅|约|也|就|则)?(?:占比?|比重|比例)(?:约|只|仅|达到?|为|是|到|了|高达)*"
_KIND = r"(?P<name>[一-鿿]{2,12}?)类?(?:信息|文件|申请)?的?(?:数量)?"
_IN_WHOLE = re.compile(
    rf"(?:政府|公开|政务)?(?P<noun>[一-鿿]{{0,6}}?)(?:当中|之中|中|里面?),?{_KIND}{_SHARE}$"
)
_OF_WHOLE = re.compile(r"(?:政府|公开|政务)?(?P<noun>[一-鿿]{0,6}?)的(?:约)?$")
_BEFORE_WHOLE = re.compile(rf"(?:^|[,。;:\n]){_KIND}占(?:全部|全年|所有|总共|全|这|上述|的)*$")
_SHARE_IN = re.compile(
    rf"(?:政府|公开|政务)?(?P<noun>[一-鿿]{{0,6}}?)(?:当中|之中|中|里面?),?{_SHARE}$"
)
_IN = re.compile(rf"(?:^|[,。;:\n]){_KIND}在(?:全部|全年|所有|总共|全|这|上述|公开|的)*$")
_LABEL_END = re.compile(r"(?:类|信息|的|共|有|为|计|公开|发布|文件|申请)+$")
_LABEL_START = re.compile(r"^(?:其中|属于?|为|分别[是为]?|包括|含|有|通过|[一二三四五六]是)+")
_MOST = 40
"""Shares of a report that are looked at, and counts of a list."""
_FEWEST = 2


_List = tuple[Statement, Sequence[Mention], frozenset[str]]
"""A statement, the parts of a whole in it, and the acts and ways by which the whole is told."""
_ACT = re.compile(
    r"公开|发布|收到|受理|办理|办结|答复|制发|废止|修订|清理|网站|微博|微信|公众号|公开栏|公报"
)


_WAYS = frozenset("网站 微博 微信 公众号 公开栏 公报".split())


def _acts(document: Document, whole: Mention) -> frozenset[str]:
    """网站203条 and 微博公开203条 are two wholes of one size."""
    clause = re.split(r"[,。;:\n]", document.before(whole, 24))[-1]
    return frozenset(word.replace("发布", "公开") for word in _ACT.findall(clause))


def check_far_shares(document: Document) -> Iterator[Finding]:
    """Shares that do not follow from the list that their whole is divided into."""
    told = [*_told(document)][:_MOST]
    if not told:
        return
    wanted = {(whole.value, whole.unit) for _, whole, _ in told}
    lists: dict[tuple[Decimal | None, str | None], list[_List]] = {}
    for statement in statements(document):
        for at, mention in enumerate(statement.counts):
            if (mention.value, mention.unit) in wanted and (parts := parts_of(statement, at)):
                acts = _acts(document, mention)
                lists.setdefault((mention.value, mention.unit), []).append((statement, parts, acts))
    for share, whole, name in told:
        mine = _acts(document, whole)
        found = [
            (one, some)
            for one, some, acts in lists.get((whole.value, whole.unit), ())
            if (not mine or not acts or mine & acts) and mine & _WAYS <= (acts or mine)
        ]
        parts = [m for one, some in found for m in some if _named(one, m) == core_of(name)]
        outside = [
            m for m in parts if m.span.stop < whole.span.start or m.span.start > share.span.stop
        ]
        if len({m.value for m in parts}) != 1 or len(outside) != len(parts):
            continue
        part = parts[0]
        if of_another_year(document, around(document, part, part)):
            continue
        words = [around(document, m, n) for m, n in ((part, part), (whole, share))]
        if (
            is_share(part, whole, share)
            or not of_same_bodies(*words)
            or not exact([part, whole, share])
        ):
            continue
        if not _given_elsewhere(document, name, whole, share):
            yield share_finding(document, part, whole, share)


def _told(document: Document) -> Iterator[tuple[Mention, Mention, str]]:
    """The shares of a named part in a whole that is printed before them: (share, whole, name)."""
    for whole, share in pairwise(statistics(document)):
        if share.unit != "%" or whole.unit in (None, "%") or not whole.value or not share.value:
            continue
        gap = document.between(whole, share)
        name = None
        if match := _IN_WHOLE.fullmatch(gap):
            name = match["name"]
        elif match := _OF_WHOLE.fullmatch(gap):
            before = _BEFORE_WHOLE.search(document.before(whole, 30))
            name = before["name"].removesuffix(match["noun"]) if before else None
        elif _SHARE_IN.fullmatch(gap):
            before = _IN.search(document.before(whole, 30))
            name = before["name"] if before else None
        sentence = around(document, whole, share)
        if (
            name
            and len(core_of(name)) > 1
            and not APART.search(sentence)
            and not of_another_year(document, sentence)
        ):
            yield share, whole, name


def parts_of(statement: Statement, at: int) -> Sequence[Mention]:
    """The counts behind a whole that add up to it, or those before it; none where they do not."""
    whole = statement.counts[at]
    for some in (statement.counts[at + 1 :], statement.counts[:at][::-1]):
        added, parts = ZERO, list[Mention]()
        for mention in some:
            if mention.unit != whole.unit or not mention.value or len(parts) > _MOST:
                break
            added += mention.value
            parts.append(mention)
            if added >= (whole.value or ZERO):
                break
        if added == whole.value and len(parts) >= _FEWEST and exact([whole, *parts]):
            return parts
    return ()


def _named(statement: Statement, mention: Mention) -> str:
    return core_of(statement.label(mention))


def core_of(name: str) -> str:
    return _LABEL_END.sub("", _LABEL_START.sub("", REMARK.sub("", name)))


def _given_elsewhere(document: Document, name: str, whole: Mention, share: Mention) -> bool:
    """Whether a number that is named alike gives the share: it may be of that one."""
    core = core_of(name)
    return any(
        m.unit == whole.unit
        and m is not whole
        and m.value
        and is_share(m, whole, share)
        and core in re.split(r"[,。;、\n]", document.before(m, 30))[-1]
        for m in statistics(document)
    )
