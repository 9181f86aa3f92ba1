"""Lines as programs that read pictures print them, with their corners and how sure they are."""

from __future__ import annotations

import pytest

from .seen import read, values

TITLE = "白榆县水利局2023年政府信息公开工作年度报告"
CORNERS = "[[31.0, 52.0], [612.0, 51.5], [612.0, 78.0], [31.0, 79.0]]"


@pytest.mark.parametrize(
    "line",
    [
        "[{0}, ('{1}', 0.98141)]",
        '[{0}, ("{1}", 0.9)],',
        "({0}, '{1}', 0.37)",
        "[2024/01/05 09:12:44] ppocr INFO: [{0}, ('{1}', 0.99)]",
    ],
)
def test_the_words_of_a_line_are_the_text(line: str) -> None:
    said = ["收到政府信息公开申请57件。", "办结55件,结转2件。"]
    made = read("\n".join(line.format(CORNERS, words) for words in (TITLE, *said)))
    assert made.text == "\n".join((TITLE, *said))
    assert values(made) == [57, 55, 2]
    for mention in made.mentions:
        assert made.source.raw[slice(*mention.source)] == mention.raw


def test_lists_of_numbers_are_no_corners() -> None:
    """The tempting answer is right: nothing here says how sure somebody is."""
    text = f"{TITLE}\n各镇申请数:\n[[3, 5], [6, 1], [7, 2], [4, 8]], '合计'\n[[1, 2]]\n"
    assert 8 in values(read(text))
