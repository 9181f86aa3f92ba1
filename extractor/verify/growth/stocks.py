"""Two stocks told together, and what changed between them: 累计由1240条增至1650条; 由52件变为57件."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.language.movement import Role, closure_said, role_of, uncounted_said
from extractor.language.year_pairs import pair_of
from extractor.schemas import Finding, Mention
from extractor.text.document import Cover, Document

from ..counts.balance import Balance
from ..counts.bare import LEAVES, broken_sum
from ..counts.interval import ZERO
from ..counts.statements import end_of, exact, opening_of
from ..counts.subjects import of_one_thing

_MOST = 14
_BESIDE = 160


_STOP = re.compile(r"[,。;!?\n]")
_SIGN = re.compile(r"[,。;:!?\n()|、]")
_HAS = re.compile(r"[^,]*(?:还有|尚有|仍有|另有|有)")
_DATED = re.compile(
    r"(?:(?:自|从)?(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:《?[^,。;:\n》]{0,8}?条例》?)?(?:(?:正式)?(?:施行|实施)|起|开始)?(?:以来)?,?(?=[至到]))?(?:截[至止]?|到|至)?(?:(?:19|20)\d\d年?|[上去]年|上一年度?)(?:年?[底末]|12月31日)"
)
"""截至2021年底,全县共有37个, 2020年底,共有31个: the date is told in a clause of its own."""
_REACH = 40
_BEHIND = 20
_LEADS = re.compile(
    r"[上去]年|上一年|前一年|[年期岁]初|结存|原[有存]|未[办审结]|没办|没有办|转来|遗留|积压|[应需]"
    r"|(?:19|20)\d\d年?(?:年|度)?(?:[底末]|12月31日)"
)
"""One of these stands near each count that is what was there, or what is due."""


class MovementFigures:
    """The counts of a document, with their roles in a movement and the words that lead to them."""

    def __init__(self, document: Document, counts: Sequence[Mention]) -> None:
        self.document = document
        self.counts = counts
        self._leads = Cover(match.span() for match in _LEADS.finditer(document.text))
        self._roles: dict[int, Role | None] = {}
        self._labels: dict[int, str] = {}

    def may_lead(self, at: int) -> bool:
        """Whether a count may be what was there, or what is due; most are neither."""
        low, high = self.counts[at].span
        return self._leads.overlaps(low - _REACH, high + _BEHIND)

    def role(self, at: int) -> Role | None:
        """What a count is in a movement."""
        if at not in self._roles:
            self._roles[at] = self._role_of(self.counts[at], self.label(at))
        return self._roles[at]

    def roles(self, first: int, stop: int) -> list[Role | None]:
        """Those of neighbours."""
        return [self.role(at) for at in range(first, min(stop, len(self.counts)))]

    def label(self, at: int) -> str:
        """The words that lead to a count, from the one before it at the most."""
        if at not in self._labels:
            previous = self.counts[at - 1] if at else None
            self._labels[at] = label_of(self.document, self.counts[at], previous)
        return self._labels[at]

    def _role_of(self, mention: Mention, label: str) -> Role | None:
        if mention.unit == "%" or mention.kind == "share":
            return None
        role = role_of(label, self.document.meta.year)
        if role is None or _HAS.fullmatch(label):
            near = self.document.behind(mention, _BEHIND)
            return role_of(_SIGN.split(near, 1)[0], None) or role
        return role


def label_of(document: Document, mention: Mention, previous: Mention | None = None) -> str:
    """The words that lead to a number: those of its clause, and across a colon or a cell's edge."""
    low = max(0, mention.span.start - _REACH, previous.span.stop if previous else 0)
    none = mention.kind == "zero_statement"  # 上年无结转: the verb is a part of the number
    words = document.text[low : mention.span.stop if none else mention.span.start]
    *earlier, label = _STOP.split(words.rstrip("\n| "))
    dated = earlier[-1] if earlier and _DATED.fullmatch(earlier[-1].strip()) else ""
    return (dated + label).strip(" |:")


