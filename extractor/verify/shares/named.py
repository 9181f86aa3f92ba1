"""Shares whose part is named and counted further up: 停水通知占公开总数的48%, 答复率97.2%.

Part and total may stand anywhere above, so that a share is a mistake only where no total above
gives it, and one of them is named as its base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.language.changing import is_base, sign_of
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.interval import sum_of
from ..counts.statements import end_of, exact, opening_of, statistics
from .sentences import share_finding
from .wholes import is_share

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
        for judge in (_rate, _share, _ranked, _joined, _told_behind):
            if (facts := judge(document, near, mention, before)) is not None:
                yield facts
                break


def _label(document: Document, mention: Mention) -> str:
    """The words that lead to a count, in its clause."""
    words = document.before(mention, 30)
    return re.split(r"[,。;:、\n()|]|\d", words)[-1]


def _rate(
    document: Document, near: Sequence[Mention], share: Mention, before: str
) -> Finding | None:
    """答复34件,答复率为97.2%: what was done right before, of what came further up."""
    match = _RATE.search(before)
    if match is None or not near or (share.value or 0) >= 100:
        return None
    part = near[-1]
    gap = document.between(part, share)
    label = _label(document, part)
    if match["act"] not in label or re.search(r"[。;\n\d]", gap) or _OTHERWISE.search(label + gap):
        return None
    named = re.compile(_TOTALS[match["act"]])
    return _judged(document, part, near[:-1], share, named)


def _share(
    document: Document, near: Sequence[Mention], share: Mention, before: str
) -> Finding | None:
    """停水通知96条 … 停水通知占公开总数的48%: the one count above that bears the name."""
    match = _NAMED.search(before)
    if match is None:
        return None
    parts = [m for m in near if _bare(_label(document, m)) == _bare(match["name"])]
    if len({m.value for m in parts}) != 1:
        return None
    base = re.sub(r"(?:政府信息|全部|全年|所有|信息|总|数|量)", "", match["base"])
    wholes = [m for m in near if m is not parts[-1]]
    if not base and _told_total(document, wholes, parts[-1]):
        return _judged(document, parts[-1], wholes, share, _TOTAL)
    if len(base) < 2:
        return None
    return _judged(document, parts[-1], wholes, share, re.compile(re.escape(base)))


_FIRST = r"(?:居(?:于?首|次|第[一二三四]|其次)|[列排位](?:居|名|在)?(?:首|第[一二三四])|次之|再次|紧随其后)位?"
_OF_ALL = r"(?:约|也|则)?占(?:比|全部|总数|总量|总[条件]数|比重|的|约|为|到|了)*"
_RANKED = re.compile(
    rf"(?:^|[,。;:\n]|其中)(?P<name>[一-鿿“”]{{2,10}}?)(?:的?(?:数量|信息|申请|件数))?{_FIRST},{_OF_ALL}$"
    rf"|(?:最多|最大|最高|其次|次之|再次|第[一二三四])的?(?:是|为)(?P<next>[一-鿿“”]{{2,10}}?),{_OF_ALL}$"
)


def _ranked(
    document: Document, near: Sequence[Mention], share: Mention, before: str
) -> Finding | None:
    """渔业180条,港口130条 … 渔业居首,占36%;港口次之,占29%: of the total of the list that has them."""
    match = _RANKED.search(before)
    if match is None or not _of_the_list(document, share):
        return None
    name = _bare(match["name"] or match["next"])
    parts = [m for m in near if _bare(_label(document, m)) == name]
    if len(parts) != 1:
        return None
    wholes = [m for m in near if m is not parts[0] and _is_total_of(document, near, m, parts[0])]
    above = [m for m in near if m is not parts[0]]
    return _fits_none(document, parts[0], above, wholes, share)


_ITEM = re.compile(rf"[一-鿿“”]{{2,14}}{_FIRST},{_OF_ALL}(?:[\d.]+%)?")
_NO_OTHER = re.compile(
    r"(?:其中|(?:从|就|按)?(?:数量|条数|件数|类别|内容|公开内容)上?来?看|占[^\d]*[\d.]+%"
    r"|[^\d]*\d[\d,.]*[万余多]*[一-鿿]{0,2}"
    r"|(?:数量)?(?:最多|最大|最高|其次|次之|再次|第[一二三四])的?[是为][一-鿿“”]{2,10})?"
)


def _of_the_list(document: Document, share: Mention) -> bool:
    """Whether a sentence ranks what was counted, and nothing else: no 从点击量看,…居首."""
    low = opening_of(document.text, share.span.start)
    words = _ITEM.sub("", document.text[low : share.span.start])
    words = re.sub(rf"{_OF_ALL}$", "", words)
    return all(_NO_OTHER.fullmatch(piece) for piece in re.split(r"[,;、:]", words))


def _is_total_of(
    document: Document, near: Sequence[Mention], whole: Mention, part: Mention
) -> bool:
    """Whether a count is just what the list of a part adds up to."""
    low, high = opening_of(document.text, part.span.start), end_of(document.text, part.span.stop)
    listed = [m for m in near if low <= m.span.start < high and m.unit == part.unit]
    return sum_of([m for m in listed if m is not whole]) == whole.value and len(listed) > 1


_TOGETHER = re.compile(
    r"(?:公开|同意)(?:的|件数)?(?:和|与|及|以及|、|加上?|连同)部分公开(?![、和与及以或])[^,。;:\d占分各]{0,8},?[^,。;:\d占分各]{0,8}占(?P<base>[^,。;:\d]{2,8}?)的$"
    r"|部分公开(?:的|件)*也?[算计列]?(?:算|计|列|包括|包含)[在进入][^,。;:\d]{0,2},[^,。;:\d占]{0,10}占(?P<of>[^,。;:\d]{2,8}?)的$"
)


def _joined(
    document: Document, near: Sequence[Mention], share: Mention, before: str
) -> Finding | None:
    """同意公开120件,部分公开30件 … 同意公开和部分公开合计占答复数的76.4%: the share of both."""
    match = _TOGETHER.search(before)
    if match is None:
        return None
    base = _GENERAL.sub("", match["base"] or match["of"])
    labels = [(m, _bare(_label(document, m)) or "") for m in near]
    granted = [m for m, words in labels if re.fullmatch(r"(?:同意|予以|全部)(?:公开)?", words)]
    partly = [m for m, words in labels if words.removeprefix("予以") == "部分公开"]
    if len(granted) != 1 or len(partly) != 1 or len(base) < _SHORTEST:
        return None
    both = granted[0].model_copy(update={"value": sum_of([granted[0], partly[0]])})
    above = [m for m in near if m not in (granted[0], partly[0])]
    wholes = [m for m in above if base in _label(document, m)]
    finding = _fits_none(document, both, above, wholes, share)
    parts = (granted[0].id, partly[0].id)
    return finding and finding.model_copy(update={"mentions": (*parts, *finding.mentions[1:])})


_PART_AGAIN = re.compile(
    r"(?:^|[,;:])(?P<name>[^,。;:\n]{3,16}?)(?:的?(?:申请|件数|数量))?的?(?:所?占)?的?(?:比例|占比|比重|比率|率)(?:为|是|达到?|有|在)?$"
)


def _told_behind(
    document: Document, near: Sequence[Mention], share: Mention, before: str
) -> Finding | None:
    """答复48件,其中7日内答复45件、延期答复3件,7日内答复的比例为95.8%: the part is named once more.

    What divides the whole proves it: the parts make it up, or 其中 stands right behind it.
    """
    match = _PART_AGAIN.search(before)
    if match is None or share.value == _ALL:
        return None
    low = opening_of(document.text, share.span.start)
    told = [m for m in near if m.span.start >= low]
    parts = [m for m in told if document.before(m, 30).rstrip("了的").endswith(match["name"])]
    if len(parts) != 1:
        return None
    at = told.index(parts[0])
    alike = [m for m in told[:at] if m.unit == parts[0].unit]
    wholes = [m for m in alike if (m.value or 0) > (parts[0].value or 0)][-1:]
    if not wholes or wholes[0] is not alike[0]:
        return None
    behind = [m for m in told if m.span.start > wholes[0].span.start and m.unit == parts[0].unit]
    if sum_of(behind) != wholes[0].value and not _OF_THEM.search(
        document.between(wholes[0], parts[0])
    ):
        return None
    return _fits_none(document, parts[0], alike, wholes, share)


_ALL = 100
_OF_THEM = re.compile(r"^[^,。;\d]{0,6},?其中")
_GENERAL = re.compile(r"总|数|件|量|的|全部|申请(?=[答办])")
_SHORTEST = 2


def _fits_none(
    document: Document,
    part: Mention,
    above: Sequence[Mention],
    wholes: Sequence[Mention],
    share: Mention,
) -> Finding | None:
    """A share that is of none of the counts above, where it should be of one of some."""
    larger = [m for m in above if m.unit == part.unit and (m.value or 0) >= (part.value or 0)]
    mentions = [m for m in wholes if m.qualifier == "exact"]
    if not mentions or not exact([part]) or any(is_share(part, m, share) for m in larger):
        return None
    return share_finding(document, part, mentions[-1], share)


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
