"""What a count rose or fell to, and another value of the same indicator in the report.

社会公益组织提交的申请由上年的2件增至7件, where the table has 5: the words compare two years of one thing, so
that what it rose to is no part of that thing, if they name nothing but it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.language.other_years import LAST_OR_NAMED
from extractor.schemas import Fact, Finding, Mention, roles
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.indicator_words import indicator_of, things_in
from ..counts.interval import ZERO, plain
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.whose_figure import of_same_bodies
from ..tables.identities import finding
from .told import APART, Known, around, clause_of

_FROM = re.compile(rf"(?P<what>[^,。;:()、\n\d]{{2,30}}?)(?:已经?)?[由从]{LAST_OR_NAMED}的?$")
_TO = re.compile(
    r"(?:迅速|大幅|快速|逐步|逐年|猛|骤|锐|激)?(?:[增升攀涨提扩上减降下缩][^,。;\d]{0,3}[至到为成]|变[为成])(?:了|今年|本年|当年)?的?"
)
_NUMBER_WORDS = re.compile(r"(?:数量|总量|总数|量|数)$")
_NEW = re.compile(r"新(?:收|增|受理|发生|提起|立案)")


def check_risen_to(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """What a count is said to have risen or fallen to, beside another value of it."""
    year = document.meta.year
    known: Known | None = None
    for base, figure in pairwise(statistics(document)) if year else ():
        if base.unit != figure.unit or not figure.unit or not exact([base, figure]):
            continue
        if not _TO.fullmatch(document.between(base, figure)):
            continue
        match = _FROM.search(document.before(base, 50))
        if match is None or (match["year"] and int(match["year"]) + 1 != year):
            continue
        known = known or Known.of_year(facts)
        yield from _conflict(document, known, match["what"], base, figure)


def _conflict(
    document: Document, known: Known, what: str, base: Mention, figure: Mention
) -> Iterator[Finding]:
    sentence = around(document, base, figure)
    lead = sentence.partition(what)[0]
    bare = _NUMBER_WORDS.sub("", what)
    names = (what, bare, f"{bare}申请") if "申请" in lead else (what, bare)
    named = (indicator_of(document, name, figure.unit) for name in names)
    indicator = next(filter(None, named), None)
    if indicator is None or figure.value is None or APART.search(sentence):
        return
    things = things_in(what)
    if not things_in(lead) <= things | {"application"}:
        return
    every = known.named.get(indicator, ())
    own = known.of.get(figure.id)
    others = [fact for fact in every if fact is not own]
    if len({fact.value for fact in others}) != 1 or not others:
        return
    other = others[0]
    if other.value == figure.value or other.unit != figure.unit or other.qualifier != "exact":
        return
    if not _same(document, other, sentence, things) or _told_apart(
        document, known, other, base, figure
    ):
        return
    values = f"{plain(figure.value)}, {plain(other.value)}"
    message = f"{other.label} is stated with different values"
    if own is not None:
        members = [fact for fact in every if fact in (own, other)]
        yield finding("conflict", members, values, message).model_copy(update={"whose": "source"})
        return
    cell = document.mention(other.evidence[0].mention or "")
    if cell is not None:
        yield bare_finding(document, "conflict", [figure, cell], values, message)


def _same(document: Document, other: Fact, sentence: str, things: frozenset[str]) -> bool:
    """Whether a fact is of what the sentence names: its row and column, or its own sentence."""
    evidence = other.evidence[0]
    if evidence.address is not None:
        names = things_in(" ".join((*evidence.address.row, *evidence.address.column)))
        return things <= names and of_same_bodies("", sentence)
    mention = document.mention(evidence.mention or "")
    if mention is None or mention.kind != "number":
        return False
    own = around(document, mention, mention)
    return (
        things_in(clause_of(document, mention)) == things
        and not APART.search(own)
        and of_same_bodies(own, sentence)
    )


def _told_apart(
    document: Document, known: Known, other: Fact, base: Mention, figure: Mention
) -> bool:
    """Whether something that is told makes up the difference: what was carried in, or a number beside."""
    apart = abs((figure.value or ZERO) - (other.value or ZERO))
    quotes = (e.quote.text for e in other.evidence if e.address is None)
    if any(_NEW.search(words) for words in quotes) and not _NEW.search(
        around(document, base, figure)
    ):
        return True
    carried = (
        f for id_, some in known.named.items() if id_.startswith(roles().carried_in) for f in some
    )
    if any(fact.value == apart for fact in carried):
        return True
    mention = document.mention(other.evidence[0].mention or "")
    for one in (figure, mention) if mention is not None else (figure,):
        low, high = opening_of(document.text, one.span.start), end_of(document.text, one.span.stop)
        near = document.mentions_in(low, high)
        if other.evidence[0].address is not None and one is mention:
            continue
        if any(m.value == apart for m in near if m.unit == figure.unit and m is not base):
            return True
    return False
