"""A second reader of sentences, that knows no rule: it weighs what stands around a number.

Its weights were learned from marked passages (``evals/learned``), so it errs elsewhere than the
rules do.  Where the rules give a number no indicator and nothing against one, its claim stands if its
margin is wide enough; where it reads a number as others do, they are not alone.  It never speaks
against another reader: measured, it is wrong more often where the two differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractor.knowledge.learned import Guess, Weights
from extractor.knowledge.pack import Pack
from extractor.language.subject import scope_of
from extractor.language.surroundings import NONE_BEFORE, ends_between, surroundings
from extractor.schemas import OTHER, Claim, Mention
from extractor.text.document import Cover, Document

from .reading import Reading, by_mention
from .rules.unexplained import Unexplained

ALONE = 0.4
"""The margin from which on a claim stands that the rules do not make."""
SURE = 1.0
"""The margin from which on words that the rules do not know of an indicator may stand beside it."""
BESIDE = 1.4
"""The margin from which on it counts as another reading that agrees."""


@dataclass(frozen=True, slots=True)
class Learned:
    """``rules`` is the reading that it was held against; ``new`` are its own claims, a tuple a
    number, the widest margin first; ``agreeing`` those with a margin that may confirm others'."""

    rules: Reading = field(default_factory=Reading)
    new: tuple[tuple[Claim, ...], ...] = ()
    agreeing: tuple[Claim, ...] = ()

    def by_mention(self) -> Mapping[str, list[Claim]]:
        """Its claims, by the number that they are of."""
        single = dict.fromkeys((*self.agreeing, *(c for claims in self.new for c in claims)))
        return by_mention(single)

    def prose(self, told: Iterable[Claim] = ()) -> Reading:
        """The rules' reading, with the new claims of what neither it nor ``told`` name already.

        A number that ``told`` claims is left to it.
        """
        given = tuple(told)
        taken = {claim.indicator for claim in (*given, *self.rules.claims)} - {OTHER}
        elsewhere = {claim.mention for claim in given}
        added: dict[str, tuple[Claim, ...]] = {}
        for claims in self.new:
            names = {claim.indicator for claim in claims}
            if not taken & names and claims[0].mention not in elsewhere:
                added[claims[0].mention or ""] = claims
                taken |= names
        return _with(self.rules, added)


def read(document: Document, pack: Pack, rules: Reading) -> Learned:
    """What this reader makes of the numbers of sentences, beside a reading of them by the rules."""
    weights = pack.learned
    if weights is None or not rules.claims:
        return Learned(rules)
    by_rules = by_mention(rules.claims)
    new: list[tuple[float, tuple[Claim, ...]]] = []
    agreeing: list[Claim] = []
    for mention, guess in _guesses(document, weights, rules, by_rules):
        named, left = _named(by_rules[mention.id]), rules.unexplained.get(mention.id)
        if named:
            claims = tuple(_alike(named, guess))
        elif left is not None and guess.margin >= ALONE:
            claims = tuple(_claims(document, pack, left, guess))
            new += [(guess.margin, claims)] if claims else []
        else:
            continue
        agreeing += claims if guess.margin >= BESIDE else ()
    new.sort(key=lambda each: -each[0])
    return Learned(rules, tuple(claims for _, claims in new), tuple(agreeing))


def _named(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.indicator != OTHER]


def _guesses(
    document: Document, weights: Weights, rules: Reading, by_rules: Mapping[str, list[Claim]]
) -> Iterator[tuple[Mention, Guess]]:
    """What the numbers of sentences resemble that the rules name, or can make nothing of.

    Of the number before, what the rules say of it counts, and its own guess where they say nothing.
    """
    previous, stop = NONE_BEFORE, 0
    cells = Cover(grid.span for grid in document.grids)
    for mention in document.mentions:
        claims = by_rules.get(mention.id)
        if claims is None or cells.overlaps(*mention.span):
            continue
        if ends_between(document, stop, mention):
            previous = NONE_BEFORE
        stop, before = mention.span.stop, previous
        named = sorted(map(_label, _named(claims)))
        previous = named[0] if named else OTHER
        if named or mention.id in rules.unexplained:
            guess = weights.guess(surroundings(document, mention, before))
            yield mention, guess
            previous = previous if named else guess.label.split("+")[0]


def _label(claim: Claim) -> str:
    return claim.indicator + ("!" if claim.period == "cumulative" else "")


def _alike(named: Sequence[Claim], guess: Guess) -> Iterator[Claim]:
    """The claims of the rules that this reader makes too: all of those of a number, or none."""
    if {_label(claim) for claim in named} <= set(guess.label.split("+")):
        for claim in named:
            yield claim.model_copy(update={"reader": "learned", "because": _because(guess)})


def _claims(document: Document, pack: Pack, left: Unexplained, guess: Guess) -> Iterator[Claim]:
    """The claims of a guess, as far as the rules know nothing against them."""
    of_all_years = pack.prose.cumulative
    of_a_year = {name: year for year, name in of_all_years.items()}
    sure = guess.margin >= SURE
    for indicator, all_years in guess.indicators:
        said = of_a_year.get(indicator, indicator)  # the sayings of a year tell all years too
        name = of_all_years.get(said, said) if all_years else indicator
        if name not in pack.indicators or not left.may_mean(said, document, sure=sure):
            continue
        yield Claim(
            indicator=name,
            mention=left.clause.frame.mention.id,
            reader="learned",
            scope=scope_of(left.clause.frame.label)[0],
            period="cumulative" if all_years or name in of_a_year else "year",
            because=_because(guess),
        )


def _because(guess: Guess) -> str:
    return f"learned from passages, margin {guess.margin:.1f}"


def _with(rules: Reading, new: Mapping[str, Collection[Claim]]) -> Reading:
    """The reading, with new claims in the place of those that gave their numbers no indicator."""
    claims: list[Claim] = []
    left = dict(new)
    for claim in rules.claims:
        if claim.mention in new:
            claims += left.pop(claim.mention or "", ())
        else:
            claims.append(claim)
    return replace(rules, claims=tuple(claims))
