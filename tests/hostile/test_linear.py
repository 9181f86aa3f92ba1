"""A text four times as long takes about four times as long to read, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.linear import MOST, growth, undisturbed

from extractor import extract
from tests.hostile.shapes import QUICK, SLOW

LENGTH = 10_000


@pytest.fixture(autouse=True)
def _undisturbed() -> Iterator[None]:
    extract("2012年收到申请1件,其中网络申请1件。\n")  # what is made once is made now
    with undisturbed():
        yield


def _read(text: str) -> object:
    # As bytes: a line of signs alone may be the name of a file.
    return extract(text.encode())


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("name", QUICK)
def test_time_grows_with_the_length(name: str) -> None:
    assert growth(*QUICK[name], _read) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", [*SLOW, *QUICK])
def test_time_grows_with_the_length_of_long_texts(name: str) -> None:
    assert growth(SLOW.get(name) or QUICK[name][0], LENGTH, _read) <= MOST


def test_a_square_is_seen() -> None:
    """The check itself: a reading that looks at everything for everything does not pass."""

    def read(text: str) -> object:
        return [text.count("|") for _ in text]

    # What disturbs the short text makes the ratio small: one undisturbed look of three is enough.
    assert any(growth(SLOW["pipes"], 6_000, read) > MOST for _ in range(3))
