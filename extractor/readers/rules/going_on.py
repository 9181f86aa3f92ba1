"""Numbers that go on with the claims before them: a sum of all years, of those the year's, a rest.

收到申请5件(网上4件,信函1件),历年累计17件; 举办培训14期,其中2014年举办4期.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.several_years import over_years
from extractor.language.words import REST
from extractor.text.document import Document

from .body import again
from .claims import Draft, Source, draft_of
from .hands import part_time_by_words, with_those_of_each_place
from .leaning import by_other_ways, left_over
from .levels import of_the_office
from .told_before import State
from .totals import of_results, total_of

_SINCE = r"自[^,;#]{2,16}(?:以来|(?:施行|实施)(?:之日)?起)"
_CONTINUES = re.compile(
    rf"(?:{_SINCE},?)?(?:历年)?(?:总)?累计(?:收到|公开|发布|受理)?(?:为|达|共|有)*"
    rf"|(?:{_SINCE},?)(?:公开|发布)?(?:总量|总数|总计|合计|各年相加)(?:已|为|达到?|共|有|突破|超过)*"
)


def of_the_claims(document: Document, frame: Frame, pack: Prose, state: State) -> Draft | None:
    """What the claims before a number say that it is: it goes on with the last, or adds them up."""
    claims = state.claims
    if name := of_results(
        frame,
        state.since_received,
        document.meta.form,
        pack,
        closes=state.adds_results(frame.mention, pack),
    ):
        return draft_of(frame, name, None, "the last row of the results", pack)
    if total := total_of(document, frame, claims, pack):
        over = over_years(frame, document)
        kind: Source = "parts" if total.of_one else "kinds"
        return draft_of(frame, total.indicator, over, "", pack, kind)
    if name := with_those_of_each_place(document, frame, pack):
        return draft_of(frame, name, None, "", pack, "parts")
    roles = pack.roles
    if roles.part_time and "part_time" in pack.by_concept and part_time_by_words(frame, document):
        return draft_of(frame, roles.part_time, None, "done besides", pack)
    if not claims:
        return None
    last = _last_outside(document, frame, claims)
    if last.mention.unit == frame.mention.unit and _CONTINUES.fullmatch(frame.label):
        name = pack.cumulative.get(last.indicator, last.indicator)
        if last.indicator in roles.disclosures:  # 公开905条,公众号112条,历年累计7540条: of all
            totals = (
                pack.cumulative[c.indicator] for c in claims if c.indicator in pack.cumulative
            )
            name = next(totals, name)
        return draft_of(frame, name, "累计", "goes on", pack)
    if part := of_the_office(frame, claims, pack):
        return draft_of(frame, part, None, "the own office's part", pack)
    if again(frame, document.meta.year) and (years := _of_all_years(frame, claims)):
        return draft_of(frame, _of_the_year(years, pack), None, "of the year", pack)
    return _of_the_rest(document, frame, claims, pack) if REST.fullmatch(frame.label) else None


def _of_the_rest(
    document: Document, frame: Frame, claims: Sequence[Draft], pack: Prose
) -> Draft | None:
    """What is left of the things counted before, by what is told of it."""
    roles = pack.roles
    if roles.carried_out and left_over(document, frame, claims, pack):
        return draft_of(frame, roles.carried_out, None, "what is left for the next year", pack)
    if roles.other_channels and by_other_ways(document, frame, claims, pack):
        return draft_of(frame, roles.other_channels, None, "the rest of the ways", pack)
    return None


def _last_outside(document: Document, frame: Frame, claims: Sequence[Draft]) -> Draft:
    """The last claim that stands in no parenthesis of the sentence: 收到5件(网上4件,信函1件),历年累计17件."""
    text, stop = document.in_digits, frame.mention.span.start
    if not text.endswith("),", 0, stop - len(frame.label)):
        return claims[-1]
    opens = text.rfind("(", frame.sentence_start, stop)
    for claim in reversed(claims[-_MOST_CLAIMS:]):
        if claim.mention.span.start < opens:
            return claim
    return claims[-1]


def _of_all_years(frame: Frame, claims: list[Draft]) -> str | None:
    """举办培训14期、培训1260人次;其中2014年举办4期: the last count of all years in this unit; 本年为零 has none."""
    none = frame.mention.unit is None and frame.mention.value == 0
    for claim in reversed(claims[-_MOST_CLAIMS:]):
        alike = none or claim.mention.unit == frame.mention.unit
        if claim.period == "cumulative" and alike:
            return claim.indicator
    return None


_MOST_CLAIMS = 20
"""Drafts that are looked back on; a sentence made to be slow has more."""


def _of_the_year(name: str, pack: Prose) -> str:
    return next((year for year, years in pack.cumulative.items() if years == name), name)
