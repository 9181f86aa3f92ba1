"""Why an answer was given, where it stands beside the clause of the number.

不予公开(涉及国家秘密)2件; 因涉及国家秘密,决定不予公开2件; 行政诉讼(复议后起诉)3件.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.lexicon import Token
from extractor.language.respective import squeeze
from extractor.schemas.roles import Roles
from extractor.text.document import Document

_GROUP = re.compile(r"\(([^()\d]{2,48})\)\s*$")
_LONGEST = 60


def reason_of(
    document: Document, frame: Frame, label: Iterable[Token], pack: Prose
) -> tuple[Token, ...]:
    """The reason as a word of the label, without a place in it; nothing where none is told.

    The words of a parenthesis belong to the number behind it; those of the clause before only where
    the label names an answer and no reason of its own.
    """
    named = {concept for token in label for concept in token.concepts}
    if named & pack.reasons:
        return ()
    start = frame.mention.span.start
    group = _GROUP.search(document.in_digits, max(0, start - _LONGEST), start)
    if group:
        return _reason(squeeze(group[1]), frame, pack)
    if not named & pack.answers:
        return ()
    earlier = frame.sentence[: len(frame.sentence) - len(frame.label)]
    before = re.split(r"[,;:]", earlier.rstrip(",、"))[-1]
    return () if re.search(r"\d", before) else _reason(before, frame, pack)


def _reason(words: str, frame: Frame, pack: Prose) -> tuple[Token, ...]:
    found = {t.concepts & pack.reasons for t in pack.lexicon.tokens(words)} - {frozenset()}
    at = len(frame.label)
    return (Token(at, at, "", next(iter(found))),) if len(found) == 1 else ()


def old_refusal(name: str, form: str, told: Sequence[str], roles: Roles) -> bool:
    """同意公开5件,因商业秘密不公开1件: the reason stands with the answer that it is given for.

    The forms from 2019 on count the reasons alone.
    """
    old = roles.refused and form in ("narrative", "stat2014") and name in roles.refusals
    given = {roles.refused, *roles.refusals}
    return bool(old) and given.isdisjoint(told)
