"""Streams put together again: in pieces, and in pieces that each hold the whole text so far."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from extractor.endpoint.stream import BrokenStream, collect


def stream(pieces: Sequence[str], end: str = "data: [DONE]\n") -> str:
    chunks = [{"choices": [{"index": 0, "delta": {"content": piece}}]} for piece in pieces]
    return "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks) + end


def said(pieces: Sequence[str]) -> str:
    found: str = collect(stream(pieces))["choices"][0]["message"]["content"]
    return found


@pytest.mark.parametrize(
    "pieces",
    [
        ["", "1", "12", "123", "1234"],
        ["1", "12", "123", "1234", "1234", ""],
        ['{"n": [{"m": 1, "l', '{"n": [{"m": 1, "l": "x"}]}'],
    ],
)
def test_of_pieces_that_hold_all_before_the_last_counts(pieces: list[str]) -> None:
    assert said(pieces) == next(piece for piece in reversed(pieces) if piece)


@pytest.mark.parametrize(
    "pieces",
    [
        ["1", "1", "1", "1", "1"],
        ["1", "12", "123"],
        ["{", '{"a"', '{"a": 1', '{"a": 12', "}"],
        ['{"n": [{"m": 1, "l', '": "x"}]}'],
        ["一句同样的话说了一遍又一遍。" * 2] * 4,
    ],
)
def test_pieces_that_only_look_so_are_joined(pieces: list[str]) -> None:
    assert said(pieces) == "".join(pieces)


def test_growing_pieces_without_an_end_are_no_answer() -> None:
    with pytest.raises(BrokenStream):
        collect(stream(["1", "12", "123", "1234"], end=""))
