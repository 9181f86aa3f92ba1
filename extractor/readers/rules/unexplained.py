"""Clauses that no saying explains: what they may state all the same, for a reader that knows no rule.

What the rules know against a meaning holds whoever reads it: words of other business, another body,
a guard of the sentence, a unit that does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor.knowledge.prose import Pattern, Saying
from extractor.language.lexicon import residue
from extractor.text.document import Document

from .applicants import WAYS_OF_ASKING
from .clauses import LISTS, TOGETHER, Clause
from .guards import set_aside
from .matching import is_excluded
from .told_before import State
from .turns import tokens_of
from .units import unit_fits

_OF_A_YEAR = re.compile(r"[^,。;:()\n比较]{0,24}?(?:由|[在于自](?:19|20)\d\d年)")
"""467条政府信息由本机关在2013年公开: what the rules know of who and when stands before the number."""
_WHO = frozenset({"natural", "commercial", "research", "welfare", "legal", "other_org"})
"""其中自然人通过网络提交3件: a part of a part."""
_EACH = re.compile(r"每[次期场季月周年人]?$")
_UP_TO = re.compile(r"[~\-—－–至到]{1,2}")
_OF_ITEMS = ("条", "项")
"""Units of items: with them the words of two columns may have been read across (行政诉讼28项)."""
_UNKNOWN = 2
"""Characters of a clause that may be unknown: 先(后)召集, 局(门户网站)."""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A clause, and what its sentence had said before it."""

    clause: Clause
    state: State

    def may_mean(self, indicator: str, document: Document, *, sure: bool) -> bool:
        """Whether the rules know nothing against an indicator.

        ``sure``: words that they do not know of it may stand in the clause, if they speak of nothing
        else, its topic need not be named, and its unit does not speak against it.
        """
        clause, seen = self.clause, self.clause.frame
        form = document.meta.form
        sayings = [
            saying
            for saying in clause.pack.sayings
            if saying.id == indicator and not (saying.forms and form not in saying.forms)
        ]
        if seen.mention.unit is None or not sayings or _in_a_row(document, clause):
            return False  # a bare number may be a cell of any column
        if _of_a_list(clause) or not self._counted(sayings, sure=sure):
            return False
        if not sure and _OF_A_YEAR.match(clause.beyond):
            return False
        crossed = clause.concepts & _WHO and clause.concepts & WAYS_OF_ASKING
        if (crossed or _several_ways(clause)) and indicator in clause.pack.roles.received_by:
            return False
        if _of_another_event(clause, indicator, sayings):
            return False
        if self._of_another(indicator, sure=sure) or _speaks_of_else(clause, sayings, sure=sure):
            return False
        if _excluded(clause, sayings):
            return False
        return not set_aside(indicator, document, clause, self.state)

    def _counted(self, sayings: list[Saying], *, sure: bool) -> bool:
        """Whether one of the sayings counts by the unit of the number; ``sure``: any but that of items."""
        if sure and self.clause.frame.mention.unit not in _OF_ITEMS:
            return True
        return any(unit_fits(s, self.clause.frame, self.clause.beyond) for s in sayings)

    def _of_another(self, indicator: str, *, sure: bool) -> bool:
        """信访工单的办理结果:同意公开12件: what became of something else than applications.

        承办提案21件,办结19件: anything is closed and carried over, and many call; what it is must be
        named, or be plain all the same.
        """
        roles = self.clause.pack.roles
        topics_of = {"application": roles.applications, "consult": roles.consultations}
        topic = next((each for each, ids in topics_of.items() if indicator in ids), None)
        if topic is None:
            return False
        clause = self.clause
        topics = (*clause.concepts & {topic}, *clause.before)
        named = next((each for each in topics if each in clause.pack.rivals), None)
        # Letters come of many things, and so many people at a counter.
        must = indicator in roles.received_by or (not sure and indicator in roles.of_anything)
        unnamed = named is None and must
        return named not in (None, topic) or unnamed


def _several_ways(clause: Clause) -> bool:
    """信函、当面提交申请9件: of two ways together, and of neither."""
    ways = [t.concepts & WAYS_OF_ASKING for t in clause.label if t.concepts & WAYS_OF_ASKING]
    return any(one.isdisjoint(other) for one, other in pairwise(ways))


_SUM_WORDS = 6
"""Characters at the end of a label that hold 加在一起, and what may follow it (有, 为)."""
_EVENTS = frozenset({"press_conference", "interview", "meeting", "training"})


def _of_another_event(clause: Clause, indicator: str, sayings: list[Saying]) -> bool:
    """召开会议9次,其中局长出席3次: who came to the meetings came to no press conference."""
    if not indicator.endswith("_by_principal"):
        return False
    nearest = next((topic for topic in clause.before if topic in _EVENTS), None)
    return nearest is not None and not any(nearest in p.words for _, p in _patterns(sayings))


def _of_a_list(clause: Clause) -> bool:
    """One of several numbers that follow their things (分别为), their sum (共, 两项): for sums to say;
    the end of a range (80~90条); or so many each time (每次15人)."""
    seen = clause.frame
    summed = not (seen.label or clause.after_words) or TOGETHER.search(seen.label) is not None
    together = (seen.listed and not clause.content and summed) or _of_several(clause)
    together = together or _UP_TO.fullmatch(seen.label) is not None
    return seen.item is not None or together or _EACH.search(seen.label) is not None


def _of_several(clause: Clause) -> bool:
    """商业企业、法律服务机构合计3件: of several things together, and of none of them."""
    label = clause.frame.label
    if TOGETHER.search(label[-_SUM_WORDS:]) is None:
        return False
    things = [token for token in tokens_of(label, clause.pack) if not token.filler]
    between = (label[one.stop : other.start] for one, other in pairwise(things))
    return any(map(LISTS.fullmatch, between))


def _in_a_row(document: Document, clause: Clause) -> bool:
    """Whether a number is a cell of a row: its label may be that of another column."""
    start = clause.frame.mention.span.start
    return "\t" in document.text[max(0, start - 2) : start]


def _speaks_of_else(clause: Clause, sayings: list[Saying], *, sure: bool) -> bool:
    loose = any(saying.loose for saying in sayings)
    known = frozenset().union(*(s.allow.union(*(p.needed for p in s.patterns)) for s in sayings))
    strange = [token.concepts for token in clause.content if not token.concepts & known]
    foreign = clause.pack.foreign | clause.pack.rivals | clause.pack.made
    if any(concepts & foreign or not (loose or sure) for concepts in strange):
        return True
    before = residue(clause.frame.label, clause.cover)
    behind = residue(clause.after_words, clause.after)
    return not loose and max(len(before), len(behind)) > _UNKNOWN


def _excluded(clause: Clause, sayings: list[Saying]) -> bool:
    """Whether every pattern is excluded; of those whose words stand in the clause, if any do."""
    patterns = list(_patterns(sayings))
    here = [(s, p) for s, p in patterns if all(choice & clause.concepts for choice in p.here)]
    return all(is_excluded(saying, pattern, clause) for saying, pattern in here or patterns)


def _patterns(sayings: list[Saying]) -> Iterator[tuple[Saying, Pattern]]:
    return ((saying, pattern) for saying in sayings for pattern in saying.patterns)
