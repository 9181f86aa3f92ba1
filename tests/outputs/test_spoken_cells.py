"""Cells for people: what stands there in other forms than this version writes stays as it is."""

from __future__ import annotations

from extractor.messages import speaking
from extractor.outputs.export.spoken import spoken_cell


def test_the_report_that_another_repeats_is_named_with_and_without_the_reason() -> None:
    with speaking("zh"):
        assert spoken_cell("same_as", "b (1).txt (bytes)") == "b (1).txt (内容相同)"
        assert spoken_cell("same_as", "b.txt") == "b.txt"
