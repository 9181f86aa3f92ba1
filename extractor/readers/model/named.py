"""What the words of a number must say before a model's claim of an indicator is believed.

Two meanings are settled by names and not by a reader of one passage, and strong models miss them
most: whose site it is (a county government's site is another body's in the report of its bureau),
and what a report itself calls another channel (a notice board or a newspaper is a channel of its
own).  Both stand in the pack: ``own_site`` of a saying, and ``called``.
"""

from __future__ import annotations

import re
from functools import cache

from extractor.knowledge.prose import prose
from extractor.language.frames import Frame
from extractor.language.sites import own_site

_SITE = re.compile(r"网站|门户|政府网|信息网|政务网|专网|信息公开平台")
_LONGEST = 12
"""Characters of the label of another statistic; a model is held to as many."""


def is_named(frame: Frame, indicator: str) -> bool:
    """Whether the words of a number allow this indicator."""
    words = frame.label + frame.after
    if indicator in _of_own_sites() and _SITE.search(words):
        return own_site(words, frame.agency, frame.level)
    called = prose().called.get(indicator)
    # 此外,通过公告栏发布83条: the word may stand before the clause, and behind the number before.
    return called is None or any(word in _said(frame) for word in called)


def _said(frame: Frame) -> str:
    """The words around a number, up to the number before it in its sentence."""
    before = re.split(r"\d", frame.sentence)[-1]
    return before + frame.label + frame.after


def label_of(frame: Frame) -> str:
    """What a number is called by the words before it, or behind it where none stand before."""
    return frame.label[-_LONGEST:] or frame.after[:_LONGEST]


@cache
def _of_own_sites() -> frozenset[str]:
    return frozenset(saying.id for saying in prose().sayings if saying.own_site)
