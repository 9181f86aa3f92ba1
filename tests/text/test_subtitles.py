"""A report that is read aloud in a film: its subtitles are its text, their times are not."""

from __future__ import annotations

import pytest

from extractor import extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"


def film(*cues: str, comma: str = ",", numbered: bool = True) -> str:
    """The subtitles of these words, four seconds each."""
    shown = (
        (f"{number}\n" if numbered else "")
        + f"00:00:{4 * number:02},150 --> 00:00:{4 * number + 3:02},870\n{words}\n".replace(
            ",150", f"{comma}150"
        ).replace(",870", f"{comma}870")
        for number, words in enumerate(cues, 1)
    )
    return "\n".join(shown)


def figures(text: str) -> dict[str, int]:
    return {f.indicator: int(f.value) for f in extract(text).facts if f.value is not None}


RIGHT = {"applications.received": 24, "proactive.total": 731}


@pytest.mark.parametrize(
    "cues",
    [
        ("2022年,收到政府信息公开申请24件,均按期答复。", "主动公开政府信息731条。"),
        ("2022年收到政府信息公开申请24件", "主动公开政府信息731条"),
        ("2022年,收到政府信息公开申请", "24件,均按期答复。", "主动公开政府信息731条。"),
        ("2022年,收到政府信息", "公开申请24件,主动公开", "政府信息731条。"),
    ],
)
def test_the_words_are_read_and_the_times_are_not(cues: tuple[str, ...]) -> None:
    result = extract(film(TITLE, *cues))
    assert {f.indicator: f.value for f in result.facts} == RIGHT
    assert result.meta.agency is not None
    assert result.meta.agency.value == "禾川县林业局"


def test_the_cues_of_a_page_have_points_and_no_numbers() -> None:
    text = film(
        TITLE,
        "2022年,收到政府信息公开申请",
        "24件。",
        "主动公开政府信息731条。",
        comma=".",
        numbered=False,
    )
    assert figures(f"WEBVTT\n\n{text}") == RIGHT


def test_digits_on_both_sides_of_a_cue_are_not_put_together() -> None:
    result = extract(film(TITLE, "2022年,收到政府信息公开申请2", "4件,均按期答复。"))
    assert not [f for f in result.facts if f.indicator == "applications.received"]
    assert "damaged_characters" in {f.kind for f in result.findings}


def test_an_arrow_alone_is_no_subtitle() -> None:
    text = f"{TITLE}\n一、总体情况\n受理 --> 办理。\n12\n收到政府信息公开申请24件。\n"
    assert figures(text)["applications.received"] == 24
