"""Kinds that are said to be all, and their total in another section of the report.

In the overview 主动公开政府信息1348条, and far from it 公告类214条,活动类397条 …,全部主动公开信息均归入以上五类: the words
name what is divided, of which the report has one figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.language.wholeness import overlaps_said
from extractor.schemas import Fact, Finding, Mention
from extractor.text.document import Document
from extractor.text.scan.numerals import read_count

from ..counts.bare import SAID_TO_BE_ALL
from ..counts.indicator_words import indicator_of
from ..counts.statements import end_of, exact, opening_of
from ..counts.whose_figure import of_same_bodies, same_office
from ..growth.changes import APART, FactsOfYear, around
from .enumeration import Enumeration
from .extent import label, thing

_KINDS = r"(?:以上|上述)(?P<count>[三四五六七八九])(?:大)?类"
_ALL_IN = re.compile(
    rf"(?:全部|所有|全年|本年度?)(?P<what>[^,。;:\d]{{2,12}}?)(?:均|都)(?:可)?(?:归入|属于|分属){_KINDS}(?=[,。;])"
)
_ARE_ALL = re.compile(
    rf"(?<=[,。;]){_KINDS}[即就][是为](?:全部|所有)(?P<what>[^,。;:\d]{{2,12}}?)(?=[,。;])"
)
_KIND = re.compile(r"类(?:信息)?$")
_CLOSE = 4
"""Signs between the last kind and the words that say that there is no other."""


def check_whole_elsewhere(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Kinds that are all, and do not make up the one figure that the report has of what they divide."""
    known: FactsOfYear | None = None
    for pattern in (_ALL_IN, _ARE_ALL):
        for match in pattern.finditer(document.text):
            parts = _parts(document, match)
            if not parts:
                continue
            known = known or FactsOfYear.of_year(facts)
            whole = _whole(document, known, match["what"], parts)
            one = Enumeration(document, tuple(parts), whole) if whole else None
            if one is not None and one.broken(""):
                yield one.finding(SAID_TO_BE_ALL)


def _parts(document: Document, match: re.Match[str]) -> list[Mention]:
    """As many kinds as the words count, all those of the sentence right before them."""
    count, text = read_count(match["count"]), document.text
    before = document.text[: match.start()].rstrip(",。;")
    low = opening_of(text, len(before))
    parts = [m for m in document.mentions_in(low, match.start()) if m.statistical]
    high = end_of(text, match.end())
    if not parts:
        return _lines(document, low, count or 0)
    if len(parts) != count or len({thing(m) for m in parts}) > 1 or not exact(parts):
        return []
    if match.start() - parts[-1].span.stop > _CLOSE or not all(
        _KIND.search(label(document, m)) for m in parts
    ):
        return []
    first = parts[0].span.start - len(label(document, parts[0]))
    beside = text[low:first].removeprefix("其中") + text[parts[-1].span.stop : high]
    return [] if APART.search(beside) or overlaps_said(text[low:high]) else parts


_NUMBER = re.compile(r"\s*(?:[(](?P<one>[一二三四五六七八九])[)]|(?P<two>[1-9])[.、])")
_DIGITS = "一二三四五六七八九"
_NAMED = re.compile(r"(?:信息|类|文件|申请)$")


def _lines(document: Document, high: int, count: int) -> list[Mention]:
    """As many numbered lines as the words count, from the first on, each with its one number.

    (一)围绕就业,公开…等信息210条。(二)围绕社保,公开…等信息130条。
    """
    lines = document.text[:high].rstrip().split("\n")[-count:] if count else []
    at = len(document.text[:high].rstrip()) - len("\n".join(lines))
    parts: list[Mention] = []
    for number, line in enumerate(lines, 1):
        match = _NUMBER.match(line)
        named = match and (match["two"] or str(_DIGITS.index(match["one"]) + 1))
        found = [m for m in document.mentions_in(at, at + len(line)) if m.statistical]
        if match is not None:
            found = [m for m in found if m.span.start >= at + match.end()]
        if named != str(number) or len(found) != 1 or not _NAMED.search(label(document, found[0])):
            return []
        if APART.search(line) or overlaps_said(line):
            return []
        parts += found
        at += len(line) + 1
    return parts if len({thing(m) for m in parts}) == 1 and exact(parts) else []


def _whole(
    document: Document, known: FactsOfYear, what: str, parts: Sequence[Mention]
) -> Mention | None:
    """The one figure of what is divided, where it stands in another sentence."""
    indicator = indicator_of(document, what, parts[0].unit)
    fact = known.only(indicator) if indicator else None
    whole = document.mention(fact.evidence[0].mention or "") if fact else None
    if whole is None or not exact([whole]) or thing(whole) != thing(parts[0]) or whole in parts:
        return None
    own, mine = around(document, whole, whole), around(document, parts[0], parts[-1])
    alike = of_same_bodies(own, mine) and same_office(document, whole, parts[0])
    return whole if alike and not APART.search(own) else None
