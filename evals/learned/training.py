"""From labelled documents to weights: a linear machine for every label, pruned and rounded."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from extractor.knowledge.learned import FEATURES, Weights, places
from extractor.language.surroundings import NONE_BEFORE, ends_between, surroundings
from extractor.schemas import Mention

from .data import COST, LEAST, SMALLEST
from .marked import Labelled

MOST = 256


def walk(given: Labelled) -> Iterator[tuple[Mention, str, str]]:
    """Each labelled number with its label and that of the one before it in its sentence."""
    document, previous, stop = given.document, NONE_BEFORE, 0
    for mention in document.mentions:
        label = given.labels.get(mention.id)
        if label is None or document.in_grid(mention):
            continue
        if ends_between(document, stop, mention):
            previous = NONE_BEFORE
        yield mention, label, previous
        previous, stop = label.split("+")[0], mention.span.stop


def learn(texts: Iterable[Labelled]) -> Weights:
    """The weights that tell the labels of the texts apart; the same texts give the same weights."""
    given = list(texts)
    often = Counter(label for text in given for _, label, _ in walk(text))
    rows, labels = [], []
    for text in given:
        for mention, label, previous in walk(text):
            known = label if often[label] >= LEAST else label.split("+")[0]
            if often[known] >= LEAST:
                rows.append(places(surroundings(text.document, mention, previous)))
                labels.append(known)
    if len(set(labels)) > MOST:
        raise SystemExit(f"{len(set(labels))} labels, and a byte names {MOST}: raise LEAST")
    machine = LinearSVC(C=COST, random_state=0)
    machine.fit(_matrix(rows), labels)
    return _rounded(machine.classes_, machine.coef_, machine.intercept_)


def _matrix(rows: Sequence[Sequence[int]]) -> csr_matrix:
    begin = np.cumsum([0, *map(len, rows)])
    places_ = np.concatenate([np.array(row) for row in rows])
    values = np.concatenate([np.full(len(row), len(row) ** -0.5) for row in rows])
    return csr_matrix((values, places_, begin), shape=(len(rows), FEATURES))


def _rounded(labels: Sequence[str], weights: np.ndarray, bias: np.ndarray) -> Weights:
    """Eight bits a weight, and none of the smallest."""
    step = float(np.abs(weights).max()) / 127
    whole = np.where(np.abs(weights) < SMALLEST, 0, np.rint(weights / step)).astype(np.int8)
    by_place = csr_matrix(whole.T)
    return Weights(
        tuple(map(str, labels)),
        tuple(map(float, bias)),
        step,
        array("I", by_place.indptr.tolist()),
        bytes(by_place.indices.astype(np.uint8).tolist()),
        array("b", by_place.data.tolist()),
    )
