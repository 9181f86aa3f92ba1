"""Who asked: the kinds of applicants, and the numbers that are theirs alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.schemas import Claim, vocabulary
from extractor.text.document import Document

_MOST = 40
"""Claims that are looked back on; a sentence made to be slow has more."""
_RECEIVED = "applications.received."
APPLICANTS = {
    "natural": "natural_person",
    "commercial": "commercial",
    "research": "research",
    "welfare": "public_welfare",
    "legal": "legal_services",
    "other_org": "other_org",
}
"""Kinds of applicants: the concept, and how ids end."""
_APPLICANTS = frozenset(APPLICANTS.values())


def of_last_total(name: str, claims: Sequence[Claim]) -> str:
    """办结17件,自然人15件: the applicants of the answers, where those were told last.

    Of a number that is told several things (3件,均予以公开), the first is what it counts.
    """
    kind = name.removeprefix(_RECEIVED)
    if not name.startswith(_RECEIVED) or kind not in _APPLICANTS:
        return name
    counted = {claim.mention: claim for claim in reversed(claims[-_MOST:])}
    for claim in counted.values():
        if claim.indicator.endswith(tuple(_APPLICANTS)):
            continue
        other = f"{claim.indicator}.{kind}"
        return other if other in vocabulary() else name
    return name


_NEAR = 120
_ALL_OF = re.compile(r"[均都全]")
_TOTAL = re.compile(r"(?:收到|受理|新收)[^,;。]{0,12}\d+[件份宗]")


def of_subject(name: str, document: Document, seen: Frame, received: bool, pack: Prose) -> str:
    """律所的9件,予以公开5件: the answers to the one kind of people that the words are about.

    Only where the total of all was told before (``received``) or another kind follows.
    """
    if name.startswith(_RECEIVED):
        return name
    part = seen.sentence.rpartition(";")[2]
    own = part[: len(part) - len(seen.label)] if part.endswith(seen.label) else part
    kinds = _kinds(own, pack)
    if len(kinds) != 1 or _TOTAL.search(own.partition("的")[0]) or _ALL_OF.search(own):
        return name
    other = f"{name}.{next(iter(kinds))}"
    stop = seen.mention.span.stop
    follow = _kinds(document.in_digits[stop : stop + _NEAR], pack) - kinds
    return other if other in vocabulary() and (received or follow) else name


_ASKED_ABOUT = re.compile(
    r"(?:企业|公司|个人|居民|村民)[一-鿿]{1,8}?(?:信息|资料|材料|档案|名单)(?!公开)"
)
"""2件为企业欠税信息: what they asked about, and not who asked."""


def _kinds(words: str, pack: Prose) -> set[str]:
    """The kinds of applicants that words name."""
    words = _ASKED_ABOUT.sub("", words)
    # By pieces: each number of a long sentence has nearly the same words before it.
    return {kind for piece in pack.lexicon.pieces(words) for kind in _of_piece(piece, pack)}


@lru_cache(maxsize=1024)
def _of_piece(words: str, pack: Prose) -> tuple[str, ...]:
    tokens = pack.lexicon.tokens(words)
    return tuple(APPLICANTS[c] for token in tokens for c in token.concepts if c in APPLICANTS)


def of_number(name: str, names: Sequence[str]) -> str:
    """予以公开9件(均为自然人所提): those who asked are the applicants of that answer."""
    kind = name.removeprefix(_RECEIVED)
    if not name.startswith(_RECEIVED) or kind not in _APPLICANTS:
        return name
    return next((f"{n}.{kind}" for n in names if f"{n}.{kind}" in vocabulary()), name)


def old_refusal(name: str, form: str, told: Sequence[str]) -> bool:
    """同意公开5件,因商业秘密不公开1件: the reason stands with the answer that it is given for.

    The forms from 2019 on count the reasons alone.
    """
    old = form in ("narrative", "stat2014") and name.startswith("applications.refused.")
    return old and not any(earlier.startswith("applications.refused") for earlier in told)
