"""A list that is said to leave no others, and the total of these in another section of the report.

In the overview 被申请行政复议12件, and far from it 维持6件,纠正1件,…,除此之外没有其他复议案件: the words name what is
divided, of which the report has one figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.language.movement import CARRIED
from extractor.language.wholeness import overlaps_said, partial
from extractor.schemas import Fact, Finding, Mention
from extractor.text.document import Document

from ..counts.bare import SAID_TO_BE_ALL, broken_sum
from ..counts.indicator_words import indicator_of
from ..counts.interval import ZERO, sum_of
from ..counts.statements import exact, opening_of
from ..counts.whose_figure import of_another_year, of_same_bodies, same_office
from ..growth.told import APART, Known, around
from .extent import label, of_channel, of_each, thing

_NO_OTHERS = re.compile(
    r"(?<=[,。;\n])(?:除此(?:之|以)?外?|此外|除(?:上述|以上|前述|这些)[^,。;\d]{0,6}?[之以]?外),?(?:全年|本年度?|年内)?(?:再|也|均|并)?"
    r"(?:没有|无|未)再?(?:收到|发生|受理|接到|出现|产生|有)?过?(?:任何)?(?:其[他它]|别的)的?(?P<what>[^,。;:\d]{2,12}?)(?=[,。;])"
)
_CLOSE = 8
"""Signs between the last part and the words that say that there are no others."""
_FEWEST = 2
_NUMBER = re.compile(r"\s*(?:[(](?P<one>[一二三四五六七八九])[)]|(?P<two>[1-9])[.、])")


def check_no_others(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Parts besides which there are none, and that do not make up the one figure of what they divide."""
    known: Known | None = None
    for match in _NO_OTHERS.finditer(document.text):
        parts = _parts(document, match.start())
        if len(parts) < _FEWEST or not exact(parts) or len({thing(m) for m in parts}) > 1:
            continue
        known = known or Known.of_year(facts)
        whole = _whole(document, known, match["what"], parts)
        if whole is not None and _judgeable(document, whole, parts):
            yield broken_sum(document, parts, whole, SAID_TO_BE_ALL)


def _parts(document: Document, high: int) -> list[Mention]:
    """The counts of the sentence right before a place, or those of numbered lines, one in each."""
    stop = len(document.text[:high].rstrip(",。;\n "))
    low = opening_of(document.text, stop)
    line = document.text[document.text.rfind("\n", 0, stop) + 1 : stop]
    if _NUMBER.match(line):
        return _lines(document, stop)
    parts = [m for m in document.mentions_in(low, stop) if m.statistical and m.value]
    return parts if parts and high - parts[-1].span.stop <= _CLOSE else []


def _lines(document: Document, stop: int) -> list[Mention]:
    """(一)维持6件。(二)纠正1件。: the numbered lines before a place, from the first on."""
    parts: list[Mention] = []
    while match := _NUMBER.match(document.text, document.text.rfind("\n", 0, stop) + 1):
        found = [m for m in document.mentions_in(match.end(), stop) if m.statistical and m.value]
        if len(found) != 1:
            return []
        parts.insert(0, found[0])
        number = match["two"] or match["one"]
        if number in ("1", "一"):
            return parts
        stop = match.start() - 1 if document.text[match.start()] != "\n" else match.start()
    return []


def _whole(document: Document, known: Known, what: str, parts: Sequence[Mention]) -> Mention | None:
    """The one figure of what is divided, in another sentence than its parts."""
    indicator = indicator_of(document, what, parts[0].unit)
    fact = known.only(indicator) if indicator else None
    whole = document.mention(fact.evidence[0].mention or "") if fact else None
    if whole is None or not exact([whole]) or thing(whole) != thing(parts[0]):
        return None
    low, high = opening_of(document.text, parts[0].span.start), parts[-1].span.stop
    return None if low <= whole.span.start < high else whole


_COMPARED = re.compile(r",?(?:同比|[比较](?:上年|去年|上一年))[^,。;]*")
_UNDER = re.compile(r"乡镇|街道(?!办)|社区|部门|单位|系统|[科处股]室|[下直所]属|以上")


def _piece(document: Document, mention: Mention) -> str:
    """The words around a number up to a semicolon: what stands behind it is another matter."""
    low = opening_of(document.text, mention.span.start)
    before = document.text[low : mention.span.start].rpartition(";")[2]
    behind = re.split(r"[;。\n]", document.behind(mention, 40))[0]
    words = before + document.text[mention.span.start : mention.span.stop] + behind
    return _COMPARED.sub("", words)


def _judgeable(document: Document, whole: Mention, parts: Sequence[Mention]) -> bool:
    added, value = sum_of(parts), whole.value or ZERO
    if added == value or abs(added - value) * 2 > value or value in {m.value for m in parts}:
        return False
    if added > value and CARRIED.search(document.text):
        return False  # some of them may have come the year before
    if any(of_channel(label(document, m)) or of_each(document, m) for m in parts):
        return False
    own, mine = _piece(document, whole), around(document, parts[0], parts[-1])
    if _UNDER.findall(own) != _UNDER.findall(mine):
        return False
    if any(APART.search(words) or of_another_year(document, words) for words in (own, mine)):
        return False
    if overlaps_said(mine) or partial(mine):
        return False
    return of_same_bodies(own, mine) and same_office(document, whole, parts[0])
