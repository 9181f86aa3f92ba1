"""Rules by the words that they need: a frame is put only to the few that can match it."""

from __future__ import annotations

from collections.abc import Sequence

from .rule import Rule


class RuleIndex:
    """Looks rules up by the first two characters of each word that they need.

    Of a hundred rules some five are left for a number, and most of their searches are spared.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._always = frozenset(n for n, rule in enumerate(rules) if not rule.needs)
        self._by_pair: dict[str, list[int]] = {}
        for number, rule in enumerate(rules):
            for pair in {word[:2] for word in rule.needs}:
                self._by_pair.setdefault(pair, []).append(number)

    def candidates(self, words: str) -> list[Rule]:
        """The rules whose pattern may be found in ``words``, in their order."""
        numbers = set(self._always)
        for at in range(len(words) - 1):
            found = self._by_pair.get(words[at : at + 2])
            if found is not None:
                numbers.update(found)
        return [self._rules[number] for number in sorted(numbers)]
