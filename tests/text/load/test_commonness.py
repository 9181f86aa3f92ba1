"""The judge between encodings: characters weighed in classes, not one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.load.commonness import plausibility, usual
from extractor.text.load.mojibake import repair

mixed = st.text(
    st.sampled_from("政府信息公开，。；（浏纾锟鐨勬斂開條ÄÖ\ue000\ufffd€𠀀0a ") | st.characters(),
    max_size=60,
)


@given(mixed)
def test_plausibility_is_the_mean_of_the_characters_beyond_ascii(text: str) -> None:
    alone = [weight for mark in text if (weight := plausibility(mark)) is not None]
    together = plausibility(text)
    if together is None:
        assert not alone
    else:
        assert together == pytest.approx(sum(alone) / len(alone))


@given(mixed)
def test_text_is_usual_where_each_character_is(text: str) -> None:
    assert usual(text) == all((plausibility(mark) or 0.0) >= 0.8 for mark in text)


def test_a_rare_character_of_good_text_is_no_sign_of_a_wrong_decoding() -> None:
    text = "浏览次数：12。政府信息公开，请浏览本站；纾困政策浏览。" * 3
    assert repair(text).text == text
