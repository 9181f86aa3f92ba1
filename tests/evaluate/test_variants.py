"""The matrix of variants: its figures are those of the reading, and its verdict follows them."""

from __future__ import annotations

from pathlib import Path

from extractor.evaluate import forms
from extractor.evaluate.generated import generate
from extractor.evaluate.variants import VariantScore, _row

PLAIN = ("HTML", "HTML in GBK", "Markdown with HTML tables", "text, one tab a cell")


def test_variants_that_keep_the_cells_apart_have_all_of_them(tmp_path: Path) -> None:
    (made,) = generate(3, 1, 0)
    for variant, name, data in forms.variants(forms.blocks(made.text), tmp_path):
        if variant in PLAIN:
            row = _row(made, variant, name, data)
            assert (row.right, row.wrong, row.missed) == (row.cells, 0, 0), variant
        if variant == "text, cells glued":
            row = _row(made, variant, name, data)
            assert row.wrong == 0
            assert row.announced
            break


def test_a_missing_cell_is_sound_only_if_it_is_announced() -> None:
    assert VariantScore("a", "b", 3, 3).sound
    assert VariantScore("a", "b", 3, 2, announced=True).sound
    assert not VariantScore("a", "b", 3, 2).sound
    assert not VariantScore("a", "b", 3, 3, wrong=1, announced=True).sound
    assert VariantScore("a", "b", 3).sound
