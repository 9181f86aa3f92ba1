"""What the label of a row counts, by the concepts of its words: 举办培训班次数, 不予公开数.

A label is a noun phrase.  It states an indicator as the clause of a number does: a pattern of a
saying explains all of its concepts, and no word is left that nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.language.lexicon import Token, residue

from .prose import Prose, Saying
from .wordings import plain, without_numbering

_ANNOTATION = re.compile(r"\([^()]*(?:\)|$)")
_OF_WHICH = re.compile(r"^其中[::,]?")
_COUNTED = re.compile(r"(人次|[条件次人篇个份期场])数$")
"""培训人数: what is counted stands in the label."""
_DIGIT = re.compile(r"\d")
"""2018年新收申请: of another year, perhaps."""
_WORK = ("work", "asked")
"""A table of disclosure is headed by it."""


def said_by(
    words: str, unit: str | None, above: Iterable[str], form: str, pack: Prose
) -> str | None:
    """The indicator that the label of a row states; None if no one alone does.

    ``unit`` is that of the row, None where the table prints none; ``above`` are the labels over it
    in the table, the nearest first: what they name, the row may leave out.  ``form`` is that of the
    report, empty where any may be.
    """
    bare = _OF_WHICH.sub("", plain(_ANNOTATION.sub("", without_numbering(words))))
    tokens = pack.lexicon.tokens(bare)
    content = [token for token in tokens if not token.filler]
    if not content or residue(bare, tokens) or _DIGIT.search(bare):
        return None
    here = frozenset(concept for token in content for concept in token.concepts)
    topics, counted = [*_topics(above, pack), *_WORK], _COUNTED.search(bare)
    unit = unit or (counted[1] if counted else None)
    found: dict[str, int] = {}
    for saying in pack.candidates(here):
        if _fits(saying, unit, form) and all(token.concepts & saying.allow for token in content):
            weights = [
                pattern.weight
                for pattern in saying.patterns
                if all(here & choice for choice in pattern.here)
                and (not pattern.before or pack.names(pattern.before, here, topics))
            ]
            if weights:
                found[saying.id] = max(weights)
    best = [id_ for id_, weight in found.items() if weight == max(found.values())]
    return best[0] if len(best) == 1 else None


def _topics(above: Iterable[str], pack: Prose) -> list[str]:
    """The topics that labels name, the nearest first."""
    found: list[str] = []
    for words in above:
        tokens: Iterable[Token] = reversed(pack.lexicon.tokens(plain(words)))
        found += [pack.topics[c] for t in tokens for c in t.concepts if c in pack.topics]
    return found


def _fits(saying: Saying, unit: str | None, form: str) -> bool:
    if saying.forms and form and form not in saying.forms:
        return False
    return unit is None or unit in saying.units
