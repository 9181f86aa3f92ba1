"""What a sentence names and divides, and its one figure in another section of the report.

Part one: 兼职人员112名; part three: 兼职人员按单位性质分,乡镇68名,县直部门54名.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from extractor.language.wholeness import complements, overlaps_said, partial
from extractor.schemas import Fact, Finding, Mention
from extractor.text.document import Document

from ..counts.bare import INTRODUCED, broken_sum, sum_formula
from ..counts.indicator_words import indicator_of
from ..counts.interval import ZERO
from ..counts.slips import slips
from ..counts.statements import Statement, exact, opening_of, statements
from ..counts.whose_figure import of_another_year, of_same_bodies, same_office
from ..growth.told import APART, Known, around
from .extent import of_channel, thing

_BY = re.compile(
    r"(?:^|[,。;\n])(?P<what>[^,。;:()\d\n]{3,24}?)[,中]?按(?:照)?[^,。;:()\d\n]{2,9}?(?:划?分|统计|区分|来?看|归类)[,:](?P<name>[^,。;:()\d\n]{1,16})$"
)
_NEXT = re.compile(r"[,、;](?P<name>[^,。;:()\d\n]{1,16})")
_GOES_ON = re.compile(r"[^,。;\d]{0,6}等|[,;](?:此外|另|其[他余]|还)")
_YEARS_END = re.compile(r"截[至止]?到?(?:(?:19|20)\d\d年?)?(?:年?[底末]|12月31日),?(?!.{0,12}累计)")
"""Of people and places the year has those that are there at its end."""
_REACH = 64
_FEWEST, _MANY = 2, 20


def check_divided_elsewhere(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Parts of something named that do not come to the one figure that the report has of it."""
    known: Known | None = None
    for here in statements(document):
        if len(here.counts) < _FEWEST or "按" not in here.words:
            continue
        for at, first in enumerate(here.counts[:-1]):
            match = _BY.search(document.before(first, _REACH))
            parts = _run(document, here, at) if match else []
            if match is None or len(parts) < _FEWEST:
                continue
            known = known or Known.of_year(facts)
            whole = _whole(document, known, match["what"], here, parts)
            if whole is not None and _judgeable(document, here, whole, parts):
                yield broken_sum(document, parts, whole, INTRODUCED)


def _run(document: Document, here: Statement, at: int) -> list[Mention]:
    """The list that begins with a count, up to where the signs change or another thing is counted."""
    parts = [here.counts[at]]
    for one in here.counts[at + 1 :]:
        gap = document.between(parts[-1], one)
        if not _NEXT.fullmatch(gap) or thing(one) != thing(parts[0]):
            break
        if ";" in gap and len(parts) > 1 and ";" not in document.between(parts[0], parts[1]):
            break
        parts.append(one)
    return parts


def _whole(
    document: Document, known: Known, what: str, here: Statement, parts: Sequence[Mention]
) -> Mention | None:
    """The one figure of what is divided, where it stands in another sentence."""
    indicator = indicator_of(document, what, parts[0].unit)
    fact = known.only(indicator) if indicator else None
    if fact is None or len(fact.evidence) > 1 or fact.evidence[0].address is not None:
        return None
    whole = document.mention(fact.evidence[0].mention or "")
    if whole is None or thing(whole) != thing(parts[0]) or not exact([whole, *parts]):
        return None
    return None if here.start <= whole.span.start < here.stop else whole


def _all_said(here: Statement, parts: Sequence[Mention], value: Decimal) -> bool:
    """Whether a list that comes to less is no list of some: three parts of many, or two that are all."""
    labels = [here.label(m) for m in parts]
    return value >= _MANY and (len(parts) > _FEWEST or complements(*labels))


def _judgeable(
    document: Document, here: Statement, whole: Mention, parts: Sequence[Mention]
) -> bool:
    value = whole.value or ZERO
    behind = [m for m in here.counts if m.span.start >= parts[0].span.start]
    if value in accumulate(m.value or ZERO for m in behind if thing(m) == thing(whole)):
        return False
    added = [m.value or ZERO for m in parts]
    formula = sum_formula(added, value)
    if not slips(formula, added) or not all(added) or max(added) > value:
        return False
    if sum(added) < value and not _all_said(here, parts, value):
        return False
    own, mine = around(document, whole, whole), around(document, parts[0], parts[-1])
    plain = (_YEARS_END.sub("", words) for words in (own, mine))
    if any(APART.search(words) for words in plain) or of_another_year(document, own + mine):
        return False
    low = opening_of(document.text, parts[0].span.start)
    words = document.text[low : parts[-1].span.stop + 20]
    if partial(words) or overlaps_said(words) or any(of_channel(here.label(m)) for m in parts):
        return False
    if _GOES_ON.match(document.behind(parts[-1], 10)):
        return False
    return of_same_bodies(own, mine) and same_office(document, whole, parts[0])