def grown(figures: MovementFigures, at: int) -> Finding | None:
    """2009年底累计1240条,至2010年底累计1650条, and 310条 of the year, in any order, in one sentence or near it."""
    text, opening = figures.document.text, figures.counts[at]
    least = max(0, opening.span.start - _BESIDE)
    low = max(text.rfind("\n", least, opening.span.start), least)
    most = min(len(text), opening.span.stop + _BESIDE)
    end = text.find("\n", opening.span.stop, most)
    paragraph = end if end >= 0 else most
    sentence = text.find("。", opening.span.stop, paragraph)
    for high in dict.fromkeys((sentence, text.rfind("。", opening.span.stop, paragraph))):
        if high > 0 and (found := _grown_in(figures, at, low, high)):
            return found
    return None


def _grown_in(figures: MovementFigures, at: int, low: int, high: int) -> Finding | None:
    """The finding for the three counts of one unit in a stretch of text, if they are a stock that grew."""
    document, counts = figures.document, figures.counts
    opening = counts[at]
    first, last = at, at
    while first > 0 and counts[first - 1].span.start > low and at - first < _MOST:
        first -= 1
    while last + 1 < len(counts) and counts[last + 1].span.start < high and last - at < _MOST:
        last += 1
    alike = [
        i
        for i in range(first, last + 1)
        if counts[i].unit == opening.unit and not _part(figures, i, low)
    ]
    sides = {role: [i for i in alike if figures.role(i) == role] for role in ("opening", "closing")}
    rest = [i for i in alike if figures.role(i) in ("in", None)]
    words = document.text[low:high]
    if len(alike) != _THREE or any(len(side) != 1 for side in (*sides.values(), rest)):
        return None
    if not ("累计" in words or closure_said(words)) or uncounted_said(words):
        return None
    came, closing = counts[rest[0]], counts[sides["closing"][0]]
    added = (opening.value or ZERO) + (came.value or ZERO)
    if not exact([opening, came, closing]) or not of_one_thing([figures.label(i) for i in alike]):
        return None
    if added == closing.value or abs(added - (closing.value or ZERO)) * 4 > added:
        return None
    return broken_sum(document, [opening, came], closing, LEAVES)


_THREE = 3


def _part(figures: MovementFigures, at: int, low: int) -> bool:
    """Whether a count is a part of what is told before it: 新增330条,其中网站280条; not 其中本年新增."""
    words = figures.document.text[low : figures.counts[at].span.start]
    inner = words.count("(") > words.count(")") or "其中" in re.split("[。;]", words)[-1]
    return inner and figures.role(at) is None


def changed(figures: MovementFigures, at: int) -> Finding | None:
    """制发8件,废止5件,没有其他增减,由上年底的52件变为年底的57件: what came and went is told before."""
    document, counts = figures.document, figures.counts
    text, opening = document.text, counts[at]
    closing = counts[at + 1] if at + 1 < len(counts) else None
    if closing is None or closing.unit != opening.unit:
        return None
    pair = pair_of(document, opening, closing)
    if pair is None or pair.became is None:
        return None
    low, high = opening_of(text, opening.span.start), end_of(text, closing.span.stop)
    near = [
        (m, figures.role(i))
        for i, m in enumerate(counts[max(0, at - _MOST) : at + _MOST], max(0, at - _MOST))
        if low <= m.span.start < high and m.unit == opening.unit and m not in (opening, closing)
    ]
    came = [m for m, role in near if role == "in"]
    went = [m for m, role in near if role == "out"]
    if not came or not went or len(came) + len(went) != len(near):
        return None
    if not closure_said(text[low:high]):
        return None
    return not_left(document, opening, came, went, closing)


def not_left(
    document: Document,
    opening: Mention,
    came: Sequence[Mention],
    went: Sequence[Mention],
    closing: Mention,
) -> Finding | None:
    """A stock that what came and went does not leave; None where it does, or a number is no exact one."""
    balance = Balance(document, opening, came, went, closing)
    return balance.finding() if balance.fails else None
