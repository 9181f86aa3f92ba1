"""Reports with gold as documents with a label a number.

Gold says a fact once, by value and quote; a report may say it again elsewhere.  A number that gold
does not speak of is other business, unless it has the value of a fact that the rules read in it: then
it is not used.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

from extractor.evaluate.gold import Gold, load_gold
from extractor.evaluate.suite import report_path
from extractor.evaluate.thirds import in_test_third
from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import shipped
from extractor.options import Options
from extractor.readers.embedded import read_prose, read_tables
from extractor.readers.first import no_sentence
from extractor.schemas import OTHER, Mention
from extractor.text.load import load

from .marked import NO_STATISTIC, Labelled

CORPORA = ("synthetic", "openings")


def labelled_reports(folder: Path) -> list[Labelled]:
    """The development reports of a corpus with a folder ``gold``."""
    return [
        _labelled(gold, report_path(path, gold))
        for path in sorted((folder / "gold").glob("*.json"))
        if not in_test_third(path.stem)
        for gold in (load_gold(path),)
    ]


def _labelled(gold: Gold, path: Path) -> Labelled:
    options, pack = Options(), shipped()
    source = load(path, max_bytes=options.max_bytes)
    document = read_document(source, chunk_chars=options.chunk_chars, pack=pack)
    tables = read_tables(document, pack, options)
    placed = {claim.mention for claim in tables.claims if claim.mention} | no_sentence(document)
    numbers = [m for m in document.mentions if m.statistical and m.id not in placed]
    by_rules: dict[str, set[str]] = defaultdict(set)
    for claim in read_prose(document, pack, frozenset(placed)).claims:
        by_rules[claim.mention or ""].add(claim.indicator)
    told, unsure = _told(gold, numbers, _Places(document.text), by_rules)
    facts = {(fact.indicator, fact.value) for fact in gold.facts}
    labels = {}
    for mention in numbers:
        if mention.id in told:
            labels[mention.id] = "+".join(sorted(told[mention.id]))
        elif mention.id not in unsure and not any(
            (indicator, mention.value) in facts for indicator in by_rules[mention.id]
        ):
            labels[mention.id] = NO_STATISTIC
    return Labelled(document, labels)


def _told(
    gold: Gold, numbers: list[Mention], places: _Places, by_rules: dict[str, set[str]]
) -> tuple[dict[str, set[str]], set[str]]:
    """What gold says of numbers, by their ids; and those that it may mean."""
    told: dict[str, set[str]] = defaultdict(set)
    unsure: set[str] = set()
    for fact in gold.facts:
        spans = places.of(fact.quote)
        here = [
            mention
            for mention in numbers
            if mention.value == fact.value
            and any(low <= mention.span.start and mention.span.stop <= high for low, high in spans)
        ]
        if len(here) > 1:
            kind = [m for m in here if (m.kind == "zero_statement") == (fact.zero == "implied")]
            read = [m for m in kind or here if fact.indicator in by_rules[m.id]]
            unsure |= {mention.id for mention in here}
            here = read if len(read) == 1 else []
        for mention in here:
            years = "!" if fact.period == "cumulative" and fact.indicator != OTHER else ""
            told[mention.id].add(fact.indicator + years)
    return told, unsure


class _Places:
    """Finds a quote in a text, blanks and widths apart."""

    def __init__(self, text: str) -> None:
        signs = [
            (sign, at)
            for at, letter in enumerate(text)
            for sign in unicodedata.normalize("NFKC", letter)
            if not sign.isspace()
        ]
        self._text = "".join(sign for sign, _ in signs)
        self._at = [at for _, at in signs]

    def of(self, quote: str) -> list[tuple[int, int]]:
        """Where it stands: (start, stop)."""
        wanted = "".join(unicodedata.normalize("NFKC", quote).split())
        found, at = [], self._text.find(wanted)
        while at >= 0 and wanted:
            found.append((self._at[at], self._at[at + len(wanted) - 1] + 1))
            at = self._text.find(wanted, at + 1)
        return found
