"""The weights of the learned reader, and the marked passages that they come from."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from array import array
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals.learned.data import digest
from evals.learned.marked import PASSAGES, labelled, passage, passages
from extractor.errors import UsageError
from extractor.knowledge.learned import (
    FEATURES,
    Weights,
    made_of,
    packed,
    path_of_weights,
    places,
    weights_in,
)
from extractor.language.surroundings import NONE_BEFORE, surroundings
from extractor.schemas import vocabulary

_ROOT = Path(__file__).parents[2]


def test_the_weights_were_learned_from_these_data() -> None:
    """Else: ``python -m evals.learned``, with the extra 'learn'."""
    assert made_of(path_of_weights()) == digest()


def test_every_label_is_an_indicator() -> None:
    parts = {
        part.removesuffix("!")
        for label in weights_in(path_of_weights()).labels
        for part in label.split("+")
    }
    assert parts - {"other", "-"} <= set(vocabulary())
    assert len(parts) > 100


def test_every_mark_is_an_indicator() -> None:
    known = {"other", "-", *vocabulary()}
    for path in PASSAGES.glob("*.txt"):
        for given_ in passages(path):
            for _, _, label in given_.marks:
                unknown = {part.removesuffix("!") for part in label.split("+")} - known
                assert not unknown, (path.name, given_.text[:40], unknown)


def test_the_pages_say_how_many_there_are() -> None:
    found = [p for path in PASSAGES.glob("*.txt") for p in passages(path)]
    counts = f"{len(found):,}", f"{sum(len(p.marks) for p in found):,}"
    page = (_ROOT / "evals/learned/README.md").read_text("utf-8")
    assert f"{counts[0]} passages with {counts[1]} marked numbers" in page
    assert f"{counts[0]} marked passages" in (_ROOT / "evals/README.md").read_text("utf-8")


def test_a_passage_is_taken_apart() -> None:
    found = passage("收到申请{21|applications.received}件,未发生{复议|reconsideration.total}。")
    assert found.text == "收到申请21件,未发生复议。"
    assert found.marks == (
        (4, 6, "applications.received"),
        (11, 13, "reconsideration.total"),
    )


def test_numbers_get_the_labels_of_the_marks_over_them() -> None:
    found = labelled(
        passage(
            "收到申请{21|applications.received}件,同比增长{5|other}%,未收到{投诉|complaints.total}。"
        )
    )
    labels = [(found.document.mention(id_), label) for id_, label in found.labels.items()]
    assert [(m.raw, label) for m, label in labels if m is not None] == [
        ("21件", "applications.received"),
        ("5%", "other"),
        ("投诉", "complaints.total"),
    ]


def test_surroundings_are_those_of_the_sentence() -> None:
    document = labelled(passage("公开信息87条。收到申请{21|other}件,答复{9|other}件。")).document
    mention = next(m for m in document.mentions if m.raw == "9件")
    found = surroundings(document, mention, NONE_BEFORE)
    assert "a=答复" in found
    assert "b=收到申请0件" in found
    assert not [feature for feature in found if "信息" in feature]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, FEATURES - 1), st.integers(-127, 127)), max_size=30))
def test_weights_are_kept_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, given_: list
) -> None:
    by_place = dict(given_)
    begin, weight = array("I", [0]), array("b")
    for place in range(FEATURES):
        if place in by_place:
            weight.append(by_place[place])
        begin.append(len(weight))
    weights = Weights(("a", "b"), (0.5, -0.25), 0.01, begin, bytes(len(weight)), weight)
    path = tmp_path_factory.mktemp("weights") / "w.bin"
    path.write_bytes(packed(weights, "data"))
    again = weights_in(path)
    assert (again.labels, again.bias, again.step) == (weights.labels, weights.bias, weights.step)
    assert (again.begin, again.label, again.weight) == (begin, bytes(len(weight)), weight)
    assert made_of(path) == "data"


@pytest.mark.parametrize("damage", [lambda d: d[:-9], lambda d: b"{}" + d[2:], lambda d: b"", None])
def test_damaged_weights_are_told_with_their_file(tmp_path: Path, damage: Any) -> None:
    path = tmp_path / "learned.bin"
    if damage is not None:
        path.write_bytes(damage(path_of_weights().read_bytes()))
    with pytest.raises(UsageError, match=r"learned\.bin: .* install the program again"):
        weights_in(path)


def test_the_label_that_features_speak_for_is_guessed() -> None:
    (place,) = places(["x"])
    begin = array("I", [0] * (place + 1) + [1] * (FEATURES - place))
    weights = Weights(("a", "b"), (0.0, 0.0), 0.5, begin, bytes([1]), array("b", [3]))
    guess = weights.guess(["x"])
    assert (guess.label, guess.margin) == ("b", 1.5)
    assert guess.indicators == (("b", False),)


def test_a_feature_that_speaks_of_many_labels_is_added_to_one_that_speaks_of_few() -> None:
    labels = tuple("abcdefghijklmnopqrst")
    many, few = range(-128, 112, 12), (0, 7)
    first, second = places(["x", "y"])
    begin = array("I", [0] * (first + 1) + [20] * (second - first) + [22] * (FEATURES - second))
    label, weight = bytes([*range(20), 18, 0]), array("b", [*many, *few])
    weights = Weights(labels, (0.0,) * 20, 1.0, begin, label, weight)
    for features, best, margin in ((["x"], "t", 12), (["y"], "a", 7), (["x", "y"], "t", 12)):
        guess = weights.guess(features)
        assert guess.label == best
        assert guess.margin == pytest.approx(margin / len(features) ** 0.5)
    # Asked again, it is the same.
    assert weights.guess(["x"]) == weights.guess(["x"])


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("sklearn") is None, reason="extra 'learn' not installed"
)
def test_the_same_data_give_the_same_weights() -> None:
    command = [sys.executable, "-m", "evals.learned", "--check", "--folds", "0"]
    subprocess.run(command, cwd=_ROOT, check=True)
