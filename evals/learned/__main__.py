"""Learn the weights of the learned reader: ``python -m evals.learned [--check]``.

They are learned from the passages of this folder and the development reports of ``evals/synthetic``
and ``evals/openings``, and written to ``schemas/disclosure/learned.bin``.  ``--check`` writes nothing and
fails where today's data give other weights.  Before, a fifth of the passages at a time is read by
what the rest teaches, and the figures are printed: that is how well it reads passages that it does not
know, of writers that it knows.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractor.knowledge.learned import (
    Weights,
    packed,
    path_of_weights,
    unpacked,
    weights_in,
)
from extractor.language.surroundings import surroundings

from .data import digest
from .from_gold import CORPORA, labelled_reports
from .marked import PASSAGES, Labelled, labelled, passages
from .training import learn, walk

_EVALS = Path(__file__).parents[1]
_FOLDS = 5


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--folds", type=int, default=_FOLDS, help="0: do not measure")
    given = parser.parse_args()
    texts = [labelled(p) for path in sorted(PASSAGES.glob("*.txt")) for p in passages(path)]
    reports = [text for name in CORPORA for text in labelled_reports(_EVALS / name)]
    for fold in range(given.folds):
        rest = [text for number, text in enumerate(texts) if number % given.folds != fold]
        _print_figures(fold, learn([*rest, *reports]), texts[fold :: given.folds])
    data = packed(learn([*texts, *reports]), digest())
    path = path_of_weights()
    if given.check:
        kept, today = weights_in(path), unpacked(data)
        same = all(getattr(kept, name) == getattr(today, name) for name in Weights.__slots__)
        print(f"{path.name}: {'as today' if same else 'learned from other data'}")
        return 0 if same else 1
    path.write_bytes(data)
    print(f"{path.name}: {len(data):,} bytes")
    return 0


def _print_figures(fold: int, weights: Weights, texts: Sequence[Labelled]) -> None:
    right = wrong = missed = 0
    for said, told in _answers(weights, texts):
        right, wrong = right + len(said & told), wrong + len(said - told)
        missed += len(told - said)
    precision, recall = right / (right + wrong), right / (right + missed)
    print(
        f"fold {fold + 1}: {right} right, {wrong} wrong, {missed} missed; "
        f"precision {precision:.3f}, recall {recall:.3f}"
    )


def _answers(weights: Weights, texts: Iterable[Labelled]) -> Iterable[tuple[set[str], set[str]]]:
    """(what is read, what is told) of each number: indicators alone."""
    for text in texts:
        for mention, label, previous in walk(text):
            guess = weights.guess(surroundings(text.document, mention, previous))
            yield _indicators(guess.label), _indicators(label)


def _indicators(label: str) -> set[str]:
    return set(label.split("+")) - {"other", "-"}


if __name__ == "__main__":
    sys.exit(_main())
