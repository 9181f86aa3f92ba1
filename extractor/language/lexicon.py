"""Finds known words in a clause, the longest first.

A lexicon maps words to what they mean (concepts).  Words of the language that mean nothing here
are filler: known, and no part of what a number counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .words import KINDS

FILLER = frozenset({"filler"})


class Token(NamedTuple):
    """One known word: its place in the clause, and its concepts (``filler`` for none)."""

    start: int
    stop: int
    text: str
    concepts: frozenset[str]

    @property
    def filler(self) -> bool:
        """Whether the word says nothing of what is counted."""
        return self.concepts is FILLER


class Lexicon:
    """Words by their first two characters, the longest first."""

    def __init__(self, words: Mapping[str, Iterable[str]], filler: Iterable[str] = ()) -> None:
        meaning: dict[str, set[str]] = {}
        for concept, names in words.items():
            for name in names:
                meaning.setdefault(name, set()).add(concept)
        known = dict.fromkeys(filler, FILLER)
        known.update({word: frozenset(concepts) for word, concepts in meaning.items()})
        self.known: Mapping[str, frozenset[str]] = known
        self._by_start = _by_start(known)
        signs = "".join(sorted(map(re.escape, set("".join(known)))))
        self._between = re.compile(f"[^{signs}]+" if signs else r"[\s\S]+")
        self._kept: dict[str, tuple[Token, ...]] = {}

    def pieces(self, text: str) -> list[str]:
        """The parts of a text between signs that stand in no known word.

        The words of the text are those of its pieces, one after another.  What is said once stays
        one piece however far the text goes on, and is looked up once.
        """
        return self._between.split(text)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The known words of a clause, in order, without overlaps."""
        kept = self._kept.get(text)
        if kept is None:
            if len(self._kept) > 4096:
                self._kept.clear()
            kept = self._kept[text] = tuple(self._find(text))
        return kept

    def _find(self, text: str) -> Iterator[Token]:
        words, at, size = self._by_start, 0, len(text)
        while at < size:
            here = words.get(text[at : at + 2]) or words.get(text[at], _NONE)
            for word, concepts in here:
                if text.startswith(word, at):
                    yield Token(at, at + len(word), word, concepts)
                    at += len(word)
                    break
            else:
                at += 1


_Word = tuple[str, frozenset[str]]
_NONE: Sequence[_Word] = ()


def _by_start(known: Mapping[str, frozenset[str]]) -> Mapping[str, Sequence[_Word]]:
    """The words that a text may hold where it reads two signs, the longest first.

    By one sign only that sign itself is found: most texts go on in a way that no longer word does.
    """
    found: dict[str, list[_Word]] = {}
    for word in sorted(known, key=len, reverse=True):
        found.setdefault(word[:2], []).append((word, known[word]))
    for start, words in found.items():
        if len(start) > 1 and start[0] in known:
            words.append((start[0], known[start[0]]))
    return found


def residue(
    text: str,
    tokens: Iterable[Token],
    low: int = 0,
    high: int | None = None,
    *,
    kinds: bool = False,
) -> str:
    """The ideographs between two places that no token covers.

    With ``kinds`` also the filler that may name a kind of thing (机构信息, 工作信息).
    """
    covered = bytearray(len(text))
    for token in tokens:
        if kinds and token.filler and token.text in KINDS:
            continue
        covered[token.start : token.stop] = b"\1" * (token.stop - token.start)
    high = len(text) if high is None else high
    return "".join(
        text[at] for at in range(low, high) if not covered[at] and "一" <= text[at] <= "鿿"
    )
