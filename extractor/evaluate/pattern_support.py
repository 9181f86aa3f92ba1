"""What supports each pattern of the pack's sentences: how often it fires, rightly and wrongly.

Development only: whatever tunes patterns may look at these reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from extractor.knowledge.families import members, parts_of
from extractor.knowledge.pack import Pack, pack_of
from extractor.knowledge.prose import Prose
from extractor.options import Options
from extractor.readers import rules
from extractor.readers.embedded import read_tables
from extractor.schemas import OTHER
from extractor.schemas.pack import PackData
from extractor.text.document import Document

from .counts import Counts
from .gold import Gold
from .suite import load_suite, report_path
from .texts import text_of

_NAMED = re.compile(r"pattern: (.*)$")
_CLAUSE = re.compile(r"[^,。;:!?()\n\t|\d]+")
Key = tuple[str, str]
"""An indicator, and the words of a pattern."""


@dataclass(frozen=True, slots=True)
class Support:
    """How often each pattern fires, and the words that no text at hand has.

    ``fired`` counts right (``found``) and wrong claims by indicator and pattern; every pattern of
    the pack has its entry.  ``idle`` are words of concepts, as ``concept: word``; of a family of
    words ({a|b}c) the choices that no text has, as ``concept: choice of family``.
    """

    fired: Mapping[Key, Counts]
    idle: tuple[str, ...]


def pattern_of(because: str | None) -> str | None:
    """The pattern that a claim of the rules names; None if it names none."""
    named = _NAMED.search(because or "")
    return named[1] if named else None


def support(folders: Iterable[Path], data: PackData | None) -> Support:
    """The support of a pack's patterns in the development gold of some folders.

    ``data`` is the pack, that of disclosure reports if None.

    Raises:
        UsageError: there is no gold, or a gold file is wrong.
    """
    pack = pack_of(data)
    said = pack.prose
    fired = {(s.id, p.words): Counts() for s in said.sayings for p in s.patterns}
    words: set[str] = set()
    for folder in folders:
        for path, gold in load_suite(folder, pack=data).items():
            document = text_of(report_path(path, gold), data).document
            words.update(_words(document.text, said))
            for key, count in _claims(document, gold, pack):
                fired[key] = fired.get(key, Counts()) + count
    for saying in said.sayings:
        for example in (*saying.examples, *saying.counter):
            words.update(_words(re.sub(r"[\[\]]", "", example), said))
    return Support(fired, tuple(_idle(said, words)))


def _claims(document: Document, gold: Gold, pack: Pack) -> Iterator[tuple[Key, Counts]]:
    cells = read_tables(document, pack, Options()).claims
    placed = frozenset(c.mention for c in cells if c.mention)
    wanted: set[tuple[str, object]] = {(fact.indicator, fact.value) for fact in gold.standard}
    for claim in rules.read(document, placed, pack.prose, pack.tables).claims:
        pattern = pattern_of(claim.because)
        mention = document.mention(claim.mention or "")
        if claim.indicator == OTHER or pattern is None or mention is None:
            continue
        right = (claim.indicator, mention.value) in wanted
        yield (claim.indicator, pattern), Counts(found=int(right), wrong=int(not right))


def _words(text: str, prose: Prose) -> Iterator[str]:
    for clause in _CLAUSE.finditer(text):
        yield from (t.text for t in prose.lexicon.tokens(re.sub(r"[\s“”\"]", "", clause.group())))


def _idle(prose: Prose, used: set[str]) -> Iterator[str]:
    for concept, families in prose.families.items():
        for family in families:
            met = [word for word in members(family) if word in used]
            if not met:
                yield f"{concept}: {family}"
            else:
                yield from (f"{concept}: {one} of {family}" for one in _unmet(family, met))


def _unmet(family: str, met: Sequence[str]) -> Iterator[str]:
    """The choices of a family that none of the words met has; that of nothing is no choice."""
    parts = parts_of(family)
    for at, choices in enumerate(parts):
        for one in filter(None, choices if len(choices) > 1 else ()):
            words = {"".join(said) for said in product(*parts[:at], [one], *parts[at + 1 :])}
            if words.isdisjoint(met):
                yield one
