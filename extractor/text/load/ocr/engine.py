"""The recogniser: where text stands in a picture, and which characters it is.

RapidOCR with the models that its package holds, on ONNX Runtime; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_THREADS = 1
"""One: the time of a child process is counted over all its threads, and a run of many files has
a process for each core."""

_LONGEST = 1_200
"""Pixels of the longer side at which text is looked for: characters of 10 points have 14 there."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """Where a line of text stands in a picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sign:
    """A recognised character: where its middle is, as a share of its picture's width, and how
    certain the recogniser is of it, from 0 to 1."""

    text: str
    at: float
    score: float


def boxes(picture: Pixels) -> list[TextBox]:
    """The lines of text in a picture (rows, columns, BGR)."""
    import cv2

    scale = min(1.0, _LONGEST / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = _engine()(small, use_det=True, use_cls=False, use_rec=False).boxes
    if found is None:
        return []
    return [
        TextBox(*(float(value) / scale for value in (*corners.min(axis=0), *corners.max(axis=0))))
        for corners in found
    ]


def read(crops: Sequence[Pixels]) -> list[tuple[Sign, ...]]:
    """The characters of pictures of one line each, without blanks."""
    if not crops:
        return []
    done = _engine().recognize_txt(list(crops))
    return [
        _signs(text, info) for text, info in zip(done.txts, done.word_results, strict=True)
    ]  # fmt: skip


def _signs(text: str, info: Any) -> tuple[Sign, ...]:
    columns = [column for word in info.word_cols for column in word]
    signs = [
        (sign, score) for sign, score in zip(text, info.confs, strict=False) if not sign.isspace()
    ]
    if len(columns) != len(signs):  # the places are evenly spread where it does not name them
        columns = [at + 0.5 for at in range(len(signs))]
        width = float(len(signs))
    else:
        columns, width = [column + 0.5 for column in columns], max(1.0, info.line_txt_len)
    return tuple(
        Sign(sign, min(1.0, column / width), float(score))
        for (sign, score), column in zip(signs, columns, strict=True)
    )


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": 4_000,
            "Global.return_word_box": True,
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": _THREADS,
        }
    )
