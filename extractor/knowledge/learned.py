"""What was learned from marked passages: how much each feature speaks for each label.

A label is what a number may count: an indicator (``!`` behind it where it counts all years),
several of them joined by ``+``, ``other`` for any other statistic, ``-`` for none.  The weights are
made by ``python -m evals.learned``; here they are only read and added up.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.resources import data_path

FEATURES = 1 << 18
"""Places of features.  Two that share one are told apart by their company."""
_CUT = 1 << 14
_OTHER_STATISTIC, _NO_STATISTIC = "other", "-"


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest label of a number; ``margin`` is how far it lies before the next one."""

    label: str
    margin: float

    @property
    def indicators(self) -> tuple[tuple[str, bool], ...]:
        """(indicator, whether it counts all years): none where it is another statistic, or none."""
        return tuple(
            (part.removesuffix("!"), part.endswith("!"))
            for part in self.label.split("+")
            if part not in (_OTHER_STATISTIC, _NO_STATISTIC)
        )


def places(features: Iterable[str]) -> list[int]:
    """The places of features, each once."""
    return sorted({zlib.crc32(feature.encode()) // _CUT for feature in features})


@dataclass(frozen=True, eq=False, slots=True)
class Weights:
    """The weights of ``labels``, by the places of features.

    Those of place ``n`` are ``weight[begin[n]:begin[n + 1]]``, in steps of ``step``, and ``label``
    says at the same places of which label.  ``bias`` holds what speaks for a label by itself.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    step: float
    begin: array[int]
    label: bytes
    weight: array[int]

    def guess(self, features: Iterable[str]) -> Guess:
        """The label that the features speak for most."""
        found = places(features)
        sums = [0] * len(self.labels)
        begin, label, weight = self.begin, self.label, self.weight
        for place in found:
            low, high = begin[place], begin[place + 1]
            for at, value in zip(label[low:high], weight[low:high], strict=True):
                sums[at] += value
        scale = self.step / sqrt(len(found) or 1)
        scores = [bias + scale * value for bias, value in zip(self.bias, sums, strict=True)]
        best = max(range(len(scores)), key=scores.__getitem__)
        next_ = max(score for at, score in enumerate(scores) if at != best)
        return Guess(self.labels[best], scores[best] - next_)


def packed(weights: Weights, made_of: str) -> bytes:
    """The weights as they are kept in a file; ``made_of`` says what they were learned from."""
    head = {
        "made_of": made_of,
        "labels": weights.labels,
        "bias": [round(value, 5) for value in weights.bias],
        "step": weights.step,
        "weights": len(weights.weight),
    }
    arrays = (_little_endian(weights.begin).tobytes(), weights.label, weights.weight.tobytes())
    line = json.dumps(head, ensure_ascii=False).encode()
    return line + b"\n" + zlib.compress(b"".join(arrays), 9)


def _little_endian(numbers: array[int]) -> array[int]:
    """The numbers of this machine as they stand in a file, or the other way round."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


def made_of(path: Path) -> str:
    """What the weights in a file were learned from."""
    with path.open("rb") as file:
        return str(json.loads(file.readline())["made_of"])


@cache
def weights_in(path: Path) -> Weights:
    """The weights in a file that :func:`packed` wrote.

    Raises:
        UsageError: there is no such file, or it is damaged: the program is to be installed again.
    """
    try:
        return unpacked(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise UsageError(
            f"{path}: the weights of the learned reader cannot be read ({error}); install the "
            "program again"
        ) from error


def unpacked(data: bytes) -> Weights:
    """What :func:`packed` packed.

    Raises:
        ValueError, KeyError, TypeError, zlib.error: it is damaged.
    """
    line, _, rest = data.partition(b"\n")
    return _arrays(json.loads(line), memoryview(zlib.decompress(rest)))


def _arrays(head: Any, data: memoryview) -> Weights:
    """The weights of a file's two parts.

    Raises:
        ValueError: they do not fit together.
    """
    count, starts = head["weights"], 4 * (FEATURES + 1)
    begin = _little_endian(array("I", data[:starts].cast("I")))
    label = bytes(data[starts : starts + count])
    weight = array("b", data[starts + count :].cast("b"))
    labels = tuple(head["labels"])
    whole = len(begin) == FEATURES + 1 and begin[-1] == count == len(label) == len(weight)
    if not whole or len(labels) < 2 or max(label, default=0) >= len(labels):
        raise ValueError("it is not whole")
    return Weights(labels, tuple(head["bias"]), head["step"], begin, label, weight)


def path_of_weights() -> Path:
    """The file of the weights of disclosure reports."""
    return data_path("schemas", "disclosure") / "learned.bin"
