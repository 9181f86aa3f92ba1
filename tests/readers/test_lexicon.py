"""The words of a text are those of its pieces: what is looked up once is what stands there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.knowledge.prose import prose
from extractor.language.lexicon import Lexicon, Token

SMALL = Lexicon({"all": ["申请", "申请公开", "公开"], "kind": ["规章"]}, ["的", "开的规"])


def _words(tokens: tuple[Token, ...]) -> list[tuple[str, frozenset[str]]]:
    return [(token.text, token.concepts) for token in tokens]


@given(st.text("申请公开规章的,。1甲\n"))
def test_no_word_reaches_from_one_piece_into_another(text: str) -> None:
    apart = [word for piece in SMALL.pieces(text) for word in _words(SMALL.tokens(piece))]
    assert apart == _words(SMALL.tokens(text))


@given(
    st.lists(
        st.sampled_from(["收到申请", "政府信息", "公开", "当面", ",", "、", "1", "其中", "窗口 "])
    )
)
def test_the_pieces_of_a_sentence_have_its_words(parts: list[str]) -> None:
    text, lexicon = "".join(parts), prose().lexicon
    apart = [word for piece in lexicon.pieces(text) for word in _words(lexicon.tokens(piece))]
    assert apart == _words(lexicon.tokens(text))


def test_a_sentence_that_goes_on_keeps_the_pieces_it_had() -> None:
    pieces = SMALL.pieces("申请公开1件,规章2")
    assert [piece for piece in pieces if piece] == ["申请公开", "规章"]


def test_a_lexicon_of_no_words_finds_none() -> None:
    assert [Lexicon({}).tokens(piece) for piece in Lexicon({}).pieces("申请")] == [(), ()]
