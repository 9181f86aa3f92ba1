"""Shares of a total in sentences: 12件,占总数的3.2%.

Like :mod:`.prose` it looks at mentions, not at facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.language.changing import is_base
from extractor.language.wholeness import overlaps_said
from extractor.schemas import Finding, Mention, Span
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import last_place, plain, sum_of
from ..counts.statements import statements, statistics
from .wholes import (
    BESIDE,
    FURTHER,
    MOST,
    NEARLY_ALL,
    clause,
    common_wholes,
    is_share,
    larger_counts,
    like_others,
    others_of,
    same_things,
)

_SHARE = re.compile(
    r"(?P<behind>[^,。;(\n%\d]{0,24}?)(?P<aside>[,(]\s*(?P<subject>[^,。;(\n%\d]{0,8}?))?"
    r"占(?!地|用|道)(?P<base>[^,。;\n%\d]{0,18})$"
)
NO_SUBJECT = re.compile(
    r"(?:大约|大概|大致|约|各|均|也|仅|只|就|恰|刚好|共|所|其|该|此|这|一?类|一?项|部分|数量?|件数|条数|人数|比例|比重|合计|总计|分别)*"
)
"""12件,数量占总数的…: still a share of the count before it; 15件,网络渠道占…: that of another."""
_OF_SEVERAL = re.compile(r"[二两三]者|各占|合占|合起来|合计占|分别占")


def check_shares(document: Document) -> Iterator[Finding]:
    """占总数的3.2% against the count before it and every total it could be a share of."""
    if all(mention.unit != "%" for mention in statistics(document)):
        return
    yield from _above_all(document)
    counts: list[Mention] = []
    shared: set[str] = set()
    for mention in statistics(document):
        if mention.kind == "zero_statement":
            continue
        if mention.unit != "%":
            counts.append(mention)
            continue
        if counts and mention.value is not None:
            finding = _of_share(document, counts, mention, shared)
            if finding is not None:
                yield finding


def _of_share(
    document: Document, counts: Sequence[Mention], share: Mention, shared: set[str]
) -> Finding | None:
    """A share against what its words say that it is of; ``shared`` learns which count has one."""
    if pair := _rated_with_rest(document, counts, share) or _rated(document, counts, share):
        wholes = [m for m in counts[-_RATED:] if m.unit == pair[0].unit and m is not pair[0]]
        if any(is_share(pair[0], whole, share) for whole in wholes):
            return None
        return _beside(document, *pair, share)
    if target := _target(document, counts, share):
        return _beside(document, *target, share)
    part = counts[-1]
    gap = document.between(part, share)
    match = _SHARE.fullmatch(gap) if len(gap) <= _GAP else None
    if match is None or gap.startswith(")") or _OF_SEVERAL.search(gap):
        return None  # 594条(2020年600条),占36.7%: it is no share of what stands in parentheses
    if not NO_SUBJECT.fullmatch(match["subject"] or "") or _of_each_body(part, match):
        return None
    if _OF_YEARS.search(re.split(r"[。;\n]", document.before(part, 40))[-1]):
        return None  # 四年来共撤销2件,占11.1%: the total of these years stands elsewhere
    if document.text.endswith("%(", 0, part.span.start):
        return None  # 征收占35.9%(289件),规划占16.4%(132件): each count stands behind its share
    wholes = larger_counts(document, counts, part, shared)
    shared.add(part.id)
    return _of_part(document, counts, share, match["base"], wholes)


def _of_part(
    document: Document,
    counts: Sequence[Mention],
    share: Mention,
    base: str,
    wholes: list[Mention],
) -> Finding | None:
    """The share of the last count, if it is that of none of its totals, nor of those named by ``base``."""
    part = counts[-1]
    named = _named(document, counts, part, base)
    wholes = wholes if named is None else named
    if (share.value or 0) < NEARLY_ALL:
        wholes = [whole for whole in wholes if whole.value != part.value]
    if any(is_share(part, whole, share) for whole in wholes):
        return None
    if any(_is_share_together(counts[-k:], whole, share) for k in (2, 3) for whole in wholes):
        return None
    if named is None:
        wholes = common_wholes(document, counts, part, share, wholes)
    # 592件,比上年的515件…: the total of this year is the base, where there is one.
    wholes = [m for m in wholes if not is_base(document, m)] or wholes
    if not wholes:
        return None
    whole = max(wholes, key=lambda m: (others_of(document, m, share), m.value or Decimal(0)))
    if not others_of(document, whole, share) and like_others(document, part, share):
        return None
    return _beside(document, part, whole, share)


_OF_YEARS = re.compile(r"[两二三四五六七八九十\d]年(?:来|间)|历年|(?<!今年)(?<!本年)以来")
_BODIES = frozenset("个 家 处 所 名 位".split())
_OWN_NOUN = 3


def _of_each_body(part: Mention, match: re.Match[str]) -> bool:
    """4个单位原创信息占比8%: what each of these publishes, and no share of these among all."""
    own = match["aside"] is None and part.unit in _BODIES and len(match["behind"]) > _OWN_NOUN
    return own and not re.search(r"总|全部|全[市县区州省]|所有|其", match["base"])


_SHARE_OF = re.compile(r"(?:占|占比|比例|比重|份额)(?:为|约|是|达|了)*$")


def _above_all(document: Document) -> Iterator[Finding]:
    """只有三类:土地类占48%,规划类占37%,财政类占25%: shares of a list that is whole, above 100 %."""
    for before, here in pairwise((None, *statements(document))):
        if here is None:
            continue
        shares = [m for m in here.counts if m.unit == "%" and m.kind == "share"]
        if len(shares) < 2:
            continue
        said = here.declared
        led = before.declared if before is not None else ()
        first = shares[0].span.start - here.start
        counts = {one.count for one in (*(s for s in said if s.start <= first), *led) if one.count}
        closed = any(one.strength == "closed" for one in (*said, *led))
        labels = [document.before(m, 12) for m in shares]
        here_closed = any(one.strength == "closed" for one in said)
        if not here_closed and (len(shares) not in counts or not (closed or said)):
            continue
        lead = document.text[max(here.start, shares[0].span.start - 30) : shares[0].span.start]
        match = all(map(_SHARE_OF.search, labels)) or re.search(r"占比|比重|比例|份额|构成", lead)
        if not match or overlaps_said(here.words):
            continue
        added = sum_of(shares)
        place = max(map(last_place, shares))
        if added > 100 + len(shares) * place / 2 and added < _TWICE:
            *rest, last = shares
            yield bare_finding(
                document,
                "share_mismatch",
                [*rest, last],
                f"{' + '.join(plain(m.value) for m in shares)} = {plain(added)} % > 100 %",
                "the shares of a list that is whole add up to more than 100 %",
            )


_TWICE = 150
_GAP = 48
_GENERAL = re.compile(
    r"[份件人条次]数|总数?量?|份额|百分比|全部|全年|年度|所有|整个|的|比例?|比重|约|为|达到?|是|其|该|此类|申请|信息|公开|政府|主动|收到|受理|件|条|数量?|百分|了|当年|本年|本|发布|到"
)


_THAT_KIND = re.compile(r"[该此这]类")


def _named(
    document: Document, counts: Sequence[Mention], part: Mention, base: str
) -> list[Mention] | None:
    """The counts that the words of a share name as its base: 占自然人申请的75% is one of 自然人40件.

    None where the words name none, or only the total.  Empty where nothing that is counted here
    bears the name.
    """
    if _THAT_KIND.match(base):
        return []  # 法人申请中,招标类24件,占该类申请的40%: how many there were was told before
    name = _GENERAL.sub("", base)
    if len(name) < 2:
        return None
    mentions = []
    for count in counts[-MOST:-1]:
        if not same_things(count.unit, part.unit) or part.span.start - count.span.start > FURTHER:
            continue
        label = re.split(r"[,。;:\n]", document.before(count, 30))[-1]
        if name in label and (count.value or 0) >= (part.value or 0):
            mentions.append(count)
    return mentions


_TARGET = re.compile(
    r"(?:完成|实现|达到?|占|是|为|相当于)[^,。;\d%]{0,8}(?:目标|计划|任务|指标)[^,。;\d%]{0,6}?的?$"
)
_AIM = re.compile(r"目标|计划|任务|指标")


def _target(
    document: Document, counts: Sequence[Mention], share: Mention
) -> tuple[Mention, Mention] | None:
    """目标400条,实际520条,完成目标的120%: the figure and its target where they do not give the rate."""
    text = document.text
    if not _TARGET.search(document.before(share, 24)):
        return None
    near = [m for m in counts[-4:] if share.span.start - m.span.stop < BESIDE]
    near = [m for m in near if not re.search(r"[。\n]", document.between(m, share))]
    aims = [m for m in near if _AIM.search(clause(text, m))]
    rest = [m for m in near if m not in aims]
    if len(aims) != 1 or len(rest) != 1 or aims[0].unit != rest[0].unit or not aims[0].value:
        return None
    return None if is_share(rest[0], aims[0], share) else (rest[0], aims[0])


_RATE = re.compile(r"[,(、](?P<act>[一-鿿]{2,6})(?:率|比例|比率)(?:为|达到?|是)?$")


def _rated(
    document: Document, counts: Sequence[Mention], share: Mention
) -> tuple[Mention, Mention] | None:
    """收到40件,办结34件,办结率95%: the part and the whole of a rate, right before it in its sentence.

    The rate is named after the part.  One of 100 % leaves out what is not due yet.
    """
    if len(counts) < _PAIR:
        return None
    first, second = counts[-_PAIR:]
    rate = _RATE.fullmatch(document.between(second, share))
    between = document.between(first, second)
    if rate is None or share.value == _FULL or re.search(r"[。;\n]|按时|按期|及时", between):
        return None
    before = re.split(r"[,。;:、\d\n]", document.before(first, 30))[-1]
    done = re.compile(
        rf"(?<![不未非])(?<!没有){rate['act']}"
    )  # 不合格29件,合格率98%: of the others
    named = [done.search(words) is not None for words in (before, between)]
    if first.unit != second.unit or named.count(True) != 1:
        return None
    part, whole = (first, second) if named[0] else (second, first)
    return (part, whole) if 0 < (part.value or 0) <= (whole.value or 0) else None


def _rated_with_rest(
    document: Document, counts: Sequence[Mention], share: Mention
) -> tuple[Mention, Mention] | None:
    """社区15个,已建成专区的11个,尚未建成的4个,建成率68.8%: what was not done proves the whole."""
    if len(counts) <= _PAIR:
        return None
    whole, part, rest = counts[-_PAIR - 1 :]
    rate = _RATE.fullmatch(document.between(rest, share))
    gaps = document.between(whole, part), document.between(part, rest)
    if rate is None or not _RATE_ENDS.match(document.behind(share, 1)) or share.value == _FULL:
        return None
    if any(re.search(r"[。\n]", gap) for gap in gaps):
        return None
    labels = [re.split(r"[,;:、]", gap)[-1] for gap in gaps]
    not_done = re.search(rf"(?:未|没有){rate['act']}", labels[1])
    done = rate["act"] in labels[0] and not re.search(r"未|没有|部分", labels[0])
    made_up = sum_of([part, rest]) == whole.value and len({m.unit for m in (whole, part, rest)}) < 2
    return (part, whole) if done and not_done and made_up else None


_RATE_ENDS = re.compile(r"[,。;)\n]|$")
"""建成率75%的目标 is no rate that was reached."""
_PAIR = 2
_RATED = 6
"""Counts before a rate among which its whole may be."""
_FULL = 100


def _is_share_together(parts: Sequence[Mention], whole: Mention, share: Mention) -> bool:
    """规划(278条)和土地(333条),占68.3%: the share of both."""
    added = sum_of(parts)
    slack = Decimal("0.1")
    return bool(
        whole.value and share.value and abs(added / whole.value * 100 - share.value) <= slack
    )


def share_finding(
    document: Document, part: Mention, whole: Mention, share: Mention, span: Span | None = None
) -> Finding:
    """A share that is not that of a part in a whole; ``span`` is what is quoted."""
    exact = (part.value or Decimal(0)) / (whole.value or Decimal(1)) * 100
    return bare_finding(
        document,
        "share_mismatch",
        [part, share, whole],
        f"{plain(part.value)} / {plain(whole.value)} = {exact:.2f} %, printed {plain(share.value)} %",
        "the share does not follow from its count and total",
        span,
    )


def _beside(document: Document, part: Mention, whole: Mention, share: Mention) -> Finding:
    return share_finding(document, part, whole, share, Span(part.span.start, share.span.stop))
