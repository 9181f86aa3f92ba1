"""减2 below a header that asks for the change is -2; elsewhere it is not sure what it counts."""

from __future__ import annotations

import pytest

from tests.documents import document


def found(head: str, cell: str) -> list[int | None]:
    text = f"其他情况\n| 信息内容 | 上一年项目数量 | {head} |\n|---|---|---|\n| 行政许可 | 85 | {cell} |\n"
    mentions = document(text).mentions
    return [None if m.value is None else int(m.value) for m in mentions if m.statistical]


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("cell", ["减2", "减少2", "减:2", "减少 2"])
@pytest.mark.parametrize("head", ["本年增/减", "本年增减", "增 / 减"])
def test_less_below_a_header_that_asks_for_the_change_is_below_zero(head: str, cell: str) -> None:
    assert found(head, cell) == [85, -2]


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("处理决定数量", "减2"),
        ("本年增/减", "下降2"),
        ("本年增/减", "减2至3"),
        ("本年增/减", "精减2"),
    ],
)
def test_elsewhere_and_in_other_words_it_is_not(head: str, cell: str) -> None:
    assert -2 not in found(head, cell)


def test_nothing_less_is_nothing() -> None:
    assert found("本年增/减", "减0") == [85, 0]
