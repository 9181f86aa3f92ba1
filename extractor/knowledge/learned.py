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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import inf, sqrt
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.resources import data_path

FEATURES = 1 << 18
"""Places of features.  Two that share one are told apart by their company."""
_CUT = 1 << 14
_OTHER_STATISTIC, _NO_STATISTIC = "other", "-"
_LONG = 6
"""Weights from which on those of a place are added all at once."""
_BITS = 16
_TOGETHER = 255
"""Places that are added at most before their sums are taken apart: 255 weights of a byte each stay
within the bits of a sum."""
_OFFSET = 1 << (_BITS - 1)
"""What lifts a sum above zero: no label borrows from the next one."""


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
    place_of, cut = zlib.crc32, _CUT
    return sorted({place_of(feature.encode()) // cut for feature in features})


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

    _lift: int = field(init=False, repr=False)
    _rows: dict[int, int] = field(default_factory=dict, init=False, repr=False)
    """The weights of a place side by side in one number, so that one addition adds all of them.

    Few places have many weights, and are asked for with nearly every number: only their rows are
    made, each when it is first asked for.
    """

    def __post_init__(self) -> None:
        lift = _OFFSET.to_bytes(_BITS // 8, "little") * len(self.labels)
        object.__setattr__(self, "_lift", int.from_bytes(lift, "little"))

    def guess(self, features: Iterable[str]) -> Guess:
        """The label that the features speak for most."""
        found = places(features)
        scale = self.step / sqrt(len(found) or 1)
        sums = self._sums(found)
        scores = [bias + scale * value for bias, value in zip(self.bias, sums, strict=True)]
        best = max(scores)
        at = scores.index(best)
        scores[at] = -inf
        return Guess(self.labels[at], best - max(scores))

    def _sums(self, found: Sequence[int]) -> Sequence[int]:
        """What speaks for each label, in steps: the weights of these places, added up."""
        if len(found) > _TOGETHER:
            parts = self._sums(found[:_TOGETHER]), self._sums(found[_TOGETHER:])
            return [one + other for one, other in zip(*parts, strict=True)]
        begin, rows, together = self.begin, self._rows, 0
        label, weight = bytearray(), array("b")
        for place in found:
            row = rows.get(place)
            if row is not None:
                together += row
                continue
            low, high = begin[place], begin[place + 1]
            if high - low >= _LONG:
                together += self._row(place, low, high)
            elif low < high:
                label += self.label[low:high]
                weight += self.weight[low:high]
        sums = self._apart(together)
        for at, value in zip(label, weight, strict=True):
            sums[at] += value
        return sums

    def _row(self, place: int, low: int, high: int) -> int:
        pairs = zip(self.label[low:high], self.weight[low:high], strict=True)
        row = self._rows[place] = sum(value << (_BITS * at) for at, value in pairs)
        return row

    def _apart(self, row: int) -> array[int]:
        """The sums that stand side by side in a number."""
        lift = self._lift
        # Without the lift, and the first bit for the sign again: what an array of signed numbers holds.
        signed = (row + lift) ^ lift
        return _little_endian(array("h", signed.to_bytes(_BITS // 8 * len(self.labels), "little")))


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
