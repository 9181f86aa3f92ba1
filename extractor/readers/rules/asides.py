"""Parentheses in the words of a number: 公开(含部分公开)88件 counts two answers together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.schemas import vocabulary
from extractor.text.document import Document

from .clauses import Clause
from .matching import best

_ASIDE = re.compile(r"\((?P<words>[^()\d\n]{2,40})\)[^,。;:()\d\n]{0,8}$")
_REACH = 60
_HOLDS = re.compile(r"含|包括|包含|连同|、")
_MOST = 6
"""Words with a meaning in a parenthesis that are looked up."""


def widened(document: Document, clause: Clause, name: str) -> bool:
    """Whether a parenthesis before a number adds answers that are not its indicator's own.

    不予公开(国家秘密、商业秘密)3件 names parts of what it counts, and changes nothing.
    """
    if not name.startswith(clause.pack.outcomes):
        return False
    start = clause.frame.mention.span.start
    match = _ASIDE.search(document.in_digits, max(0, start - _REACH), start)
    if match is None or not _HOLDS.search(match["words"]):
        return False
    return any(not _is_of(other, name) for other in _named(match["words"], document, clause))


def _named(words: str, document: Document, clause: Clause) -> Iterator[str]:
    """The indicators that the words of a parenthesis name, each by itself."""
    tokens = [t for t in clause.pack.lexicon.tokens(words) if not t.filler]
    for token in tokens[:_MOST]:
        alone = replace(
            clause,
            frame=clause.frame._replace(label=token.text, after=""),
            label=(token._replace(start=0, stop=len(token.text)),),
            cover=(token._replace(start=0, stop=len(token.text)),),
            after=(),
            after_words="",
        )
        match = best(alone, document.meta.form)
        if match is not None:
            yield match.saying.id


def _is_of(other: str, name: str) -> bool:
    """Whether an indicator is another or one of its parts."""
    item = vocabulary().get(other)
    parents = {relation.parent for relation in item.part_of} if item else set()
    return other == name or other.startswith(f"{name}.") or name in parents
