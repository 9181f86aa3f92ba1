"""Which indicator the words of another statistic would be of: 2022年我局收到申请8件 names applications.

The readers give last year's figures to no indicator.  What such words count is told by the pack's own
patterns, and only where every word is known, so that no part (网上收到的, 自然人的) passes for the whole.
"""

from __future__ import annotations

import re

from extractor.knowledge.pack import shipped
from extractor.language.lexicon import residue
from extractor.text.document import Document

_OWN = re.compile(r"(?:[我本](?:[局市县区镇乡省州院校委厅办关]|机关|单位|部门|街道)|全[局年])")
OTHERS = re.compile(
    r"政府(?!信息|网)|部门|系统|单位|机关|[各某每]|基层|下属|直属|办公|级|其[余他它]|同一|重复|新旧"
)
"""Words that the lexicon passes over, and that say whose or which ones are counted."""
_AS_SUCH = frozenset(
    (
        "info",
        "convene",
        "own_initiative",
        "new_receipt",
        "schooling",
        "all_ways",
        "decision",
        "submit",
    )
)
"""Concepts that say no more than that it is counted: 收到政府信息公开申请 and 申请 are one thing."""

_OF_DISCLOSURE = re.compile(r"政务公开|信息公开")
_DISCLOSED = frozenset(("application", "on_request", "info", "disclose"))


def indicator_of(document: Document, words: str, unit: str | None) -> str | None:
    """The one indicator that all words of a clause name; None where one of them is unknown."""
    words = _OWN.sub("", words)
    pack = shipped().prose
    tokens = pack.lexicon.tokens(words)
    if OTHERS.search(words) or re.search(r"[\dA-Za-z]", words) or residue(words, tokens):
        return None
    content = frozenset(token.concepts for token in tokens if not token.filler)
    form = document.meta.form
    weights: dict[str, int] = {}
    for saying, pattern in pack.explaining(content) if content else ():
        fits = not saying.forms or form in saying.forms
        if fits and unit in saying.units and not pattern.before:
            weights[saying.id] = max(pattern.weight, weights.get(saying.id, 0))
    best = [id_ for id_, weight in weights.items() if weight == max(weights.values())]
    return best[0] if len(best) == 1 else None


def things_in(words: str) -> frozenset[str]:
    """What the words of a clause count, by concepts; verbs, and what is said of all of them, are left out."""
    pack = shipped().prose
    tokens = pack.lexicon.tokens(_OWN.sub("", words))
    found = {c for token in tokens if not token.filler for c in token.concepts}
    if _OF_DISCLOSURE.search(words) and not found & _DISCLOSED:
        found.add("this_work")  # 政务公开培训 is not all training
    if "on_request" in found:
        found = found - {"on_request"} | {"application"}
    return frozenset(found - pack.verbs - _AS_SUCH)


def passed_over(words: str) -> str:
    """The words of a stretch that count nothing: filler and what is unknown."""
    words = _OWN.sub("", words)
    tokens = shipped().prose.lexicon.tokens(words)
    return "".join(t.text for t in tokens if t.filler) + residue(words, tokens)
