"""Why a fact was read as it was: who read it and where, what decided it, what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from extractor.language.lexicon import Lexicon
from extractor.messages import joint, said, spoken, word
from extractor.outputs import LOOKS
from extractor.schemas import Fact, Quote
from extractor.text.document import Source

from .console import shown

_PATTERN = re.compile(r"(?:^|; )pattern: (?P<concepts>@?[a-z_|]+(?: @?[a-z_|]+)*)$")
_LETTERS = re.compile("[A-Za-z]{2}")
_BEFORE = 600
"""Characters before a clause in which a word is looked for that was named before."""


@dataclass(frozen=True, slots=True)
class Why:
    """Tells it of the facts of one report; ``lexicon`` are the words of its pack."""

    source: Source
    lexicon: Lexicon

    def of(self, fact: Fact) -> Text:
        """What is said of a fact, with what speaks against it first."""
        evidence = fact.evidence[0]
        address = evidence.address
        place = " × ".join((*address.row, *address.column)) if address else ""
        parts = (
            said(f"{fact.verdict}: {fact.verdict_because or LOOKS[fact.verdict].en}"),
            said(f"read by {readers(fact.readers)}") if fact.readers else "",
            self._because(fact),
            said(f"table {address.table}: {place}") if address and address.table else place,
            said(f"page {evidence.quote.page}")
            if evidence.quote.page
            else _line(evidence.quote, self.source),
            " > ".join(evidence.section),
        )
        return shown(joint().join(filter(None, parts)), LOOKS[fact.verdict].colour or "dim")

    def _because(self, fact: Fact) -> str:
        """What explained the clause: in Chinese by the words of the text, as concepts have English names."""
        because = fact.because or ""
        match = _PATTERN.search(because)
        if spoken() == "en" or match is None or not _LETTERS.search(said(match[0])):
            return said(because)
        found = [*self._words(match["concepts"], fact.evidence[0].quote)]
        pattern = said(f"pattern: {' + '.join(map(str, found))}") if all(found) else ""
        return joint().join(filter(None, (said(because[: match.start()]), pattern)))

    def _words(self, concepts: str, quote: Quote) -> Iterator[str | None]:
        """The word of each concept, in its clause or, where it was named before, before it."""
        start = quote.source.start
        before = self.source.raw[max(0, start - _BEFORE) : start]
        for concept in concepts.split(" "):
            names = {*concept.removeprefix("@").split("|")}
            here = [
                token.text for token in self.lexicon.tokens(quote.text) if token.concepts & names
            ]
            earlier = self.lexicon.tokens(before) if concept[0] == "@" and not here else ()
            here += [token.text for token in reversed(earlier) if token.concepts & names]
            yield here[0] if here else None


def _line(quote: Quote, source: Source) -> str:
    """The line that a quote begins on, as an editor counts; in markup nobody sees the lines."""
    if source.starts is not None:
        return ""
    number = source.raw.count("\n", 0, quote.source.start) + 1
    return said(f"line {number}")


def readers(names: Sequence[str]) -> str:
    """Who read something, in words."""
    return ("、" if spoken() == "zh" else ", ").join(word(reader, "reader") for reader in names)
