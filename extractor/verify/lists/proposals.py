"""Proposals of delegates, told one kind by one, and all of them in another place.

承办人大代表建议9件、政协提案13件, and in another section 承办的24件建议提案: these are the two kinds that there are,
where no motion (议案) and no case led by others (会办) is told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.schemas import Finding, Mention
from extractor.text.document import Document
from extractor.text.titles import section_of

from ..counts.bare import ELSEWHERE, broken_sum
from ..counts.interval import sum_of
from ..counts.statements import exact, opening_of, statistics
from ..counts.whose_figure import of_another_year, of_same_bodies, same_office
from ..growth.told import SIGN

_ACT = r"(?:全年|20\d\d年|[我本][局委办县市区])?共?(?P<act>承办|办理)"
_FIRST = re.compile(rf"{_ACT}人大(?:代表)?建议")
_SECOND = re.compile(r"[、,和]政协(?:委员)?提案")
_BOTH = r"(?:人大代表)?建议[、和]?(?:政协)?提案"
_BEFORE_IT = re.compile(rf"{_ACT}{_BOTH}")
_AROUND_IT = re.compile(rf"{_ACT}的")
_BEHIND_IT = re.compile(_BOTH)
_OTHERS = re.compile(r"议案|[会协]办")
_APART = re.compile(r"其中|含|累计|以来|半年|季度|另")
_REACH = 24
_MOST = 8
"""Places of a report that tell of proposals; no report has more."""


def check_proposals(document: Document) -> Iterator[Finding]:
    """The two kinds of proposals that do not make up what is told of both."""
    if "提案" not in document.text or _OTHERS.search(document.text):
        return
    told = [pair for pair in pairwise(statistics(document)) if _act_of_kinds(document, *pair)]
    totals = [m for m in statistics(document) if _act_of_all(document, m)]
    for pair in told[:_MOST]:
        mine = [m for m in totals[:_MOST] if _comparable(document, pair, m)]
        if mine and all(sum_of(pair) != m.value for m in mine) and exact([*pair, *mine]):
            yield broken_sum(document, pair, mine[0], ELSEWHERE)


def _clause(document: Document, mention: Mention) -> str:
    return SIGN.split(document.before(mention, _REACH))[-1]


def _act_of_kinds(document: Document, first: Mention, second: Mention) -> str | None:
    """What was done with the two kinds: 承办人大代表建议9件、政协提案13件."""
    match = _FIRST.fullmatch(_clause(document, first))
    both = match and _SECOND.fullmatch(document.between(first, second))
    return match["act"] if match and both and first.unit == second.unit else None


def _act_of_all(document: Document, mention: Mention) -> str | None:
    """What was done with all: 承办的24件建议提案, 办理建议提案26件."""
    words = _clause(document, mention)
    match = _BEFORE_IT.fullmatch(words)
    if match is None and _BEHIND_IT.match(document.behind(mention, _REACH)):
        match = _AROUND_IT.fullmatch(words)
    return match["act"] if match else None


def _comparable(document: Document, pair: tuple[Mention, Mention], whole: Mention) -> bool:
    """Whether all were told of as the two kinds are: the same act, of the same bodies and year."""
    first, second = pair
    one, other = _sentence(document, first, second), _sentence(document, whole, whole)
    return (
        whole.unit == first.unit
        and _act_of_all(document, whole) == _act_of_kinds(document, first, second)
        and not any(
            _APART.search(words) or of_another_year(document, words) for words in (one, other)
        )
        and of_same_bodies(one, other)
        and same_office(document, first, whole)
        and not any(of_another_year(document, _titles(document, m)) for m in (first, whole))
    )


def _titles(document: Document, mention: Mention) -> str:
    return "\n".join(section_of(document, mention.span.start))


def _sentence(document: Document, first: Mention, last: Mention) -> str:
    """The words of a sentence up to the end of the clause behind a number."""
    text = document.text
    behind = re.split(r"[。;\n]", document.behind(last, _REACH))[0]
    return text[opening_of(text, first.span.start) : last.span.stop] + behind
