"""Shares whose part is named and counted further up: 停水通知占公开总数的48%, 答复率97.2%.

Part and total may stand anywhere above, so that a share is a mistake only where no total above
gives it, and one of them is named as its base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from .growth import is_base, sign_of
from .shares import is_share, share_finding
from .statements import exact, statistics

_REACH = 600
"""Characters up to the part and the total."""
_MOST = 40
_UNITS = frozenset("件 例 宗 起 份 次 条 人次 人 个 篇 项".split())
_NAMED = re.compile(
    r"(?:^|[,。;:\n]|其中)(?P<name>[一-鿿“”]{2,10}?)(?:的?(?:比例|比重|占比)(?:最高|最大|较高|最低)?,?)?(?:占|为|约占)"
    r"(?P<base>[一-鿿]{2,10}?)(?:总数|总量|数量?|总)?的$"
)
_RATE = re.compile(
    r"(?:^|[,。;:、(])(?P<act>办结|答复|回复|审结|受理|采纳|整改)(?:率|比例)(?:为|达到?|是)?$"
)
_OTHERWISE = re.compile(r"[按如]期|按时|及时|时限|期限|法定|限期|[未不没]|部分")
_TOTALS = {
    "办结": r"收到|受理|新收|应办|应答|申请|交办",
    "答复": r"收到|受理|新收|应办|应答|申请",
    "回复": r"收到|收|受理|来信|留言",
    "审结": r"收到|受理|新收|案",
    "受理": r"收到|申请",
    "采纳": r"收到|收集|征集|意见|建议",
    "整改": r"发现|问题",
}


def check_named_shares(document: Document) -> Iterator[Finding]:
    """Shares and rates that follow from none of the totals above them."""
    if all(mention.unit != "%" for mention in statistics(document)):
        return
    counts: list[Mention] = []
    for mention in statistics(document):
        if mention.value is None or mention.kind == "zero_statement":
            continue
        if mention.unit != "%":
            counts.append(mention)
            continue
        near = [m for m in counts[-_MOST:] if mention.span.start - m.span.stop < _REACH]
        near = [m for m in near if m.unit in _UNITS and not is_base(document, m)]
        before = document.before(mention, 40)
        found = _rate(document, near, mention, before) or _share(document, near, mention, before)
        if found is not None:
            yield found


def _label(document: Document, mention: Mention) -> str:
    """The words that lead to a count, in its clause."""
    words = document.before(mention, 30)
    return re.split(r"[,。;:、\n()|]|\d", words)[-1]


def _rate(
    document: Document, near: Sequence[Mention], share: Mention, before: str
) -> Finding | None:
    """答复34件,答复率为97.2%: what was done right before, of what came further up."""
    said = _RATE.search(before)
    if said is None or not near or (share.value or 0) >= 100:
        return None
    part = near[-1]
    gap = document.between(part, share)
    label = _label(document, part)
    if said["act"] not in label or re.search(r"[。;\n\d]", gap) or _OTHERWISE.search(label + gap):
        return None
    named = re.compile(_TOTALS[said["act"]])
    return _judged(document, part, near[:-1], share, named)


def _share(
    document: Document, near: Sequence[Mention], share: Mention, before: str
) -> Finding | None:
    """停水通知96条 … 停水通知占公开总数的48%: the one count above that bears the name."""
    said = _NAMED.search(before)
    if said is None:
        return None
    parts = [m for m in near if _bare(_label(document, m)) == _bare(said["name"])]
    if len({m.value for m in parts}) != 1:
        return None
    base = re.sub(r"(?:政府信息|全部|全年|所有|信息|总|数|量)", "", said["base"])
    wholes = [m for m in near if m is not parts[-1]]
    if not base and _told_total(document, wholes, parts[-1]):
        return _judged(document, parts[-1], wholes, share, _TOTAL)
    if len(base) < 2:
        return None
    return _judged(document, parts[-1], wholes, share, re.compile(re.escape(base)))


_TOTAL = re.compile(r"收到|受理|新收|公开|发布|总|合计|共")


def _told_total(document: Document, wholes: Sequence[Mention], part: Mention) -> bool:
    """Whether 占总数的 is of a total that opens the paragraph of its part: 公开1067条 … 民生类438条."""
    return any(
        m.unit == part.unit
        and (m.value or 0) > (part.value or 0)
        and m.span.stop <= part.span.start
        and _TOTAL.search(_label(document, m))
        and "\n" not in document.between(m, part)
        for m in wholes
    )


def _bare(label: str) -> str:
    return re.sub(r"^(?:其中|属于?|为)+|(?:的|有|为|是|类|信息)+$", "", label.strip("“”"))


def _judged(
    document: Document,
    part: Mention,
    above: Sequence[Mention],
    share: Mention,
    named: re.Pattern[str],
) -> Finding | None:
    """The share against every total above, where one is named as its base."""
    larger = [m for m in above if m.unit == part.unit and (m.value or 0) >= (part.value or 0)]
    bases = [
        m
        for m in larger
        if named.search(_label(document, m) + document.behind(m, 4)) and not sign_of(document, m)
    ]
    if not bases or not exact([part, *bases]) or any(is_share(part, m, share) for m in larger):
        return None
    if _of_two(part, above, share):
        return None
    return share_finding(document, part, bases[-1], share)


def _of_two(part: Mention, above: Sequence[Mention], share: Mention) -> bool:
    """Whether two totals together give the share: new ones and those carried in."""
    alike = [m for m in above if m.unit == part.unit and m.value]
    return any(
        is_share(
            part, one.model_copy(update={"value": (one.value or 0) + (other.value or 0)}), share
        )
        for at, one in enumerate(alike)
        for other in alike[at + 1 : at + 4]
    )
