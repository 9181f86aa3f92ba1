"""A second reader of sentences, that knows no rule: it weighs what stands around a number.

Its weights were learned from marked passages (``evals/learned``), so it errs elsewhere than the
rules do.  Where the rules give a number no indicator, its claim stands if its margin is wide; where
both say the same, neither is alone.  It never speaks against the rules: measured, it is wrong more
often than they are where the two differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractor.knowledge.learned import Guess, Weights
from extractor.knowledge.pack import Pack
from extractor.language.scope import scope_of
from extractor.language.surroundings import NONE_BEFORE, surroundings
from extractor.schemas import OTHER, Claim, Mention
from extractor.text.document import Document

from .reading import Reading
from .rules.unexplained import Unexplained

ALONE = 0.3
"""The margin from which on a claim stands that the rules do not make."""
SURE = 1.0
"""The margin from which on words that the rules do not know of an indicator may stand beside it."""
BESIDE = 1.2
"""The margin from which on it counts as another reading that agrees with the rules."""


@dataclass(frozen=True, slots=True)
class Learned:
    """``prose``: the rules' reading, with what this reader adds to it.  ``claims``: what it adds, and
    what it reads as the rules do."""

    prose: Reading = field(default_factory=Reading)
    claims: tuple[Claim, ...] = ()


def complete(document: Document, pack: Pack, prose: Reading, told: Sequence[Claim] = ()) -> Learned:
    """Add to a reading of sentences by the rules, and say what of it this reader reads alike.

    ``told`` are the claims of tables: what they name already is not named again.
    """
    weights = pack.learned
    if weights is None or not prose.claims:
        return Learned(prose)
    by_rules = _by_mention(prose.claims)
    guesses = list(_guesses(document, weights, prose, by_rules))
    alike = [claim for mention, guess in guesses for claim in _alike(by_rules[mention.id], guess)]
    taken = {claim.indicator for claim in (*told, *prose.claims)}
    new: dict[str, tuple[Claim, ...]] = {}
    for mention, guess in sorted(guesses, key=lambda each: -each[1].margin):
        left = prose.unexplained.get(mention.id)
        if guess.margin < ALONE or left is None or _named(by_rules[mention.id]):
            continue
        claims = tuple(_claims(document, pack, left, guess))
        if claims and not taken & {claim.indicator for claim in claims}:
            new[mention.id] = claims
            taken |= {claim.indicator for claim in claims}
    return Learned(
        _with(prose, new), (*alike, *(claim for claims in new.values() for claim in claims))
    )


def _by_mention(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.mention is not None:
            found.setdefault(claim.mention, []).append(claim)
    return found


def _named(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.indicator != OTHER]


def _guesses(
    document: Document, weights: Weights, prose: Reading, by_rules: Mapping[str, list[Claim]]
) -> Iterator[tuple[Mention, Guess]]:
    """What the numbers of sentences resemble that the rules name, or can make nothing of.

    Of the number before, what the rules say of it counts, and its own guess where they say nothing.
    """
    previous, stop = NONE_BEFORE, 0
    for mention in document.mentions:
        claims = by_rules.get(mention.id)
        if claims is None or document.in_grid(mention):
            continue
        if any(sign in document.text[stop : mention.span.start] for sign in "。\n"):
            previous = NONE_BEFORE
        stop, before = mention.span.stop, previous
        named = sorted(map(_label, _named(claims)))
        previous = named[0] if named else OTHER
        if named or mention.id in prose.unexplained:
            guess = weights.guess(surroundings(document, mention, before))
            yield mention, guess
            previous = previous if named else guess.label.split("+")[0]


def _label(claim: Claim) -> str:
    return claim.indicator + ("!" if claim.period == "cumulative" else "")


def _alike(claims: Sequence[Claim], guess: Guess) -> Iterator[Claim]:
    """The claims of the rules that this reader makes too: all of those of a number, or none."""
    named = _named(claims)
    if guess.margin < BESIDE or not {_label(claim) for claim in named} <= set(
        guess.label.split("+")
    ):
        return
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
        if name not in pack.indicators:
            continue
        if not left.may_mean(said, document, sure=sure):
            continue
        over = all_years or name in of_a_year
        yield Claim(
            indicator=name,
            mention=left.clause.frame.mention.id,
            reader="learned",
            scope=scope_of(left.clause.frame.label)[0],
            period="cumulative" if over else "year",
            because=_because(guess),
        )


def _because(guess: Guess) -> str:
    return f"learned from passages, margin {guess.margin:.1f}"


def _with(prose: Reading, new: Mapping[str, tuple[Claim, ...]]) -> Reading:
    """The reading, with new claims in the place of those that gave their numbers no indicator."""
    claims: list[Claim] = []
    left = dict(new)
    for claim in prose.claims:
        if claim.mention in new:
            claims += left.pop(claim.mention or "", ())
        else:
            claims.append(claim)
    return replace(prose, claims=tuple(claims))
